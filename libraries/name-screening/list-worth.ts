import { END } from './stored.ts'

/** Names from which on a list says how common a word is. */
const ENOUGH = 4096
/** Bearers of a word by whom the shares of nationalities are drawn towards those of the whole list. */
const PRIOR = 8
/** In a name of two words both say from which people it is; the second time it is no news. */
const TOLD_TWICE = 0.5

/**
 * Half bits that a word of each sound class is worth at most, because that many names of this very list have it: where every fiftieth
 * is called Leyla, Leyla says little, whatever the world says. Words of one name come from one language: who shares one is likely to
 * share another, by as much as the nationalities of a word's bearers differ from those of the list (relative entropy), of which half is
 * taken off each word. Short lists say nothing. `states`: nationality of each record, 0 none known.
 */
export function worthOnList(
  classStart: Uint32Array,
  nameWords: Uint32Array,
  postings: Uint32Array,
  states: Uint32Array,
): Uint8Array {
  let names = 0
  for (const word of nameWords) if (word >= END) names++
  const worth = new Uint8Array(classStart.length).fill(255)
  if (names < ENOUGH) return worth
  const telling = new Telling(states)
  for (let c = 0; c + 1 < classStart.length; c++) {
    const from = classStart[c] ?? 0
    const to = classStart[c + 1] ?? 0
    const bits = Math.log2(names / Math.max(1, to - from)) - TOLD_TWICE * telling.of(postings, from, to)
    worth[c] = Math.min(255, Math.max(2, Math.ceil(2 * bits)))
  }
  return worth
}

/** How much it says about the nationality to bear a word. */
class Telling {
  private readonly shares: Float64Array
  private readonly counts: Uint32Array
  private readonly met: number[] = []

  constructor(private readonly states: Uint32Array) {
    let most = 0
    for (const state of states) if (state > most) most = state
    this.shares = new Float64Array(most + 1)
    this.counts = new Uint32Array(most + 1)
    let known = 0
    for (const state of states) {
      if (state === 0) continue
      this.shares[state] = (this.shares[state] ?? 0) + 1
      known++
    }
    for (let state = 1; state <= most; state++) this.shares[state] = (this.shares[state] ?? 0) / known
  }

  /** Bits: relative entropy of the bearers' nationalities to those of the list. */
  of(postings: Uint32Array, from: number, to: number): number {
    const { counts, shares, met } = this
    let known = 0
    for (let at = from; at < to; at++) {
      const state = this.states[postings[at * 2] ?? 0] ?? 0
      if (state === 0) continue
      if (counts[state] === 0) met.push(state)
      counts[state] = (counts[state] ?? 0) + 1
      known++
    }
    // those nationalities that no bearer has keep their part of the prior
    const rest = PRIOR / (known + PRIOR)
    let bits = 0
    let others = 1
    for (const state of met) {
      const share = shares[state] ?? 0
      const own = ((counts[state] ?? 0) + PRIOR * share) / (known + PRIOR)
      bits += own * Math.log2(own / share)
      others -= share
      counts[state] = 0
    }
    met.length = 0
    return Math.max(0, bits + rest * Math.max(0, others) * Math.log2(rest))
  }
}
