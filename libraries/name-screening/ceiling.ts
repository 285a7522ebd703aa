import { WEIGHTS } from './weights.ts'

/** Most a word can be worth without a relation the index knows: an initial, a cut word, a similar or joined one (pairs.ts). */
export const WEAK = Math.max(WEIGHTS.weakMost, WEIGHTS.initial, WEIGHTS.truncated.most)

const sorted = new Float64Array(32)

/**
 * The most that a name can be worth to a query of `words` words when at most the words with a bound in `bounds` are matched by a
 * relation the index knows; −∞ when none is. Never below the evidence that align.ts finds:
 *   · matched words alone: their sum, from two on less what a relative shares;
 *   · with the other words matched weakly as well, each worth `WEAK`.
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
  let relatives = 0
  let best = sorted[0] ?? 0
  for (let k = 1; k <= count; k++) {
    const bits = sorted[k - 1] ?? 0
    sum += bits
    relatives += 2 ** -bits
    // further words may be matched weakly: with each the sum rises, and with it the chance of a relative
    let before = Number.NEGATIVE_INFINITY
    for (let weak = k === 1 ? 1 : 0; weak <= words - k; weak++) {
      const found = withRelatives(sum + WEAK * weak, relatives + weak * LEAST)
      if (found < before) break
      before = found
    }
    if (before > best) best = before
  }
  return best
}

const LEAST = 2 ** -WEAK

/** `relativeBits` of align.ts added: −log2(2^−sum + Σ 2^−(relative + bits)). It rises with every one of the bits. */
const withRelatives = (sum: number, relatives: number) =>
  -Math.log2(2 ** -sum + relatives * 2 ** -WEIGHTS.relative)
