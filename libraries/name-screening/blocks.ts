import { birthDateBits } from './dates.ts'
import type { BirthDate } from './records.ts'
import { dateKey, type Stored } from './stored.ts'
import { FACTS } from './weights.ts'

/** A range of record numbers and the most a birth date in it can be worth to the query. `near`: its records are looked at one by one. */
export interface Block {
  from: number
  to: number
  bits: number
}

export interface Blocks {
  /** small ranges of nearby dates, looked at one by one */
  days: Block[]
  /** days of other years that differ in one digit: looked at one by one, or streamed with `rest` when that is less */
  digits: Block[]
  /** ranges of which the posting lists are read */
  wide: Block[]
  /** every full date that is in none of the above */
  rest: Block
  /** where a name that is the same as a whole counts whatever it is worth: no date, only a year, several dates */
  whole: Block[]
}

/** Ranges up to this long are looked at record by record, whatever the posting lists are. */
export const SHORT = 256
const MOST = Math.max(FACTS.sameDay, FACTS.sameYearMonth)

/** First record of the full dates whose key is not below `key`. */
export function firstAt(stored: Stored, key: number, from = stored.shelves.year, to = stored.count): number {
  const { dates } = stored
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((dates[middle] ?? 0) < key) low = middle + 1
    else high = middle
  }
  return low
}

const digitYears = new Map<number, number[]>()
/** Years one digit or at most two away. */
function yearsLike(year: number): number[] {
  const known = digitYears.get(year)
  if (known) return known
  const years = new Set([year - 2, year - 1, year + 1, year + 2])
  for (const step of [1, 10, 100, 1000]) {
    const digit = Math.floor(year / step) % 10
    for (let other = 0; other < 10; other++) if (other !== digit) years.add(year + (other - digit) * step)
  }
  const made = [...years].filter(other => other >= 1850 && other <= 2150)
  if (digitYears.size < 400) digitYears.set(year, made)
  return made
}

/** The ranges of an index for one birth date. Together they are all records, each with a bound that its own date bits never pass. */
export function blocksOf(stored: Stored, date: BirthDate | null): Blocks {
  const { shelves, count } = stored
  const all = { from: 0, to: count, bits: date === null ? 0 : MOST }
  const empty = { from: 0, to: 0, bits: 0 }
  if (date === null || 'from' in date || date.circa || date.month === undefined || date.day === undefined)
    return { days: [], digits: [], wide: [all], rest: empty, whole: [all] }
  const { year, month, day } = date
  const days: Block[] = []
  const digits: Block[] = []
  const wide: Block[] = [
    { from: 0, to: shelves.odd, bits: MOST },
    { from: shelves.odd, to: shelves.none, bits: 0 },
  ]
  const whole: Block[] = [{ from: 0, to: shelves.none, bits: MOST }]
  // only a year: the year itself, its neighbours, the others
  const yearAt = (y: number) => firstAt(stored, dateKey(y, 0, 0), shelves.none, shelves.year)
  const only = [yearAt(year - 1), yearAt(year), yearAt(year + 1), yearAt(year + 2)] as const
  const bitsOfYear = (y: number) => birthDateBits(date, [{ year: y }])
  wide.push({ from: only[1], to: only[2], bits: bitsOfYear(year) })
  whole.push({ from: only[1], to: only[2], bits: bitsOfYear(year) })
  const near = bitsOfYear(year + 1)
  wide.push({ from: only[0], to: only[1], bits: near }, { from: only[2], to: only[3], bits: near })
  const far = bitsOfYear(year + 9)
  wide.push({ from: shelves.none, to: only[0], bits: far }, { from: only[3], to: shelves.year, bits: far })
  // full dates
  const add = (list: Block[], y: number, m: number, d: number, bits: number) => {
    const key = dateKey(y, m, d)
    const from = firstAt(stored, key)
    const to = firstAt(stored, key + 1, from)
    if (to > from) list.push({ from, to, bits })
  }
  add(days, year, month, day, birthDateBits(date, [date]))
  if (day <= 12 && day !== month) add(days, year, day, month, FACTS.swapped)
  for (const step of [-1, 1]) {
    const other = new Date(Date.UTC(year, month - 1, day + step))
    add(days, other.getUTCFullYear(), other.getUTCMonth() + 1, other.getUTCDate(), FACTS.oneDayApart)
  }
  for (const y of yearsLike(year)) add(digits, y, month, day, FACTS.yearDigit)
  const from = firstAt(stored, dateKey(year, 0, 0))
  const to = firstAt(stored, dateKey(year + 1, 0, 0), from)
  wide.push({ from, to, bits: Math.max(FACTS.placeholderYear, FACTS.sameMonth, FACTS.yearOnlyOfFull) })
  return { days, digits, wide, rest: { from: shelves.year, to: count, bits: FACTS.otherYear }, whole }
}
