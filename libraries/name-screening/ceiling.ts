import { WEIGHTS } from './weights.ts'

const sorted = new Float64Array(32)

/** What a name is bounded by, beside its words. */
export interface Rest {
  /** most that a word can bring which no word of the other side matches, and that costs no line of its own */
  lone: number
  /** words of this side that certainly have a line: matched or contradicted */
  lines: number
  /** most that a contradicted word can bring */
  contradicted: number
}

/** Nothing is known of the other side: a word without a line takes nothing away. */
export const FREE: Rest = { lone: 0, lines: 0, contradicted: 0 }

/**
 * The most that the words of one side can bring together, given the most that each can bring when it is matched; words at or below 0
 * are better not matched. Never below the evidence that align.ts finds, whichever words it matches: with k words matched their sum is at
 * most that of the best k, and each of them is a line by which a relative is weighed. At most `most` words can be matched. −∞ when none
 * can.
 */
export function ceilingOf(
  bounds: ArrayLike<number>,
  words: number,
  relative: number,
  { lone, lines, contradicted }: Rest,
  most = words,
): number {
  let count = 0
  for (let i = 0; i < words; i++) {
    const bits = bounds[i] ?? 0
    if (bits <= WEIGHTS.different) continue
    let at = count++
    while (at > 0 && (sorted[at - 1] ?? 0) < bits) {
      sorted[at] = sorted[at - 1] ?? 0
      at--
    }
    sorted[at] = bits
  }
  let best = Number.NEGATIVE_INFINITY
  let sum = 0
  let relatives = 0
  for (let k = 1; k <= count && k <= most; k++) {
    const bits = sorted[k - 1] ?? 0
    sum += bits
    relatives += 2 ** -bits
    const forced = Math.max(0, lines - k)
    const total = sum + forced * contradicted + (words - k - forced) * lone
    const found = k === 1 ? total : withRelatives(total, relatives, relative)
    if (found > best) best = found
  }
  return best
}

/** `relativeBits` of align.ts added: −log2(2^−sum + Σ 2^−(relative + bits)). It rises with every one of the bits. */
const withRelatives = (sum: number, relatives: number, relative: number) =>
  -Math.log2(2 ** -sum + relatives * 2 ** -relative)
