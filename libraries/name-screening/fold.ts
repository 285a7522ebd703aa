import { DIGIT_AS_LETTER, LETTERS, LOOKS_LATIN, type Script, scriptOf } from './letters.ts'

/** A word of a name after folding: lower-case Latin letters and digits only, or the word itself if its script has no table. */
export interface Word {
  text: string
  /** as it was written, for the explanation */
  source: string
  /** short vowels are not written in its script (Arabic, Hebrew): a missing vowel says nothing */
  bare: boolean
  /** a digit or a letter of another script stood in for a letter */
  lookAlike: boolean
  /** script without a table: compared as a whole, never by sound */
  opaque: boolean
  /** what stood before it: '-' for a hyphen, '.' for a dot, ' ' otherwise */
  joint: string
}

/** Longer names are cut here, and the caller is told. The longest name on the OFAC list of 2025 has 196 characters. */
export const NAME_LIMIT = 1000

const JOINERS = new Set([
  "'",
  '’',
  '‘',
  'ʼ',
  'ʻ',
  'ʿ',
  'ʾ',
  '`',
  '´',
  'ʹ',
  'ʺ',
  '"',
  '“',
  '”',
  '״',
  '׳',
  '\u0640',
])

type CharClass = 'letter' | 'digit' | 'mark' | 'join' | 'split'
interface Char {
  class: CharClass
  script: Script
  latin: string
}

const known = new Map<string, Char>()

function classify(char: string): Char {
  const code = char.codePointAt(0) ?? 0
  const script = scriptOf(code)
  if (JOINERS.has(char)) return { class: 'join', script, latin: '' }
  const latin = LETTERS.get(char)
  if (/\p{M}/u.test(char)) return { class: 'mark', script, latin: latin ?? '' }
  if (latin !== undefined) return { class: 'letter', script, latin }
  if (/\p{Nd}/u.test(char)) return { class: 'digit', script: 'digit', latin: decimal(code) }
  if (/\p{L}/u.test(char)) return { class: 'letter', script, latin: plain(char) }
  // Controls, bidirectional marks and zero-width joiners are invisible: they must not break a word apart.
  if (/\p{Cf}|\p{Cc}/u.test(char) && !/\s/.test(char)) return { class: 'join', script, latin: '' }
  return { class: 'split', script, latin: '' }
}

/** Decimal digits of every script stand in runs of ten that begin at a multiple of 16 or at 6 above one. */
function decimal(code: number): string {
  let zero = code
  while (zero > code - 10 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return String((code - zero) % 10)
}

/** A letter with marks → the letters under the marks, when those are known. */
function plain(char: string): string {
  let latin = ''
  for (const part of char.normalize('NFD')) {
    if (part >= 'a' && part <= 'z') latin += part
    else latin += LETTERS.get(part) ?? ''
  }
  return latin
}

function look(char: string): Char {
  const found = known.get(char)
  if (found !== undefined) return found
  const made = classify(char)
  if (known.size < 5000) known.set(char, made)
  return made
}

/**
 * Any text → folded words. Never throws; control and bidirectional characters vanish, `<` and punctuation separate, apostrophes
 * are dropped (Qa'ida = Qaida). `tooLong` says that only the first `NAME_LIMIT` characters were read.
 */
export function fold(text: string): { words: Word[]; tooLong: boolean } {
  if (text.length <= NAME_LIMIT) {
    const words = foldPlain(text)
    if (words !== null) return { words, tooLong: false }
  }
  const tooLong = text.length > NAME_LIMIT
  const clean = (tooLong ? text.slice(0, NAME_LIMIT) : text).normalize('NFKC').toLowerCase()
  const words: Word[] = []
  let letters: string[] = []
  let joint = ' '
  const close = (next: string) => {
    const word = makeWord(letters, joint)
    if (word !== null) words.push(word)
    if (letters.length > 0) joint = next
    else if (next === '-' || joint === ' ') joint = next
    letters = []
  }
  for (const char of clean) {
    const { class: kind } = look(char)
    if (kind === 'join') continue
    if (kind === 'split') {
      close(char === '-' || char === '‐' || char === '‑' ? '-' : char === '.' ? '.' : ' ')
      if (char === '&' || char === '+') {
        words.push({ text: 'and', source: char, bare: false, lookAlike: false, opaque: false, joint: ' ' })
      }
    } else letters.push(char)
  }
  close(' ')
  return { words, tooLong }
}

const SPACE = 32
const HYPHEN = 45
const isSmall = (code: number) => code >= 97 && code <= 122

/** What `fold` does, for basic Latin letters, blanks, hyphens, commas and `<` alone, as in a passport's name line. Null: there are others. */
function foldPlain(text: string): Word[] | null {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (!isSmall(code | SPACE) && code !== SPACE && code !== HYPHEN && code !== 44 && code !== 60) return null
  }
  const clean = text.toLowerCase()
  const words: Word[] = []
  let from = -1
  let joint = ' '
  for (let i = 0; i <= clean.length; i++) {
    const code = i < clean.length ? clean.charCodeAt(i) : SPACE
    if (isSmall(code)) {
      if (from < 0) from = i
      continue
    }
    const next = code === HYPHEN ? '-' : ' '
    if (from >= 0) {
      const word = clean.slice(from, i)
      words.push({ text: word, source: word, bare: false, lookAlike: false, opaque: false, joint })
      joint = next
    } else if (next === '-' || joint === ' ') joint = next
    from = -1
  }
  return words
}

