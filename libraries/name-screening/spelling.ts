import { distance } from './distance.ts'
import { type Marks, RELATION } from './marks.ts'
import { scaled } from './pairs.ts'
import { type Stored, WORD_FLAG } from './stored.ts'
import { WEIGHTS } from './weights.ts'

/** What a word of the query and a word of the index can be worth to each other by their letters; each pair is measured once a query. */
export class Spelling {
  private readonly known = new Map<number, number>()

  constructor(
    private readonly stored: Stored,
    private readonly marks: Marks,
  ) {}

  clear(): void {
    this.known.clear()
  }

  /** Never below `compareStrongly` of the two words (pairs.ts), nor below 0. `m`: the mark by which they are related. */
  bound(word: number, m: number): number {
    const key = word * 32 + (this.marks.word[m] ?? 0)
    const known = this.known.get(key)
    if (known !== undefined) return known
    const made = this.measure(word, m)
    this.known.set(key, made)
    return made
  }

  private measure(word: number, m: number): number {
    const token = this.marks.tokens[this.marks.word[m] ?? 0]
    if (!token) return 0
    const relation = this.marks.relation[m] ?? 0
    const information = Math.min(token.bits, (this.stored.wordBits[word] ?? 0) / 2)
    const text = this.stored.text(word)
    if (text === token.text && relation === RELATION.own) return information
    const flags = this.stored.wordFlags[word] ?? 0
    const apart = distance(token.text, text, token.bare || (flags & WORD_FLAG.bare) !== 0)
    const law = relation === RELATION.own ? WEIGHTS.sameSkeleton : WEIGHTS.oneEdit
    let bits = information - law.base - law.perLetter * scaled(apart, token.text, text)
    if (relation === RELATION.nickname || token.exactKeys.length > 0)
      bits = Math.max(bits, information - WEIGHTS.nickname)
    if (token.stem !== token.text || (flags & WORD_FLAG.stem) !== 0)
      bits = Math.max(bits, information - WEIGHTS.sameSkeleton.base)
    return Math.max(bits, 1e-9)
  }
}
