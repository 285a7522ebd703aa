import { z } from 'zod'
import { DocumentInput, Permit, ReadDocument } from './documents.ts'
import { OneStopView } from './onestop.ts'
import { Message } from './problem.ts'
import { ControlId } from './procedures.ts'
import { ReferralGround, ReferralState } from './referrals.ts'
import { ListAge } from './screening.ts'
import {
  AuthorityId,
  Day,
  Direction,
  Id,
  Instant,
  page,
  State,
  Territory,
  TrafficClass,
  Words,
} from './words.ts'

export const CrossingState = z.enum(['open', 'held', 'released', 'refused', 'withdrawn'])
export type CrossingState = z.infer<typeof CrossingState>

/** Blueprint: how long a person of a nationality may stay without a permit, or for how long with one. */
export const StayRule = z.object({
  id: z.string(),
  nationalities: z.array(State).nullable().describe('null: everybody whom no other rule names'),
  days: z.number().int().nonnegative(),
  /** Days back that count; null: counted per entry. */
  window: z.number().int().positive().nullable(),
  territory: Territory,
  visaRequired: z.boolean(),
  act: z.string(),
  from: Day,
  until: Day.nullable(),
})
export type StayRule = z.infer<typeof StayRule>

export const Purpose = z.enum([
  'private',
  'tourism',
  'business',
  'transit',
  'study',
  'work',
  'official',
  'driver',
])
export type Purpose = z.infer<typeof Purpose>
export const Corridor = z.enum(['green', 'red'])
export type Corridor = z.infer<typeof Corridor>

export const OpenCrossing = z.object({
  document: DocumentInput,
  plate: z.object({ text: z.string().min(1).max(20), state: State }).optional(),
})
export const AddTraveller = z.object({ crossing: Id, document: DocumentInput })
/** A reading replaced by typing the document twice: the poor reading is kept. */
export const CorrectReading = z.object({ crossing: Id, traveller: Id, document: DocumentInput })
export const SetPurpose = z.object({
  crossing: Id,
  purpose: Purpose,
  corridor: Corridor,
  host: z.string().max(120).optional(),
})

export const CheckKey = z.enum([
  'document',
  'lists',
  'lost-or-stolen',
  'vehicle',
  'right-to-enter',
  'stay',
  'regime',
  'radiation',
  'corridor',
  'second-line',
])
export type CheckKey = z.infer<typeof CheckKey>
/** `passed` thin tick · `look` saffron, settle here · `second` one point for second line · `unknown` hatched ring · `none` not required */
export const CheckState = z.enum(['passed', 'look', 'second', 'unknown', 'none'])
export const Check = z.object({ key: CheckKey, state: CheckState, message: Message })
export type Check = z.infer<typeof Check>

export const VerdictState = z.enum([
  'clear',
  'settle',
  'second-line',
  'could-not-check',
  'stale',
  'passed-here',
  'held',
  'released',
  'refused',
  'withdrawn',
  // for whoever may not learn how it stands
  'not-shared',
])
export type VerdictState = z.infer<typeof VerdictState>

/** Words' key of why an act is not possible now; null: it is. */
export const Can = z.record(z.string(), Message.nullable())

/** One big verdict: shape, word, one sentence, the key. Every reason for second line looks the same (guide §1.4). */
export const Verdict = z.object({
  state: VerdictState,
  sentence: Message,
  /** What is to be settled here, most important first; said instead of the sentence, parted by semicolons. */
  points: z.array(Message),
  checks: z.array(Check),
  /** release, refer, refuse, correct, purpose: why not, or null. */
  can: Can,
  readAt: Instant,
  lists: z.array(ListAge),
})
export type Verdict = z.infer<typeof Verdict>

export const Stay = z.object({
  used: z.number().int(),
  of: z.number().int().nullable(),
  window: z.number().int().nullable(),
  asked: z.number().int(),
  until: Day.nullable(),
  territory: Territory,
  overstay: z.number().int().describe('days over on an earlier stay; 0: none on record'),
})
export type Stay = z.infer<typeof Stay>

export const TravellerView = z.object({
  id: Id,
  document: ReadDocument,
  native: z.string().nullable(),
  permit: Permit.nullable(),
  stay: Stay.nullable(),
  minor: z.boolean(),
})
export type TravellerView = z.infer<typeof TravellerView>

/** What an instrument showed. */
export const Reading = z.object({
  value: z.number().min(0).max(1_000_000),
  unit: z.enum(['kg', 'µSv/h']),
})
export const ControlView = z.object({
  control: ControlId,
  authority: AuthorityId,
  authorityName: Words,
  order: z.number().int(),
  state: z.enum(['waiting', 'passed', 'failed', 'could-not', 'not-required']),
  /** Controls before it that have not passed: until then it is not answered. */
  waitsFor: z.array(ControlId),
  /** May be done at the vehicle. */
  mobile: z.boolean(),
  /** Since when it could be done. */
  readyAt: Instant.nullable(),
  /** Who has begun it; the last holds it. */
  claims: z.array(z.object({ by: Id, at: Instant })),
  answers: z.array(
    z.object({
      by: Id,
      authority: AuthorityId,
      at: Instant,
      result: z.string(),
      delegation: z.string().nullable(),
      note: z.string().nullable(),
      reading: Reading.nullable(),
    }),
  ),
})
export type ControlView = z.infer<typeof ControlView>

