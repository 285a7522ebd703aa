import { type CheckName, type CheckRow, type Layout, type Span, textAt } from './layouts.ts'

/**
 * Check digits of Doc 9303-3 §4.9: each character has a value (0–9 as they are, A–Z = 10–35, filler = 0),
 * multiplied by 7, 3, 1, 7, 3, 1 …; the digit is the sum modulo 10.
 */

const WEIGHTS = [7, 3, 1] as const

/** The weight of the character at `step`, counted from 0. */
export function weightAt(step: number): number {
  return WEIGHTS[step % 3] ?? 0
}

/** The value of one character code, or -1 when Doc 9303 gives it none (lower case and everything foreign). */
export function characterValue(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  if (code >= 65 && code <= 90) return code - 55
  return code === 60 ? 0 : -1
}

/**
 * The check digit over `text`, 0 to 9; `null` when a character has no value, because then there is no digit
 * that could be right. Never throws.
 */
export function checkDigit(text: string): number | null {
  let sum = 0
  for (let at = 0; at < text.length; at++) {
    const value = characterValue(text.charCodeAt(at))
    if (value < 0) return null
    sum += value * weightAt(at)
  }
  return sum % 10
}

export interface Check {
  readonly ok: boolean
  /** The digit that would be right; null when a covered character has no value. */
  readonly expected: string | null
  /** The character that stands there. */
  readonly found: string
  /** Where it stands, counted from 1. */
  readonly line: number
  readonly position: number
  /** What it covers, in order. */
  readonly covers: readonly Span[]
  /**
   * Only for a document number that goes on in the optional data: whether the digit fits with the filler of the
   * check digit's place left out or counted. Issued documents do both, and both are right.
   */
  readonly reading?: 'filler left out' | 'filler counted'
}

export type Checks = Partial<Record<CheckName, Check>>

/** A document number that goes on in the optional data (Doc 9303-5 and -6, note to the document number). */
interface LongNumber {
  /** All characters of the number. */
  readonly number: string
  /** What of it stands in the optional data, and where. */
  readonly overflow: Span
  readonly digit: Span
}

/**
 * The long number, if the zone holds one: the field is full, the place of its digit holds a filler, and the
 * optional data open with at least one further character and a digit.
 */
export function longNumberOf(layout: Layout, lines: readonly string[]): LongNumber | null {
  const row = layout.checks.find(check => check.continuesIn !== undefined)
  if (row?.continuesIn === undefined || textAt(lines, row.at) !== '<') return null
  const head = row.over.map(span => textAt(lines, span)).join('')
  if (head.endsWith('<')) return null
  const tail = textAt(lines, row.continuesIn).split('<')[0] ?? ''
  if (tail.length < 2) return null
  const { line, start } = row.continuesIn
  const end = start + tail.length - 1
  return {
    number: head + tail.slice(0, -1),
    overflow: { line, start, end: end - 1 },
    digit: { line, start: end, end },
  }
}

const asText = (digit: number | null): string | null => (digit === null ? null : String(digit))

function plainCheck(row: CheckRow, lines: readonly string[]): Check {
  const data = row.over.map(span => textAt(lines, span)).join('')
  const expected = asText(checkDigit(data))
  const found = textAt(lines, row.at)
  const empty = row.mayBeFiller === true && found === '<' && /^<*$/.test(data)
  return {
    ok: empty || found === expected,
    expected,
    found,
    line: row.at.line,
    position: row.at.start,
    covers: row.over,
  }
}

function longCheck(row: CheckRow, lines: readonly string[], long: LongNumber): Check {
  const found = textAt(lines, long.digit)
  const leftOut = asText(checkDigit(long.number))
  const cut = long.number.length - (long.overflow.end - long.overflow.start + 1)
  const counted = asText(checkDigit(`${long.number.slice(0, cut)}<${long.number.slice(cut)}`))
  const where = { found, line: long.digit.line, position: long.digit.start }
  if (found === counted && found !== leftOut) {
    return {
      ok: true,
      expected: counted,
      ...where,
      covers: [...row.over, row.at, long.overflow],
      reading: 'filler counted',
    }
  }
  const covers = [...row.over, long.overflow]
  return { ok: found === leftOut, expected: leftOut, ...where, covers, reading: 'filler left out' }
}

/** Every check digit of the zone, found and expected. */
export function checksOf(layout: Layout, lines: readonly string[]): Checks {
  const checks: Checks = {}
  const long = longNumberOf(layout, lines)
  for (const row of layout.checks) {
    const goesOn = long !== null && row.continuesIn !== undefined
    checks[row.name] = goesOn ? longCheck(row, lines, long) : plainCheck(row, lines)
  }
  return checks
}
