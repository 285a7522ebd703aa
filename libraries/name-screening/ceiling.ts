import { WEIGHTS } from './weights.ts'

/** Most a word can be worth without a relation the index knows: an initial, a cut word, a similar or joined one (pairs.ts). */
export const WEAK = Math.max(WEIGHTS.weakMost, WEIGHTS.initial, WEIGHTS.truncated.most)

const sorted = new Float64Array(32)

/**
 * The most that a name can be worth to a query of `words` words when at most the words with a bound in `bounds` are matched by a
 * relation the index knows; −∞ when none is. Never below the evidence that align.ts finds:
 *   · matched words alone: their sum, and from two on no more than `relative` above the least of them;
 *   · with any other word matched weakly or contradicted: no more than `relative` above that match, and at most the sum.
 * Words left over on one side only take away. Bounds of matched words are at least `WEAK`, so a matched word that is better left
 * to a weak match is covered. Held by build.test.ts against the scorer.
 */
export function ceilingOf(bounds: ArrayLike<number>, count: number, words: number): number {
  if (count === 0) return Number.NEGATIVE_INFINITY
  for (let i = 0; i < count; i++) {
    const bits = Math.max(bounds[i] ?? 0, WEAK)
    let at = i
    while (at > 0 && (sorted[at - 1] ?? 0) < bits) {
      sorted[at] = sorted[at - 1] ?? 0
      at--
    }
    sorted[at] = bits
  }
  let sum = 0
  let best = Number.NEGATIVE_INFINITY
  for (let k = 0; k < count; k++) {
    const bits = sorted[k] ?? 0
    sum += bits
    best = Math.max(best, k === 0 ? bits : Math.min(sum, WEIGHTS.relative + bits))
  }
  if (words > count) best = Math.max(best, Math.min(sum + WEAK * (words - count), WEIGHTS.relative + WEAK))
  return best
}
