import { fold, NAME_LIMIT, type Word } from './fold.ts'
import { information } from './frequencies.ts'
import { NICKNAMES } from './nicknames.ts'
import {
  ASSIMILATED,
  FATHER_BEFORE,
  joinLetters,
  LEGAL,
  LEGAL_WORDS,
  NUMBER_WORDS,
  PARENT,
  PARTICLES,
  SERVANT,
  SHIP_WORDS,
  SMALL_WORDS,
  TITLES,
} from './particles.ts'
import type { Kind } from './records.ts'
import { opaqueKey, skeletons } from './skeleton.ts'

export type TokenClass = 'ordinary' | 'patronymic' | 'initial' | 'number' | 'opaque'

export interface Token {
  text: string
  source: string
  class: TokenClass
  bare: boolean
  lookAlike: boolean
  /** name inside a patronymic (Ivanovich → Ivan) or the male form of a surname (Ivanova → Ivanov); otherwise the text */
  stem: string
  /** skeletons of the text and of the stem */
  readings: number[]
  /** nickname groups and keys of words in scripts without a table: matched exactly */
  exactKeys: number[]
  /** bits: how much it says that two names share this word */
  bits: number
}

/** A name ready to be compared: its words in order, and its words joined two by two (for names run together or torn apart). */
export interface PreparedName {
  source: string
  kind: Kind
  tokens: Token[]
  /** joins[i] = tokens i and i+1 as one word, null where that makes no sense */
  joins: (Token | null)[]
  legal: string | null
  legalSource: string | null
  /** equal for two names that are the same after folding, whatever the order of the words */
  whole: string
  /** long enough to have been cut by the 39 characters of a passport's name line (Doc 9303-4 §4.2.2) */
  cut: boolean
  /** only the first part of the name could be used */
  shortened: boolean
}

/** Words compared per name, so that the alignment stays bounded; what lies beyond is reported as shortened. */
export const TOKEN_LIMIT = 24
const WORD_LIMIT = 64
const MRZ_NAME_LENGTH = 38

export function prepare(source: string, kind: Kind): PreparedName {
  const { words, tooLong } = fold(source)
  const long = words.some(word => word.text.length > WORD_LIMIT)
  const cutWords = words.map(word =>
    word.text.length > WORD_LIMIT ? { ...word, text: word.text.slice(0, WORD_LIMIT) } : word,
  )
  const { tokens, legal, legalSource } =
    kind === 'person' ? ofPerson(cutWords) : ofOrganisation(cutWords, kind)
  const used = tokens.slice(0, TOKEN_LIMIT)
  const length = source.length > NAME_LIMIT ? NAME_LIMIT : source.trim().length
  return {
    source,
    kind,
    tokens: used,
    joins: used.slice(0, -1).map((token, i) => join(token, used[i + 1], kind)),
    legal,
    legalSource,
    whole: used
      .map(token => token.text)
      .sort()
      .join(' '),
    cut: kind === 'person' && length >= MRZ_NAME_LENGTH,
    shortened: tooLong || long || tokens.length > TOKEN_LIMIT,
  }
}

interface Parts {
  tokens: Token[]
  legal: string | null
  legalSource: string | null
}

function ofPerson(all: Word[]): Parts {
  const { rest, legal, legalSource } = takeLegal(all, true)
  let words = rest.filter((word, i) => !isPersonFiller(word, rest[i + 1], i))
  if (words.length === 0) words = rest.length > 0 ? rest : all
  const tokens: Token[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i]
    if (word === undefined) continue
    const next = words[i + 1]
    if (next !== undefined && !next.opaque && (SERVANT.has(word.text) || PARENT.has(word.text))) {
      const head = SERVANT.has(word.text) ? 'abd' : word.text.startsWith('um') ? 'umm' : 'abu'
      tokens.push(
        makeToken(
          {
            ...word,
            text: head + bareName(next.text),
            source: `${word.source} ${next.source}`,
            bare: word.bare || next.bare,
          },
          'person',
        ),
      )
      i++
      continue
    }
    if (next !== undefined && isFaith(next) && !word.opaque && word.text.length > 2) {
      tokens.push(
        makeToken({ ...word, text: `${word.text}din`, source: `${word.source} ${next.source}` }, 'person'),
      )
      i++
      continue
    }
    const at = rest.indexOf(word)
    const father = FATHER_BEFORE.has(rest[at + 1]?.text ?? '')
    const text = canonicalName(word.bare ? withoutArticle(word.text) : word.text)
    const token = makeToken({ ...word, text }, 'person')
    tokens.push(father ? { ...token, class: 'patronymic' } : token)
  }
  return { tokens, legal, legalSource }
}

function isPersonFiller(word: Word, next: Word | undefined, at: number): boolean {
  const { text } = word
  if (TITLES.has(text)) return true
  if (text === 'ben' && at === 0) return false
  if (PARTICLES.has(text)) return true
  if (text === 'and') return true
  return (
    ASSIMILATED.has(text) && next !== undefined && (next.joint === '-' || next.text.startsWith(text.slice(1)))
  )
}

