import { buildDocumentIndex, plainNumber } from './documents.ts'
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

/**
 * Builds an index. Two records with one id are both kept (the second is reported); `withdraw` takes out both.
 */
export function buildIndex(records: Iterable<ScreeningRecord>, options: IndexOptions = {}): ScreeningIndex {
  const index = new RecordIndex(options)
  for (const record of records) index.insert(record)
  return index
}

class RecordIndex implements ScreeningIndex {
  readonly method = METHOD_VERSION
  readonly problems: Problem[] = []
  size = 0
  /** a record's place is its slot for ever; a withdrawn one leaves null */
  private readonly slots: (PreparedRecord | null)[] = []
  private readonly byId = new Map<string, number[]>()
  /** folded whole names → slots */
  private readonly wholes = new Map<string, number[]>()
  private readonly postings = new Postings()
  private readonly documents = buildDocumentIndex()

  constructor(private readonly options: IndexOptions) {}

  insert(record: ScreeningRecord): Problem[] {
    const { prepared, problems } = prepareRecord(record)
    if (this.byId.has(record.id)) {
      problems.unshift({ id: record.id, what: 'id twice', value: record.names[0]?.text.slice(0, 200) ?? '' })
    }
    const slot = this.slots.length
    this.slots.push(prepared)
    this.size++
    append(this.byId, record.id, slot)
    for (const { prepared: name } of prepared.names) {
      append(this.wholes, wholeKey(name), slot)
      this.postings.add(name, slot)
    }
    for (const { number, state } of prepared.documents)
      this.documents.add({ id: String(slot), number, state })
    this.problems.push(...problems)
    return problems
  }

  withdraw(id: string): boolean {
    const gone = this.byId.get(id)
    if (gone === undefined) return false
    for (const slot of gone) {
      this.slots[slot] = null
      this.documents.withdraw(String(slot))
      this.size--
    }
    this.byId.delete(id)
    return true
  }

  add(record: ScreeningRecord): { replaced: boolean; problems: Problem[] } {
    const replaced = this.withdraw(record.id)
    return { replaced, problems: this.insert(record) }
  }

  screen(query: Query): ScreenResult {
    return this.ask(query, (prepared, threshold) => this.candidates(prepared, threshold))
  }

  screenExhaustively(query: Query): ScreenResult {
    return this.ask(query, prepared => {
      this.lookUpDocuments(prepared)
      return { slots: new Set(this.slots.keys()), postings: 0 }
    })
  }

  /** Records with a document, a whole name, or enough words in common. */
  private candidates(query: PreparedQuery, threshold: number): Candidates {
    const slots = this.lookUpDocuments(query)
    let streamed = 0
    for (const [kind, names] of query.names) {
      for (const name of names) {
        for (const slot of this.wholes.get(wholeKey(name)) ?? []) slots.add(slot)
        const touched = this.postings.bounds(name, this.slots.length)
        streamed += touched.streamed
        for (const slot of touched.slots) {
          if (slots.has(slot)) continue
          if (canReach(query, this.slots[slot], kind, touched.bound(slot), threshold)) slots.add(slot)
        }
      }
    }
    return { slots, postings: streamed }
  }

  /** Document numbers are looked up once: the exact ones to be scored, the near ones as evidence beside a name. */
  private lookUpDocuments(query: PreparedQuery): Set<number> {
    const found = new Set<number>()
    for (const { number } of query.documents) {
      for (const { entry, how } of this.documents.near(number)) {
        found.add(Number(entry.id))
        if (how !== 'exact') query.nearNumbers.set(plainNumber(entry.number), number)
      }
    }
    return found
  }

  private ask(
    query: Query,
    choose: (prepared: PreparedQuery, threshold: number) => Candidates,
  ): ScreenResult {
    const { prepared, problems } = prepareQuery(query)
    const threshold = query.threshold ?? this.options.threshold ?? defaultThreshold(this.size)
    const chosen = choose(prepared, threshold)
    const hits: Hit[] = []
    let scored = 0
    for (const slot of chosen.slots) {
      const record = this.slots[slot]
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
      problems,
    }
  }
}

interface Candidates {
  slots: Set<number>
  postings: number
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
