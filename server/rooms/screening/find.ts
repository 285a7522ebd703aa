import type { Evidence } from '../../../contracts/screening.ts'
import {
  type DocumentIndex,
  type Hit,
  type ListedNumber,
  type NumberHit,
  parseBirthDate,
  type Query,
} from '../../../libraries/name-screening/index.ts'
import { barFor, comparable, evidenceKey, numberBits } from './rules.ts'
import type { Index, LoadedList, Snapshot } from './snapshot.ts'
import type { Alert } from './store/alerts.ts'

/** Who stands at the window. `names` are spellings of one name: as in the machine readable zone, native when known. */
export interface PersonSubject {
  kind: 'person'
  id: string
  names: string[]
  /** Partial date as on the document, `1980-??-??`. */
  birthDate: string | null
  sex: 'F' | 'M' | 'X' | 'unspecified'
  nationality: string | null
  documents: { number: string; state: string | null }[]
  /** Keyed hash by which a clearance knows the person again. */
  personHash: Buffer
}
export interface DocumentSubject {
  kind: 'document'
  id: string
  number: string
  state: string | null
  /** Typed by hand or with a check digit that does not agree: nothing vouches for each character of the number. */
  unproved?: boolean
}
export interface VehicleSubject {
  kind: 'vehicle'
  id: string
  plate: string
  state: string | null
}
export type Subject = PersonSubject | DocumentSubject | VehicleSubject

/** What was found, before anything about it is read from the database. */
export interface Found {
  source: { kind: 'list'; list: LoadedList; version: string } | { kind: 'alert'; alert: Alert }
  /** Publisher's id of the entry; of an alert its own id. */
  entry: string
  bits: number
  evidence: Evidence[]
}

/** Asks all lists and alerts of one snapshot about one subject; in memory, a fraction of a millisecond. */
export function find(snapshot: Snapshot, subject: Subject): { asked: boolean; found: Found[] } {
  const { alerts } = snapshot
  const bar = barFor([...snapshot.lists.map(l => l.index?.names.size ?? 0), alerts.index.names.size])
  const found: Found[] = []
  let asked = true
  const ask = subject.kind === 'person' ? askNames(queryOf(subject, bar)) : askNumbers(subject)
  for (const list of snapshot.lists) {
    if (!list.index || !list.version) continue
    const answer = ask(list.index)
    const source = { kind: 'list' as const, list, version: list.version.id }
    found.push(...answer.hits.map(({ id, ...hit }) => ({ source, entry: id, ...hit })))
    asked &&= answer.asked
  }
  const answer = ask(alerts.index)
  asked &&= answer.asked
  for (const { id, ...hit } of answer.hits) {
    const alert = alerts.byVersion.get(id)
    if (alert) found.push({ source: { kind: 'alert', alert }, entry: alert.row.alert, ...hit })
  }
  return { asked, found }
}

interface Answer {
  /** False when part of the question could not be asked, such as a name without a single letter. */
  asked: boolean
  hits: { id: string; bits: number; evidence: Evidence[] }[]
}

const askNames =
  (query: Query) =>
  ({ names }: Index): Answer => {
    const { hits, problems } = names.screen(query)
    return {
      asked: !problems.length,
      hits: hits.map(({ id, evidence, lines }) => ({ id, bits: evidence, evidence: linesOf(lines) })),
    }
  }

const askNumbers =
  (subject: DocumentSubject | VehicleSubject) =>
  ({ documents, plates }: Index): Answer => {
    const [numbers, number] =
      subject.kind === 'document' ? [documents, subject.number] : [plates, subject.plate]
    const about = subject.kind === 'document' ? 'document' : 'plate'
    const unproved = subject.kind === 'document' && !!subject.unproved
    return {
      asked: /[\p{L}\p{N}]/u.test(number),
      hits: numbersLike(numbers, { number, state: subject.state, unproved }, about),
    }
  }

function queryOf(subject: PersonSubject, threshold: number): Query {
  const birthDate = subject.birthDate ? parseBirthDate(subject.birthDate) : null
  const nationality = comparable(subject.nationality)
  return {
    kind: 'person',
    names: subject.names.filter(n => n.trim()),
    threshold,
    documents: subject.documents.map(({ number, state }) => {
      const known = comparable(state)
      return known ? { number, state: known } : { number }
    }),
    ...(birthDate && { birthDate }),
    ...(subject.sex !== 'unspecified' && { sex: subject.sex }),
    ...(nationality && { nationalities: [nationality] }),
  }
}

const linesOf = (lines: Hit['lines']): Evidence[] =>
  lines.map(({ about, how, query, record, bits }) => ({
    key: evidenceKey(about, how === 'same number' && bits >= numberBits.same ? 'same' : how),
    params: { query: query ?? '', record: record ?? '' },
    bits,
  }))

/**
 * The same number, or one that print and scanners confuse with it (O and 0). One wrong digit is no hit while a check digit vouches
 * for the number: numbers are given out in a row, and the neighbour of a lost passport is somebody else's good one. Of a number that
 * somebody typed it is one, and says so.
 */
function numbersLike(
  numbers: DocumentIndex,
  { number, state, unproved }: { number: string; state: string | null; unproved: boolean },
  about: 'document' | 'plate',
): Answer['hits'] {
  const issued = comparable(state)
  const fits = ({ entry, how }: NumberHit) =>
    (how !== 'one error' || unproved) && !(issued && entry.state && issued !== entry.state)
  return numbers
    .near(number)
    .filter(fits)
    .map(({ entry, how }) => {
      const kind = how === 'exact' ? (issued && entry.state ? 'same' : 'same-number') : inexact[how]
      const params = { query: spelled(number, issued), record: spelledOf(entry) }
      const bits = numberBits[kind]
      return { id: entry.id, bits, evidence: [{ key: evidenceKey(about, kind), params, bits }] }
    })
}

const inexact = { 'look-alike': 'look-alike', 'one error': 'one-error' } as const

const spelled = (number: string, state: string | undefined) => (state ? `${state} ${number}` : number)
const spelledOf = (entry: ListedNumber) => spelled(entry.number, entry.state)
