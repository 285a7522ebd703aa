import { alignNames } from './align.ts'
import { isCompanyWord } from './frequencies.ts'
import type { Evidence, Kind } from './records.ts'
import { guessKind, prepare } from './tokens.ts'
import { scoreOf } from './weights.ts'

export interface Comparison {
  /** 1 / (1 + 2^-bits): the chance that the names are of one person or company if it was even before */
  score: number
  bits: number
  kind: Kind
  evidence: Evidence[]
}

/**
 * Compares two names by themselves, with the alignment, weights and frequency table of the index. Symmetric. Never throws. A name
 * without a letter is evidence of nothing: score ½, no lines. `kind` decides which words carry weight; left out, it is guessed.
 */
export function compareNames(a: string, b: string, kind?: Kind): Comparison {
  const what =
    kind ??
    (guessKind(a, isCompanyWord) === 'person' && guessKind(b, isCompanyWord) === 'person'
      ? 'person'
      : 'organisation')
  const left = prepare(a, what)
  const right = prepare(b, what)
  if (left.tokens.length === 0 || right.tokens.length === 0)
    return { score: 0.5, bits: 0, kind: what, evidence: [] }
  const { bits, lines } = alignNames(left, right)
  return { score: scoreOf(bits), bits, kind: what, evidence: lines }
}
