import { buildDocumentIndex } from './documents.ts'
import { Postings } from './postings.ts'
import { prepareQuery, prepareRecord } from './prepare.ts'
import type { Hit, Kind, Problem, Query, ScreeningRecord, ScreenResult } from './records.ts'
import { factBits, type PreparedQuery, type PreparedRecord, scoreRecord } from './score.ts'
import type { PreparedName } from './tokens.ts'
import { defaultThreshold, FACTS, METHOD_VERSION, WEIGHTS } from './weights.ts'

export interface IndexOptions {
  /** bits a hit needs unless the query says otherwise; default: grows with the list, see `defaultThreshold` */
  threshold?: number
}

export interface ScreeningIndex {
  /** live records */
  readonly size: number
  readonly method: string
  /** what could not be used of the records given so far; nothing is skipped in silence */
  readonly problems: readonly Problem[]
  /** Asks whether anybody on the list could be this person, organisation or vessel. Never throws. */
  screen(query: Query): ScreenResult
  /** Adds a record at once; one with the same id is replaced. */
  add(record: ScreeningRecord): { replaced: boolean; problems: Problem[] }
  /** Takes a record out at once. False if there is none with this id. */
  withdraw(id: string): boolean
  /** The record-by-record oracle: the same scorer over every live record. Slow; for tests and for checking one record. */
  screenExhaustively(query: Query): ScreenResult
}

const DEFAULT_LIMIT = 50
/** Bits that a same legal form may add: part of the upper bound of a name. */
const NAME_EXTRAS = WEIGHTS.legalSame
/** Sums in another order differ in the last digits. */
const SLACK = 1e-6

export function buildIndex(records: Iterable<ScreeningRecord>, options: IndexOptions = {}): ScreeningIndex {
  const problems: Problem[] = []
  const slots: (PreparedRecord | null)[] = []
  const byId = new Map<string, number[]>()
  const wholes = new Map<string, number[]>()
  const postings = new Postings()
  const documents = buildDocumentIndex()
  let live = 0

  function insert(record: ScreeningRecord): Problem[] {
    const { prepared, problems: found } = prepareRecord(record)
    const slot = slots.length
    slots.push(prepared)
    live++
    append(byId, record.id, slot)
    for (const { prepared: name } of prepared.names) {
      append(wholes, wholeKey(name), slot)
      postings.add(name, slot)
    }
    for (const document of prepared.documents)
      documents.add({ id: String(slot), number: document.number, state: document.state })
    problems.push(...found)
    return found
  }

  function withdraw(id: string): boolean {
    const gone = byId.get(id)
    if (gone === undefined) return false
    for (const slot of gone) {
      slots[slot] = null
      documents.withdraw(String(slot))
      live--
    }
    byId.delete(id)
    return true
  }

  function add(record: ScreeningRecord) {
    const replaced = withdraw(record.id)
    return { replaced, problems: insert(record) }
  }

  /** Document numbers are looked up once: the exact ones to be scored, the near ones as evidence beside a name. */
  function lookUpDocuments(query: PreparedQuery): Set<number> {
    const slotsFound = new Set<number>()
    for (const { number } of query.documents) {
      for (const { entry, how } of documents.near(number)) {
        slotsFound.add(Number(entry.id))
        const listed = slots[Number(entry.id)]?.documents.find(document => document.number === entry.number)
        if (how !== 'exact' && listed !== undefined) query.nearNumbers.set(listed.plain, number)
      }
    }
    return slotsFound
  }

  function ask(
    query: Query,
    choose: (prepared: PreparedQuery, threshold: number) => { slots: Set<number>; postings: number },
  ) {
    const { prepared, problems: found } = prepareQuery(query)
    const threshold = query.threshold ?? options.threshold ?? defaultThreshold(live)
    const chosen = choose(prepared, threshold)
    const hits: Hit[] = []
    let scored = 0
    for (const slot of chosen.slots) {
      const record = slots[slot]
      if (record === null || record === undefined) continue
      scored++
      const hit = scoreRecord(prepared, record, threshold)
      if (hit !== null) hits.push(hit)
    }
    hits.sort((a, b) => b.evidence - a.evidence || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    const limit = Math.max(0, query.limit ?? DEFAULT_LIMIT)
    return {
      hits: hits.slice(0, limit),
      more: Math.max(0, hits.length - limit),
      threshold,
      work: { postings: chosen.postings, scored },
      problems: found,
    }
  }

  const screen = (query: Query): ScreenResult =>
    ask(query, (prepared, threshold) => {
      const chosen = lookUpDocuments(prepared)
      let streamed = 0
      for (const [kind, names] of prepared.names) {
        for (const name of names) {
          for (const slot of wholes.get(wholeKey(name)) ?? []) chosen.add(slot)
          const touched = postings.bounds(name, slots.length)
          streamed += touched.streamed
          for (const slot of touched.slots) {
            if (!chosen.has(slot) && canReach(prepared, slots[slot], kind, touched.bound(slot), threshold))
              chosen.add(slot)
          }
        }
      }
      return { slots: chosen, postings: streamed }
    })

  const screenExhaustively = (query: Query): ScreenResult =>
    ask(query, prepared => {
      lookUpDocuments(prepared)
      return { slots: new Set(slots.keys()), postings: 0 }
    })

  for (const record of records) {
    if (byId.has(record.id))
      problems.push({ id: record.id, what: 'id twice', value: record.names[0]?.text.slice(0, 200) ?? '' })
    insert(record)
  }
  return {
    get size() {
      return live
    },
    method: METHOD_VERSION,
    problems,
    screen,
    add,
    withdraw,
    screenExhaustively,
  }
}

/** Could the record reach the threshold if every recognised word were a perfect match? The facts are compared exactly, they are cheap. */
function canReach(
  query: PreparedQuery,
  record: PreparedRecord | null | undefined,
  kind: Kind,
  bound: number,
  threshold: number,
): boolean {
  if (record === null || record === undefined || record.kind !== kind) return false
  const need = threshold - NAME_EXTRAS - SLACK
  if (bound + mostOfFacts(query) < need) return false
  return bound + factBits(query, record) >= need
}

/** Records with a document in common are scored anyway, so documents do not count here. */
function mostOfFacts(query: PreparedQuery): number {
  const date = query.birthDate === null ? 0 : FACTS.sameDay
  const state = query.nationalities.length === 0 ? 0 : FACTS.sameNationality
  return date + state + (query.sex === null ? 0 : FACTS.sameSex)
}

const wholeKey = (name: PreparedName) => `${name.kind} ${name.whole}`

function append<Key>(map: Map<Key, number[]>, key: Key, slot: number): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [slot])
  else if (list.at(-1) !== slot) list.push(slot)
}