/** -din ("of the faith") written as a word of its own: Saif al-Din, Bashir ud Din. */
const isFaith = (word: Word) => /^(u|e|a)?d?d[iey]+n$/.test(word.text) && word.text.length <= 6

/** Names in Arabic script that begin with the letters of the article but not with the article (Ilyas, Ilham, Alexander …). */
const NOT_ARTICLE = new Set([
  'alyas',
  'alham',
  'alksndr',
  'aleksandr',
  'alksandr',
  'alnaz',
  'almira',
  'alchin',
  'alzabth',
])

/** Arabic script writes the article in one with its word. */
function withoutArticle(text: string): string {
  return /^al./.test(text) && text.length >= 5 && !NOT_ARTICLE.has(text) ? text.slice(2) : text
}

/** Article and its sound change inside a joined name: Abdulrahman, Abdurrahman, Abd-ar-Rahman → abdrahman. */
function canonicalName(text: string): string {
  if (text.length > 5 && /^[ae]bd/.test(text))
    return `abd${bareName(text.replace(/^[ae]bd[aeiou]{0,2}/, ''))}`
  if (text.length > 6 && /[aeiou][ld]?d[iey]+n$/.test(text)) {
    const root = text.replace(/[aeiou][ld]?d[iey]+n$/, '')
    return root.length >= 3 ? `${root}din` : text
  }
  if (text.length > 5 && /^(abou|ebu)/.test(text)) return `abu${text.slice(text.startsWith('abou') ? 4 : 3)}`
  return text
}

/** The second half of Abd-…: without the article; Allah stays whole. */
function bareName(text: string): string {
  if (/^(al|el|ul|l)?l[aeo]h/.test(text) || /^(al)?ll?h?$/.test(text)) return 'alah'
  if (/^(al|el|ul)./.test(text) && text.length > 4) return text.slice(2)
  if (text.length > 3 && text.charAt(0) === text.charAt(1)) return text.slice(1)
  if (text.length > 4 && /^l[^aeiouy]/.test(text)) return text.slice(1)
  return text
}

function ofOrganisation(all: Word[], kind: Kind): Parts {
  const { rest, legal, legalSource } = takeLegal(spellOut(all), false)
  const filler = (word: Word) =>
    SMALL_WORDS.has(word.text) || (kind === 'vessel' && SHIP_WORDS.has(word.text))
  let words = rest.filter(word => !filler(word))
  if (words.length === 0) words = rest.length > 0 ? rest : all
  return { tokens: words.map(word => makeToken(word, kind)), legal, legalSource }
}

/** Single letters joined, numbers written in words or Roman figures turned into figures ("Forty-Four" → 44). */
function spellOut(words: Word[]): Word[] {
  const out: Word[] = []
  for (const word of joinLetters(splitLegalLetters(words))) {
    const number = NUMBER_WORDS.get(word.text)
    const before = out.at(-1)
    const tens = Number(before?.text)
    if (before !== undefined && tens >= 20 && tens % 10 === 0 && /^[1-9]$/.test(number ?? word.text)) {
      out[out.length - 1] = {
        ...before,
        text: String(tens + Number(number ?? word.text)),
        source: `${before.source} ${word.source}`,
      }
    } else out.push(number === undefined ? word : { ...word, text: number })
  }
  return out
}

/** "Partners V L.P.": dotted letters at the end that spell a legal form do not belong to a letter before them. */
function splitLegalLetters(words: Word[]): Word[] {
  const last = words.at(-1)
  const before = words.at(-2)
  if (last === undefined || before === undefined || last.joint !== '.' || before.joint === '.') return words
  if (last.text.length !== 1 || before.text.length !== 1 || !LEGAL.has(before.text + last.text)) return words
  return [
    ...words.slice(0, -2),
    { ...before, text: before.text + last.text, source: `${before.source}.${last.source}` },
  ]
}

const PERSON_ENDING = /^(llc|ltd|limited|inc|gmbh|sa|ag)$/

/** Takes the legal form out, wherever it stands; the longest phrase wins. For a person only an ending such as "LLC" counts. */
function takeLegal(
  words: Word[],
  person: boolean,
): { rest: Word[]; legal: string | null; legalSource: string | null } {
  if (person && !PERSON_ENDING.test(words.at(-1)?.text ?? ''))
    return { rest: words, legal: null, legalSource: null }
  const rest: Word[] = []
  let legal: string | null = null
  let legalSource: string | null = null
  for (let i = 0; i < words.length; i++) {
    let taken = 0
    for (let n = Math.min(LEGAL_WORDS, words.length - i); n > 0 && taken === 0; n--) {
      const slice = words.slice(i, i + n)
      const form = LEGAL.get(slice.map(word => word.text).join(' '))
      const isEnding =
        i + n === words.length && words.length - n >= 2 && PERSON_ENDING.test(slice[0]?.text ?? '')
      if (form === undefined || (person && !isEnding)) continue
      taken = n
      // "Company Limited", "Corp JSC": the more telling of two forms is kept
      if (legal === null || legal === 'incorporated') {
        legal = form
        legalSource = slice.map(word => word.source).join(' ')
      }
    }
    const word = words[i]
    if (taken > 0) i += taken - 1
    else if (word !== undefined) rest.push(word)
  }
  return rest.length > 0 ? { rest, legal, legalSource } : { rest: words, legal: null, legalSource: null }
}

