import type { BirthDate, DateHow, Evidence, PartialDate } from './records.ts'
import { FACTS } from './weights.ts'

/**
 * `1980-05-17`, `1980-05`, `1980-??-??`, `1980`, `circa 1980` (also `c.`, `ca.`, `~`), `1978/1982` or `between 1978 and 1982` → a birth date.
 * Null when it cannot be read or is no day of the calendar.
 */
export function parseBirthDate(text: string): BirthDate | null {
  const clean = text.trim().toLowerCase().slice(0, 60)
  const circa = /^(circa|about|approximately|ca?\.?|~)\s*/.exec(clean)
  const rest = circa === null ? clean : clean.slice(circa[0].length)
  const span = /^(?:between\s+)?(\S+?)(?:\s*\/\s*|\s+and\s+|\s+to\s+)(\S+)$/.exec(rest)
  if (span !== null) {
    const from = parsePoint(span[1] ?? '')
    const to = parsePoint(span[2] ?? '')
    return from === null || to === null ? null : { from, to, circa: circa !== null }
  }
  const point = parsePoint(rest)
  return point === null ? null : { ...point, circa: circa !== null }
}

function parsePoint(text: string): PartialDate | null {
  const found = /^(\d{4})(?:-(\d{2}|\?\?|xx))?(?:-(\d{2}|\?\?|xx))?$/.exec(text)
  if (found === null) return null
  const part = (value: string | undefined) =>
    value === undefined || /^\D/.test(value) ? undefined : Number(value)
  const date: PartialDate = { year: Number(found[1]) }
  const month = part(found[2])
  const day = part(found[3])
  if (month !== undefined) date.month = month
  if (day !== undefined && month !== undefined) date.day = day
  return isPossible(date) ? date : null
}

