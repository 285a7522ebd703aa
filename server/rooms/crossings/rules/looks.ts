import type { CrossingState } from '../../../../contracts/crossings.ts'
import type { Message } from '../../../../contracts/problem.ts'
import type { Actor, Duty } from '../../../platform/permissions.ts'

/** Duties of authorities that look at some crossings only: those on which a control of theirs stands. */
const yards: readonly Duty[] = ['migration', 'food-safety', 'health', 'transport']
export const inYards = (duty: Duty): boolean => yards.includes(duty)

/**
 * Whether a reader may open a crossing's file: the lane where it is open, or a duty at that post today (I-19).
 * @returns what stands against it, or null.
 */
export function mayLook(
  crossing: { site: string; lane: string; state: CrossingState; mine?: boolean },
  actor: Pick<Actor, 'site' | 'lane' | 'duty'>,
): Message | null {
  if (crossing.site !== actor.site) return { key: 'crossings:refusal.another-post' }
  if (inYards(actor.duty)) return crossing.mine ? null : { key: 'onestop:refusal.not-concerned' }
  if (actor.duty !== 'first-line') return null
  return crossing.lane === actor.lane ? null : { key: 'crossings:refusal.another-lane' }
}

/** Where a final state may go by correction (I-03). */
const corrections: Record<CrossingState, readonly CrossingState[]> = {
  open: [],
  held: [],
  released: ['refused', 'withdrawn'],
  refused: ['released'],
  withdrawn: [],
}

export const mayCorrect = (from: CrossingState, to: CrossingState): boolean => corrections[from].includes(to)
