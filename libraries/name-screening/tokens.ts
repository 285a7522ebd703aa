import { fold, NAME_LIMIT, type Word } from './fold.ts'
import { information } from './frequencies.ts'
import { spellOut, takeLegal } from './legal.ts'
import { NICKNAMES } from './nicknames.ts'
import {
  ASSIMILATED,
  FATHER_BEFORE,
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

/** A name ready to be compared: its words in order. */
export interface PreparedName {
  source: string
  kind: Kind
  tokens: Token[]
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

/** The names prepared last: one traveller is asked of several lists, one after the other. */
const recent = new Map<string, PreparedName>()
const RECENT = 16

/** The same name again gives the same object; nobody changes it. */
export function prepare(source: string, kind: Kind): PreparedName {
  const key = `${kind} ${source}`
  const known = recent.get(key)
  if (known !== undefined) return known
  const made = prepareAnew(source, kind)
  if (recent.size >= RECENT) recent.clear()
  if (source.length <= NAME_LIMIT) recent.set(key, made)
  return made
}

function prepareAnew(source: string, kind: Kind): PreparedName {
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

/** Its words joined two by two, for names run together or torn apart: [i] = tokens i and i+1 as one word, null where that makes no sense. */
export const joinsOf = (name: PreparedName, wanted: (at: number) => boolean): (Token | null)[] =>
  name.tokens.slice(0, -1).map((token, i) => (wanted(i) ? join(token, name.tokens[i + 1], name.kind) : null))

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
    const text = word.bare ? canonicalName(withoutArticle(word.text)) : canonical(word.text)
    const token = makeToken(text === word.text ? word : { ...word, text }, 'person')
    tokens.push(father ? asFather(token) : token)
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

const canonicals = new Map<string, string>()

function canonical(text: string): string {
  const known = canonicals.get(text)
  if (known !== undefined) return known
  const made = canonicalName(text)
  if (canonicals.size >= MET_MOST) canonicals.clear()
  canonicals.set(text, made)
  return made
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

const PATRONYMIC =
  /([oe][vw](ich|itch|itsch|ic|icz|ych|ytch|yc|na)|[iy]vna|iwna|inichna|initchna|initschna|ichna|itchna)$/

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

/** Words met before, by kind: the same given names and surnames come all day long. */
const met: Record<Kind, Map<string, Token>> = {
  person: new Map(),
  organisation: new Map(),
  vessel: new Map(),
}
const fathers = new WeakMap<Token, Token>()
const MET_MOST = 1 << 16

function makeToken(word: Word, kind: Kind): Token {
  const { text, source, bare, lookAlike, opaque } = word
  const known = met[kind]
  const plain = text === source && !bare && !lookAlike && !opaque
  const key = plain ? text : `${text} ${source} ${Number(bare) + 2 * Number(lookAlike) + 4 * Number(opaque)}`
  const found = known.get(key)
  if (found !== undefined) return found
  const made = newToken(word, kind)
  if (known.size >= MET_MOST) known.clear()
  known.set(key, made)
  return made
}

/** A father's name that only the word after it gives away ("Əli oğlu"). */
function asFather(token: Token): Token {
  if (token.class === 'patronymic') return token
  const known = fathers.get(token)
  if (known !== undefined) return known
  const made: Token = { ...token, class: 'patronymic' }
  fathers.set(token, made)
  return made
}

/** A word that was prepared once and kept: the same token again. */
export function recallToken(
  kept: Pick<Token, 'text' | 'source' | 'bare' | 'lookAlike' | 'class'>,
  kind: Kind,
): Token {
  const made = makeToken({ ...kept, opaque: kept.class === 'opaque', joint: ' ' }, kind)
  return kept.class === 'patronymic' ? asFather(made) : made
}

function newToken(word: Word, kind: Kind): Token {
  const { text, source, bare, lookAlike } = word
  const base = { text, source, bare, lookAlike, stem: text, exactKeys: [], readings: [] }
  if (word.opaque)
    return { ...base, class: 'opaque', exactKeys: [opaqueKey(text)], bits: information(text, 0, kind) }
  if (/[0-9]/.test(text)) {
    return { ...base, class: 'number', exactKeys: [opaqueKey(text)], bits: information(text, 0, kind) }
  }
  const own = skeletons(text, bare)
  if (text.length === 1 && kind === 'person') {
    // found by its letter, so that a name of initials alone is found at all
    const exactKeys = [opaqueKey(`initial ${text}`)]
    return { ...base, class: 'initial', exactKeys, bits: information(text, own[0] ?? 0, kind) }
  }
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
