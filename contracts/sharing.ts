import { z } from 'zod'
import { AuthorityId } from './words.ts'

/** Groups of fields that an agreement grants or does not grant. */
export const FieldGroup = z.enum([
  'identity',
  'document',
  'stay',
  'screening',
  'alert',
  'customs',
  'referral',
  'timing',
  // what stands in a vehicle, what is in it and what was found in it
  'vehicle',
  'goods',
  'certificate',
  'health',
  'findings',
])
export type FieldGroup = z.infer<typeof FieldGroup>

/** `hit`: may learn that there is something, never what (I-18). Absent means never. */
export const ShareLevel = z.enum(['full', 'hit', 'never'])
export type ShareLevel = z.infer<typeof ShareLevel>

/** Blueprint: what one authority may see of what another owns, until agreements take this table's place. */
export const ShareRow = z.object({
  reader: AuthorityId,
  owner: AuthorityId,
  group: FieldGroup,
  level: ShareLevel,
  basis: z.string(),
})
export type ShareRow = z.infer<typeof ShareRow>
