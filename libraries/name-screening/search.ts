import { type Block, type Blocks, blocksOf, daysOfOtherYears } from './blocks.ts'
import { ceilingOf } from './ceiling.ts'
import { Facts } from './facts.ts'
import { Marks, OWN_BITS, RELATION } from './marks.ts'
import type { Kind } from './records.ts'
import { runTogether } from './run-together.ts'
import type { PreparedQuery } from './score.ts'
import { Spelling } from './spelling.ts'
import { END, HEAD, MORE, type Stored, WORD } from './stored.ts'
import type { PreparedName } from './tokens.ts'
import { FACTS, WEIGHTS } from './weights.ts'

/** Sums in another order differ in the last digits. */
const SLACK = 1e-6
/** Ranges up to this long are looked at record by record, whatever the posting lists are. */
const SHORT = 96
/** Days on which more are listed are read from the posting lists: 1 January stands for many unknown days. */
const LONG_DAY = 1024

/** What a search did; the same on every machine. */
export interface Work {
  /** posting entries and records looked at */
  touched: number
  /** records whose words were compared letter by letter */
  scored: number
}

/**
 * Finds the records of one index that may reach the threshold by their names: a superset of those that scoring every record would find.
 * Reads posting lists only where the date leaves room, and drops a candidate at the first bound that it cannot reach.
 */
export class Search {
  private readonly marks: Marks
  private readonly accepted = new Set<number>()
  private readonly rejected = new Set<number>()
  private readonly masses = new Float64Array(32)
  private readonly bounds = new Float64Array(32)
  private readonly spelling: Spelling
  /** for each word the ranges in which its lists have to be read */
  private readonly reading: Block[][] = Array.from({ length: 32 }, () => [])
  private readonly facts: Facts
  private name: PreparedName | null = null
  private threshold = 0
  private legal = 0
  private work: Work = { touched: 0, scored: 0 }
  private found: number[] = []

  constructor(private readonly stored: Stored) {
    this.marks = new Marks(stored)
    this.facts = new Facts(stored)
    this.spelling = new Spelling(stored, this.marks)
  }

  /** Numbers of candidates; `work` is added to. */
  find(query: PreparedQuery, threshold: number, work: Work): number[] {
    this.facts.ask(query)
    this.work = work
    this.found = []
    this.threshold = threshold
    this.accepted.clear()
    const blocks = blocksOf(this.stored, query.birthDate)
    for (const [kind, names] of query.names) for (const name of names) this.byName(name, kind, blocks)
    return this.found
  }

  private byName(name: PreparedName, kind: Kind, blocks: Blocks): void {
    const { marks, stored } = this
    this.name = name
    this.legal = name.legal === null ? 0 : WEIGHTS.legalSame
    this.spelling.clear()
    this.rejected.clear()
    this.masses.fill(-1)
    marks.set(name)
    runTogether(stored, name, this.work, this.accept)
    const all = marks.all()
    if (marks.overflow) {
      for (let id = 0; id < stored.count; id++) if (stored.kind(id) === kind) this.accept(id)
    } else if (all !== 0 && stored.count <= SHORT) {
      this.scan({ from: 0, to: stored.count, bits: FACTS.sameDay })
    } else if (all !== 0) {
      const top = marks.ceiling(all)
      this.plan(blocks, top)
      this.read()
      for (const block of blocks.whole) this.sameWhole(block)
    }
  }

  /** Bits that the name itself must bring when the date brings `dateBits`. */
  private need(dateBits: number): number {
    return this.threshold - dateBits - this.facts.most - this.legal - SLACK
  }

  /** Looks at short ranges at once; of the longer ones notes which words' lists have to be read. */
  private plan({ days, wide, others }: Blocks, top: number): void {
    for (const list of this.reading) list.length = 0
    for (const block of days) {
      // a name that is the same as a whole is shown on a near day whatever it is worth
      const always = block.bits >= FACTS.placeholderDay
      if (block.to - block.from <= LONG_DAY) {
        if (always || top >= this.need(block.bits)) this.scan(block)
      } else {
        this.range(block, top)
        if (always) this.sameWhole(block)
      }
    }
    for (const block of wide) this.range(block, top)
    if (others !== null) this.otherYears(others, top)
  }

  private range(block: Block, top: number): void {
    const need = this.need(block.bits)
    if (block.to <= block.from || top < need) return
    if (block.to - block.from <= SHORT) this.scan(block)
    else for (const i of this.essential(need)) this.reading[i]?.push(block)
  }