const PATRONYMIC = /(ovich|evich|ovitch|evitch|ovic|evic|yevich|ovych|evych|ovna|evna|ivna|ichna|inichna)$/

/** Ivanovich, Ivanovna → Ivan. The soft stem of -evich often lost its i (Vasilievich → Vasili), which the skeleton forgives. */
export function fatherOf(text: string): string | null {
  const found = PATRONYMIC.exec(text)
  if (found === null || found.index < 3) return null
  return text.slice(0, found.index)
}

/** Ivanova → Ivanov, Putina → Putin, Dostoevskaya → Dostoevsky. Null when the word is not a female form. */
export function maleForm(text: string): string | null {
  if (/(skaya|skaia|skaja|tskaya|ckaya)$/.test(text)) return `${text.replace(/(aya|aia|aja)$/, '')}y`
  if (text.length >= 5 && /(ov|ev|yov|in|yn)a$/.test(text)) return text.slice(0, -1)
  return null
}

/** Alghamdi, Elhassan → the name after an article that was run in. Null for short words (Alan, Elvin). */
function articleRunIn(text: string): string | null {
  return text.length >= 7 && /^(al|el)[^aeiouyl]/.test(text) ? text.slice(2) : null
}

function makeToken(word: Word, kind: Kind): Token {
  const { text, source, bare, lookAlike } = word
  const base = { text, source, bare, lookAlike, stem: text, exactKeys: [], readings: [] }
  if (word.opaque)
    return { ...base, class: 'opaque', exactKeys: [opaqueKey(text)], bits: information(text, 0, kind) }
  if (/[0-9]/.test(text)) {
    return { ...base, class: 'number', exactKeys: [opaqueKey(text)], bits: information(text, 0, kind) }
  }
  const own = skeletons(text, bare)
  if (text.length === 1 && kind === 'person')
    return { ...base, class: 'initial', bits: information(text, own[0] ?? 0, kind) }
  const father = kind === 'person' ? fatherOf(text) : null
  const stem = father ?? (kind === 'person' ? (maleForm(text) ?? articleRunIn(text)) : null) ?? text
  const readings = stem === text ? own : [...new Set([...own, ...skeletons(stem, bare)])]
  const exactKeys =
    kind === 'person'
      ? [...(NICKNAMES.get(text) ?? []), ...(stem === text ? [] : (NICKNAMES.get(stem) ?? []))]
      : []
  // A word without consonants (Aoi, Io) has the skeleton A; one without letters of the table is found by its text.
  if (readings.length === 0) exactKeys.push(opaqueKey(text))
  const heard = father === null ? own[0] : skeletons(father, bare)[0]
  return {
    ...base,
    stem,
    readings,
    exactKeys: [...new Set(exactKeys)],
    class: father === null ? 'ordinary' : 'patronymic',
    bits: information(text, heard ?? 0, kind),
  }
}

function join(a: Token, b: Token | undefined, kind: Kind): Token | null {
  if (b === undefined || a.class === 'opaque' || b.class === 'opaque') return null
  if (a.class === 'number' || b.class === 'number' || a.text.length + b.text.length < 4) return null
  const text = a.text + b.text
  const readings = skeletons(text, a.bare || b.bare)
  const bits = Math.min(a.bits + b.bits, information(text, readings[0] ?? 0, kind))
  return {
    text,
    source: `${a.source} ${b.source}`,
    class: 'ordinary',
    bare: a.bare || b.bare,
    lookAlike: a.lookAlike || b.lookAlike,
    stem: text,
    readings,
    exactKeys: [],
    bits,
  }
}

/** For `compareNames`, which is not told what it compares: a legal form or the vocabulary of companies makes an organisation. */
export function guessKind(text: string, isCompanyWord: (word: string) => boolean): Kind {
  const { words } = fold(text)
  const { legal } = takeLegal(spellOut(words), false)
  if (
    legal !== null &&
    !(
      words.length <= 4 &&
      /^(na|sa|ao|as|co|se|oy|ab|ag|kg|ev|lp|pt|spa|sia)$/.test(words[words.length - 1]?.text ?? '')
    )
  ) {
    return 'organisation'
  }
  if (words.some(word => isCompanyWord(word.text))) return 'organisation'
  return words.some(word => /^[0-9]+$/.test(word.text)) ? 'organisation' : 'person'
}
