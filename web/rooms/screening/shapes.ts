import type { HitState } from '../../../contracts/screening.ts'
import type { StatusKind } from '../../ui/Status.tsx'

/** Shape of a hit; the word stands beside it: `screening:hit-state.<state>`. A hit that waits is nothing yet. */
export const shapeOfHit: Record<HitState, StatusKind> = {
  waiting: 'waiting',
  confirmed: 'stop',
  dismissed: 'none',
}
