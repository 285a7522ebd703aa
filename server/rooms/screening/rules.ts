import type { HitState, ListAge, ListSettings } from '../../../contracts/screening.ts'
import { defaultThreshold, type Evidence as Line } from '../../../libraries/name-screening/index.ts'
import { stateOf } from '../../../libraries/travel-documents/index.ts'

/** How old a list is. Without a version a required list is as good as stale: nothing was asked of it (I-06). */
export function ageOf(
  settings: ListSettings,
  version: { id: string; importedAt: Date; entries: number } | null,
  now: Date,
): ListAge {
  const { id: list, name } = settings
  if (!version) return { list, name, version: null, at: null, stale: settings.required, entries: 0 }
  const stale = now.getTime() - version.importedAt.getTime() > settings.staleAfterHours * 3_600_000
  return {
    list,
    name,
    version: version.id,
    at: version.importedAt.toISOString(),
    stale,
    entries: version.entries,
  }
}

/** A screening may only say "no hit" when every list that the country requires was there to be asked (I-06). */
export const mayAnswer = (lists: { required: boolean; version: unknown }[]): boolean =>
  lists.length > 0 && lists.every(l => !l.required || l.version !== null)

export type Result = 'no-hit' | 'hit' | 'could-not'

/** A hit is worth more than a list that was missing: it goes to second line either way. Hits all cleared count as none. */
export function resultOf(asked: boolean, hits: { cleared: boolean }[]): Result {
  if (hits.some(h => !h.cleared)) return 'hit'
  return asked ? 'no-hit' : 'could-not'
}

export function together(results: Result[]): Result {
  if (results.includes('hit')) return 'hit'
  return results.includes('could-not') || !results.length ? 'could-not' : 'no-hit'
}

/** An alert runs from the first to the last of its days, both included, at the post. */
export const inForce = (alert: { validFrom: string; validUntil: string }, day: string): boolean =>
  alert.validFrom <= day && day <= alert.validUntil

const reviewing = ['second-line', 'shift-leader']

/** Why this officer may not answer the hit, as words' key; null: may. Whoever received a hit never closes it alone (I-22). */
export function whyNotReview(
  hit: { by: string; state: HitState },
  actor: { id: string; duty: string },
): string | null {
  if (!reviewing.includes(actor.duty)) return 'screening:refusal.duty'
  if (hit.state !== 'waiting') return 'screening:refusal.answered'
  if (hit.by === actor.id) return 'screening:refusal.own-hit'
  return null
}

const approving = ['list-owner', 'shift-leader']

/** Why this officer may not let a version answer or set it aside, as words' key; null: may. Never alone what one proposed (I-22). */
export function whyNotApprove(proposal: { by: string }, actor: { id: string; duty: string }): string | null {
  if (!approving.includes(actor.duty)) return 'screening:refusal.duty-lists'
  return proposal.by === actor.id ? 'platform:refusal.own-proposal' : null
}

/** "Not the same person" holds for exactly this person and exactly this content of the entry. */
export const clears = (
  clearance: { person_hash: Buffer; source: string; source_id: string; entry: string; entry_hash: Buffer },
  hit: { personHash: Buffer; source: string; sourceId: string; entry: string; entryHash: Buffer },
): boolean =>
  clearance.source === hit.source &&
  clearance.source_id === hit.sourceId &&
  clearance.entry === hit.entry &&
  clearance.entry_hash.equals(hit.entryHash) &&
  clearance.person_hash.equals(hit.personHash)

/** One bar for all lists together: asking three lists must not let through more chance likenesses than asking one as long. */
export const barFor = (sizes: number[]): number => defaultThreshold(sizes.reduce((sum, n) => sum + n, 0))

/** ISO 3166 alpha-3 to compare with, so that `D` on a document and `DEU` on a list are one state. */
export const comparable = (state: string | null): string | undefined =>
  state ? (stateOf(state).iso3 ?? stateOf(state).code) : undefined

/** Weight of a number that agrees, in bits; the library's own weights for the numbers of a person's documents. */
export const numberBits = { same: 24, 'same-number': 18, 'look-alike': 10, 'one-error': 7 } as const

/** Key of the words for a line of evidence. */
export const evidenceKey = (about: Line['about'] | 'plate', how: string): string =>
  `screening:evidence.${about}.${how}`.replaceAll(', ', '-').replaceAll(' ', '-')
