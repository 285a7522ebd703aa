import type { NumberArrays } from './number-table.ts'
import type { BirthDate, Kind } from './records.ts'
import type { PreparedRecord } from './score.ts'
import { findText, plainText, SnapshotProblem, textAt, type Unpacked, unpack } from './sections.ts'
import { type PreparedName, recallToken, type Token } from './tokens.ts'
import { METHOD_VERSION } from './weights.ts'

/** Bits of the words of `nameWords`. */
export const END = 0x80000000
export const HEAD = 0x40000000
export const WORD = 0x3fffffff
/** Flags of a name's head; the number of its legal form stands above them. */
export const FLAG = { weak: 1, cut: 2, shortened: 4, legal: 8 } as const
/** What `wordFlags` says. */
export const WORD_FLAG = { bare: 1, lookAlike: 2, stem: 4, class: 8 } as const
export const CLASSES = ['ordinary', 'patronymic', 'initial', 'number', 'opaque'] as const
export const KINDS: Kind[] = ['person', 'organisation', 'vessel']

/** Entries of `keyEntries`: number of the sound class, kind, and whether the key is one of the class's own. */
export const ENTRY = { class: 3, kind: 1, own: 1 } as const
/** More words in the name than the two companions say. */
export const MORE = 0x80000000

export const dateKey = (year: number, month: number, day: number) => year * 512 + month * 32 + day

/** Which shelf of the index a record stands on: ids rise by shelf, then by date. */
export interface Shelves {
  /** several dates, spans, "about": ids below this */
  odd: number
  /** no date at all: ids below this */
  none: number
  /** only the year: ids below this; the rest has a full date */
  year: number
}

/**
 * Records made ready, in typed arrays on one SharedArrayBuffer; never changed after it was built. Record numbers rise with the birth date
 * (screening.md §7.3), so that a day, a year or "no date" is a range of numbers, and so is its part of every posting list.
 */
export class Stored {
  readonly count: number
  readonly shelves: Shelves
  readonly method: string
  readonly dates: Uint32Array
  readonly states: ArrayLike<number>
  readonly stateLists: string[][]
  readonly traits: Uint8Array
  readonly traitLists: { kind: Kind; sexes: string[] }[]
  readonly nameStart: Uint32Array
  readonly nameWords: Uint32Array
  readonly wordClass: Uint32Array
  /** first word of each sound class: words stand in the order of their classes */
  readonly classWords: Uint32Array
  readonly wordFlags: Uint8Array
  /** information of a word in half bits */
  readonly wordBits: Uint8Array
  readonly classStart: Uint32Array
  readonly classMost: Uint8Array
  /** id, companions: two numbers each, by class, ids rising */
  readonly postings: Uint32Array
  readonly keySlots: Uint32Array
  readonly keyEntries: Uint32Array
  /** numbers of documents: the part that documents.ts reads */
  /** names of records without a full date, and of one word (whole-names.ts) */
  readonly wholeKeys: Uint32Array
  readonly wholeRecords: Uint32Array
  readonly numbers: NumberArrays
  /** first and last year of the full dates */
  readonly firstYear: number
  readonly lastYear: number
  /** first record of the full dates from each day on, counted from the first year */
  private readonly days: Uint32Array
  private readonly from: Unpacked
  private readonly legals: [string, string][]
  private readonly wordStart: Uint32Array
  private readonly wordBytes: Uint8Array
  private readonly idStart: Uint32Array
  private readonly idBytes: Uint8Array
  private readonly idSlots: Uint32Array
  private readonly numberStart: Uint32Array
  private readonly numberBytes: Uint8Array
  private readonly oddDates = new Map<number, BirthDate[]>()
  private readonly tokens = new Map<number, Token>()

  constructor(readonly buffer: SharedArrayBuffer) {
    const from = unpack(buffer)
    const facts = from.facts as {
      count: number
      shelves: Shelves
      method: string
      stateLists: string[][]
      traitLists: { kind: Kind; sexes: string[] }[]
      legals: [string, string][]
      alphabet: string
    }
    this.from = from
    this.count = facts.count
    this.shelves = facts.shelves
    this.method = facts.method
    if (this.method !== METHOD_VERSION)
      throw new SnapshotProblem(
        `the snapshot was made by ${this.method}, this is ${METHOD_VERSION}: build it anew`,
      )
    this.stateLists = facts.stateLists
    this.traitLists = facts.traitLists
    this.legals = facts.legals
    this.dates = from.large('dates')
    this.states = from.middle('states')
    this.traits = from.small('traits')
    this.nameStart = from.large('nameStart')
    this.nameWords = from.large('nameWords')
    this.wordStart = from.large('wordStart')
    this.wordBytes = from.small('wordBytes')
    this.wordClass = from.large('wordClass')
    this.classWords = from.large('classWords')
    this.wordFlags = from.small('wordFlags')
    this.wordBits = from.small('wordBits')
    this.classStart = from.large('classStart')
    this.classMost = from.small('classMost')
    this.postings = from.large('postings')
    this.keySlots = from.large('keySlots')
    this.keyEntries = from.large('keyEntries')
    this.idStart = from.large('idStart')
    this.idBytes = from.small('idBytes')
    this.idSlots = from.large('idSlots')
    this.numberStart = from.large('numberStart')
    this.wholeKeys = from.large('wholeKeys')
    this.wholeRecords = from.large('wholeRecords')
    this.numberBytes = from.small('numberBytes')
    this.numbers = {
      slots: from.large('numberSlots'),
      holder: from.large('numberHolder'),
      sieve: from.small('numberSieve'),
      letters: Array.from(facts.alphabet, letter => letter.charCodeAt(0)),
    }
    const end = this.count
    const first = this.shelves.year < end ? (this.dates[this.shelves.year] ?? 0) >>> 9 : 0
    this.firstYear = first
    this.lastYear = this.shelves.year < end ? (this.dates[end - 1] ?? 0) >>> 9 : -1
    this.days = new Uint32Array(this.lastYear < first ? 0 : (this.lastYear + 1 - first) * 512)
    for (let key = 0, at = this.shelves.year; key < this.days.length; key++) {
      while (at < end && (this.dates[at] ?? 0) < first * 512 + key) at++
      this.days[key] = at
    }
  }

