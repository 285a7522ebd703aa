import { z } from 'zod'

/** Parameters of a sentence: the words live in `web/i18n`, the values travel. Never a name or a document number in a problem. */
export const Params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
export type Params = z.infer<typeof Params>

/** A sentence for the screen: a key of `web/i18n/<lang>/<room>.json` (`room:key`) and its values. */
export const Message = z.object({ key: z.string(), params: Params.optional() })
export type Message = z.infer<typeof Message>

/** RFC 9457 problem. `title` and `detail` are messages so that the screen can say them in the reader's language. */
export const Problem = z.object({
  type: z.string(),
  status: z.number().int(),
  title: Message,
  detail: Message.optional(),
  /** Number to quote to the administrator; the technical log has the same. */
  ref: z.string(),
  fields: z.array(z.object({ path: z.string(), message: Message })).optional(),
})
export type Problem = z.infer<typeof Problem>
