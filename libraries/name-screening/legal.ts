import type { Word } from './fold.ts'
import { joinLetters, LEGAL, LEGAL_WORDS, NUMBER_WORDS } from './particles.ts'

/** Single letters joined, numbers written in words or Roman figures turned into figures ("Forty-Four" → 44). */
export function spellOut(words: Word[]): Word[] {
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
export function takeLegal(
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
