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
  /** ranges of near days, on which a name that is the same as a whole counts whatever it is worth */
  near: Block[]
  /** single days that are worth something, and the ranges of all other dates, which may hold them */
  wide: Block[]
  /** no date, several dates, only a year: here too a name that is the same as a whole counts whatever it is worth */
  vague: Block[]
}

const MOST = Math.max(FACTS.sameDay, FACTS.sameYearMonth)

/**
 * The ranges of an index for one birth date: together all records that its own date lets reach the threshold, each with a bound that
 * this never passes. `reaches`: can the name, with a date worth so many bits?
 */
export function blocksOf(stored: Stored, date: BirthDate | null, reaches: (bits: number) => boolean): Blocks {
  const { shelves, count } = stored
  const full = fullDate(date)
  if (full === null) {
    const all = { from: 0, to: count, bits: date === null ? 0 : MOST }
    return { near: [], wide: [all], vague: [all] }
  }
  const odd = { from: 0, to: shelves.odd, bits: MOST }
  const none = { from: shelves.odd, to: shelves.none, bits: 0 }
  const only = onlyYears(stored, full)
  const blocks: Blocks = {
    near: daysNear(stored, full),
    wide: [odd, none],
    vague: [odd, none, ...only.filter(block => block.bits >= FACTS.sameYear)],
  }
  blocks.wide.push(...only)
  if (reaches(SAME_YEAR)) addYear(blocks.wide, stored, full)
  if (reaches(SLIP)) addOtherYears(blocks.wide, stored, full, reaches(FACTS.otherYear))
  blocks.wide = blocks.wide.filter(({ from, to, bits }) => from < to && reaches(bits))
  return blocks
}

/** Most that a day of the same year is worth that is not near, and the same day of another year. */
const SAME_YEAR = Math.max(FACTS.sameMonth, FACTS.sameDayNumber, FACTS.placeholderYear)
const SLIP = Math.max(FACTS.yearByOne, FACTS.yearByTwo, FACTS.yearDigit)

/** Records of which only the year is known: the same, its neighbours, the others. */
function onlyYears(stored: Stored, full: FullDate): Block[] {
  const { year } = full
  const { none, year: end } = stored.shelves
  if (none === end) return []
  const bits = (apart: number) => birthDateBits(full, [{ year: year + apart }])
  const before = stored.firstOnlyYear(year - 1)
  const same = stored.firstOnlyYear(year)
  const next = stored.firstOnlyYear(year + 1)
  const after = stored.firstOnlyYear(year + 2)
  return [
    { from: none, to: before, bits: bits(5) },
    { from: before, to: same, bits: bits(1) },
    { from: same, to: next, bits: bits(0) },
    { from: next, to: after, bits: bits(1) },
    { from: after, to: end, bits: bits(5) },
  ]
}

/** The year itself: its months, and in the other months the same day and the two days that stand for "unknown". */
function addYear(list: Block[], stored: Stored, full: FullDate): void {
  const { year, month, day } = full
  const from = stored.firstAt(dateKey(year, 0, 0))
  const to = stored.firstAt(dateKey(year + 1, 0, 0))
  if (isPlaceholder(month, day)) {
    list.push({ from, to, bits: SAME_YEAR })
    return
  }
  const first = stored.firstAt(dateKey(year, month, 0))
  const last = stored.firstAt(dateKey(year, month + 1, 0))
  list.push(
    { from, to: first, bits: FACTS.yearOnlyOfFull },
    { from: first, to: last, bits: FACTS.sameMonth },
    { from: last, to, bits: FACTS.yearOnlyOfFull },
  )
  for (let m = 1; m <= 12; m++) {
    if (m !== month) addDay(list, stored, full, year, m, day)
    if (day !== 1 && isPlaceholder(m, 1)) addDay(list, stored, full, year, m, 1)
  }
}

const isPlaceholder = (month: number, day: number) => day === 1 && (month === 1 || month === 7)

/** Day and month in other years: near ones and those that a digit tells apart, or all, and then every other date. */
function addOtherYears(list: Block[], stored: Stored, full: FullDate, all: boolean): void {
  const { month, day } = full
  for (let year = stored.firstYear; year <= stored.lastYear; year++)
    if (year !== full.year && (all || fullDateBits(full, year, month, day) > FACTS.otherYear))
      addDay(list, stored, full, year, month, day)
  list.push({ from: stored.shelves.year, to: stored.count, bits: FACTS.conflictFull })
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
  const to = stored.firstAt(key + 1)
  if (to > from) list.push({ from, to, bits: fullDateBits(full, year, month, day) })
}
