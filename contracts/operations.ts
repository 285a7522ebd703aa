import { z } from 'zod'
import { Message } from './problem.ts'
import { Instant, Words } from './words.ts'

/** How near an end is: over, in the last warning, in the second, in the first, farther away, or no end was ever set. */
export const EndingLevel = z.enum(['ended', 'last', 'near', 'ahead', 'far', 'open'])
export type EndingLevel = z.infer<typeof EndingLevel>

/** Something of this node that stops being good at a moment. Never a person: `count` says how many of a kind end first there. */
export const EndingRow = z.object({
  id: z.string(),
  /** `posts-roster`: its words are `operations:ending.<kind>`, what happens at zero `operations:zero.<kind>`. */
  kind: z.string(),
  name: Words.nullable(),
  /** What tells it apart where there are no words: an id, a version, a place of work. */
  label: z.string().nullable(),
  at: Instant.nullable().describe('null: no end was set'),
  level: EndingLevel,
  days: z.number().nullable().describe('days that are left, with their fraction; negative: over since'),
  count: z.number().int(),
})
export type EndingRow = z.infer<typeof EndingRow>
export const Endings = z.object({ now: Instant, rows: z.array(EndingRow) })
export type Endings = z.infer<typeof Endings>

/** `unknown`: it could not be looked at, which is not well. */
export const CheckState = z.enum(['well', 'watch', 'wrong', 'unknown'])
export type CheckState = z.infer<typeof CheckState>

/** What one look at the node found, in plain words, and the next step. The name of the check: `operations:check.<check>`. */
export const Finding = z.object({
  check: z.string(),
  state: CheckState,
  said: Message,
  next: Message.nullable(),
})
export type Finding = z.infer<typeof Finding>
export const Examination = z.object({ at: Instant, findings: z.array(Finding) })
export type Examination = z.infer<typeof Examination>
