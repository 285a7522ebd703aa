import type { FieldGroup, ShareLevel } from '../../../contracts/sharing.ts'

// ── what an auditor of one authority sees of another's lines ──

/** `outline`: who did what and when, not what the line says. */
export type Sight = 'full' | 'outline' | 'none'

/** Whose kind of knowledge the lines of a room hold. */
const groups: Record<string, FieldGroup> = {
  posts: 'timing',
  operations: 'timing',
  documents: 'document',
  screening: 'screening',
  referrals: 'referral',
  crossings: 'customs', // what another authority adds to a crossing are the answers to its controls
}

export const groupOf = (room: string): FieldGroup => groups[room] ?? 'identity'

/**
 * A line says in full what its group may show in full. Where the agreement grants *hit or no hit*, or the times, the reader learns that
 * there is a line and whose (I-18); what no agreement grants is not there at all (I-20).
 */
export function sightOf(levels: { group: ShareLevel; timing: ShareLevel }): Sight {
  if (levels.group === 'full') return 'full'
  return levels.group === 'hit' || levels.timing === 'full' ? 'outline' : 'none'
}

// ── spans ──

export interface Span {
  from: number
  until: number
}

/** The span that is meant, or why there is none: whatever is exported is signed already. */
export function spanOf(
  asked: { from?: number | undefined; until?: number | undefined },
  signed: number,
): Span | string {
  if (signed === 0) return 'nothing-signed'
  const from = asked.from ?? 0
  const until = asked.until ?? signed
  if (until > signed) return 'not-signed-yet'
  return from < until ? { from, until } : 'empty-span'
}

/** Positions that one question looks through when nothing else narrows it: a rare action in a large log must not hold the desk (I-39). */
export const windowOf = (filters: { officer?: unknown; subject?: unknown }): number =>
  filters.officer || filters.subject ? Number.MAX_SAFE_INTEGER : 100_000

export const pageSize = 100

/** Where the next page begins, and from which position on everything was looked at. */
export function pageEnd(
  asked: { before: number; window: number },
  positions: readonly number[],
): { next: number | null; searchedFrom: number } {
  const last = positions[pageSize - 1]
  const searchedFrom =
    positions.length > pageSize && last !== undefined ? last : Math.max(0, asked.before - asked.window)
  return { next: searchedFrom > 0 ? searchedFrom : null, searchedFrom }
}

// ── days ──

export const countedDays = 14
export const countedLines = 300_000

/** The last days at a place, oldest first, today included. */
export function lastDays(today: string): string[] {
  const at = Date.parse(`${today}T00:00:00Z`)
  return Array.from({ length: countedDays }, (_, i) =>
    new Date(at - (countedDays - 1 - i) * 86_400_000).toISOString().slice(0, 10),
  )
}

export interface DayCount {
  action: string
  day: string
  refused: boolean
  count: number
}

/** One row an action, one figure a day; the most frequent action first. */
export function countTable(days: readonly string[], counts: readonly DayCount[]) {
  const actions = [...new Set(counts.map(c => c.action))]
  const of = (action: string, refused: boolean) =>
    days.map(
      day => counts.find(c => c.action === action && c.day === day && c.refused === refused)?.count ?? 0,
    )
  const sum = (figures: number[]) => figures.reduce((a, b) => a + b, 0)
  return actions
    .map(action => ({ action, done: of(action, false), refused: of(action, true) }))
    .sort(
      (a, b) => sum(b.done) + sum(b.refused) - sum(a.done) - sum(a.refused) || (a.action < b.action ? -1 : 1),
    )
}
