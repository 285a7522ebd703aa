import { distance, oneTypingError } from './distance.ts'
import type { NameHow } from './records.ts'
import { withinOneEdit } from './skeleton.ts'
import { maleForm, type Token } from './tokens.ts'
import { WEIGHTS } from './weights.ts'

/** One word of the query against one of the record. `strong` relations are the ones the index looks up; see `relation`. */
export interface Pair {
  how: NameHow
  bits: number
  strong: boolean
}

export type Relation = 'same key' | 'one edit' | 'none'

/** What candidate generation can see of two words. The index finds exactly the pairs for which this is not 'none' (a test). */
export function relation(a: Token, b: Token): Relation {
  for (const key of a.exactKeys) if (b.exactKeys.includes(key)) return 'same key'
  for (const reading of a.readings) if (b.readings.includes(reading)) return 'same key'
  for (const reading of a.readings) {
    for (const other of b.readings) if (withinOneEdit(reading, other)) return 'one edit'
  }
  return 'none'
}

const isName = (token: Token) => token.class === 'ordinary' || token.class === 'patronymic'

/** Two words by a relation that the index knows. Null: there is none. */
export function compareStrongly(a: Token, b: Token): Pair | null {
  if (a.class === 'initial' || b.class === 'initial') return null
  const information = Math.min(a.bits, b.bits)
  if (!isName(a) || !isName(b))
    return a.text === b.text ? { how: 'same', bits: information, strong: true } : null
  const related = relation(a, b)
  if (related === 'none') return null
  if (a.text !== b.text || related !== 'same key') return compareRelated(a, b, information, related)
  if (a.lookAlike === b.lookAlike) return { how: 'same', bits: information, strong: true }
  return { how: 'look-alike', bits: information - WEIGHTS.lookAlike, strong: true }
}

/** Two words the index would not bring together: an initial, a cut word, a similar one. `cut…`: the word may have been cut short. */
export function compareWeakly(a: Token, b: Token, cutA: boolean, cutB: boolean): Pair | null {
  if (a.class === 'initial' || b.class === 'initial') return compareInitial(a, b)
  return isName(a) && isName(b) ? compareLoosely(a, b, Math.min(a.bits, b.bits), cutA, cutB) : null
}

function compareInitial(a: Token, b: Token): Pair | null {
  const [short, long] = a.class === 'initial' ? [a, b] : [b, a]
  if (long.class !== 'initial' && !isName(long)) return null
  if (!sameFirstLetter(short.text, long.text)) return null
  return { how: 'initial', bits: WEIGHTS.initial, strong: false }
}

const sameFirstLetter = (a: string, b: string) =>
  a.charAt(0) === b.charAt(0) || distance(a.charAt(0), b.charAt(0)) <= 0.2

/** Letters of words longer than `longWord` count less. */
export function scaled(letters: number, a: string, b: string): number {
  const length = Math.max(a.length, b.length)
  return length > WEIGHTS.longWord ? (letters * WEIGHTS.longWord) / length : letters
}

/** What other letters take away from two words that share a sound or nearly do: vowels tell short words apart, where they are written. */
export function lettersCost(
  a: string,
  b: string,
  bare: boolean,
  letters: number,
  sameSkeleton: boolean,
): number {
  if (!sameSkeleton)
    return Math.max(WEIGHTS.oneEdit.least, WEIGHTS.oneEdit.base + WEIGHTS.oneEdit.perLetter * letters)
  const { base, perLetter, perLetterShort, shortWord } = WEIGHTS.sameSkeleton
  const short = Math.max(a.length, b.length) <= shortWord && !bare
  return base + (short ? perLetterShort : perLetter) * letters
}

/** What one typing error takes away: more in short words, of which many are one letter apart. */
export function typingCost(a: string, b: string): number {
  const { bits, short, shortWord } = WEIGHTS.typing
  return Math.max(a.length, b.length) > shortWord ? bits : short
}

/** Up to here letters of the same sounds are a matter of spelling, beyond it of error. */
const SPELLING = 0.5

