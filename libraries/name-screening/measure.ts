/** Measures of a yes/no decision against labels; used by the tests and by the benchmark. */

export interface Labelled {
  bits: number
  same: boolean
}

export interface Quality {
  n: number
  truePositives: number
  falsePositives: number
  falseNegatives: number
  trueNegatives: number
  precision: number
  recall: number
  f1: number
  /** chance that a random true pair has more evidence than a random false one */
  auc: number
}

export function measure(pairs: Labelled[], threshold: number): Quality {
  let truePositives = 0
  let falsePositives = 0
  let falseNegatives = 0
  let trueNegatives = 0
  for (const { bits, same } of pairs) {
    if (bits >= threshold) {
      if (same) truePositives++
      else falsePositives++
    } else if (same) falseNegatives++
    else trueNegatives++
  }
  return {
    n: pairs.length,
    truePositives,
    falsePositives,
    falseNegatives,
    trueNegatives,
    precision: truePositives / Math.max(1, truePositives + falsePositives),
    recall: truePositives / Math.max(1, truePositives + falseNegatives),
    f1: (2 * truePositives) / Math.max(1, 2 * truePositives + falsePositives + falseNegatives),
    auc: areaUnderCurve(pairs),
  }
}

function areaUnderCurve(pairs: Labelled[]): number {
  const yes = pairs.filter(pair => pair.same).map(pair => pair.bits)
  const no = pairs.filter(pair => !pair.same).map(pair => pair.bits)
  let won = 0
  for (const a of yes) for (const b of no) won += a > b ? 1 : a === b ? 0.5 : 0
  return won / Math.max(1, yes.length * no.length)
}
