import { NumberTable } from './number-table.ts'
import type { BirthDate, Kind } from './records.ts'
import type { PreparedRecord } from './score.ts'
import { Growing, hashBytes, narrow, pack, scatter, slotOf, Texts, textSlots } from './sections.ts'
import { SoundIndex } from './sounds.ts'
import {
  CLASSES,
  dateKey,
  END,
  FLAG,
  HEAD,
  KINDS,
  MORE,
  type Shelves,
  Stored,
  WORD,
  WORD_FLAG,
} from './stored.ts'
import type { PreparedName, Token } from './tokens.ts'
import { METHOD_VERSION } from './weights.ts'

/** Shelf and date of a record as one number: several dates 0, none 1, only a year 2, a full date 3. */
function place(dates: BirthDate[]): number {
  const [date, second] = dates
  if (date === undefined) return 1 << 21
  if (second !== undefined || 'from' in date || date.circa) return 0
  if (date.month === undefined) return (2 << 21) | dateKey(date.year, 0, 0)
  return date.day === undefined ? 0 : (3 << 21) | dateKey(date.year, date.month, date.day)
}

/** Distinct values → small numbers. */
class Numbered<T> {
  readonly list: T[] = []
  private readonly known = new Map<string, number>()

  of(value: T, key: string): number {
    const found = this.known.get(key)
    if (found !== undefined) return found
    this.known.set(key, this.list.length)
    this.list.push(value)
    return this.list.length - 1
  }
}

/** Collects records one by one and lays them out as one `Stored`. */
export class Shelving {
  private readonly ids: string[] = []
  private readonly dates: BirthDate[][] = []
  private readonly states = new Numbered<string[]>()
  private readonly traits = new Numbered<{ kind: Kind; sexes: string[] }>()
  private readonly legals = new Numbered<[string, string]>()
  private readonly places: number[] = []
  private readonly recordStates = new Growing()
  private readonly recordTraits = new Growing()
  private readonly starts = new Growing()
  private readonly nameWords = new Growing()
  private readonly wordTexts = new Texts()
  private readonly wordFlags = new Growing()
  private readonly wordBits = new Growing()
  private readonly words = new Map<Token, number>()
  private readonly wordsByKey = new Map<string, number>()
  private readonly sounds = new SoundIndex()
  private readonly documents: PreparedRecord['documents'][] = []

  constructor() {
    this.starts.push(0)
    this.states.of([], '')
    this.legals.of(['', ''], '')
  }

  get count(): number {
    return this.ids.length
  }

  put(record: PreparedRecord): void {
    const { kind, sexes, nationalities } = record
    this.ids.push(record.id)
    this.dates.push(record.birthDates)
    this.places.push(place(record.birthDates))
    this.recordStates.push(this.states.of(nationalities, nationalities.join('\t')))
    this.recordTraits.push(this.traits.of({ kind, sexes }, `${kind} ${sexes.join(' ')}`))
    this.documents.push(record.documents)
    for (const { prepared, weak } of record.names) this.putName(prepared, weak)
    this.starts.push(this.nameWords.length)
  }

  private putName(name: PreparedName, weak: boolean): void {
    const legal =
      name.legal === null
        ? 0
        : this.legals.of([name.legal, name.legalSource ?? ''], `${name.legal}\t${name.legalSource}`)
    const flags = (weak ? FLAG.weak : 0) | (name.cut ? FLAG.cut : 0) | (name.shortened ? FLAG.shortened : 0)
    if ((flags | legal) !== 0) this.nameWords.push((HEAD | (legal * FLAG.legal) | flags) >>> 0)
    const last = name.tokens.length - 1
    for (let i = 0; i <= last; i++) {
      const token = name.tokens[i]
      if (token) this.nameWords.push((this.word(token, name.kind) | (i === last ? END : 0)) >>> 0)
    }
  }

  private word(token: Token, kind: Kind): number {
    const met = this.words.get(token)
    if (met !== undefined) return met
    const flags =
      (token.bare ? WORD_FLAG.bare : 0) |
      (token.lookAlike ? WORD_FLAG.lookAlike : 0) |
      (token.stem === token.text ? 0 : WORD_FLAG.stem) |
      (CLASSES.indexOf(token.class) * WORD_FLAG.class)
    const both = token.source === token.text ? token.text : `${token.text}\t${token.source}`
    const key = `${KINDS.indexOf(kind)} ${flags} ${both}`
    let word = this.wordsByKey.get(key)
    if (word === undefined) {
      word = this.wordFlags.length
      this.wordsByKey.set(key, word)
      this.wordTexts.push(both)
      this.wordFlags.push(flags)
      this.wordBits.push(Math.ceil(token.bits * 2))
      this.sounds.add(token, KINDS.indexOf(kind))
    }
    if (this.words.size >= 1 << 18) this.words.clear()
    this.words.set(token, word)
    return word
  }

