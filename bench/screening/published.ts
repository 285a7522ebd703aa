import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { foldedForPeers } from '../../libraries/name-screening/bench.ts'
import {
  buildIndex,
  parseBirthDate,
  type Query,
  type ScreeningRecord,
} from '../../libraries/name-screening/index.ts'
import { table } from '../figures.ts'
import { listed } from './generator.ts'
import { jaroWinkler } from './jaro-winkler.ts'

/** Synthetic records among which the published persons are hidden. */
const AROUND = 95_000
/** Bits at which the UN list is asked. */
const UN_BAR = 13

type Row = Record<string, string>

function rows(file: string): Row[] {
  const bytes = readFileSync(join(process.env.SARHAD_REFERENCE_DATA ?? '', file))
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return parse(text, { columns: true, bom: true, relax_quotes: true, relax_column_count: true })
}

const percent = (part: number, of: number) => `${((100 * part) / Math.max(1, of)).toFixed(1)} %`

/** What real lists and labels say, where SARHAD_REFERENCE_DATA points: they name real people and are no part of the project. */
export function publishedLists(say: (line: string) => void): string {
  if (process.env.SARHAD_REFERENCE_DATA === undefined) {
    say('Published lists left out: SARHAD_REFERENCE_DATA, which has them, is not set.')
    return ''
  }
  return [hiddenAliases(), unStrangers()].join('\n\n')
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** The first date of the remarks, as much of it as is known. */
function bornOf(remarks: string) {
  const [, day, month, year] = /DOB (?:(\d\d) (\w{3}) )?(\d{4})/.exec(remarks) ?? []
  if (year === undefined) return null
  const m = MONTHS.indexOf(month ?? '') + 1
  return m === 0 || day === undefined
    ? { year: Number(year) }
    : { year: Number(year), month: m, day: Number(day) }
}

/** Two words of the one are like two of the other: Jaro-Winkler of 0.85 after folding. */
function related(a: string, b: string): boolean {
  const left = new Set(foldedForPeers(b).split(' '))
  let alike = 0
  for (const word of foldedForPeers(a).split(' ')) {
    const other = [...left].find(candidate => jaroWinkler(word, candidate) >= 0.85)
    if (other === undefined) continue
    left.delete(other)
    alike++
  }
  return alike >= 2
}

/** Persons of the OFAC list by their first name alone among synthetic records, asked by the other names the list has for them. */
function hiddenAliases(): string {
  const persons = rows('watchlists/ofac_sdn_2022-12.csv.gz').filter(row => row.sdn_type === 'individual')
  const born = new Map(persons.map(row => [row.ent_num, bornOf(row.remarks ?? '')]))
  const names = new Map(persons.map(row => [row.ent_num, row.sdn_name ?? '']))
  const records = persons.map((row): ScreeningRecord => {
    const date = born.get(row.ent_num)
    return {
      id: `ofac-${row.ent_num}`,
      kind: 'person',
      names: [{ text: row.sdn_name ?? '', kind: 'primary' }],
      birthDates: date ? [date] : [],
    }
  })
  for (let i = 0; i < AROUND; i++) records.push(listed(i).record)
  const index = buildIndex(records)
  const counts = { asked: 0, first: 0, above: 0, nameAsked: 0, nameFirst: 0 }
  for (const { ent_num = '', alt_name: alias = '' } of rows('watchlists/ofac_alt_2025-12-24.csv.gz')) {
    const name = names.get(ent_num)
    if (name === undefined || alias === '' || !related(name, alias)) continue
    const wanted = `ofac-${ent_num}`
    const alone = index.screen({ names: [alias], kind: 'person', threshold: 6 }).hits[0]
    counts.nameAsked++
    if (alone?.id === wanted) counts.nameFirst++
    const birthDate = born.get(ent_num)
    if (!birthDate || !('day' in birthDate)) continue
    counts.asked++
    const query: Query = { names: [alias], kind: 'person', birthDate }
    if (index.screen({ ...query, threshold: 8 }).hits[0]?.id === wanted) counts.first++
    if (index.screen(query).hits.some(hit => hit.id === wanted)) counts.above++
  }
  return [
    `${persons.length} persons of the OFAC list by their first name among ${AROUND} synthetic records, asked by the other names the list has for them that share two like words (Jaro-Winkler ≥ 0.85 after folding):`,
    table(
      ['', 'n', 'found first', 'above the bar'],
      [
        [
          'full birth date',
          counts.asked,
          percent(counts.first, counts.asked),
          percent(counts.above, counts.asked),
        ],
        ['name only', counts.nameAsked, percent(counts.nameFirst, counts.nameAsked), ''],
      ],
    ),
  ].join('\n\n')
}

function unPersons(): ScreeningRecord[] {
  const bytes = readFileSync(
    join(process.env.SARHAD_REFERENCE_DATA ?? '', 'watchlists/un_consolidated_2026-02-27.xml.gz'),
  )
  const xml = gunzipSync(bytes).toString('utf8')
  const field = (text: string, tag: string) =>
    new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(text)?.[1]?.trim() ?? ''
  return [...xml.matchAll(/<INDIVIDUAL>([\s\S]*?)<\/INDIVIDUAL>/g)].map(([, body = '']) => {
    const parts = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'].map(tag => field(body, tag))
    const aliases = [...body.matchAll(/<ALIAS_NAME>([^<]+)<\/ALIAS_NAME>/g)].map(([, text = '']) => text)
    const dates = [...body.matchAll(/<INDIVIDUAL_DATE_OF_BIRTH>([\s\S]*?)<\/INDIVIDUAL_DATE_OF_BIRTH>/g)]
    return {
      id: field(body, 'DATAID'),
      kind: 'person' as const,
      names: [parts.filter(part => part !== '').join(' '), ...aliases].map(text => ({ text, kind: 'alias' })),
      birthDates: dates
        .map(([, date = '']) => parseBirthDate(field(date, 'DATE') || field(date, 'YEAR')))
        .filter(date => date !== null),
    }
  })
}

/** Strangers and listed persons against the UN list at one bar. */
function unStrangers(): string {
  const index = buildIndex(unPersons())
  const alerts = (file: string) => {
    const strangers = rows(`name-matching/${file}`)
    const raised = strangers.filter(row => {
      const birthDate = parseBirthDate(row.date_of_birth ?? '') ?? undefined
      const query: Query = { names: [row.full_name ?? ''], kind: 'person', birthDate, threshold: UN_BAR }
      return index.screen(query).hits.some(hit => hit.evidence >= UN_BAR)
    }).length
    return [file, strangers.length, `${raised} alerts (${((100 * raised) / strangers.length).toFixed(3)} %)`]
  }
  const found = { unaltered: [0, 0], altered: [0, 0] } as Record<string, [number, number]>
  for (const row of rows('name-matching/screening_positives_un_pairs.csv')) {
    if (row.dob_same !== 'true' || row.date_of_birth === '') continue
    const birthDate = parseBirthDate(row.date_of_birth ?? '') ?? undefined
    const one = buildIndex([
      {
        id: 'x',
        kind: 'person',
        names: [{ text: row.listed_name ?? '', kind: 'primary' }],
        birthDates: birthDate ? [birthDate] : [],
      },
    ])
    const query: Query = { names: [row.query_name ?? ''], kind: 'person', birthDate, threshold: UN_BAR }
    const count = found[row.query_name === row.listed_name ? 'unaltered' : 'altered']
    if (count) {
      count[1]++
      if (one.screen(query).hits.length > 0) count[0]++
    }
  }
  return [
    `UN list, ${UN_BAR} bits:`,
    table(
      ['', 'n', ''],
      [
        alerts('screening_negatives_global.csv.gz'),
        alerts('screening_negatives_us.csv.gz'),
        ...Object.entries(found).map(([how, [right, n]]) => [`listed names, ${how}`, n, `${right} found`]),
      ],
    ),
  ].join('\n\n')
}
