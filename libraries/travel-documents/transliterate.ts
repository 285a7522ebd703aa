import {
  ARABIC,
  CYRILLIC,
  CYRILLIC_BESIDE,
  LANGUAGES,
  LATIN,
  LATIN_BESIDE,
  type TransliterationLanguage,
} from './transliteration-tables.ts'

export type { TransliterationLanguage }

export interface TransliterationOptions {
  /** Peculiarities of a language; without it the tables as they stand (Ö = OE, Г = G). */
  readonly language?: TransliterationLanguage
  /**
   * What Ə becomes. Doc 9303 has no row for it. `A` (the default) is how Azerbaijani names stand in English:
   * Əliyev – ALIYEV; `E` is met in documents and lists of other States.
   */
  readonly schwa?: 'A' | 'E'
}

export interface TransliterationReport {
  /** A–Z, 0–9 and single spaces. */
  readonly text: string
  /** Characters that no table knows and that were left out, each once. */
  readonly unknown: readonly string[]
  /** The text was longer than any name (10,000 characters) and the rest was not looked at. */
  readonly cut: boolean
}

type Table = ReadonlyMap<string, string>

/** Small letters follow from the capitals by their own rows: the casing of a locale never takes part. */
function tableOf(...texts: readonly string[]): Map<string, string> {
  const table = new Map<string, string>()
  for (const row of texts.join(';').split(';')) {
    const [result = '', letters = ''] = row.split('=').map(side => side.trim())
    for (const capital of letters) {
      table.set(capital, result)
      const small = capital.toLowerCase()
      // `İ` has no small letter of one character; its pair `i` is a plain letter, and `ı` has a row below.
      if (small.length === 1) table.set(small, result)
    }
  }
  return table
}

const PLAIN = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map(letter => `${letter} = ${letter}`).join(';')

const BASE: Table = tableOf(PLAIN, LATIN, LATIN_BESIDE, CYRILLIC, CYRILLIC_BESIDE, ARABIC)
  .set('ı', 'I')
  .set('ß', 'SS')

interface Tables {
  readonly letters: Table
  readonly initial: Table
}

const OF_LANGUAGE: ReadonlyMap<string, Tables> = new Map(
  Object.entries(LANGUAGES).map(([language, { rows, initial = '' }]) => [
    language,
    { letters: new Map([...BASE, ...tableOf(rows)]), initial: tableOf(initial) },
  ]),
)

const NO_LANGUAGE: Tables = { letters: BASE, initial: new Map() }

/** Bounds the work: one Arabic ligature alone unfolds to eighteen letters. No name comes near. */
const LONGEST_NAME = 10_000

const SHADDA = '\u0651'
const TEH_MARBUTA = '\u0629'
/** Not encoded: soft sign, apostrophes, tatweel, vowel marks, joiners and the marks that steer direction. */
const SILENT =
  /[Ььʼʹʿʾʻˈˊˋʼʺˮՙ'’‘`´\u0640\u064b-\u0652\u0654\u0655\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/
/** Between words: white space, hyphens and dashes, and what else parts words in a name. */
const BETWEEN = /[\s<\-‐‑‒–—―_,;:./\\|·،؛]/

/**
 * A name in Latin, Cyrillic or Arabic script in the letters of the machine readable zone (Doc 9303-3 §6 and the
 * peculiarities of a language). Capitals, words parted by single spaces; apostrophes vanish, hyphens part words.
 * Never throws, for any string; the first 10,000 characters are looked at.
 */
export function transliterate(text: string, options: TransliterationOptions = {}): string {
  return transliterateWithReport(text, options).text
}

/** As `transliterate`, and says which characters it could not write: what is left out is never silent. */
export function transliterateWithReport(
  text: string,
  options: TransliterationOptions = {},
): TransliterationReport {
  const tables = OF_LANGUAGE.get(options.language ?? '') ?? NO_LANGUAGE
  const unknown = new Set<string>()
  const out: string[] = []
  const characters = [...text.slice(0, LONGEST_NAME).normalize('NFKC')]
  let word = false
  let last = ''
  characters.forEach((character, at) => {
    if (BETWEEN.test(character)) {
      if (word) out.push(' ')
      word = false
      last = ''
      return
    }
    if (character === SHADDA) {
      out.push(last)
      return
    }
    if (SILENT.test(character)) return
    const written = letterOf(character, tables, word, options) ?? tehMarbuta(character, characters, at)
    if (written === null) {
      unknown.add(character)
      return
    }
    out.push(written)
    last = written
    word = true
  })
  return { text: out.join('').trim(), unknown: [...unknown], cut: text.length > LONGEST_NAME }
}

function letterOf(
  character: string,
  tables: Tables,
  inWord: boolean,
  options: TransliterationOptions,
): string | null {
  if (character >= '0' && character <= '9') return character
  if (options.schwa === 'E' && (character === 'Ə' || character === 'ə')) return 'E'
  const direct = (inWord ? undefined : tables.initial.get(character)) ?? tables.letters.get(character)
  if (direct !== undefined) return direct
  // A letter with a mark that no table lists, as the Vietnamese ones: the letter without its marks.
  const bare = character.normalize('NFD').replace(/\p{M}+/gu, '')
  return bare === character ? null : (tables.letters.get(bare) ?? (bare === '' ? '' : null))
}

/** Table C: XAH at the end of a name component, XTA elsewhere. */
function tehMarbuta(character: string, characters: readonly string[], at: number): string | null {
  if (character !== TEH_MARBUTA) return null
  let next = at + 1
  while (next < characters.length && (characters[next] === SHADDA || SILENT.test(characters[next] ?? '')))
    next++
  return next === characters.length || BETWEEN.test(characters[next] ?? '') ? 'XAH' : 'XTA'
}
