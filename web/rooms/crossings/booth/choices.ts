import type { Corridor as CorridorOf, Purpose as PurposeOf } from '../../../../contracts/crossings.ts'
import type { ReferralGround } from '../../../../contracts/referrals.ts'

/** What may be chosen at the booth. Lists of the contracts, without bringing their validator into the booth's first load. */
export const Purpose: readonly PurposeOf[] = [
  'private',
  'tourism',
  'business',
  'transit',
  'study',
  'work',
  'official',
  'driver',
]
export const Corridor: readonly CorridorOf[] = ['green', 'red']
/** Grounds an officer may give: a hit is never the officer's to name. */
export const grounds: readonly ReferralGround[] = [
  'doubt',
  'document',
  'right-to-enter',
  'stay',
  'regime',
  'minor',
  'radiation',
  'random',
]
export const sexes = ['F', 'M', 'X', 'unspecified'] as const
