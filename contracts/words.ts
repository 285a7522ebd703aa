import { z } from 'zod'

/** Reference words in the four languages; a person's name is never one of them. */
export const Words = z.object({ az: z.string(), en: z.string(), ru: z.string(), fa: z.string() })
export type Words = z.infer<typeof Words>

export const Id = z.uuid()
/** `YYYY-MM-DD` at a post, a day that the calendar has, with room to count days before and after; it belongs to the post's zone. */
export const Day = z.iso.date().refine(day => day >= '1800' && day < '3000')
/** Where the next page of a list by day begins: day and id of the last row before it. */
export const DayKey = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2} [0-9a-f-]{36}$/)
  .refine(key => Day.safeParse(key.slice(0, 10)).success && Id.safeParse(key.slice(11)).success)
/** A date of which parts may be unknown: `1980-??-??` (ICAO Doc 9303-3 §4.8). */
export const PartialDate = z.string().regex(/^(\d{4}|\?{4})-(\d{2}|\?\?)-(\d{2}|\?\?)$/)
/** ISO 8601 instant in UTC. */
export const Instant = z.iso.datetime()
/** Three-letter code of a state or of a special case, as in Doc 9303-3 §5. */
export const State = z.string().regex(/^[A-Z]{1,3}$/)

export const Direction = z.enum(['entry', 'exit'])
export type Direction = z.infer<typeof Direction>
export const TrafficClass = z.enum(['foot', 'car', 'coach', 'lorry', 'train'])
export type TrafficClass = z.infer<typeof TrafficClass>
export const Territory = z.enum(['whole-country', 'nakhchivan'])
export type Territory = z.infer<typeof Territory>
export const AuthorityId = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/)

/** A page of a list: the next page begins after `next`. Never a total on persons. */
export const page = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), next: z.string().nullable() })
