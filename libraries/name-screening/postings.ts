import { deletions, isSkeleton } from './skeleton.ts'
import type { PreparedName, Token } from './tokens.ts'
import { WEIGHTS } from './weights.ts'

export interface Touched {
  /** slots that share at least one word with the query's name by a relation of `relation()` */
  slots: number[]
  /** upper bound of the name evidence of a touched slot, in bits */
  bound(slot: number): number
  /** posting entries read */
  streamed: number
}

/** `most`: the information of the most telling word that stands in the list. */
interface List {
  slots: number[]
  most: number
}

/** Most a word can be worth without a relation the index knows: an initial, a cut word, a similar word (pairs.ts). */
const WEAK = Math.max(WEIGHTS.weakMost, WEIGHTS.initial, WEIGHTS.truncated.most)

/**
 * Which records have a word of this skeleton (or nickname, or script-bound word), and which skeletons are one edit away. Every word of a
 * record stands under all its readings, and so does every pair of neighbouring words joined.
 */
export class Postings {
  private readonly lists = new Map<number, List>()
  /** skeleton with a symbol taken out → the skeletons it came from */
  private readonly near = new Map<number, number[]>()
  private best = new Float64Array(1024)
  private total = new Float64Array(1024)
  private seenFor = new Int32Array(1024)
  private seenIn = new Int32Array(1024)
  private found = new Uint8Array(1024)
  private round = 0
  private stamp = 0

  add(name: PreparedName, slot: number): void {
    for (const token of name.tokens) this.addKeys(token, slot)
    for (const token of name.joins) if (token !== null) this.addKeys(token, slot)
  }

  private addKeys(token: Token, slot: number): void {
    for (const key of [...token.readings, ...token.exactKeys]) {
      const list = this.lists.get(key)
      if (list !== undefined) {
        if (list.slots.at(-1) !== slot) list.slots.push(slot)
        list.most = Math.max(list.most, token.bits)
        continue
      }
      this.lists.set(key, { slots: [slot], most: token.bits })
      if (!isSkeleton(key)) continue
      for (const part of deletions(key)) {
        const origins = this.near.get(part)
        if (origins === undefined) this.near.set(part, [key])
        else origins.push(key)
      }
    }
  }

  /**
   * For each record that shares a word: the most the name can be worth. A word found under its own key is worth at most the
   * information of the two words, one found by a nickname or an edit away that less the cost of it. A word not found is either left over on this side only (worth less than nothing), or
   * matched weakly, or contradicted; in the last two cases the whole name is worth at most `relative` plus that match (align.ts,
   * `relativeBits`). All further lines of an alignment are negative except the legal form, which the caller adds. So bound ≥ evidence,
   * always: build.test.ts compares with scoring every record.
   */
  bounds(name: PreparedName, slotCount: number): Touched {
    this.grow(slotCount)
    this.round++
    const { round, total, found, seenIn, best, seenFor } = this
    const slots: number[] = []
    let streamed = 0
    name.tokens.forEach((token, i) => {
      const stamp = ++this.stamp
      const credit = (key: number, loss: number) => {
        const list = this.lists.get(key)
        if (list === undefined) return
        const bits = Math.max(Math.min(token.bits, list.most) - loss, WEAK)
        streamed += list.slots.length
        for (const slot of list.slots) {
          if (seenIn[slot] !== round) {
            seenIn[slot] = round
            total[slot] = 0
            found[slot] = 0
            slots.push(slot)
          }
          if (seenFor[slot] !== stamp) {
            seenFor[slot] = stamp
            found[slot] = (found[slot] ?? 0) + 1
            best[slot] = 0
          }
          const before = best[slot] ?? 0
          if (bits > before) {
            best[slot] = bits
            total[slot] = (total[slot] ?? 0) + bits - before
          }
        }
      }
      const readings = new Set(token.readings)
      const byNickname = token.class === 'ordinary' || token.class === 'patronymic'
      for (const key of readings) credit(key, 0)
      for (const key of token.exactKeys) credit(key, byNickname && readings.size > 0 ? WEIGHTS.nickname : 0)
      for (const join of [name.joins[i - 1], name.joins[i]]) {
        for (const key of this.around(join?.readings ?? [])) if (!readings.has(key)) credit(key, 0)
      }
      for (const key of this.around(token.readings)) if (!readings.has(key)) credit(key, WEIGHTS.oneEdit.base)
    })
    const words = name.tokens.length
    const bound = (slot: number) => {
      const sum = total[slot] ?? 0
      const missing = words - (found[slot] ?? 0)
      return missing === 0 ? sum : Math.max(sum, Math.min(sum + missing * WEAK, WEIGHTS.relative + WEAK))
    }
    return { slots, bound, streamed }
  }

  /** The skeletons themselves and all in the index that are one edit away. */
  private around(readings: number[]): Set<number> {
    const found = new Set<number>()
    for (const reading of readings) {
      for (const part of deletions(reading)) for (const origin of this.near.get(part) ?? []) found.add(origin)
    }
    return found
  }

  private grow(slotCount: number): void {
    if (this.round > 2 ** 30 || this.stamp > 2 ** 30) {
      this.round = 0
      this.stamp = 0
      this.seenFor.fill(0)
      this.seenIn.fill(0)
    }
    if (slotCount <= this.total.length) return
    const size = 2 ** Math.ceil(Math.log2(slotCount))
    this.best = new Float64Array(size)
    this.total = new Float64Array(size)
    this.found = new Uint8Array(size)
    this.seenFor = new Int32Array(size)
    this.seenIn = new Int32Array(size)
    this.round = 0
    this.stamp = 0
  }
}
