import { Language } from '../../../../contracts/blueprint.ts'
import type { Words } from '../../../../contracts/words.ts'
import { digits } from '../../../platform/print/text.ts'
import { letterWords } from './words.ts'

/** One of the two letters; plain data, so that another thread can draw it. */
export interface Letter {
  nth: 1 | 2
  code: string
  place: Words
  /** Where it will lie, as whoever made it said. */
  safe: string
  /** Number of the seal: the same on both letters and on the page that opens. */
  number: string
  at: { plain: string; jalali: string }
}

export const languages = Language.options

/** The letter for a terminal: the code once, what it is in every language. */
export function textOfLetter({ nth, code, place, safe, number, at }: Letter): string {
  const { title, safe: kept, seal, code: label } = letterWords.en
  const head = [
    title(String(nth)),
    '',
    `  ${label.padEnd(8)} ${code}`,
    `  ${seal.padEnd(8)} ${number} · ${at.plain}`,
    `  ${kept.padEnd(8)} ${safe}`,
  ]
  const said = languages.flatMap(language => {
    const words = letterWords[language]
    return [
      '',
      words.title(digits(nth, language)),
      ...words.says(place[language]).flatMap(line => folded(line)),
    ]
  })
  return [...head, ...said].join('\n')
}

const width = 96

/** Words on lines that a terminal does not break. */
function folded(text: string): string[] {
  const lines: string[] = []
  let line = ' '
  for (const word of text.split(' ')) {
    if (line.length + word.length >= width) {
      lines.push(line)
      line = ' '
    }
    line += ` ${word}`
  }
  return [...lines, line]
}
