import { ceilingOf, FREE } from './ceiling.ts'
import { type Reach, Reaches } from './reach.ts'
import { companion, secondCompanion } from './shelving.ts'
import type { Stored } from './stored.ts'
import type { PreparedName, Token } from './tokens.ts'
import { WEIGHTS } from './weights.ts'

/** Words that have a bit of their own in a mask; further ones share the last bit and always count as matched. */
export const OWN_BITS = 7
const REST = 1 << OWN_BITS
const ROOM = 1 << 16
/** Names of up to three words are known by their length. */
const LONG = 4

/** Most that a word can bring without a relation the index knows: an initial, a cut word, a similar or joined one (pairs.ts). */
export function weakMost(token: Token, cut: boolean): number {
  if (token.class === 'number' || token.class === 'opaque') return 0
  if (cut) return Math.max(WEIGHTS.weakMost, WEIGHTS.truncated.most)
  return Math.min(WEIGHTS.weakMost, Math.max(WEIGHTS.initial, token.bits - WEIGHTS.joined))
}

/**
 * Which sound classes of one index the words of one name are related to. A class that is marked leads to a chain of marks, one for
 * each word. Kept per index and cleared class by class, so that a query costs what it touches.
 */
export class Marks {
  /** class → first mark, 0: none */
  readonly first: Uint16Array
  readonly word = new Uint8Array(ROOM)
  readonly relation = new Uint8Array(ROOM)
  readonly bound = new Float64Array(ROOM)
  readonly next = new Uint16Array(ROOM)
  private readonly classOf = new Uint32Array(ROOM)
  private used = 1
  /** hashed class → bits of the words it is related to */
  readonly low = new Uint8Array(1 << 16)
  readonly high = new Uint8Array(1 << 15)
  /** more classes than there is room for: every class counts as related to everything */
  overflow = false
  tokens: readonly Token[] = []
  /** for each word the classes it is related to */
  readonly reaches: Reach[] = []
  /** most that each word can bring by a relation the index knows; 0: it has none */
  readonly tops = new Float64Array(32)
  /** most that each word can bring without */
  readonly weak = new Float64Array(32)
  /** prior of a relative on this list */
  relative = 0
  private readonly ceilings = new Float64Array(1024)
  private readonly picked = new Float64Array(32)
  private readonly known: Reaches

  constructor(stored: Stored) {
    this.first = new Uint16Array(stored.classMost.length)
    this.known = new Reaches(stored)
  }

  /** Marks everything the name's words are related to. `relative`: of the list (weights.ts). */
  set(name: PreparedName, relative: number): void {
    this.clear()
    this.tokens = name.tokens
    this.relative = relative
    for (let i = 0; i < name.tokens.length; i++) {
      const token = name.tokens[i]
      if (token === undefined) continue
      const reach = this.known.of(token, name.kind)
      this.reaches[i] = reach
      this.tops[i] = Math.max(0, reach.ownMost, reach.nearMost)
      this.weak[i] = weakMost(token, name.cut)
      this.markAll(reach, i)
    }
    this.ceilings.fill(Number.NaN)
  }

  private markAll({ classes, relations, bounds }: Reach, i: number): void {
    const { first, low, high } = this
    const bit = i < OWN_BITS ? 1 << i : REST
    if (this.used + classes.length > ROOM) {
      this.overflow = true
      return
    }
    for (let k = 0; k < classes.length; k++) {
      const c = classes[k] ?? 0
      const m = this.used++
      this.word[m] = i
      this.relation[m] = relations[k] ?? 0
      this.bound[m] = bounds[k] ?? 0
      this.next[m] = first[c] ?? 0
      this.classOf[m] = c
      first[c] = m
      const one = companion(c)
      const two = secondCompanion(c)
      low[one] = (low[one] ?? 0) | bit
      high[two] = (high[two] ?? 0) | bit
    }
  }

  private clear(): void {
    const { first, low, high, classOf } = this
    for (let m = 1; m < this.used; m++) {
      const c = classOf[m] ?? 0
      first[c] = 0
      low[companion(c)] = 0
      high[secondCompanion(c)] = 0
    }
    this.used = 1
    this.overflow = false
  }

  /** Bits of the words that are related to anything at all, those without a bit of their own included. */
  all(): number {
    let mask = this.tokens.length > OWN_BITS ? REST : 0
    for (let i = 0; i < Math.min(OWN_BITS, this.tokens.length); i++)
      if ((this.reaches[i]?.classes.length ?? 0) > 0) mask |= 1 << i
    return mask
  }

  /**
   * The most a name can be worth in which at most the words of the mask are matched by a relation the index knows. `length`: it has no
   * more words than this.
   */
  ceiling(mask: number, length = LONG): number {
    const place = mask * 4 + (length < LONG ? length : 0)
    const known = this.ceilings[place] ?? Number.NaN
    if (!Number.isNaN(known)) return known
    const words = this.tokens.length
    let strong = false
    for (let i = 0; i < words; i++) {
      const matched =
        (mask & (i < OWN_BITS ? 1 << i : REST)) !== 0 && (this.reaches[i]?.classes.length ?? 0) > 0
      strong ||= matched
      this.picked[i] = matched ? Math.max(this.tops[i] ?? 0, this.weak[i] ?? 0) : (this.weak[i] ?? 0)
    }
    const made = strong
      ? ceilingOf(this.picked, words, this.relative, FREE, length)
      : Number.NEGATIVE_INFINITY
    this.ceilings[place] = made
    return made
  }

  /** Most bits that the other words bring to a name in which word i is matched. */
  others(i: number): number {
    const { tops, weak, tokens } = this
    let sum = 0
    for (let k = 0; k < tokens.length; k++) if (k !== i) sum += Math.max(tops[k] ?? 0, weak[k] ?? 0)
    return sum
  }

  /** Length of the lists of words nearly like word i in which a name reaching `need` may stand. */
  nearMass(i: number, need: number): number {
    const reach = this.reaches[i]
    if (reach === undefined) return 0
    const least = need - this.others(i)
    const { bounds, masses, own } = reach
    let low = own
    let high = bounds.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((bounds[middle] ?? 0) >= least) low = middle + 1
      else high = middle
    }
    return low === own ? 0 : (masses[low] ?? 0)
  }
}
