import { ceilingOf, type Rest } from './ceiling.ts'
import { distance, oneTypingError } from './distance.ts'
import type { Marks } from './marks.ts'
import { lettersCost, prefixBits, scaled, typingCost } from './pairs.ts'
import { RELATION, type Reach } from './reach.ts'
import { CLASSES, type Stored, WORD_FLAG } from './stored.ts'
import type { PreparedName, Token } from './tokens.ts'
import { WEIGHTS } from './weights.ts'

const PATRONYMIC = CLASSES.indexOf('patronymic')
const INITIAL = CLASSES.indexOf('initial')
const OPAQUE = CLASSES.indexOf('opaque')
const NUMBER = CLASSES.indexOf('number')
const NOTHING = Number.NEGATIVE_INFINITY

/** Compares the words of a query with those of a record letter by letter; each pair once, and remembered with the word (reach.ts). */
export class Closeness {
  private readonly rows = new Float64Array(32)
  private readonly columns = new Float64Array(32)
  private readonly rest: Rest = { lone: 0, lines: 0, contradicted: 0 }

  constructor(
    private readonly stored: Stored,
    private readonly marks: Marks,
  ) {}

  /** Never below the evidence that align.ts finds between the query and a name of these words, its legal form apart. */
  mostOf(name: PreparedName, words: readonly number[], cut: boolean, relative: number): number {
    const { rows, columns } = this
    const n = name.tokens.length
    const m = words.length
    if (this.joined(name, words)) return Number.POSITIVE_INFINITY
    rows.fill(NOTHING, 0, n)
    columns.fill(NOTHING, 0, m)
    let fathers = false
    let initials = false
    let twins = cut || name.cut || name.kind !== 'person'
    for (let j = 0; j < m; j++) {
      const word = words[j] ?? 0
      const kind = (this.stored.wordFlags[word] ?? 0) >>> 3
      fathers ||= kind === PATRONYMIC
      initials ||= kind === INITIAL
      for (let k = 0; k < j; k++)
        twins ||= words[k] === word || this.stored.text(words[k] ?? 0) === this.stored.text(word)
      for (let i = 0; i < n; i++) {
        const bits = this.bits(i, word, cut || name.cut)
        if (bits > (rows[i] ?? 0)) rows[i] = bits
        if (bits > (columns[j] ?? 0)) columns[j] = bits
      }
    }
    for (let i = 0; i < n; i++) {
      const token = name.tokens[i]
      fathers ||= token?.class === 'patronymic'
      initials ||= token?.class === 'initial'
      for (let k = 0; k < i; k++) twins ||= name.tokens[k]?.text === token?.text
    }
    const rest = this.rest
    rest.lone = twins ? 0 : fathers || initials ? WEIGHTS.extraPatronymic : WEIGHTS.extra
    rest.contradicted = initials ? WEIGHTS.differentInitial : WEIGHTS.different
    rest.lines = fathers ? 0 : Math.min(n, m)
    return Math.min(ceilingOf(rows, n, relative, rest), ceilingOf(columns, m, relative, rest))
  }

  /**
   * Most that word i of the query and a word of the k-th class it reaches bring: sounds that are only near take more away unless one of
   * its words is a typing error away.
   */
  ofClass(i: number, k: number): number {
    const token = this.marks.tokens[i]
    const reach = this.marks.reaches[i]
    if (!token || !reach) return NOTHING
    const known = reach.exact[k] ?? Number.NaN
    if (!Number.isNaN(known)) return known
    const bound = reach.bounds[k] ?? 0
    const made =
      reach.relations[k] !== RELATION.near || this.hasSlip(token, reach.classes[k] ?? 0)
        ? bound
        : Math.min(
            bound,
            Math.min(token.bits, (this.stored.classMost[reach.classes[k] ?? 0] ?? 0) / 2) -
              WEIGHTS.oneEdit.least,
          )
    reach.exact[k] = made
    return made
  }

  private hasSlip(token: Token, c: number): boolean {
    const { classWords } = this.stored
    for (let word = classWords[c] ?? 0; word < (classWords[c + 1] ?? 0); word++)
      if (oneTypingError(token.text, this.stored.text(word))) return true
    return false
  }