  /** First record of the full dates whose date is not below the key. */
  firstAt(key: number): number {
    const at = key - this.firstYear * 512
    return at < 0 ? this.shelves.year : (this.days[at] ?? this.count)
  }

  /** First record of those of whom only the year is known, whose year is not below this. */
  firstOnlyYear(year: number): number {
    let low = this.shelves.none
    let high = this.shelves.year
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.dates[middle] ?? 0) < dateKey(year, 0, 0)) low = middle + 1
      else high = middle
    }
    return low
  }

  damaged(): string[] {
    return this.from.damaged()
  }

  id(record: number): string {
    return textAt(this.idBytes, this.idStart[record] ?? 0, this.idStart[record + 1] ?? 0)
  }

  /** numbers of the records with this id */
  find(id: string): number[] {
    return findText(this.idSlots, this.idStart, this.idBytes, id)
  }

  birthDates(record: number): BirthDate[] {
    if (record < this.shelves.odd) {
      const known = this.oddDates.get(record)
      if (known) return known
      const starts = this.from.large('oddStart')
      const text = textAt(this.from.small('oddBytes'), starts[record] ?? 0, starts[record + 1] ?? 0)
      const dates = JSON.parse(text) as BirthDate[]
      this.oddDates.set(record, dates)
      return dates
    }
    const key = this.dates[record] ?? 0
    if (key === 0) return []
    const year = key >>> 9
    const month = (key >>> 5) & 15
    return month === 0 ? [{ year }] : [{ year, month, day: key & 31 }]
  }

  kind(record: number): Kind {
    return this.traitLists[this.traits[record] ?? 0]?.kind ?? 'person'
  }

  sexes(record: number): string[] {
    return this.traitLists[this.traits[record] ?? 0]?.sexes ?? []
  }

  nationalities(record: number): string[] {
    return this.stateLists[this.states[record] ?? 0] ?? []
  }

  /** folded text of a word */
  text(word: number): string {
    const from = this.wordStart[word] ?? 0
    const to = this.wordStart[word + 1] ?? 0
    return plainText(textAt(this.wordBytes, from, to))
  }

  private token(word: number, kind: Kind): Token {
    const known = this.tokens.get(word)
    if (known) return known
    const both = textAt(this.wordBytes, this.wordStart[word] ?? 0, this.wordStart[word + 1] ?? 0)
    const cut = both.indexOf('\t')
    const flags = this.wordFlags[word] ?? 0
    const made = recallToken(
      {
        text: cut < 0 ? both : both.slice(0, cut),
        source: cut < 0 ? both : both.slice(cut + 1),
        bare: (flags & WORD_FLAG.bare) !== 0,
        lookAlike: (flags & WORD_FLAG.lookAlike) !== 0,
        class: CLASSES[flags >>> 3] ?? 'ordinary',
      },
      kind,
    )
    // on this list the word may be commoner than in general, and is worth less
    const bits = (this.wordBits[word] ?? 0) / 2
    const token = bits < made.bits ? { ...made, bits } : made
    if (this.tokens.size >= 20_000) this.tokens.clear()
    this.tokens.set(word, token)
    return token
  }

  names(record: number): PreparedRecord['names'] {
    const kind = this.kind(record)
    const names: PreparedRecord['names'] = []
    let head = 0
    let tokens: Token[] = []
    for (let i = this.nameStart[record] ?? 0; i < (this.nameStart[record + 1] ?? 0); i++) {
      const word = this.nameWords[i] ?? 0
      if ((word & HEAD) !== 0) {
        head = word & WORD
        continue
      }
      tokens.push(this.token(word & WORD, kind))
      if (word < END) continue
      names.push(this.name(kind, tokens, head))
      head = 0
      tokens = []
    }
    return names
  }

  private name(kind: Kind, tokens: Token[], head: number): PreparedRecord['names'][number] {
    const [legal, legalSource] = this.legals[head >>> 3] ?? [null, null]
    const source = tokens.map(token => token.source).join(' ')
    const prepared: PreparedName = {
      source,
      kind,
      tokens,
      legal: legal === '' ? null : legal,
      legalSource: legalSource === '' ? null : legalSource,
      whole: tokens
        .map(token => token.text)
        .sort()
        .join(' '),
      cut: (head & FLAG.cut) !== 0,
      shortened: (head & FLAG.shortened) !== 0,
    }
    return { prepared, weak: (head & FLAG.weak) !== 0, text: source }
  }

  /** documents of a record are asked by number, so this reads the numbers given */
  number(entry: number): { plain: string; number: string; state: string | undefined } {
    const text = textAt(this.numberBytes, this.numberStart[entry] ?? 0, this.numberStart[entry + 1] ?? 0)
    const [plain = '', state = '', number = plain] = text.split('\t')
    return { plain, number, state: state === '' ? undefined : state }
  }

  /** the record as the scorer reads it; `entries`: which of its document numbers matter */
  record(record: number, entries: readonly number[]): PreparedRecord {
    return {
      id: this.id(record),
      kind: this.kind(record),
      names: this.names(record),
      birthDates: this.birthDates(record),
      sexes: this.sexes(record),
      nationalities: this.nationalities(record),
      documents: entries.map(entry => this.number(entry)),
    }
  }
}
