import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { createGunzip } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { over } from '../../platform/database.ts'
import { nodeActor } from '../../platform/permissions.ts'
import { type TestApp, testApp } from '../../testing/app.ts'
import { engineOf } from './engine.ts'
import type { Entry } from './entries.ts'
import { find } from './find.ts'
import { importList } from './imports/run.ts'
import { entriesOf } from './store/lists.ts'
import { person } from './testing/asks.ts'
import { listAges } from './view.ts'

/** The published lists name real people, so they are not part of this repository; CI has them beside it. */
const data = process.env.SARHAD_REFERENCE_DATA
if (!data)
  console.info(
    'screening: the published lists are not imported, because SARHAD_REFERENCE_DATA names no folder',
  )
const published = (name: string) => createReadStream(`${data}/watchlists/${name}`).pipe(createGunzip())
const textOf = async (stream: AsyncIterable<Buffer>) => {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
/** All 35,000 names take a quarter of an hour of one core; an ordinary run asks every fiftieth. */
const every = process.env.SARHAD_LONG === '1' ? 1 : 50

describe.runIf(data)('the published lists', () => {
  let app: TestApp
  const entries = new Map<string, Entry[]>()

  beforeAll(async () => {
    app = await testApp()
  })
  afterAll(() => app.close())

  const givenUn = (text: string) =>
    importList(app.platform, nodeActor('baku'), {
      list: 'un',
      files: { main: Readable.from([Buffer.from(text)]) },
    })
  const load = async (list: string, version: string | null) => {
    const all: Entry[] = []
    for await (const page of entriesOf(over(app.platform.database.pool('desk')), version ?? ''))
      all.push(...page)
    entries.set(list, all)
    return all
  }
  const tally = (words: string[]) => {
    const counts: Record<string, number> = {}
    for (const word of words) counts[word] = (counts[word] ?? 0) + 1
    return counts
  }
  const kinds = (all: Entry[]) => tally(all.map(e => e.kind))

  test('the consolidated list: 730 persons and 273 entities, every one mapped', async () => {
    const job = await importList(app.platform, nodeActor('baku'), {
      list: 'un',
      files: { main: published('un_consolidated_2026-02-27.xml.gz') },
    })
    expect(job).toMatchObject({
      step: 'done',
      problem: null,
      refused: [],
      counts: { read: 1003, added: 1003, refused: 0 },
    })
    expect(kinds(await load('un', job.version))).toEqual({ organisation: 273, person: 730 })
  })

  test('cut off anywhere it never goes live alone: in the middle it is refused, mended at the border of an element it waits', async () => {
    const text = await textOf(published('un_consolidated_2026-02-27.xml.gz'))
    const whole = (await givenUn(text)).version
    const at = (mark: string, from = 0) => text.indexOf(mark, from)
    const middle = Math.floor(text.length / 2)
    const border = at('</INDIVIDUAL>', middle) + '</INDIVIDUAL>'.length
    const lateBorder = at('</ENTITY>', text.length - 60_000) + '</ENTITY>'.length
    const persons = [at('<INDIVIDUALS>') + '<INDIVIDUALS>'.length, at('</INDIVIDUALS>')] as const
    const cut: [name: string, text: string, problem: string | null, about: string[]][] = [
      ['in the middle of a word', text.slice(0, middle), 'truncated', []],
      ['at the border of an entry', text.slice(0, border), 'truncated', []],
      ['between the sections', text.slice(0, persons[1] + '</INDIVIDUALS>'.length), 'truncated', []],
      [
        'closed at the border of a person',
        `${text.slice(0, border)}</INDIVIDUALS></CONSOLIDATED_LIST>`,
        null,
        ['entries', 'section'],
      ],
      [
        'closed near the end of the entities',
        `${text.slice(0, lateBorder)}</ENTITIES></CONSOLIDATED_LIST>`,
        null,
        ['entries'],
      ],
      [
        'with an empty section',
        text.slice(0, persons[0]) + text.slice(persons[1]),
        null,
        ['entries', 'section'],
      ],
      [
        'of an older day',
        text.replace('dateGenerated="2026-02-27', 'dateGenerated="2026-02-20'),
        null,
        ['date'],
      ],
      ['of another schema', text.replace('sc-sanctions.xsd', 'sc-sanctions-2.xsd'), null, ['header']],
    ]
    for (const [name, file, problem, about] of cut) {
      const job = await givenUn(file)
      expect([job.step, job.problem, job.proposal !== null], name).toEqual([
        problem ? 'failed' : 'done',
        problem,
        !problem,
      ])
      if (!problem) {
        const [waits] = await app.query('select findings from screening.list_proposal where id = $1', [
          job.proposal,
        ])
        expect(
          ((waits?.findings ?? []) as { about: string }[]).map(f => f.about),
          name,
        ).toEqual(about)
      }
      const live = (await listAges(app.platform)).find(l => l.list === 'un')
      expect([live?.version, live?.entries], name).toEqual([whole, 1003])
    }
  })

  test('the SDN list: 11,443 entries, 14,358 aliases joined, those without an entry reported by row', async () => {
    const job = await importList(app.platform, nodeActor('baku'), {
      list: 'ofac',
      files: {
        main: published('ofac_sdn_2022-12.csv.gz'),
        alt: published('ofac_alt_2025-12-24.csv.gz'),
        add: published('ofac_add_2025-12-24.csv.gz'),
      },
    })
    const reasons = tally(job.refused.map(r => r.reason))
    expect(job.step).toBe('done')
    expect(reasons).toEqual({ 'parentless-alias': 20_107 - 14_358, 'parentless-address': 24_244 - 14_741 })
    expect(job.counts).toMatchObject({ added: 11_443, read: 11_443 + job.refused.length })
    expect(kinds(await load('ofac', job.version))).toEqual({
      aircraft: 293,
      organisation: 4575,
      person: 5890,
      vessel: 685,
    })
  })

  test('the same file again changes nothing', async () => {
    const job = await importList(app.platform, nodeActor('baku'), {
      list: 'un',
      files: { main: published('un_consolidated_2026-02-27.xml.gz') },
    })
    expect(job.counts).toEqual({ read: 1003, added: 0, changed: 0, removed: 0, refused: 0 })
  })

  test('the index could use every name and number', () => {
    for (const list of engineOf(app.platform).current()?.lists ?? [])
      expect(list.index?.names.problems ?? []).toEqual([])
  })

  test('every listed person is found again by name and alias', { timeout: 3_600_000 }, async () => {
    const snapshot = engineOf(app.platform).current()
    if (!snapshot) throw new Error('not ready')
    const missed: string[] = []
    const times: number[] = []
    let asked = 0
    for (const [list, all] of entries) {
      for (const entry of all.filter(e => e.kind === 'person')) {
        for (const name of entry.content.names) {
          if (asked++ % every) continue
          await nextTurn()
          const started = performance.now()
          const { found } = find(snapshot, person(app.platform, [name.text]))
          times.push(performance.now() - started)
          const again = found.some(
            f => f.source.kind === 'list' && f.source.list.settings.id === list && f.entry === entry.id,
          )
          if (!again) missed.push(`${list} ${entry.id}`)
        }
      }
    }
    times.sort((a, b) => a - b)
    const ms = (share: number) => times[Math.floor(times.length * share)]?.toFixed(2)
    console.info(
      `screening: ${times.length} of ${asked} names of listed persons asked, ${missed.length} not found; ${ms(0.5)} ms p50, ${ms(0.99)} ms p99`,
    )
    expect(missed).toEqual([])
  })

  test('every organisation, vessel and aircraft is found again by its exact name', {
    timeout: 3_600_000,
  }, async () => {
    let asked = 0
    const snapshot = engineOf(app.platform).current()
    const missed: string[] = []
    for (const [list, all] of entries) {
      const names = snapshot?.lists.find(l => l.settings.id === list)?.index?.names
      for (const entry of all.filter(e => e.kind !== 'person')) {
        const kind = entry.kind === 'organisation' ? 'organisation' : 'vessel'
        for (const { text } of entry.content.names) {
          if (asked++ % every) continue
          await nextTurn()
          if (
            !names
              ?.screen({ kind, names: [text.toUpperCase()], limit: 1000 })
              .hits.some(h => h.id === entry.id)
          )
            missed.push(`${list} ${entry.id} ${text}`)
        }
      }
    }
    expect(missed).toEqual([])
  })
})
