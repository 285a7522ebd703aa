import { birthDateBits, type FullDate, fullDateBits } from './dates.ts'
import type { BirthDate } from './records.ts'
import type { PreparedQuery } from './score.ts'
import type { Stored } from './stored.ts'
import { FACTS } from './weights.ts'

/** A date with all its parts and no doubt, or null. */
export function fullDate(date: BirthDate | null): FullDate | null {
  if (date === null || 'from' in date || date.circa) return null
  const { year, month, day } = date
  return month === undefined || day === undefined ? null : { year, month, day }
}

/**
 * What the facts of a record (birth date, nationality, sex) bring to one query, in bits: the sum of the lines of `compareFacts` without
 * documents. Read from the arrays, nothing allocated, because a query asks for hundreds.
 */
export class Facts {
  private query: PreparedQuery | null = null
  private date: BirthDate | null = null
  full: FullDate | null = null
  private sameYear = 0
  private nextYear = 0
  private otherYear = 0
  private asked = 0
  private readonly stateBits: Float64Array
  private readonly stateAsked: Uint32Array
  private readonly sexBits: Float64Array
  /** the most that nationality and sex can bring */
  most = 0

  constructor(private readonly stored: Stored) {
    this.stateBits = new Float64Array(stored.stateLists.length)
    this.stateAsked = new Uint32Array(stored.stateLists.length)
    this.sexBits = new Float64Array(stored.traitLists.length)
  }

  ask(query: PreparedQuery): void {
    this.query = query
    this.date = query.birthDate
    this.full = fullDate(query.birthDate)
    this.asked = (this.asked + 1) >>> 0
    if (this.full !== null) {
      const { year } = this.full
      this.sameYear = birthDateBits(this.full, [{ year }])
      this.nextYear = birthDateBits(this.full, [{ year: year + 1 }])
      this.otherYear = birthDateBits(this.full, [{ year: year + 5 }])
    }
    this.stored.traitLists.forEach(({ sexes }, i) => {
      const known = query.sex !== null && sexes.length > 0
      this.sexBits[i] = known ? (sexes.includes(query.sex ?? '') ? FACTS.sameSex : FACTS.otherSex) : 0
    })
    this.most =
      (query.nationalities.length === 0 ? 0 : FACTS.sameNationality) +
      (query.sex === null ? 0 : FACTS.sameSex)
  }

  of(record: number): number {
    const { stored } = this
    let bits = this.dateBits(record) + (this.sexBits[stored.traits[record] ?? 0] ?? 0)
    if (this.query !== null && this.query.nationalities.length > 0)
      bits += this.ofStates(stored.states[record] ?? 0)
    return bits
  }

  /** Does the sex contradict? */
  otherSex(record: number): boolean {
    return (this.sexBits[this.stored.traits[record] ?? 0] ?? 0) < 0
  }

  private dateBits(record: number): number {
    const { shelves, dates } = this.stored
    const { full } = this
    if (full === null || record < shelves.odd) return birthDateBits(this.date, this.stored.birthDates(record))
    if (record < shelves.none) return 0
    const key = dates[record] ?? 0
    const year = key >>> 9
    if (record >= shelves.year) return fullDateBits(full, year, (key >>> 5) & 15, key & 31)
    const apart = Math.abs(year - full.year)
    return apart === 0 ? this.sameYear : apart === 1 ? this.nextYear : this.otherYear
  }

  private ofStates(list: number): number {
    if (this.stateAsked[list] === this.asked) return this.stateBits[list] ?? 0
    const states = this.stored.stateLists[list] ?? []
    const common = this.query?.nationalities.some(state => states.includes(state))
    const bits = states.length === 0 ? 0 : common ? FACTS.sameNationality : FACTS.otherNationality
    this.stateAsked[list] = this.asked
    this.stateBits[list] = bits
    return bits
  }
}
