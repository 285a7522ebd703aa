import { z } from 'zod'
import { Id, Instant, page, Words } from './words.ts'

/** Why first line asks second line. Words at referrals:ground. */
export const ReferralGround = z.enum([
  'hit',
  'document',
  'right-to-enter',
  'stay',
  'radiation',
  'regime',
  'minor',
  'random',
  'doubt',
])
export type ReferralGround = z.infer<typeof ReferralGround>

export const ReferralState = z.enum(['waiting', 'taken', 'settled'])
export type ReferralState = z.infer<typeof ReferralState>

/** Work of the second line: no name, no number (I-19). */
export const ReferralRow = z.object({
  id: Id,
  crossing: Id,
  at: Instant,
  lane: z.string().nullable(),
  state: ReferralState,
  grounds: z.array(ReferralGround),
  takenBy: Id.nullable(),
})
export const ReferralRows = page(ReferralRow)

/** Letters of the standard refusal form (Regulation (EU) 2016/399, Annex V B). */
export const RefusalLetter = z.enum(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'])
export type RefusalLetter = z.infer<typeof RefusalLetter>

/** Blueprint: national ground for a letter, with its article. */
export const RefusalGround = z.object({
  letter: RefusalLetter,
  national: Words.nullable().describe(
    'article of the national law; null: it knows no such ground, the letter is printed and cannot be chosen',
  ),
  text: Words,
  remedy: Words.describe('one sentence a line: equal lines of several letters are printed once'),
})
export type RefusalGround = z.infer<typeof RefusalGround>

export const Outcome = z.enum(['admitted', 'refused', 'handed-over'])
export type Outcome = z.infer<typeof Outcome>
export const SettleReferral = z.object({
  referral: Id,
  outcome: Outcome,
  note: z.string().max(2000),
  refusal: z
    .object({
      letters: z.array(RefusalLetter).min(1),
      interpreter: z.string().max(120).optional(),
      refusedToSign: z.boolean(),
      remarks: z.string().max(500).optional(),
      /** Second language of the form, the traveller's. */
      language: z.enum(['az', 'en', 'ru', 'fa']),
    })
    .optional(),
})

export const ReferralDetail = ReferralRow.extend({
  taken: z.object({ by: Id, at: Instant }).nullable(),
  settled: z.object({ by: Id, at: Instant, outcome: Outcome, note: z.string() }).nullable(),
  refusal: z
    .object({
      id: Id,
      number: z.string(),
      letters: z.array(RefusalLetter),
      language: z.enum(['az', 'en', 'ru', 'fa']),
    })
    .nullable(),
  grounds: z.array(ReferralGround),
  note: z.string().nullable(),
})
export type ReferralDetail = z.infer<typeof ReferralDetail>
export const RefusalGrounds = z.object({ rows: z.array(RefusalGround) })
