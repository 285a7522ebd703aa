import { ceilingOf, WEAK } from './ceiling.ts'
import { companion } from './shelving.ts'
import { deletions, isSkeleton } from './skeleton.ts'
import { findKey } from './sounds.ts'
import { ENTRY, KINDS, type Stored } from './stored.ts'
import type { PreparedName, Token } from './tokens.ts'
import { WEIGHTS } from './weights.ts'

/** Words that have a bit of their own in a mask; further ones share the last bit and always count as matched. */
export const OWN_BITS = 7
const REST = 1 << OWN_BITS

/** How a sound class stands to a word of the query. */
export const RELATION = { own: 0, nickname: 1, near: 2 } as const

/**
 * Which sound classes of one index the words of one name are related to. A class that is marked leads to a chain of marks, one for
 * each word. Kept per index and cleared class by class, so that a query costs what it touches.
 */
export class Marks {
  /** class → first mark, 0: none */
  readonly first: Uint16Array
  readonly word = new Uint8Array(1 << 16)
  readonly relation = new Uint8Array(1 << 16)
  readonly next = new Uint16Array(1 << 16)
  private readonly classOf = new Uint32Array(1 << 16)
  private used = 1
  /** hashed class → bits of the words it is related to */
  readonly low = new Uint8Array(1 << 16)
  readonly high = new Uint8Array(1 << 15)
  /** more classes than there is room for: every class counts as related to everything */
  overflow = false
  tokens: readonly Token[] = []
  /** for each word the classes it is related to */
  readonly lists: number[][] = Array.from({ length: 32 }, () => [])
  private readonly tops = new Float64Array(32)
  private readonly ceilings = new Float64Array(256)
  private readonly picked = new Float64Array(32)

  constructor(private readonly stored: Stored) {
    this.first = new Uint16Array(stored.classMost.length)
  }

  /** Marks everything the name's words are related to. */
  set(name: PreparedName): void {
    this.clear()
    this.tokens = name.tokens
    const kind = KINDS.indexOf(name.kind)
    for (let i = 0; i < name.tokens.length; i++) {
      const token = name.tokens[i]
      if (token === undefined) continue
      const list = this.lists[i]
      if (list) list.length = 0
      this.tops[i] = 0
      const nickname = token.readings.length > 0 ? RELATION.nickname : RELATION.own
      for (const key of token.readings) this.visit(key, token, i, kind, RELATION.own)
      for (const key of token.exactKeys) this.visit(key, token, i, kind, nickname)
      for (const key of lookUpsOf(token)) this.visit(key, token, i, kind, RELATION.near)
    }
    this.ceilings.fill(Number.NaN)
  }

  /** Classes that have the key as their own stand in `relation` to the word; those it was cut from are near. */
  private visit(key: number, token: Token, i: number, kind: number, relation: number): void {
    const { keySlots, keyEntries } = this.stored
    const start = findKey(keySlots, key)
    if (start === 0) return
    const end = start + (keyEntries[start] ?? 0)
    for (let at = start + 1; at <= end; at++) {
      const entry = keyEntries[at] ?? 0
      if (((entry >>> ENTRY.kind) & 3) !== kind) continue
      this.mark(entry >>> ENTRY.class, token, i, (entry & ENTRY.own) === 0 ? RELATION.near : relation)
    }
  }

  private mark(c: number, token: Token, i: number, relation: number): void {
    const head = this.first[c] ?? 0
    for (let m = head; m !== 0; m = this.next[m] ?? 0) {
      if (this.word[m] !== i) continue
      if (relation < (this.relation[m] ?? 0)) this.relate(m, c, token, i, relation)
      return
    }
    if (this.used === 1 << 16) {
      this.overflow = true
      return
    }
    const m = this.used++
    this.word[m] = i
    this.next[m] = head
    this.classOf[m] = c
    this.first[c] = m
    const bit = i < OWN_BITS ? 1 << i : REST
    const low = companion(c)
    this.low[low] = (this.low[low] ?? 0) | bit
    this.high[low >>> 1] = (this.high[low >>> 1] ?? 0) | bit
    this.lists[i]?.push(c)
    this.relate(m, c, token, i, relation)
  }

  private relate(m: number, c: number, token: Token, i: number, relation: number): void {
    const information = Math.min(token.bits, (this.stored.classMost[c] ?? 0) / 2)
    const bound = Math.max(WEAK, relation === RELATION.own ? information : information - WEIGHTS.oneEdit.base)
    this.relation[m] = relation
    if (bound > (this.tops[i] ?? 0)) this.tops[i] = bound
  }

  private clear(): void {
    for (let m = 1; m < this.used; m++) {
      const c = this.classOf[m] ?? 0
      this.first[c] = 0
      const low = companion(c)
      this.low[low] = 0
      this.high[low >>> 1] = 0
    }
    this.used = 1
    this.overflow = false
  }

  /** Bits of the words that are related to anything at all, those without a bit of their own included. */
  all(): number {
    let mask = this.tokens.length > OWN_BITS ? REST : 0
    for (let i = 0; i < Math.min(OWN_BITS, this.tokens.length); i++)
      if ((this.tops[i] ?? 0) > 0) mask |= 1 << i
    return mask
  }

  /** The most a name can be worth in which at most the words of the mask are matched. */
  ceiling(mask: number): number {
    const known = this.ceilings[mask] ?? Number.NaN
    if (!Number.isNaN(known)) return known
    let count = 0
    const words = this.tokens.length
    for (let i = 0; i < words; i++) {
      if (i < OWN_BITS ? (mask & (1 << i)) !== 0 : (mask & REST) !== 0 && (this.tops[i] ?? 0) > 0)
        this.picked[count++] = this.tops[i] ?? 0
    }
    const made = ceilingOf(this.picked, count, words)
    this.ceilings[mask] = made
    return made
  }
}

const lookUps = new WeakMap<Token, number[]>()

/** The skeletons of a word with a symbol taken out. */
function lookUpsOf(token: Token): number[] {
  const known = lookUps.get(token)
  if (known) return known
  const keys = new Set<number>()
  for (const reading of token.readings)
    if (isSkeleton(reading))
      for (const part of deletions(reading)) if (!token.readings.includes(part)) keys.add(part)
  const made = [...keys]
  lookUps.set(token, made)
  return made
}
