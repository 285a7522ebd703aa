import { z } from 'zod'
import { LaneId } from './posts.ts'
import { Id, Instant } from './words.ts'

/** What a barrier asks: to open for a token that was shown to it. Without one it tells that it was opened by hand. */
export const AskBarrier = z.object({ token: z.string().trim().min(1).max(80).optional() })
/** The barrier opens for `opened` alone. */
export const BarrierAnswer = z.object({
  answer: z.enum(['opened', 'counted']),
  lane: LaneId,
  at: Instant,
})
export type BarrierAnswer = z.infer<typeof BarrierAnswer>

/** An opening without a token, and how it was explained. */
export const ForcedOpening = z.object({
  id: Id,
  at: Instant,
  lane: LaneId,
  reason: z.string().nullable(),
  by: Id.nullable(),
  explainedAt: Instant.nullable(),
})
export type ForcedOpening = z.infer<typeof ForcedOpening>
/** Of the last thirty days at this place: how often a barrier opened with a token and without one, the latter newest first. */
export const Openings = z.object({
  since: Instant,
  withToken: z.number().int(),
  without: z.number().int(),
  rows: z.array(ForcedOpening),
})
export type Openings = z.infer<typeof Openings>
export const ExplainOpening = z.object({ opening: Id, reason: z.string().trim().min(3).max(500) })
