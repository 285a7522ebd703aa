import { nearNumbers } from './number-table.ts'
import { prepareQuery, prepareRecord } from './prepare.ts'
import type { Hit, Problem, Query, ScreeningRecord, ScreenResult } from './records.ts'
import { type PreparedQuery, type PreparedRecord, scoreRecord } from './score.ts'
import { Search, type Work } from './search.ts'
import { Shelving } from './shelving.ts'
import { Stored } from './stored.ts'
import { defaultThreshold, METHOD_VERSION } from './weights.ts'

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
  /** bytes of the arrays, what was added and withdrawn included */
  readonly bytes: number
  /**
   * The whole index as bytes for a file, additions and withdrawals merged in; `openIndex` reads them. The library writes no file: write
   * to another name, fsync, rename.
   */
  snapshot(): Uint8Array
  /** What another thread needs to ask the same index (`attachIndex`): memory is shared, not copied. */
  share(): SharedIndex
  /** Names of arrays that are not what was written to the snapshot; reads everything. Empty: sound. */
  damaged(): string[]
  /** The record-by-record oracle: the same scorer over every live record. Slow; for tests and for checking one record. */
  screenExhaustively(query: Query): ScreenResult
}

/**
 * Parts of an index in shared memory. A withdrawal is seen by every thread at once; after an addition the owner sends its threads a new
 * one, and a thread that attaches it swaps all parts in one assignment.
 */
export interface SharedIndex {
  parts: { buffer: SharedArrayBuffer; gone: SharedArrayBuffer }[]
}

const DEFAULT_LIMIT = 50
/** Additions wait in a small part until there are this many, then in a middle one, so that a query asks three parts at most. */
const SMALL = 32

/**
 * Builds an index. Two records with one id are both kept (the second is reported); `withdraw` takes out both.
 */
