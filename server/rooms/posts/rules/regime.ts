import type { z } from 'zod'
import type { RegimeClass, RegimeRow } from '../../../../contracts/posts.ts'
import type { Message } from '../../../../contracts/problem.ts'
import type { Day, Direction } from '../../../../contracts/words.ts'
import { inFour } from './words.ts'

export interface RegimeFacts {
  post: string
  class: RegimeClass
  direction: Direction
  /** Of the traveller, or the flag of the vehicle where an act speaks of vehicles; null: not known. */
  nationality: string | null
  /** null: not asked yet. */
  purpose: string | null
  day: z.infer<typeof Day>
}

/** A row of an act, or of an evacuation mode that stands before all acts. */
export type Ruling = RegimeRow & { evacuation?: string }

export interface RegimeAnswer {
  open: boolean
  /** The row that decided; null when no row did. */
  row: Ruling | null
  message: Message
}

type Fit = 'yes' | 'no' | 'perhaps'

const named = <T>(condition: readonly T[] | null, value: T | null): Fit => {
  if (condition === null) return 'yes'
  if (value === null) return 'perhaps'
  return condition.includes(value) ? 'yes' : 'no'
}

/** Whether a row speaks of these facts. What is not known fits a row that asks for it only perhaps. */
function fits(row: RegimeRow, facts: RegimeFacts): Fit {
  const inTime = row.from <= facts.day && (row.until === null || facts.day <= row.until)
  const inPlace = row.posts.includes(facts.post)
  const ofKind = row.classes === null || row.classes.includes(facts.class)
  const ofWay = row.direction === null || row.direction === facts.direction
  if (!inTime || !inPlace || !ofKind || !ofWay) return 'no'
  const asked = [named(row.nationalities, facts.nationality), named(row.purposes, facts.purpose)]
  if (asked.includes('no')) return 'no'
  return asked.includes('perhaps') ? 'perhaps' : 'yes'
}

/** How many conditions the row names besides posts and time. */
const specificity = (row: RegimeRow) =>
  [row.classes, row.direction, row.nationalities, row.purposes].filter(condition => condition !== null).length

/** The row that decides before another: an evacuation's, more specific, closed, of later date, then by id so that the order is total. */
function before(a: Ruling, b: Ruling): number {
  const evacuationFirst = Number(b.evacuation !== undefined) - Number(a.evacuation !== undefined)
  const closedFirst = Number(b.effect === 'closed') - Number(a.effect === 'closed')
  return (
    evacuationFirst ||
    specificity(b) - specificity(a) ||
    closedFirst ||
    b.from.localeCompare(a.from) ||
    a.id.localeCompare(b.id)
  )
}

/**
 * What may cross, by the acts in force. Lex specialis: the row with most named conditions decides. Between equally specific rows closed
 * beats open, whatever their dates: an act that reopens ends the closure (`until`), it does not outbid it. Between rows that say the
 * same, the later act is cited. An open evacuation mode decides before all acts, of what it names. What no row permits may not cross. A
 * closure that may apply applies; a permission does not: an unknown nationality never opens.
 */
export function mayCross(rows: readonly Ruling[], facts: RegimeFacts): RegimeAnswer {
  const fitting = rows
    .map(row => ({ row, fit: fits(row, facts) }))
    .filter(({ row, fit }) => fit === 'yes' || (fit === 'perhaps' && row.effect === 'closed'))
    .sort((a, b) => before(a.row, b.row))
  const first = fitting[0]
  if (!first) {
    const missing = missingOf(
      rows.filter(row => fits(row, facts) === 'perhaps'),
      facts,
    )
    return { open: false, row: null, message: { key: missing ?? 'posts:regime.no-act' } }
  }
  const { row, fit } = first
  if (fit === 'perhaps')
    return { open: false, row: null, message: { key: missingOf([row], facts) ?? 'posts:regime.no-act' } }
  if (row.effect === 'open' && facts.nationality === null)
    return { open: false, row: null, message: { key: 'posts:regime.nationality-unknown' } }
  const params = { act: row.act.reference, ...inFour('title', row.act.title) }
  const key = row.evacuation ? 'posts:regime.evacuation' : `posts:regime.${row.effect}`
  return { open: row.effect === 'open', row, message: { key, params } }
}

/** Which unknown fact keeps these rows from answering. */
function missingOf(rows: readonly RegimeRow[], facts: RegimeFacts): string | undefined {
  if (facts.nationality === null && rows.some(row => row.nationalities !== null))
    return 'posts:regime.nationality-unknown'
  if (facts.purpose === null && rows.some(row => row.purposes !== null)) return 'posts:regime.purpose-unknown'
  return undefined
}
