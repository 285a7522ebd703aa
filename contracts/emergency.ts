import { z } from 'zod'
import { DutyName, SiteId } from './posts.ts'
import { Id, Instant, Words } from './words.ts'

/** What the emergency account of a place can be opened for: one of them, never both. */
export const EmergencyDuty = DutyName.extract(['administrator', 'shift-leader'])
export type EmergencyDuty = z.infer<typeof EmergencyDuty>

const Letter = z.string().min(1).max(80)

/** The codes of both envelopes, what the account shall be, and why. The text may name somebody: it is kept sealed. */
export const OpenEmergency = z.object({
  first: Letter,
  second: Letter,
  duty: EmergencyDuty,
  reason: z.string().trim().min(10).max(1000),
})
export type OpenEmergency = z.infer<typeof OpenEmergency>

export const OpenedEmergency = z.object({
  state: z.literal('signed-in'),
  /** Base64url SHA-256 of the session token, for the proofs of possession (RFC 9449 `ath`). */
  ath: z.string(),
  until: Instant,
})
export type OpenedEmergency = z.infer<typeof OpenedEmergency>

/** `none`: never sealed, or in another life of this node. `spent`: opened, and not sealed anew. */
export const SealState = z.enum(['none', 'sealed', 'spent'])

/** The seal in force at a place; its number stands on both letters. */
export const EmergencySeal = z.object({
  state: SealState,
  number: z.string().nullable(),
  at: Instant.nullable(),
})
export type EmergencySeal = z.infer<typeof EmergencySeal>

/** What a workstation is told before anybody has opened: whether the two letters would open anything, and which. */
export const EmergencyDoor = z.object({ place: Words, seal: EmergencySeal })
export type EmergencyDoor = z.infer<typeof EmergencyDoor>

/** For everybody of the place, without a name: it is open, or it waits for its review. */
export const EmergencyNotice = z.object({
  open: z.object({ duty: EmergencyDuty, until: Instant }).nullable(),
  unreviewed: z.number().int(),
})
export type EmergencyNotice = z.infer<typeof EmergencyNotice>

export const OpeningState = z.enum(['open', 'waits', 'reviewed'])
export type OpeningState = z.infer<typeof OpeningState>

/** One opening: by which workstation, for what, how long, why, and what the review says of it. */
export const EmergencyOpening = z.object({
  id: Id,
  state: OpeningState,
  at: Instant,
  /** Its end at the latest. */
  until: Instant,
  /** When somebody ended it before; by whom. */
  endedAt: Instant.nullable(),
  endedBy: Id.nullable(),
  duty: EmergencyDuty,
  seal: z.string(),
  workstation: z.string(),
  /** As whom it acts in the ledger. */
  officer: Id,
  reason: z.string(),
  review: z.object({ at: Instant, by: Id, note: z.string() }).nullable(),
})
export type EmergencyOpening = z.infer<typeof EmergencyOpening>

/** The emergency account of the reader's place of work, openings newest first. */
export const EmergencyAccount = z.object({
  now: Instant,
  site: SiteId,
  seal: EmergencySeal,
  openings: z.array(EmergencyOpening),
  /** Names to the ids above. */
  people: z.array(z.object({ id: Id, name: z.string(), rank: Words })),
})
export type EmergencyAccount = z.infer<typeof EmergencyAccount>

export const CloseEmergency = z.object({ opening: Id })
export const ReviewEmergency = z.object({ opening: Id, note: z.string().trim().min(10).max(2000) })