export const HoldView = z.object({
  id: Id,
  authority: AuthorityId,
  authorityName: Words,
  by: Id,
  at: Instant,
  /** null: the holder's findings are not shared with the reader. */
  reason: z.string().nullable(),
  liftedAt: Instant.nullable(),
})

export type HoldView = z.infer<typeof HoldView>

/** The one file on which all authorities work. Fields that no agreement grants the reader are absent, not greyed (I-20). */
export const CrossingFile = z.object({
  id: Id,
  state: CrossingState,
  version: z.number().int(),
  class: TrafficClass,
  direction: Direction,
  post: z.string(),
  lane: z.string(),
  openedAt: Instant,
  decidedAt: Instant.nullable(),
  procedure: z.object({ id: z.string(), version: z.number().int(), act: z.string() }),
  purpose: Purpose.nullable(),
  corridor: Corridor.nullable(),
  travellers: z.array(TravellerView).optional(),
  vehicle: z.object({ id: Id, plate: z.string(), state: State }).nullable().optional(),
  controls: z.array(ControlView),
  holds: z.array(HoldView),
  referral: z.object({ id: Id, state: ReferralState }).nullable(),
  /** Corrections of a decided crossing, oldest first; the old state is kept (I-03, I-24). */
  corrections: z.array(
    z.object({
      id: Id,
      proposedBy: Id,
      at: Instant,
      reason: z.string(),
      to: CrossingState,
      answer: z.enum(['approved', 'declined']).nullable(),
    }),
  ),
  verdict: Verdict,
  /** Of a coach, a lorry or a train. */
  oneStop: OneStopView.optional(),
})
export type CrossingFile = z.infer<typeof CrossingFile>

export const Release = z.object({ crossing: Id })
export const Refer = z.object({
  crossing: Id,
  grounds: z.array(ReferralGround).min(1),
  note: z.string().max(500).optional(),
})
export const Withdraw = z.object({ crossing: Id, reason: z.string().min(3).max(500) })
export const AnswerControl = z.object({
  crossing: Id,
  control: ControlId,
  result: z.enum(['passed', 'failed', 'could-not']),
  note: z.string().max(1000).optional(),
  reading: Reading.optional(),
})
export const PlaceHold = z.object({ crossing: Id, reason: z.string().min(3).max(500) })
export const LiftHold = z.object({ crossing: Id, hold: Id })
export const ProposeCorrection = z.object({
  crossing: Id,
  /** Version of the file that the proposer saw; 412 names what changed. */
  version: z.number().int(),
  to: z.enum(['refused', 'withdrawn', 'released']),
  reason: z.string().min(5).max(1000),
})
export const AnswerCorrection = z.object({
  crossing: Id,
  correction: Id,
  version: z.number().int(),
  answer: z.enum(['approved', 'declined']),
  reason: z.string().max(500).optional(),
})

/** A crossing in a list: no name, birth date or document number (I-19). */
export const CrossingRow = z.object({
  id: Id,
  state: CrossingState,
  class: TrafficClass,
  direction: Direction,
  lane: z.string(),
  nationality: State.nullable(),
  openedAt: Instant,
  decidedAt: Instant.nullable(),
  seconds: z.number().int().nullable(),
  referred: z.boolean(),
  waitsFor: z.array(ControlId),
})
export type CrossingRow = z.infer<typeof CrossingRow>
export const CrossingRows = page(CrossingRow)
export const ListCrossings = z.object({
  day: Day.optional(),
  state: CrossingState.optional(),
  waitsFor: ControlId.optional(),
  lane: z.string().max(40).optional(),
  after: Id.optional(),
})

/** What the booth shows beside the verdict: its own last crossings and the counts since the shift began. */
export const BoothSummary = z.object({
  since: Instant,
  released: z.number().int(),
  medianSeconds: z.number().int().nullable(),
  recent: z.array(CrossingRow),
})

/** Why the verdict says second line: shown while F2 is held, and the look is recorded. */
export const Peek = z.object({
  reasons: z.array(
    z.object({
      ground: ReferralGround,
      owner: Words.nullable(),
      reference: z.string().nullable(),
      instruction: z.string().nullable(),
      messages: z.array(Message),
    }),
  ),
})
export type Peek = z.infer<typeof Peek>

/** Traffic under a relaxed or degraded mode: opened by the shift leader, kept on every crossing made in it (I-35). */
export const Mode = z
  .object({ id: Id, cause: z.enum(['stale-list', 'line-down']), openedAt: Instant, until: Instant, by: Id })
  .nullable()
export const OpenMode = z.object({
  cause: z.enum(['stale-list', 'line-down']),
  hours: z.number().int().min(1).max(8),
  reason: z.string().min(5).max(500),
})
export const CloseMode = z.object({ mode: Id })
export const ModeAndLists = z.object({ mode: Mode, lists: z.array(ListAge) })
