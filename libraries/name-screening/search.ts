import { type Block, blocksOf } from './blocks.ts'
import { ceilingOf, FREE } from './ceiling.ts'
import { Closeness } from './closeness.ts'
import { Facts } from './facts.ts'
import { Marks, OWN_BITS } from './marks.ts'
import { LEVEL, Plan } from './plan.ts'
import { RELATION, type Reach } from './reach.ts'
import type { Kind } from './records.ts'
import { runTogether } from './run-together.ts'
import type { PreparedQuery } from './score.ts'
import { END, FLAG, HEAD, KINDS, MORE, type Stored, WORD } from './stored.ts'
import type { PreparedName } from './tokens.ts'
import { WEIGHTS } from './weights.ts'
import { isWhole, placeOfWhole, wholeKey } from './whole-names.ts'

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
  private readonly closeness: Closeness
  private readonly facts: Facts
  private readonly plan: Plan
  private readonly accepted = new Set<number>()
  private readonly rejected = new Set<number>()
  /** for each word of the query the most that the name looked at brings by it, as far as its sound says */
  private readonly sounds = new Float64Array(32)
  private readonly words: number[] = []
  private name: PreparedName | null = null
  private relative = 0
  private threshold = 0
  private legal = 0
  private all = 0
  private work: Work = { touched: 0, scored: 0 }
  private found: number[] = []

  constructor(private readonly stored: Stored) {
    this.marks = new Marks(stored)
    this.closeness = new Closeness(stored, this.marks)
    this.facts = new Facts(stored)
    this.plan = new Plan(this.marks)
  }

  /** Numbers of candidates; `work` is added to. */
  find(query: PreparedQuery, threshold: number, work: Work): number[] {
    this.facts.ask(query)
    this.work = work
    this.found = []
    this.threshold = threshold
    this.relative = query.relative
    this.accepted.clear()
    for (const [kind, names] of query.names) for (const name of names) this.byName(name, kind, query)
    return this.found
  }

  private byName(name: PreparedName, kind: Kind, query: PreparedQuery): void {
    const { marks, stored } = this
    this.name = name
    this.legal = name.legal === null ? 0 : WEIGHTS.legalSame
    this.rejected.clear()
    marks.set(name, query.relative)
    if (name.tokens.length <= 2) runTogether(stored, name, this.work, this.accept)
    this.all = marks.all()
    if (marks.overflow) {
      for (let id = 0; id < stored.count; id++) if (stored.kind(id) === kind) this.accept(id)
      return
    }
    if (this.all === 0) return
    const top = marks.ceiling(this.all)
    if (stored.count <= SHORT) {
      this.scan(0, stored.count, true)
      return
    }
    const blocks = blocksOf(stored, query.birthDate, bits => top >= this.need(bits))
    for (const { from, to, bits } of blocks.near) {
      if (to - from <= LONG_DAY) this.scan(from, to, true)
      else {
        blocks.wide.push({ from, to, bits })
        this.sameWhole(from, to)
      }
    }
    this.vague(blocks.vague, query)
    this.readAll(blocks.wide)
  }

  /** Bits that the name itself must bring when the date brings `dateBits`. */
  private need(dateBits: number): number {
    return this.threshold - dateBits - this.facts.most - this.legal - SLACK
  }

  /** Whole names where the date contradicts nothing: from their table when that has all of the records, else from posting lists. */
  private vague(blocks: Block[], query: PreparedQuery): void {
    const { name } = this
    if (name === null) return
    if (blocks.some(block => block.to > this.stored.shelves.year)) {
      for (const { from, to } of blocks) this.sameWhole(from, to)
      return
    }
    const { wholeKeys, wholeRecords } = this.stored
    const key = wholeKey(
      KINDS.indexOf(name.kind),
      name.tokens.map(token => token.text),
    )
    for (let at = placeOfWhole(wholeKeys, key); wholeKeys[at] === key; at++) {
      const id = wholeRecords[at] ?? 0
      this.work.touched++
      if (query.birthDate !== null && !blocks.some(({ from, to }) => id >= from && id < to)) continue
      if (isWhole(this.stored, id, name.whole, name.tokens.length)) this.accept(id)
    }
  }

  /** Reads what has to be read of the ranges: short ones record by record, of the others the lists of the words that cannot be missed. */
  private readAll(blocks: Block[]): void {
    if (blocks.length === 0) return
    blocks.sort((a, b) => b.bits - a.bits)
    const { marks, plan } = this
    plan.begin()
    const n = marks.tokens.length
    const own: Block[][] = Array.from({ length: n }, () => [])
    const near: Block[][] = Array.from({ length: n }, () => [])
    let bits = Number.NaN
    for (const block of blocks) {
      if (block.bits !== bits) plan.make(this.need(block.bits))
      bits = block.bits
      for (let i = 0; i < n; i++) {
        const level = plan.levels[i] ?? 0
        if (level > LEVEL.none) own[i]?.push(block)
        if (level > LEVEL.own) near[i]?.push(block)
      }
    }
    for (let i = 0; i < n; i++) {
      const reach = marks.reaches[i]
      if (reach === undefined) continue
      this.read(i, reach, 0, reach.own, own[i] ?? [])
      this.read(i, reach, reach.own, reach.classes.length, near[i] ?? [])
    }
  }

  /** Reads some lists of a word, each once through all ranges that its sound lets reach the threshold. */
  private read(i: number, reach: Reach, first: number, last: number, ranges: Block[]): void {
    if (ranges.length === 0) return
    const { classes, bounds, own } = reach
    const { classStart, postings } = this.stored
    const others = this.marks.others(i)
    const least = this.need(ranges[0]?.bits ?? 0)
    ranges.sort((a, b) => a.from - b.from)
    for (let k = first; k < last; k++) {
      let most = (bounds[k] ?? 0) + others
      if (most < least) break
      const c = classes[k] ?? 0
      const end = classStart[c + 1] ?? 0
      if (k >= own) most = this.closeness.ofClass(i, k) + others
      if (most < least) continue
      let at = classStart[c] ?? 0
      for (const { from, to, bits } of ranges) {
        if ((postings[at * 2] ?? 0) < from) at = lowerBound(postings, at + 1, end, from)
        if (at >= end) break
        const need = this.need(bits)
        if (most >= need && (postings[at * 2] ?? 0) < to) this.readRange(i, at, end, to, need)
      }
    }
  }

  private readRange(i: number, start: number, end: number, to: number, need: number): void {
    const { postings } = this.stored
    const { low, high } = this.marks
    const bit = (i < OWN_BITS ? 1 << i : 1 << OWN_BITS) | (this.all & (1 << OWN_BITS))
    for (let at = start; at < end; at++) {
      const id = postings[at * 2] ?? 0
      if (id >= to) return
      this.work.touched++
      const companions = postings[at * 2 + 1] ?? 0
      if (companions < MORE) {
        const second = companions >>> 16
        const mask = bit | (low[companions & 0xffff] ?? 0) | (second === 0 ? 0 : (high[second] ?? 0))
        if (this.marks.ceiling(mask, second === 0 ? 2 : 3) < need) continue
      }
      this.consider(id)
    }
  }

  /** Looks at every record of a range. `near`: a name that is the same as a whole counts whatever it is worth. */
  private scan(from: number, to: number, near: boolean): void {
    for (let id = from; id < to; id++) {
      this.work.touched++
      this.look(id, near)
    }
  }

  private consider(id: number): void {
    if (!this.accepted.has(id) && !this.rejected.has(id)) this.look(id, false)
  }

  /** One record: its facts, then the sounds of each name, then the letters. */
  private look(id: number, near: boolean): void {
    const { marks, words, stored, name } = this
    const need = this.threshold - this.facts.of(id) - this.legal - SLACK
    const reaches = marks.ceiling(this.all) >= need
    if (name === null || (!reaches && (!near || this.facts.otherSex(id)))) return
    const { nameStart, nameWords } = stored
    let cut = false
    let scored = false
    words.length = 0
    for (let at = nameStart[id] ?? 0, end = nameStart[id + 1] ?? 0; at < end; at++) {
      const word = nameWords[at] ?? 0
      if ((word & HEAD) !== 0) {
        cut = (word & FLAG.cut) !== 0
        continue
      }
      words.push(word & WORD)
      if (word < END) continue
      if (
        near &&
        words.length === name.tokens.length &&
        this.allOwn() &&
        isWhole(stored, id, name.whole, words.length)
      ) {
        this.accept(id)
        return
      }
      if (reaches && this.soundsReach(need)) {
        if (!scored) {
          if (this.accepted.has(id) || this.rejected.has(id)) return
          this.work.scored++
        }
        scored = true
        if (this.closeness.mostOf(name, words, cut, this.relative) >= need) {
          this.accept(id)
          return
        }
      }
      words.length = 0
      cut = false
    }
    if (scored) this.rejected.add(id)
  }

  /** Can the words of a name bring `need`, as far as their sounds say? */
  private soundsReach(need: number): boolean {
    const { sounds, words } = this
    const { first, word, bound, next, weak, tokens } = this.marks
    const { wordClass } = this.stored
    const n = tokens.length
    sounds.fill(0, 0, n)
    let matched = false
    for (let j = 0; j < words.length; j++) {
      for (let m = first[wordClass[words[j] ?? 0] ?? 0] ?? 0; m !== 0; m = next[m] ?? 0) {
        const i = word[m] ?? 0
        matched = true
        if ((bound[m] ?? 0) > (sounds[i] ?? 0)) sounds[i] = bound[m] ?? 0
      }
    }
    if (!matched) return false
    let sum = 0
    let left = words.length - 1
    for (let i = 0; i < n; i++) {
      const bits = sounds[i] ?? 0
      sounds[i] = bits > 0 ? Math.max(bits, weak[i] ?? 0) : left-- > 0 ? (weak[i] ?? 0) : 0
      sum += sounds[i] ?? 0
    }
    return sum >= need && ceilingOf(sounds, n, this.relative, FREE) >= need
  }

  /** Does each word of the name share a sound with one of the query? */
  private allOwn(): boolean {
    const { first, relation, next } = this.marks
    for (const word of this.words) {
      let own = false
      for (let m = first[this.stored.wordClass[word] ?? 0] ?? 0; m !== 0; m = next[m] ?? 0)
        own ||= relation[m] === RELATION.own
      if (!own) return false
    }
    return true
  }

  private readonly accept = (id: number): void => {
    if (this.accepted.has(id)) return
    this.accepted.add(id)
    this.found.push(id)
  }

  /** Names that are the same as a whole are shown whatever they are worth: read off the shortest list of a word spelled alike. */
  private sameWhole(from: number, to: number): void {
    const { classStart, postings } = this.stored
    const { marks, name } = this
    if (name === null) return
    const n = marks.tokens.length
    let shortest: number[] = []
    let least = Number.POSITIVE_INFINITY
    for (const reach of marks.reaches.slice(0, n)) {
      const own = [...reach.classes].filter((_, k) => reach.relations[k] === RELATION.own)
      const mass = own.reduce((sum, c) => sum + (classStart[c + 1] ?? 0) - (classStart[c] ?? 0), 0)
      if (mass >= least) continue
      least = mass
      shortest = own
    }
    for (const c of shortest) {
      const end = classStart[c + 1] ?? 0
      for (let at = lowerBound(postings, classStart[c] ?? 0, end, from); at < end; at++) {
        const id = postings[at * 2] ?? 0
        if (id >= to) break
        this.work.touched++
        const companions = postings[at * 2 + 1] ?? 0
        if (n <= 3 && (companions >= MORE || !this.hasAll(c, companions, n))) continue
        if (isWhole(this.stored, id, name.whole, n)) this.accept(id)
      }
    }
  }

  /** Is each word of the query related to one of a name of up to three words, of which this class and these companions are known? */
  private hasAll(c: number, companions: number, n: number): boolean {
    const { first, word, next, low, high } = this.marks
    const second = companions >>> 16
    let mask = (low[companions & 0xffff] ?? 0) | (second === 0 ? 0 : (high[second] ?? 0))
    for (let m = first[c] ?? 0; m !== 0; m = next[m] ?? 0) mask |= 1 << (word[m] ?? 0)
    return (mask | ~((1 << n) - 1)) === -1
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