function makeWord(letters: string[], joint: string): Word | null {
  if (!letters.some(letter => look(letter).class !== 'mark')) return null
  const source = letters.join('')
  const scripts = new Set<Script>()
  let opaque = false
  for (const letter of letters) {
    const char = look(letter)
    if (char.class === 'letter') {
      scripts.add(char.script)
      if (char.latin === '' && char.script === 'other') opaque = true
    } else if (char.class === 'digit') scripts.add('digit')
  }
  const plainWord = { source, joint, bare: false, lookAlike: false, opaque: false }
  if (opaque) return { ...plainWord, text: source, opaque: true }
  const bare = scripts.has('arabic') || scripts.has('hebrew')
  const mixed = scripts.has('latin') && (scripts.has('cyrillic') || scripts.has('greek'))
  let text = ''
  if (scripts.has('arabic')) text = readArabic(letters)
  else if (scripts.has('hebrew')) text = readHebrew(letters)
  else {
    const ukrainian = /[іїєґ]/.test(source)
    if (scripts.has('greek') && !mixed) letters = greekPairs(source)
    if (scripts.has('armenian')) letters = [...source.replace(/ու/g, 'u')]
    for (const letter of letters) {
      if (mixed && LOOKS_LATIN.has(letter)) text += LOOKS_LATIN.get(letter)
      else if (ukrainian && letter === 'г') text += 'h'
      else text += look(letter).latin
    }
  }
  const dressed = undressDigits(text)
  if (dressed === '') return null
  return { ...plainWord, text: dressed, bare, lookAlike: mixed || dressed !== text }
}

/** Greek writes b, d and g with two letters each, ou with two, and v after a or e with upsilon. */
function greekPairs(source: string): string[] {
  const plainVowels = source.normalize('NFD').replace(/\p{M}/gu, '')
  const spelled = plainVowels
    .replace(/μπ/g, 'b')
    .replace(/ντ/g, 'd')
    .replace(/γκ/g, 'g')
    .replace(/ου/g, 'u')
    .replace(/([αε])υ/g, '$1v')
  return [...spelled]
}

/** `ig0r` → `igor`; a word with more digits than letters (a fleet number, a year) stays. */
function undressDigits(text: string): string {
  const digits = text.replace(/[^0-9]/g, '').length
  if (digits === 0 || digits * 2 >= text.length || /^[0-9]|[0-9]$/.test(text)) return text
  let out = ''
  for (const letter of text) out += DIGIT_AS_LETTER.get(letter) ?? letter
  return out
}

/**
 * Arabic script. Waw is a consonant at the start and before a long vowel, otherwise u; yeh likewise (y, otherwise i); a final
 * heh after a consonant is the silent a of Persian and of the Arabic feminine; alef at the start carries any vowel.
 */
function readArabic(letters: string[]): string {
  const base = letters.filter(letter => look(letter).class !== 'mark')
  let text = ''
  for (let i = 0; i < base.length; i++) {
    const letter = base[i] ?? ''
    const next = base[i + 1] ?? ''
    const long = next === 'ا' || next === 'آ' || next === 'ی' || next === 'ي' || next === 'ى'
    if (letter === 'و') text += i === 0 || (long && next === 'ا') ? 'w' : 'u'
    else if (letter === 'ي' || letter === 'ی') text += i === 0 || next === 'ا' ? 'y' : 'i'
    else if ((letter === 'ه' || letter === 'ہ') && i === base.length - 1 && i > 1) text += 'h'
    else if (letter === 'ع' && i === 0) text += 'a'
    else text += look(letter).latin
  }
  return text
}

/** Hebrew. Vav is v at the start, otherwise u; yod y at the start, otherwise i; final he is a; bet and pe may be v and f (skeleton). */
function readHebrew(letters: string[]): string {
  const base = letters.filter(letter => look(letter).class !== 'mark')
  let text = ''
  for (let i = 0; i < base.length; i++) {
    const letter = base[i] ?? ''
    if (letter === 'ו' && i > 0) text += base[i + 1] === 'ו' || base[i - 1] === 'ו' ? 'v' : 'u'
    else if (letter === 'י' && i > 0) text += 'i'
    else if (letter === 'ה' && i > 0 && i === base.length - 1) text += 'a'
    else if (letter === 'ע' && i === 0) text += 'a'
    else text += look(letter).latin
  }
  return text
}