/** Is it a day (month, year) of the calendar between 1850 and 2150? Parts that are not known do no harm. */
export function isPossible(date: BirthDate): boolean {
  if ('from' in date) return isPossible(date.from) && isPossible(date.to) && date.from.year <= date.to.year
  const { year, month, day } = date
  if (!Number.isInteger(year) || year < 1850 || year > 2150) return false
  if (month === undefined) return day === undefined
  if (!Number.isInteger(month) || month < 1 || month > 12) return false
  if (day === undefined) return true
  return Number.isInteger(day) && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

export function writeDate(date: BirthDate): string {
  if ('from' in date) return `${date.circa ? 'circa ' : ''}${writeDate(date.from)}/${writeDate(date.to)}`
  const two = (n: number | undefined) => (n === undefined ? '??' : String(n).padStart(2, '0'))
  const known = date.month === undefined ? `${date.year}` : `${date.year}-${two(date.month)}-${two(date.day)}`
  return date.circa ? `circa ${known}` : known
}

interface Verdict {
  how: DateHow
  bits: number
}

/** The best a record's birth dates can say about the traveller's; null when one of the two says nothing. */
function bestVerdict(query: BirthDate | null, record: BirthDate[]): (Verdict & { date: BirthDate }) | null {
  if (query === null) return null
  let best: (Verdict & { date: BirthDate }) | null = null
  for (const date of record) {
    const verdict = 'from' in query || 'from' in date ? compareSpans(query, date) : comparePoints(query, date)
    if (best === null || verdict.bits > best.bits) best = { ...verdict, date }
  }
  return best
}

export function compareBirthDates(query: BirthDate | null, record: BirthDate[]): Evidence | null {
  const best = bestVerdict(query, record)
  if (query === null || best === null) return null
  return {
    about: 'birth date',
    how: best.how,
    query: writeDate(query),
    record: writeDate(best.date),
    bits: best.bits,
  }
}

/** The bits of `compareBirthDates` alone, for the index, which asks for thousands. */
export const birthDateBits = (query: BirthDate | null, record: BirthDate[]) =>
  bestVerdict(query, record)?.bits ?? 0

export type FullDate = Required<PartialDate>
type Point = PartialDate & { circa?: boolean }

/** Registers that do not know the day write 1 January or 1 July. */
const isPlaceholder = (date: Point) => date.day === 1 && (date.month === 1 || date.month === 7)

function comparePoints(a: Point, b: Point): Verdict {
  const apart = Math.abs(a.year - b.year)
  const full = a.month !== undefined && b.month !== undefined && a.day !== undefined && b.day !== undefined
  const sameDay = full && a.month === b.month && a.day === b.day
  if ((a.circa || b.circa) && !(sameDay && apart === 0)) {
    if (apart <= 2) return { how: 'circa', bits: FACTS.circaClose }
    if (apart <= 5) return { how: 'circa', bits: FACTS.circaNear }
    return { how: 'conflicting', bits: FACTS.conflictCirca }
  }
  if (full) return compareFull(a, b, apart, sameDay)
  if (apart > 1) return { how: 'conflicting', bits: FACTS.conflictYears }
  if (apart === 1) return { how: 'neighbouring year', bits: FACTS.nearYear }
  if (a.month === undefined || b.month === undefined) return { how: 'same year', bits: FACTS.sameYear }
  if (a.month === b.month) return { how: 'same month', bits: FACTS.sameYearMonth }
  return { how: 'same year', bits: FACTS.yearOnlyOfFull }
}

function compareFull(a: Point, b: Point, apart: number, sameDay: boolean): Verdict {
  if (sameDay && apart === 0) {
    if (isPlaceholder(a)) return { how: 'same day, placeholder', bits: FACTS.placeholderDay }
    return { how: 'same day', bits: FACTS.sameDay }
  }
  if (apart === 0 && a.month === b.day && a.day === b.month)
    return { how: 'day and month swapped', bits: FACTS.swapped }
  if (oneDayApart(a, b)) return { how: 'one day apart', bits: FACTS.oneDayApart }
  if (sameDay) {
    const slip = yearSlip(a.year, b.year)
    if (slip > 0) return { how: 'one digit of the year', bits: slip }
    return { how: 'same day of another year', bits: FACTS.otherYear }
  }
  if (apart === 0 && (isPlaceholder(a) || isPlaceholder(b)))
    return { how: 'same year', bits: FACTS.placeholderYear }
  if (apart === 0 && a.month === b.month) return { how: 'same month', bits: FACTS.sameMonth }
  if (apart === 0 && a.day === b.day) return { how: 'same year', bits: FACTS.sameDayNumber }
  if (apart === 0) return { how: 'same year', bits: FACTS.yearOnlyOfFull }
  return { how: 'conflicting', bits: FACTS.conflictFull }
}

/** The bits of `compareFull`, for an index that asks for thousands: nothing is allocated. Held equal by facts.test.ts. */
export function fullDateBits(a: FullDate, year: number, month: number, day: number): number {
  const sameDay = a.month === month && a.day === day
  if (a.year !== year) {
    if (sameDay) return yearSlip(a.year, year) || FACTS.otherYear
    const turn = (a.day === 31 && day === 1) || (a.day === 1 && day === 31)
    return turn && oneDayApart(a, { year, month, day }) ? FACTS.oneDayApart : FACTS.conflictFull
  }
  if (sameDay) return isPlaceholder(a) ? FACTS.placeholderDay : FACTS.sameDay
  if (a.month === day && a.day === month) return FACTS.swapped
  if (oneDayApart(a, { year, month, day })) return FACTS.oneDayApart
  if (isPlaceholder(a) || (day === 1 && (month === 1 || month === 7))) return FACTS.placeholderYear
  if (a.month === month) return FACTS.sameMonth
  return a.day === day ? FACTS.sameDayNumber : FACTS.yearOnlyOfFull
}

/** Bits of day and month alone when the years are near or a digit apart; 0: they are not. */
function yearSlip(a: number, b: number): number {
  const apart = Math.abs(a - b)
  if (apart <= 2) return apart === 1 ? FACTS.yearByOne : FACTS.yearByTwo
  return oneDigit(a, b) ? FACTS.yearDigit : 0
}

const oneDayApart = (a: Point, b: Point) => Math.abs(dayNumber(a) - dayNumber(b)) === 1

/** Days since a day long ago in the Gregorian calendar; by arithmetic, because an index asks for thousands. */
function dayNumber(date: Point): number {
  const month = date.month ?? 1
  const year = month > 2 ? date.year : date.year - 1
  const days = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + (date.day ?? 1)
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + days
}

function oneDigit(a: number, b: number): boolean {
  let other = 0
  for (let x = a, y = b; x > 0 || y > 0; x = Math.floor(x / 10), y = Math.floor(y / 10))
    if (x % 10 !== y % 10) other++
  return other === 1
}

function compareSpans(a: BirthDate, b: BirthDate): Verdict {
  const [fromA, toA] = years(a)
  const [fromB, toB] = years(b)
  const between = Math.max(fromA - toB, fromB - toA)
  if (between <= 0) {
    const width = Math.max(toA - fromA, toB - fromB) + 1
    return {
      how: 'within the span',
      bits: Math.max(0, Math.min(FACTS.sameYear, Math.log2(FACTS.spanYears / width))),
    }
  }
  const near = a.circa || b.circa ? 3 : 1
  if (between <= near) return { how: 'near the span', bits: FACTS.nearYear }
  return { how: 'conflicting', bits: FACTS.conflictYears }
}

function years(date: BirthDate): [number, number] {
  return 'from' in date ? [date.from.year, date.to.year] : [date.year, date.year]
}