  /** Lays everything out; between two steps a caller may let others work. */
  *steps(): Generator<void, Stored> {
    const { order, shelves } = this.order()
    yield
    const { nameStart, nameWords } = this.moved(order)
    yield
    const wordClass = this.sounds.wordClass.done()
    const { classStart, postings } = yield* postingsOf(nameStart, nameWords, wordClass, this.sounds.classes)
    const sounds = this.sounds.tables()
    const worth = worthOnList(classStart, nameWords)
    const wordBits = Uint8Array.from(this.wordBits.done(), (bits, word) =>
      Math.min(bits, worth[wordClass[word] ?? 0] ?? bits),
    )
    sounds.classMost.forEach((bits, c) => {
      sounds.classMost[c] = Math.min(bits, worth[c] ?? bits)
    })
    yield
    const numbers = new NumberTable()
    const idTexts = new Texts()
    const oddTexts = new Texts()
    const dates = new Uint32Array(order.length)
    for (let id = 0; id < order.length; id++) {
      const from = order[id] ?? 0
      dates[id] = (this.places[from] ?? 0) & ((1 << 21) - 1)
      idTexts.push(this.ids[from] ?? '')
      if (id < shelves.odd) oddTexts.push(JSON.stringify(this.dates[from] ?? []))
      for (const document of this.documents[from] ?? []) numbers.put(document, id)
      if (id % 4096 === 4095) yield
    }
    const singleSlots = this.singles(nameStart, nameWords)
    const pick = (values: Uint32Array) => Uint32Array.from(order, from => values[from] ?? 0)
    const { alphabet, ...numberArrays } = numbers.arrays()
    yield
    const buffer = pack(
      {
        method: METHOD_VERSION,
        count: order.length,
        shelves,
        stateLists: this.states.list,
        traitLists: this.traits.list,
        legals: this.legals.list,
        alphabet,
      },
      {
        dates,
        states: narrow(pick(this.recordStates.array), this.states.list.length),
        traits: Uint8Array.from(pick(this.recordTraits.array)),
        nameStart,
        nameWords,
        wordStart: this.wordTexts.starts.done(),
        wordBytes: this.wordTexts.done(),
        wordClass,
        wordFlags: Uint8Array.from(this.wordFlags.done()),
        wordBits,
        classStart,
        postings,
        ...sounds,
        singleSlots,
        idStart: idTexts.starts.done(),
        idBytes: idTexts.done(),
        idSlots: textSlots(idTexts.starts.done(), idTexts.done()),
        oddStart: oddTexts.starts.done(),
        oddBytes: oddTexts.done(),
        ...numberArrays,
      },
    )
    return new Stored(buffer)
  }

  /** Names of one word by their text: run-together.ts asks for them. */
  private singles(nameStart: Uint32Array, nameWords: Uint32Array): Uint32Array {
    const hashes: number[] = []
    const holders: number[] = []
    const bytes = this.wordTexts.done()
    const starts = this.wordTexts.starts.array
    for (let id = 0; id < nameStart.length - 1; id++) {
      let length = 0
      for (let at = nameStart[id] ?? 0; at < (nameStart[id + 1] ?? 0); at++) {
        const word = nameWords[at] ?? 0
        if ((word & HEAD) !== 0) continue
        length++
        if (word < END) continue
        if (length === 1) {
          const from = starts[word & WORD] ?? 0
          let to = starts[(word & WORD) + 1] ?? 0
          const tab = bytes.subarray(from, to).indexOf(TAB)
          if (tab >= 0) to = from + tab
          hashes.push(hashBytes(bytes, from, to))
          holders.push(id)
        }
        length = 0
      }
    }
    const slots = new Uint32Array(Math.ceil(holders.length * 1.4) + 1)
    holders.forEach((id, i) => {
      let slot = slotOf(hashes[i] ?? 0, slots.length)
      while (slots[slot] !== 0) slot = slot + 1 === slots.length ? 0 : slot + 1
      slots[slot] = id + 1
    })
    return slots
  }

