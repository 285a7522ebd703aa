import { z } from 'zod'
import { Id, Instant } from './words.ts'

/** People present asked again after a list or an alert has changed: a job of this node, with its progress. */
export const Rescreening = z.object({
  id: Id,
  cause: z.string().describe('name of the action that changed a list or an alert; words at lists:cause'),
  step: z.enum(['running', 'done', 'stopped']),
  /** Open files and passages looked through, of all. */
  done: z.number().int(),
  of: z.number().int(),
  /** People asked so far, and hits that are new. */
  asked: z.number().int(),
  hits: z.number().int(),
  startedAt: Instant,
  /** When it was last heard of. */
  at: Instant,
})
export type Rescreening = z.infer<typeof Rescreening>
export const LastRescreening = z.object({ last: Rescreening.nullable() })
export type LastRescreening = z.infer<typeof LastRescreening>