export function buildIndex(records: Iterable<ScreeningRecord>, options: IndexOptions = {}): ScreeningIndex {
  const steps = buildInSteps(records, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same with a pause every few hundred records and between the phases of laying out, for a thread that has travellers to serve. */
export function* buildInSteps(
  records: Iterable<ScreeningRecord>,
  options: IndexOptions = {},
): Generator<void, ScreeningIndex> {
  const problems: Problem[] = []
  const shelving = new Shelving()
  const ids = new Set<string>()
  for (const record of records) {
    const { prepared, problems: own } = prepareRecord(record)
    if (ids.has(record.id)) own.unshift(twice(record))
    ids.add(record.id)
    problems.push(...own)
    shelving.put(prepared)
    if (shelving.count % 256 === 0) yield
  }
  const stored = yield* shelving.steps()
  return new RecordIndex([new Part(stored)], problems, options)
}

/**
 * Opens what `snapshot` gave.
 * @throws SnapshotProblem when the bytes are no snapshot of this method and format, or were cut short; build from the list then
 */
export function openIndex(bytes: Uint8Array, options: IndexOptions = {}): ScreeningIndex {
  let { buffer } = bytes
  if (!(buffer instanceof SharedArrayBuffer) || bytes.byteOffset !== 0) {
    const copy = new Uint8Array(new SharedArrayBuffer(bytes.length))
    copy.set(bytes)
    buffer = copy.buffer
  }
  return new RecordIndex([new Part(new Stored(buffer as SharedArrayBuffer))], [], options)
}

/** The same index in another thread. What this thread adds itself stays its own. */
export function attachIndex({ parts }: SharedIndex, options: IndexOptions = {}): ScreeningIndex {
  return new RecordIndex(
    parts.map(({ buffer, gone }) => new Part(new Stored(buffer), gone)),
    [],
    options,
  )
}

const twice = (record: ScreeningRecord): Problem => ({
  id: record.id,
  what: 'id twice',
  value: record.names[0]?.text.slice(0, 200) ?? '',
})

/** One immutable part of the index and which of its records were withdrawn. */
class Part {
  private readonly search: Search
  /** one bit a record; their number stands in the last place */
  private readonly gone: Uint32Array

  constructor(
    readonly stored: Stored,
    readonly shared = new SharedArrayBuffer(4 * (Math.ceil(stored.count / 32) + 1)),
  ) {
    this.search = new Search(stored)
    this.gone = new Uint32Array(shared)
  }

  get live(): number {
    return this.stored.count - Atomics.load(this.gone, this.gone.length - 1)
  }

  isLive(id: number): boolean {
    return ((this.gone[id >>> 5] ?? 0) & (1 << (id & 31))) === 0
  }

  withdraw(id: string): number {
    let count = 0
    for (const found of this.stored.find(id)) {
      const bit = 1 << (found & 31)
      if ((Atomics.or(this.gone, found >>> 5, bit) & bit) === 0) count++
    }
    Atomics.add(this.gone, this.gone.length - 1, count)
    return count
  }

  /** Records with one of the document numbers, by record; near numbers are noted in the query as evidence beside a name. */
  holders(query: PreparedQuery): Map<number, number[]> {
    const found = new Map<number, number[]>()
    const { numbers } = this.stored
    for (const { number } of query.documents) {
      for (const { entry, how } of nearNumbers(numbers, number, e => this.stored.number(e).plain)) {
        const holder = numbers.holder[entry] ?? 0
        found.set(holder, [...(found.get(holder) ?? []), entry])
        if (how !== 'exact') query.nearNumbers.set(this.stored.number(entry).plain, number)
      }
    }
    return found
  }

  candidates(query: PreparedQuery, threshold: number, work: Work): number[] {
    return this.search.find(query, threshold, work)
  }

  *records(): Generator<PreparedRecord> {
    const entries = new Map<number, number[]>()
    this.stored.numbers.holder.forEach((holder, entry) => {
      entries.set(holder, [...(entries.get(holder) ?? []), entry])
    })
    for (let id = 0; id < this.stored.count; id++)
      if (this.isLive(id)) yield this.stored.record(id, entries.get(id) ?? [])
  }
}

class RecordIndex implements ScreeningIndex {
  readonly method = METHOD_VERSION
  private pending: PreparedRecord[] = []

  /** `parts`: the built one, then what was added since, in one or two */
  constructor(
    private parts: Part[],
    readonly problems: Problem[],
    private readonly options: IndexOptions,
  ) {}

  get bytes(): number {
    this.settle()
    return this.parts.reduce((sum, part) => sum + part.stored.buffer.byteLength + part.shared.byteLength, 0)
  }

  snapshot(): Uint8Array {
    this.settle()
    const [only] = this.parts
    if (only === undefined || this.parts.length > 1 || only.live < only.stored.count) {
      const shelving = new Shelving()
      for (const part of this.parts) for (const record of part.records()) shelving.put(record)
      this.parts = [new Part(shelving.done())]
    }
    return new Uint8Array(this.parts[0]?.stored.buffer ?? new SharedArrayBuffer(0))
  }

  share(): SharedIndex {
    this.settle()
    return { parts: this.parts.map(({ stored, shared }) => ({ buffer: stored.buffer, gone: shared })) }
  }

  damaged(): string[] {
    return this.parts.flatMap(part => part.stored.damaged())
  }

  get size(): number {
    return this.parts.reduce((sum, part) => sum + part.live, this.pending.length)
  }

  withdraw(id: string): boolean {
    const before = this.pending.length
    this.pending = this.pending.filter(record => record.id !== id)
    let gone = before - this.pending.length
    for (const part of this.parts) gone += part.withdraw(id)
    return gone > 0
  }

  add(record: ScreeningRecord): { replaced: boolean; problems: Problem[] } {
    const replaced = this.withdraw(record.id)
    const { prepared, problems } = prepareRecord(record)
    this.pending.push(prepared)
    this.problems.push(...problems)
    return { replaced, problems }
  }

  /** Lays out what was added since the last question, together with the small parts before it. */
  private settle(): void {
    if (this.pending.length === 0) return
    const [base, ...added] = this.parts
    const small = added.at(-1)
    let count = this.pending.length
    let keep = this.parts.length
    // the small part is laid out anew with each addition, until it is full and joins the middle one
    if (small !== undefined && (small.live <= SMALL || added.length > 1)) {
      keep--
      count += small.live
    }
    if (keep === 2 && count > SMALL) {
      keep--
      count += this.parts[1]?.live ?? 0
    }
    if (base !== undefined && keep === 1 && count > Math.max(SMALL, base.live / 4)) keep--
    const shelving = new Shelving()
    for (const part of this.parts.slice(keep)) for (const record of part.records()) shelving.put(record)
    for (const record of this.pending) shelving.put(record)
    this.parts = [...this.parts.slice(0, keep), new Part(shelving.done())]
    this.pending = []
  }

  screen(query: Query): ScreenResult {
    return this.ask(query, (part, prepared, threshold, work) => part.candidates(prepared, threshold, work))
  }

  screenExhaustively(query: Query): ScreenResult {
    return this.ask(query, part => Array.from({ length: part.stored.count }, (_, id) => id))
  }

  private ask(
    query: Query,
    choose: (part: Part, prepared: PreparedQuery, threshold: number, work: Work) => number[],
  ): ScreenResult {
    this.settle()
    const { prepared, problems } = prepareQuery(query, this.size)
    const threshold = query.threshold ?? this.options.threshold ?? defaultThreshold(this.size)
    const work: Work = { touched: 0, scored: 0 }
    const hits: Hit[] = []
    for (const part of this.parts) {
      const holders = prepared.documents.length === 0 ? NOBODY : part.holders(prepared)
      const found = choose(part, prepared, threshold, work)
      const chosen = holders.size === 0 ? found : new Set([...holders.keys(), ...found])
      for (const id of chosen) {
        if (!part.isLive(id)) continue
        const hit = scoreRecord(prepared, part.stored.record(id, holders.get(id) ?? []), threshold)
        if (hit !== null) hits.push(hit)
      }
    }
    if (hits.length > 1)
      hits.sort((a, b) => b.evidence - a.evidence || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    const limit = Math.max(0, query.limit ?? DEFAULT_LIMIT)
    return { hits: hits.slice(0, limit), more: Math.max(0, hits.length - limit), threshold, work, problems }
  }
}

const NOBODY: ReadonlyMap<number, number[]> = new Map()