  done(): Stored {
    const steps = this.steps()
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
    }
  }

  private order(): { order: Uint32Array; shelves: Shelves } {
    const keys = Float64Array.from(this.places, (key, i) => key * 2 ** 29 + i).sort()
    const order = Uint32Array.from(keys, key => key % 2 ** 29)
    const below = (shelf: number) => {
      let low = 0
      let high = keys.length
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((keys[middle] ?? 0) < shelf * 2 ** 50) low = middle + 1
        else high = middle
      }
      return low
    }
    return { order, shelves: { odd: below(1), none: below(2), year: below(3) } }
  }

  private moved(order: Uint32Array): { nameStart: Uint32Array; nameWords: Uint32Array } {
    const nameStart = new Uint32Array(order.length + 1)
    const nameWords = new Uint32Array(this.nameWords.length)
    const { array: starts } = this.starts
    let at = 0
    for (let id = 0; id < order.length; id++) {
      const from = order[id] ?? 0
      nameStart[id] = at
      nameWords.set(this.nameWords.array.subarray(starts[from] ?? 0, starts[from + 1] ?? 0), at)
      at += (starts[from + 1] ?? 0) - (starts[from] ?? 0)
    }
    nameStart[order.length] = at
    return { nameStart, nameWords }
  }
}

/** Names from which on a list says how common a word is. */
const ENOUGH = 4096

/**
 * Half bits that a word of each sound class is worth at most, because that many names of this very list have it: where every fiftieth
 * is called Leyla, Leyla says little, whatever the world says. Short lists say nothing.
 */
function worthOnList(classStart: Uint32Array, nameWords: Uint32Array): Uint8Array {
  let names = 0
  for (const word of nameWords) if (word >= END) names++
  const worth = new Uint8Array(classStart.length).fill(255)
  if (names < ENOUGH) return worth
  for (let c = 0; c + 1 < classStart.length; c++) {
    const count = (classStart[c + 1] ?? 0) - (classStart[c] ?? 0)
    worth[c] = Math.min(255, Math.ceil(2 * Math.log2(names / Math.max(1, count))))
  }
  return worth
}

const TAB = 9

/** Companions of a posting entry: 16 and 15 bits of the two rarest other words of the name. */
export const companion = (soundClass: number) => scatter(soundClass) >>> 16

/** For each sound class the records that have it, with the other words of the name beside it. */
function* postingsOf(
  nameStart: Uint32Array,
  nameWords: Uint32Array,
  wordClass: Uint32Array,
  classes: number,
): Generator<void, { classStart: Uint32Array; postings: Uint32Array }> {
  const counts = new Uint32Array(classes + 1)
  for (const word of nameWords) {
    if ((word & HEAD) !== 0) continue
    const c = wordClass[word & WORD] ?? 0
    counts[c] = (counts[c] ?? 0) + 1
  }
  const classStart = new Uint32Array(classes + 1)
  for (let c = 0; c < classes; c++) classStart[c + 1] = (classStart[c] ?? 0) + (counts[c] ?? 0)
  yield
  const next = classStart.slice()
  const postings = new Uint32Array((classStart[classes] ?? 0) * 2)
  const name: number[] = []
  for (let id = 0; id < nameStart.length - 1; id++) {
    for (let i = nameStart[id] ?? 0; i < (nameStart[id + 1] ?? 0); i++) {
      const word = nameWords[i] ?? 0
      if ((word & HEAD) !== 0) continue
      name.push(wordClass[word & WORD] ?? 0)
      if (word < END) continue
      for (let k = 0; k < name.length; k++) {
        const c = name[k] ?? 0
        const at = next[c] ?? 0
        next[c] = at + 1
        postings[at * 2] = id
        postings[at * 2 + 1] = companionsOf(name, k, counts)
      }
      name.length = 0
    }
    if (id % 8192 === 8191) yield
  }
  return { classStart, postings }
}

function companionsOf(name: readonly number[], own: number, counts: Uint32Array): number {
  if (name.length === 1) return 0
  let first = -1
  let second = -1
  for (let i = 0; i < name.length; i++) {
    if (i === own) continue
    const c = name[i] ?? 0
    if (first < 0 || (counts[c] ?? 0) < (counts[first] ?? 0)) {
      second = first
      first = c
    } else if (second < 0 || (counts[c] ?? 0) < (counts[second] ?? 0)) second = c
  }
  const low = companion(first)
  const high = second < 0 ? 0 : companion(second) >>> 1
  return (low | (high << 16) | (name.length > 3 ? MORE : 0)) >>> 0
}