function compareRelated(a: Token, b: Token, information: number, related: Relation): Pair {
  const bare = a.bare || b.bare
  const letters = scaled(distance(a.text, b.text, bare), a.text, b.text)
  const sharesReading = a.readings.some(reading => b.readings.includes(reading))
  const best: Pair = {
    how: 'transliteration',
    bits: information - lettersCost(a.text, b.text, bare, letters, sharesReading),
    strong: true,
  }
  if (!sharesReading || letters > SPELLING)
    best.how = oneTypingError(a.text, b.text) ? 'one edit' : sharesReading ? best.how : 'similar'
  const offer = (how: NameHow, bits: number) => {
    if (bits > best.bits) Object.assign(best, { how, bits })
  }
  if (oneTypingError(a.text, b.text)) offer('one edit', information - typingCost(a.text, b.text))
  if (related === 'same key' && a.exactKeys.some(key => b.exactKeys.includes(key))) {
    offer('nickname', information - WEIGHTS.nickname)
  }
  if (a.stem !== a.text || b.stem !== b.text) {
    const stems = scaled(distance(a.stem, b.stem, bare), a.stem, b.stem)
    const near = WEIGHTS.sameSkeleton.base + WEIGHTS.oneEdit.perLetter * stems
    const loss = stems === 0 ? 0 : sharesReading ? near : Math.max(WEIGHTS.oneEdit.least, near)
    const fathers = a.class === 'patronymic' || b.class === 'patronymic'
    const female = !fathers && (maleForm(a.text) !== null) !== (maleForm(b.text) !== null)
    if (female && stems === 0)
      Object.assign(best, { how: 'female ending', bits: information - WEIGHTS.femaleEnding })
    else if (fathers) offer('patronymic', information - WEIGHTS.patronymicStem - loss)
    else offer('transliteration', information - WEIGHTS.sameSkeleton.base - loss)
  }
  return best
}

function compareLoosely(a: Token, b: Token, information: number, cutA: boolean, cutB: boolean): Pair | null {
  const [short, long] = a.text.length < b.text.length ? [a, b] : [b, a]
  const cutBits = (short === a ? cutA : cutB) ? prefixBits(short.text, long.text) : Number.NEGATIVE_INFINITY
  if (cutBits > 0) return { how: 'truncated', bits: cutBits, strong: false }
  if (Math.abs(a.text.length - b.text.length) > 3 && !(a.bare || b.bare)) return null
  // with more letters apart than this the words are worth no more than "different"
  const most = (information - WEIGHTS.similar.base - WEIGHTS.different) / WEIGHTS.similar.perLetter
  const room = (most * Math.max(a.text.length, b.text.length, WEIGHTS.longWord)) / WEIGHTS.longWord
  const letters = scaled(distance(a.text, b.text, a.bare || b.bare, room), a.text, b.text)
  const slip = oneTypingError(a.text, b.text)
  const near = WEIGHTS.similar.base + WEIGHTS.similar.perLetter * letters
  const bits = Math.min(
    WEIGHTS.weakMost,
    information - (slip ? Math.min(near, typingCost(a.text, b.text)) : near),
  )
  if (bits <= WEIGHTS.different) return null
  return { how: slip ? 'one edit' : 'similar', bits, strong: false }
}

/** What a word is worth that may have been cut short, when one begins with the other; −∞: neither does. */
export function prefixBits(a: string, b: string): number {
  const short = Math.min(a.length, b.length)
  if (short < 2 || !(a.startsWith(b) || b.startsWith(a))) return Number.NEGATIVE_INFINITY
  return Math.min(WEIGHTS.truncated.most, WEIGHTS.truncated.perLetter * short)
}

/** A word against two words of the other side written as one, letter by letter. */
export function compareJoined(a: Token, b: Token, whole: boolean): Pair | null {
  if (!isName(a) || !isName(b)) return null
  if (a.text !== b.text) return null
  const full = Math.min(a.bits, b.bits) - WEIGHTS.joined
  const bits = whole ? full : Math.min(WEIGHTS.weakMost, full)
  return bits > 0 ? { how: 'joined or split', bits, strong: false } : null
}