  /**
   * Full dates of other years. A digit of the year mistaken leaves more room than another year, and another year with the same day and
   * month more than a contradiction: each time either these days are looked at one by one, or all lists are read, whichever is less.
   */
  private otherYears(block: Block, top: number): void {
    const full = this.facts.full
    if (full === null) return
    const perDay = (block.to - block.from) / 22_000
    for (const [bits, days] of [
      [FACTS.yearDigit, 16],
      [FACTS.otherYear, 50],
    ] as const) {
      const need = this.need(bits)
      if (top < need) return
      const lists = this.essential(need)
      if (lists.reduce((sum, i) => sum + this.mass(i), 0) <= perDay * days) {
        for (const i of lists) this.reading[i]?.push({ ...block, bits })
        return
      }
      for (const day of daysOfOtherYears(this.stored, full, bits === FACTS.yearDigit)) this.scan(day)
    }
    this.range({ ...block, bits: FACTS.conflictFull }, top)
  }

  /** Length of all posting lists of a word. */
  private mass(i: number): number {
    const known = this.masses[i] ?? 0
    if (known >= 0) return known
    const { classStart } = this.stored
    let sum = 0
    for (const c of this.marks.lists[i] ?? []) sum += (classStart[c + 1] ?? 0) - (classStart[c] ?? 0)
    this.masses[i] = sum
    return sum
  }

  /**
   * The words whose lists have to be read: a name that has none of them cannot bring `need` with the others. Greedy, the shortest lists
   * first (MaxScore). Words without a bit of their own are always among them.
   */
  private essential(need: number): number[] {
    const { marks } = this
    const words = marks.tokens.map((_, i) => ({ i, mass: this.mass(i) })).filter(word => word.mass > 0)
    words.sort((a, b) => a.mass - b.mass)
    const chosen: number[] = []
    let mask = marks.all()
    for (const { i } of words) {
      if (i < OWN_BITS && (mask === 0 || marks.ceiling(mask) < need)) continue
      chosen.push(i)
      if (i < OWN_BITS) mask &= ~(1 << i)
    }
    return chosen
  }

  /** Reads the lists that were noted: each once, through all of its ranges. */
  private read(): void {
    const { classStart, postings } = this.stored
    const { marks } = this
    const all = marks.all()
    const rest = all & (1 << OWN_BITS)
    for (let i = 0; i < marks.tokens.length; i++) {
      const blocks = this.reading[i]
      if (blocks === undefined || blocks.length === 0) continue
      blocks.sort((a, b) => a.from - b.from)
      const bit = (i < OWN_BITS ? 1 << i : 1 << OWN_BITS) | rest
      for (const c of marks.lists[i] ?? []) {
        const start = classStart[c] ?? 0
        const end = classStart[c + 1] ?? 0
        for (const block of blocks) {
          const need = this.need(block.bits)
          for (
            let at = block.from === 0 ? start : lowerBound(postings, start, end, block.from);
            at < end;
            at++
          ) {
            const id = postings[at * 2] ?? 0
            if (id >= block.to) break
            this.work.touched++
            const others = postings[at * 2 + 1] ?? 0
            const mask =
              others >= MORE
                ? all
                : bit | (marks.low[others & 0xffff] ?? 0) | (marks.high[others >>> 16] ?? 0)
            if (marks.ceiling(mask) >= need) this.consider(id, mask)
          }
        }
      }
    }
  }

  /** Looks at every record of a range. */
  private scan(block: Block): void {
    const need = this.need(block.bits)
    for (let id = block.from; id < block.to; id++) {
      this.work.touched++
      if (this.namesReach(id, need)) this.consider(id, -1)
    }
  }

  /** Could one of the names bring `need`, or is one the same as a whole? */
  private namesReach(id: number, need: number): boolean {
    const { nameStart, nameWords, wordClass } = this.stored
    const { first, word, next } = this.marks
    const n = this.marks.tokens.length
    let mask = n > OWN_BITS ? 1 << OWN_BITS : 0
    let hits = 0
    let length = 0
    for (let at = nameStart[id] ?? 0, end = nameStart[id + 1] ?? 0; at < end; at++) {
      const stored = nameWords[at] ?? 0
      if ((stored & HEAD) !== 0) continue
      length++
      let m = first[wordClass[stored & WORD] ?? 0] ?? 0
      if (m !== 0) hits++
      for (; m !== 0; m = next[m] ?? 0) {
        const i = word[m] ?? 0
        mask |= i < OWN_BITS ? 1 << i : 1 << OWN_BITS
      }
      if (stored < END) continue
      if (
        hits > 0 &&
        (this.marks.ceiling(mask) >= need || (hits === length && length === n) || length * n === 2)
      )
        return true
      mask = n > OWN_BITS ? 1 << OWN_BITS : 0
      hits = 0
      length = 0
    }
    return false
  }

