import type { Span } from './layouts.ts'

/** A run of filler between words is one space to a reader. */
export function clean(text: string): string {
  return text.replace(/<+/g, ' ').trim()
}

export interface NamePart extends Span {
  readonly value: string
  readonly source: string
}

interface SplitNames {
  readonly surname: NamePart
  readonly givenNames: NamePart
  /** The last position holds no filler: the name filled its field and may go on (Doc 9303-4 §4.2.3). */
  readonly full: boolean
  /** A second double filler stands among the given names, where one filler belongs. */
  readonly irregular: boolean
}

/**
 * A name field is the primary identifier, two fillers, the secondary identifier (Doc 9303-3 §4.6). Without the
 * two fillers there is no secondary identifier; whoever has one name only has it as the primary.
 */
export function splitNames(field: string, at: Span): SplitNames {
  const end = field.replace(/<+$/, '').length
  const body = field.slice(0, end)
  const gap = body.indexOf('<<')
  const first = gap < 0 ? body : body.slice(0, gap)
  const rest = gap < 0 ? '' : body.slice(gap).replace(/^<+/, '')
  const spanOf = (from: number, source: string): NamePart => {
    const start = Math.min(at.start + from, at.end)
    return {
      value: clean(source),
      source,
      line: at.line,
      start,
      end: Math.max(start, at.start + from + source.length - 1),
    }
  }
  return {
    surname: spanOf(0, first),
    givenNames: spanOf(rest === '' ? end : end - rest.length, rest),
    full: end > 0 && end === field.length,
    irregular: rest.includes('<<'),
  }
}

/** Shortens to `width` so that a letter stands last, because that letter is what tells of the shortening. */
function shorten(name: string, width: number): string {
  let text = name
  while (text.length > width) {
    const cut = text.slice(0, width)
    if (!cut.endsWith('<')) return cut
    // The cut falls on a filler: take the letter before it from the last word that can spare one.
    const spare = cut.search(/[^<][^<]<+(?:[^<]<+)*$/)
    if (spare < 0) return cut
    text = text.slice(0, spare + 1) + text.slice(spare + 2)
  }
  return text
}

/**
 * Names into a field of `width` (Doc 9303-4 §4.2.3, the same in parts 5 to 7). What does not fit is cut at the
 * end, at least one letter of the secondary identifier stays, and a letter stands in the last position.
 * @param surname,givenNames in the letters of the zone, words parted by single fillers
 */
export function fitNames(
  surname: string,
  givenNames: string,
  width: number,
): { text: string; truncated: boolean } {
  const whole = givenNames === '' ? surname : `${surname}<<${givenNames}`
  if (whole.length <= width) return { text: whole.padEnd(width, '<'), truncated: false }
  if (givenNames === '') return { text: shorten(surname, width).padEnd(width, '<'), truncated: true }
  const primary = surname.length > width - 3 ? shorten(surname, width - 3).replace(/<+$/, '') : surname
  return { text: shorten(`${primary}<<${givenNames}`, width).padEnd(width, '<'), truncated: true }
}
