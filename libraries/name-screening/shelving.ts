import { worthOnList } from './list-worth.ts'
import { NumberTable } from './number-table.ts'
import type { BirthDate, Kind } from './records.ts'
import type { PreparedRecord } from './score.ts'
import { Growing, narrow, pack, plainText, scatter, Texts, textAt, textSlots } from './sections.ts'
import { SoundIndex, sortedBy } from './sounds.ts'
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
import { wholeKey, wholeTable } from './whole-names.ts'

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
    const pick = (values: Uint32Array) => Uint32Array.from(order, from => values[from] ?? 0)
    yield
    const words = this.wordsBySound()
    const { nameStart, nameWords } = this.moved(order, words.rank)
    yield
    const { wordClass } = words
    const { classStart, postings } = yield* postingsOf(nameStart, nameWords, wordClass, this.sounds.classes)
    const sounds = this.sounds.tables()
    const worth = worthOnList(classStart, nameWords, postings, pick(this.recordStates.array))
    const wordBits = words.bits.map((bits, word) => Math.min(bits, worth[wordClass[word] ?? 0] ?? bits))
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
    const traits = pick(this.recordTraits.array)
    const whole = this.wholeNames(nameStart, nameWords, traits, shelves.year, words.texts)
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
        traits: Uint8Array.from(traits),
        nameStart,
        nameWords,
        wordStart: words.texts.starts.done(),
        wordBytes: words.texts.done(),
        wordClass,
        classWords: words.classWords,
        wordFlags: words.flags,
        wordBits,
        classStart,
        postings,
        ...sounds,
        ...whole,
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

  /** Names of the records without a full date, which come first, and all names of one word, as they stand in `wholeTable`. */
  private wholeNames(
    nameStart: Uint32Array,
    nameWords: Uint32Array,
    traits: Uint32Array,
    vague: number,
    texts: Texts,
  ) {
    const keys = new Growing()
    const records = new Growing()
    const bytes = texts.done()
    const starts = texts.starts.array
    const words: string[] = []
    for (let id = 0; id < traits.length; id++) {
      const kind = this.traits.list[traits[id] ?? 0]?.kind ?? 'person'
      for (let at = nameStart[id] ?? 0; at < (nameStart[id + 1] ?? 0); at++) {
        const word = nameWords[at] ?? 0
        if ((word & HEAD) !== 0) continue
        words.push(plainText(textAt(bytes, starts[word & WORD] ?? 0, starts[(word & WORD) + 1] ?? 0)))
        if (word < END) continue
        if (id < vague || words.length === 1) {
          keys.push(wholeKey(KINDS.indexOf(kind), words))
          records.push(id)
        }
        words.length = 0
      }
    }
    return wholeTable(keys.done(), records.done())
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

  /** Words in the order of their sound classes, so that those of a class stand together; `rank`: where each of them went. */
  private wordsBySound() {
    const classes = this.sounds.wordClass.done()
    const order = sortedBy(classes)
    const rank = new Uint32Array(order.length)
    const texts = new Texts()
    const bytes = this.wordTexts.done()
    const starts = this.wordTexts.starts.array
    order.forEach((word, at) => {
      rank[word] = at
      texts.pushBytes(bytes.subarray(starts[word] ?? 0, starts[word + 1] ?? 0))
    })
    const classWords = new Uint32Array(this.sounds.classes + 1)
    for (const c of classes) classWords[c + 1] = (classWords[c + 1] ?? 0) + 1
    for (let c = 0; c < this.sounds.classes; c++)
      classWords[c + 1] = (classWords[c + 1] ?? 0) + (classWords[c] ?? 0)
    return {
      rank,
      texts,
      classWords,
      wordClass: Uint32Array.from(order, word => classes[word] ?? 0),
      flags: Uint8Array.from(order, word => this.wordFlags.array[word] ?? 0),
      bits: Uint8Array.from(order, word => this.wordBits.array[word] ?? 0),
    }
  }

  private moved(order: Uint32Array, rank: Uint32Array): { nameStart: Uint32Array; nameWords: Uint32Array } {
    const nameStart = new Uint32Array(order.length + 1)
    const nameWords = new Uint32Array(this.nameWords.length)
    const { array: starts } = this.starts
    let at = 0
    for (let id = 0; id < order.length; id++) {
      const from = order[id] ?? 0
      nameStart[id] = at
      for (let k = starts[from] ?? 0; k < (starts[from + 1] ?? 0); k++) {
        const word = this.nameWords.array[k] ?? 0
        nameWords[at++] = (word & HEAD) !== 0 ? word : ((word & END) | (rank[word & WORD] ?? 0)) >>> 0
      }
    }
    nameStart[order.length] = at
    return { nameStart, nameWords }
  }
}

/** Companions of a posting entry: 16 and 15 bits of the two rarest other words of the name. */
export const companion = (soundClass: number) => scatter(soundClass) >>> 16
export const secondCompanion = (soundClass: number) => companion(soundClass) >>> 1 || 1

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
  // 0 stands for a name of no more than two words
  const high = second < 0 ? 0 : secondCompanion(second)
  return (low | (high << 16) | (name.length > 3 ? MORE : 0)) >>> 0
}