  /** Two words of one side are, letter by letter, a word of the other: seldom, and then left to the scorer. */
  private joined({ tokens }: PreparedName, words: readonly number[]): boolean {
    for (let j = 0; j + 1 < words.length; j++) {
      const a = this.stored.text(words[j] ?? 0)
      const b = this.stored.text(words[j + 1] ?? 0)
      for (const { text } of tokens)
        if (text.length === a.length + b.length && text.startsWith(a) && text.endsWith(b)) return true
    }
    for (let i = 0; i + 1 < tokens.length; i++) {
      const a = tokens[i]?.text ?? ''
      const b = tokens[i + 1]?.text ?? ''
      for (const word of words) {
        const text = this.stored.text(word)
        if (text.length === a.length + b.length && text.startsWith(a) && text.endsWith(b)) return true
      }
    }
    return false
  }

  /** Most that word i of the query and this word bring; −∞: nothing at all. */
  private bits(i: number, word: number, cut: boolean): number {
    const token = this.marks.tokens[i]
    const reach = this.marks.reaches[i]
    if (!token || !reach) return NOTHING
    const relation = this.relationOf(i, word)
    if (relation >= 0) return this.strong(token, reach, word, relation)
    const bits = this.weak(token, reach, word)
    return cut ? Math.max(bits, prefixBits(token.text, this.stored.text(word))) : bits
  }

  private relationOf(i: number, word: number): number {
    const { first, next, word: of, relation } = this.marks
    for (let m = first[this.stored.wordClass[word] ?? 0] ?? 0; m !== 0; m = next[m] ?? 0)
      if (of[m] === i) return relation[m] ?? 0
    return -1
  }

  private strong(token: Token, reach: Reach, word: number, relation: number): number {
    const known = reach.strong.get(word)
    if (known !== undefined) return known
    const made = this.measure(token, word, relation)
    keep(reach.strong, word, made)
    return made
  }

  private measure(token: Token, word: number, relation: number): number {
    const information = this.information(token, word)
    const text = this.stored.text(word)
    if (text === token.text && relation === RELATION.own) return information
    const flags = this.stored.wordFlags[word] ?? 0
    if (!isName(flags >>> 3) || token.class === 'initial')
      return Math.max(text === token.text ? information : NOTHING, this.measureWeak(token, word))
    const bare = token.bare || (flags & WORD_FLAG.bare) !== 0
    const letters = scaled(distance(token.text, text, bare), token.text, text)
    let cost = lettersCost(token.text, text, bare, letters, relation === RELATION.own)
    if (oneTypingError(token.text, text)) cost = Math.min(cost, typingCost(token.text, text))
    if (relation === RELATION.nickname || token.exactKeys.length > 0) cost = Math.min(cost, WEIGHTS.nickname)
    if (token.stem !== token.text || (flags & WORD_FLAG.stem) !== 0)
      cost = Math.min(
        cost,
        WEIGHTS.sameSkeleton.base + (relation === RELATION.own ? 0 : WEIGHTS.oneEdit.least),
      )
    return information - cost
  }

  private weak(token: Token, reach: Reach, word: number): number {
    const known = reach.weak.get(word)
    if (known !== undefined) return known
    const made = this.measureWeak(token, word)
    keep(reach.weak, word, made)
    return made
  }

  /** `compareWeakly` of pairs.ts, but for words that were cut. */
  private measureWeak(token: Token, word: number): number {
    const flags = this.stored.wordFlags[word] ?? 0
    const kind = flags >>> 3
    if (kind === INITIAL || token.class === 'initial') return WEIGHTS.initial
    if (!isName(kind) || token.class === 'number' || token.class === 'opaque') return NOTHING
    const text = this.stored.text(word)
    const bare = token.bare || (flags & WORD_FLAG.bare) !== 0
    if (Math.abs(text.length - token.text.length) > 3 && !bare) return NOTHING
    const information = this.information(token, word)
    const { base, perLetter } = WEIGHTS.similar
    const most = (information - base - WEIGHTS.different) / perLetter
    const room = (most * Math.max(text.length, token.text.length, WEIGHTS.longWord)) / WEIGHTS.longWord
    let cost = base + perLetter * scaled(distance(token.text, text, bare, room), token.text, text)
    if (oneTypingError(token.text, text)) cost = Math.min(cost, typingCost(token.text, text))
    const bits = Math.min(WEIGHTS.weakMost, information - cost)
    return bits > WEIGHTS.different ? bits : NOTHING
  }

  private information(token: Token, word: number): number {
    return Math.min(token.bits, (this.stored.wordBits[word] ?? 0) / 2)
  }
}

const isName = (kind: number) => kind !== INITIAL && kind !== NUMBER && kind !== OPAQUE

/** Pairs remembered with one word of a query. */
const KEPT = 2048

function keep(pairs: Map<number, number>, word: number, bits: number): void {
  if (pairs.size >= KEPT) pairs.clear()
  pairs.set(word, bits)
}
