/**
 * Dates of a machine readable zone: YYMMDD, unknown parts as filler (Doc 9303-3 §3.8 and §4.8). A zone holds no
 * century, and this library has no clock, so the day on which the question is asked is always an argument.
 *
 * A partial date is written `1980-??-??`. Never a `Date`: the unknown part must not become the first of January.
 */

export interface DateParts {
  /** Two digits, or null when unknown. */
  readonly year: number | null
  readonly month: number | null
  readonly day: number | null
}

/** Leap years are allowed whatever the century: 1900 and 2000 share `00`, and only the latter has a 29 February. */
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

const part = (text: string): number | null => (text === '<<' || text === '' ? null : Number(text))

/**
 * The parts of YYMMDD, or `null` when the text is no date: letters, a half unknown part (`8<`), month 13,
 * 31 April. A month or day written `00` counts as unknown, as some States print it so.
 */
export function datePartsOf(yymmdd: string): DateParts | null {
  if (!/^(?:\d\d|<<){3}$/.test(yymmdd)) return null
  const year = part(yymmdd.slice(0, 2))
  const month = part(yymmdd.slice(2, 4)) || null
  const day = part(yymmdd.slice(4, 6)) || null
  if (month !== null && month > 12) return null
  if (day !== null && day > (month === null ? 31 : (DAYS[month - 1] ?? 0))) return null
  return { year, month, day }
}

const two = (value: number | null): string => (value === null ? '??' : String(value).padStart(2, '0'))

function written(year: number, { month, day }: DateParts): string | null {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  if (month === 2 && day === 29 && !leap) return null
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** Year, month and day of an ISO date; null when it is none. */
function dayOf(on: string): { year: number; text: string } | null {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])/.test(on)) return null
  return { year: Number(on.slice(0, 4)), text: on.slice(0, 10) }
}

/**
 * A date of birth as a partial ISO date: the latest year that does not lie after `on`.
 * A person older than 99 years is read a century too young; the zone does not tell, the officer must.
 * @param yymmdd six characters as they stand in the zone
 * @param on the day of the question, `YYYY-MM-DD`
 * @returns `1980-04-12`, `1980-??-??`, `????-04-12`; `null` when either argument is no date
 */
export function interpretBirth(yymmdd: string, on: string): string | null {
  const parts = datePartsOf(yymmdd)
  const today = dayOf(on)
  if (parts === null || today === null) return null
  if (parts.year === null) return `????-${two(parts.month)}-${two(parts.day)}`
  const year = Math.floor(today.year / 100) * 100 + parts.year
  // Unknown parts are taken at their earliest: born in some month of this year is not in the future.
  const earliest = `${year}-${parts.month === null ? '01' : two(parts.month)}-${parts.day === null ? '01' : two(parts.day)}`
  return written(earliest > today.text ? year - 100 : year, parts)
}

/**
 * A date of expiry as a partial ISO date: the year nearest to `on`, at most 50 years after it or 49 before.
 * @returns as `interpretBirth`
 */
export function interpretExpiry(yymmdd: string, on: string): string | null {
  const parts = datePartsOf(yymmdd)
  const today = dayOf(on)
  if (parts === null || today === null) return null
  if (parts.year === null) return `????-${two(parts.month)}-${two(parts.day)}`
  const century = Math.floor(today.year / 100) * 100
  let year = century + parts.year
  if (year > today.year + 50) year -= 100
  else if (year < today.year - 49) year += 100
  return written(year, parts)
}
