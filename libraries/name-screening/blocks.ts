import { birthDateBits, type FullDate, fullDateBits } from './dates.ts'
import { fullDate } from './facts.ts'
import type { BirthDate } from './records.ts'
import { dateKey, type Stored } from './stored.ts'
import { FACTS } from './weights.ts'

/** A range of record numbers and the most that a birth date in it can be worth to the query. */
export interface Block {
  from: number
  to: number
  bits: number
}

export interface Blocks {
  /** ranges of near days: looked at one by one */
  days: Block[]
  /** ranges of which the posting lists are read, in rising order */
  wide: Block[]
  /** where a name that is the same as a whole counts whatever it is worth: no date, only a year, several dates */
  whole: Block[]
  /** the full dates of other years, when the query has a full date */
  others: Block | null
}

const MOST = Math.max(FACTS.sameDay, FACTS.sameYearMonth)

/** The ranges of an index for one birth date: together all records, each with a bound that its own date never passes. */
export function blocksOf(stored: Stored, date: BirthDate | null): Blocks {
  const { shelves, count } = stored
  const full = fullDate(date)
  if (full === null) {
    const all = { from: 0, to: count, bits: date === null ? 0 : MOST }
    return { days: [], wide: [all], whole: [all], others: null }
  }
  const { year } = full
  const odd = { from: 0, to: shelves.odd, bits: MOST }
  const none = { from: shelves.odd, to: shelves.none, bits: 0 }
  const only = onlyYears(stored, full)
  return {
    days: daysNear(stored, full),
    wide: [odd, none, ...only, ...sameYear(stored, full)],
    whole: [odd, none, ...only.filter(block => block.bits >= FACTS.sameYear)],
    others: { from: shelves.year, to: count, bits: FACTS.yearDigit },
  }
  function sameYear(_: Stored, { month, day }: FullDate): Block[] {
    const from = stored.firstOfYear(year)
    const to = stored.firstOfYear(year + 1)
    const placeholder = day === 1 && (month === 1 || month === 7)
    if (placeholder) return [{ from, to, bits: FACTS.placeholderYear }]
    const first = stored.firstAt(dateKey(year, month, 0))
    const last = stored.firstAt(dateKey(year, month + 1, 0))
    return [
      { from, to: first, bits: FACTS.yearOnlyOfFull },
      { from: first, to: last, bits: FACTS.sameMonth },
      { from: last, to, bits: FACTS.yearOnlyOfFull },
    ]
  }
}

/** Records of which only the year is known: the same, its neighbours, the others. */
function onlyYears(stored: Stored, full: FullDate): Block[] {
  const { year } = full
  const { none, year: end } = stored.shelves
  if (none === end) return []
  const bits = (apart: number) => birthDateBits(full, [{ year: year + apart }])
  const at = (y: number) => stored.firstAt(dateKey(y, 0, 0), none, end)
  const before = at(year - 1)
  const same = at(year)
  const next = at(year + 1)
  const after = at(year + 2)
  return [
    { from: none, to: before, bits: bits(5) },
    { from: before, to: same, bits: bits(1) },
    { from: same, to: next, bits: bits(0) },
    { from: next, to: after, bits: bits(1) },
    { from: after, to: end, bits: bits(5) },
  ]
}

function daysNear(stored: Stored, full: FullDate): Block[] {
  const { year, month, day } = full
  const days: Block[] = []
  addDay(days, stored, full, year, month, day)
  if (day <= 12 && day !== month) addDay(days, stored, full, year, day, month)
  for (const step of [-1, 1]) {
    const inMonth = day + step >= 1 && day + step <= 28
    const other = inMonth ? null : new Date(Date.UTC(year, month - 1, day + step))
    if (other === null) addDay(days, stored, full, year, month, day + step)
    else addDay(days, stored, full, other.getUTCFullYear(), other.getUTCMonth() + 1, other.getUTCDate())
  }
  // 1 January and 1 July stand for an unknown day of the year
  if (day !== 1 || (month !== 1 && month !== 7))
    for (const m of [1, 7]) addDay(days, stored, full, year, m, 1)
  return days
}

function addDay(
  list: Block[],
  stored: Stored,
  full: FullDate,
  year: number,
  month: number,
  day: number,
): void {
  const key = dateKey(year, month, day)
  const from = stored.firstAt(key)
  let to = from
  while (to < stored.count && stored.dates[to] === key) to++
  if (to > from) list.push({ from, to, bits: fullDateBits(full, year, month, day) })
}

/** The same day and month in other years: of those that differ in a digit, or of all others. */
export function daysOfOtherYears(stored: Stored, full: FullDate, digits: boolean): Block[] {
  const list: Block[] = []
  const wanted = digits ? FACTS.yearDigit : FACTS.otherYear
  for (let year = stored.firstYear; year <= stored.lastYear; year++) {
    if (year === full.year || fullDateBits(full, year, full.month, full.day) !== wanted) continue
    addDay(list, stored, full, year, full.month, full.day)
  }
  return list
}