  private consider(id: number, mask: number): void {
    if (this.accepted.has(id) || this.rejected.has(id)) return
    const need = this.threshold - this.facts.of(id) - this.legal - SLACK
    if (mask >= 0 && this.marks.ceiling(mask) < need) return
    if (!this.namesReach(id, need)) return
    this.work.scored++
    if (this.wordsReach(id, need)) this.accept(id)
    else this.rejected.add(id)
  }

  private readonly accept = (id: number): void => {
    if (this.accepted.has(id)) return
    this.accepted.add(id)
    this.found.push(id)
  }

  /** The same bound with letters: each pair of words at most what their spelling allows. */
  private wordsReach(id: number, need: number): boolean {
    const { nameStart, nameWords, wordClass } = this.stored
    const { first, word, next } = this.marks
    const words = this.marks.tokens.length
    const best = this.bounds.fill(0, 0, words)
    let length = 0
    let same = 0
    for (let at = nameStart[id] ?? 0, end = nameStart[id + 1] ?? 0; at < end; at++) {
      const stored = nameWords[at] ?? 0
      if ((stored & HEAD) !== 0) continue
      length++
      let equal = false
      for (let m = first[wordClass[stored & WORD] ?? 0] ?? 0; m !== 0; m = next[m] ?? 0) {
        const bits = this.spelling.bound(stored & WORD, m)
        const i = word[m] ?? 0
        if (bits > (best[i] ?? 0)) best[i] = bits
        equal ||=
          this.marks.relation[m] === RELATION.own &&
          this.stored.text(stored & WORD) === this.marks.tokens[i]?.text
      }
      if (equal) same++
      if (stored < END) continue
      let count = 0
      for (let i = 0; i < words; i++) {
        if ((best[i] ?? 0) > 0) best[count++] = best[i] ?? 0
      }
      if (
        ceilingOf(best, count, words) >= need ||
        (same === length && length === words) ||
        (length * words === 2 && count > 0)
      )
        return true
      best.fill(0, 0, words)
      length = 0
      same = 0
    }
    return false
  }

  /** Names that are the same as a whole are shown whatever they are worth: read off the shortest list of a word spelled alike. */
  private sameWhole(block: Block): void {
    const { classStart, postings } = this.stored
    const { marks } = this
    const n = marks.tokens.length
    let shortest: number[] | null = null
    let least = Number.POSITIVE_INFINITY
    for (let i = 0; i < n; i++) {
      const own = (marks.lists[i] ?? []).filter(c => this.isOwn(c, i))
      const mass = own.reduce((sum, c) => sum + (classStart[c + 1] ?? 0) - (classStart[c] ?? 0), 0)
      if (mass < least) {
        least = mass
        shortest = own
      }
    }
    const every = n >= OWN_BITS ? 0 : (1 << n) - 1
    for (const c of shortest ?? []) {
      const end = classStart[c + 1] ?? 0
      for (let at = lowerBound(postings, classStart[c] ?? 0, end, block.from); at < end; at++) {
        const id = postings[at * 2] ?? 0
        if (id >= block.to) break
        this.work.touched++
        const others = postings[at * 2 + 1] ?? 0
        if (n <= 3 && others >= MORE) continue
        const mask = (marks.low[others & 0xffff] ?? 0) | (marks.high[(others >>> 16) & 0x7fff] ?? 0)
        if (n <= 3 && (this.maskOf(c) | mask | ~every) !== -1) continue
        if (this.isWhole(id)) this.accept(id)
      }
    }
  }

  private isOwn(c: number, i: number): boolean {
    const { first, word, next, relation } = this.marks
    for (let m = first[c] ?? 0; m !== 0; m = next[m] ?? 0)
      if (word[m] === i) return relation[m] === RELATION.own
    return false
  }

  private maskOf(c: number): number {
    const { first, word, next } = this.marks
    let mask = 0
    for (let m = first[c] ?? 0; m !== 0; m = next[m] ?? 0) mask |= 1 << (word[m] ?? 0)
    return mask
  }

  /** Does the record have a name with exactly the words of the query, in any order? */
  private isWhole(id: number): boolean {
    const { nameStart, nameWords } = this.stored
    const words: string[] = []
    for (let at = nameStart[id] ?? 0, end = nameStart[id + 1] ?? 0; at < end; at++) {
      const stored = nameWords[at] ?? 0
      if ((stored & HEAD) !== 0) continue
      words.push(this.stored.text(stored & WORD))
      if (stored < END) continue
      if (words.length === this.marks.tokens.length && words.sort().join(' ') === this.name?.whole)
        return true
      words.length = 0
    }
    return false
  }
}

/** First entry of a posting list whose record is not below `id`. */
function lowerBound(postings: Uint32Array, from: number, to: number, id: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((postings[middle * 2] ?? 0) < id) low = middle + 1
    else high = middle
  }
  return low
}
