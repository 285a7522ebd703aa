import { type Language, language } from './language.ts'

/** The Azerbaijani alphabet, small and capital: Chromium has no collation of it, and in another language's ə and x go astray. */
const ALPHABET = 'aAbBcCçÇdDeEəƏfFgGğĞhHxXıIiİjJkKqQlLmMnNoOöÖpPrRsSşŞtTuUüÜvVyYzZ'

const place = new Map(Array.from(ALPHABET, (letter, i) => [letter, Math.floor(i / 2)]))
const collators = new Map<Language, Intl.Collator>()

function azerbaijani(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)]
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x = '', y = ''] = [left[i], right[i]]
    const [p, q] = [place.get(x), place.get(y)]
    if (p !== undefined && q !== undefined && p !== q) return p - q
    // digits and signs before letters
    if ((p === undefined) !== (q === undefined)) return p === undefined ? -1 : 1
    if (p === undefined && x !== y) return x < y ? -1 : 1
  }
  return left.length - right.length
}

/** Order of words in the reader's language: ç ə ğ ı ö ş ü, ё and پ چ ژ گ in their places. */
export function compareWords(a: string, b: string, lang: Language = language()): number {
  if (lang === 'az') return azerbaijani(a, b)
  const collator = collators.get(lang) ?? new Intl.Collator(lang, { numeric: true })
  collators.set(lang, collator)
  return collator.compare(a, b)
}
