import { z } from 'zod'
import { CrossingState } from './crossings.ts'
import { RefusalLetter } from './referrals.ts'
import {
  Day,
  DayKey,
  Direction,
  Id,
  Instant,
  PartialDate,
  page,
  State,
  Territory,
  TrafficClass,
} from './words.ts'

/** Why somebody looks at a person who does not stand before them (I-19). */
export const LookPurpose = z.enum([
  'criminal-case',
  'administrative-case',
  'stay-check',
  'refusal-review',
  'missing-person',
  'own-request',
])
export type LookPurpose = z.infer<typeof LookPurpose>

/** As the file of the case is called; with a digit, so that nobody writes a name there: it stands in the ledger. */
export const CaseNumber = z
  .string()
  .trim()
  .min(3)
  .max(24)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}/.-]*$/u)
  .regex(/\p{N}/u)

const name = z.string().trim().min(1).max(100)
/** Whom: the holder of a document, a person by name and birth as documents spell them, or whoever a row is about. */
export const LookFor = z.union([
  z.object({ document: z.object({ state: State, number: z.string().trim().min(2).max(30) }) }),
  z.object({
    person: z.object({
      surname: name,
      givenNames: z.string().trim().max(100),
      birthDate: PartialDate,
      nationality: State,
    }),
  }),
  z.object({ passage: Id }),
])
export type LookFor = z.infer<typeof LookFor>

export const LookUp = z.object({
  purpose: LookPurpose,
  caseNumber: CaseNumber,
  for: LookFor,
  /** Rows before this one; the next page is a look of its own. */
  after: DayKey.optional(),
})

/** What was recorded of a person at one time. No name, birth date or document number: opening the row is the look. */
export const PastRow = z.object({
  id: Id,
  /** `imported`: given by another system and not verified by this one. */
  source: z.enum(['here', 'imported']),
  kind: z.enum(['crossing', 'refusal']),
  day: Day,
  at: Instant.nullable(),
  post: z.string(),
  direction: Direction,
  class: TrafficClass.nullable(),
  state: CrossingState,
  nationality: State,
})
export type PastRow = z.infer<typeof PastRow>

/** From an entry to the exit that ended it. Absent to whom no agreement grants stays. */
export const PastStay = z.object({
  from: Day,
  until: Day.nullable().describe('null: no exit is recorded'),
  admittedUntil: Day.nullable(),
  territory: Territory,
  /** Days beyond the last day admitted, counted to the exit or to today. */
  over: z.number().int(),
  imported: z.boolean(),
})
export type PastStay = z.infer<typeof PastStay>

/** Rows this person may still be given in this hour (I-25). */
export const LookQuota = z.object({ used: z.number().int(), of: z.number().int(), freesAt: Instant })
export type LookQuota = z.infer<typeof LookQuota>

export const LookAnswer = z.object({
  id: Id,
  purpose: LookPurpose,
  caseNumber: z.string(),
  rows: z.array(PastRow),
  next: z.string().nullable(),
  stays: z.array(PastStay).optional(),
  quota: LookQuota,
})
export type LookAnswer = z.infer<typeof LookAnswer>

export const OpenRow = z.object({ look: Id, row: Id })

/** A row opened. What no agreement grants is absent (I-20). */
export const OpenedRow = z.object({
  row: PastRow,
  identity: z
    .object({
      surname: z.string(),
      givenNames: z.string(),
      birthDate: PartialDate,
      sex: z.string(),
      nationality: State,
    })
    .optional(),
  document: z
    .object({ issuingState: State, number: z.string(), expiryDate: PartialDate.nullable() })
    .optional(),
  stay: z.object({ admittedUntil: Day.nullable(), territory: Territory.nullable() }).optional(),
  refusal: z.object({ letters: z.array(RefusalLetter) }).optional(),
  erased: z.boolean().describe('who it was is kept no more'),
  quota: LookQuota,
})
export type OpenedRow = z.infer<typeof OpenedRow>

/** One's own looks, newest first. What was asked for stands nowhere in plain. */
export const OwnLook = z.object({
  id: Id,
  at: Instant,
  kind: z.enum(['document', 'person', 'row', 'opened', 'overstays']),
  purpose: LookPurpose.nullable(),
  caseNumber: z.string().nullable(),
  rows: z.number().int(),
})
export type OwnLook = z.infer<typeof OwnLook>
export const OwnLooks = page(OwnLook).extend({ quota: LookQuota })
export const ListLooks = z.object({ after: Id.optional() })

/** Whoever is inside beyond the last day admitted, fewest days over first. */
export const ListOverstays = z.object({
  least: z.coerce.number().int().min(1).max(36_500).optional(),
  most: z.coerce.number().int().min(1).max(36_500).optional(),
  post: z.string().max(40).optional(),
  territory: Territory.optional(),
  after: DayKey.optional(),
})
export const OverstayRow = z.object({
  id: Id,
  source: z.enum(['here', 'imported']),
  nationality: State,
  entered: Day,
  post: z.string(),
  territory: Territory,
  admittedUntil: Day,
  over: z.number().int(),
})
export type OverstayRow = z.infer<typeof OverstayRow>
export const Overstays = page(OverstayRow).extend({ day: Day, quota: LookQuota })

/** Blueprint: how many rows about persons one officer is given in an hour. */
export const LookLimit = z.object({
  id: z.literal('looks'),
  rowsPerHour: z.number().int().min(1).max(100_000),
})
export type LookLimit = z.infer<typeof LookLimit>

/** What an import of the past read and found. */
export const PastCounts = z.object({
  read: z.number().int(),
  entries: z.number().int(),
  exits: z.number().int(),
  refusals: z.number().int(),
  persons: z.number().int().describe('rows that only say which documents a person held'),
  known: z.number().int().describe('recorded already: here, in an earlier batch, or twice in the file'),
  impossible: z.number().int(),
  refused: z.number().int().describe('rows not taken over, known and impossible ones among them'),
})
export type PastCounts = z.infer<typeof PastCounts>

/** Why a row of a file of the past is not taken over. Words at past:reason.<reason>. */
export const PastReason = z.enum([
  'wrong-columns',
  'unknown-kind',
  'no-name',
  'unreadable-name',
  'impossible-date',
  'in-the-future',
  'unknown-state',
  'no-document',
  'unknown-post',
  'unknown-direction',
  'unknown-territory',
  'unknown-letter',
  'exit-before-entry',
  'entry-while-inside',
  'overlap',
  'twice',
  'known',
])
export type PastReason = z.infer<typeof PastReason>

/** An import of the past: read and compared without changing anything (`checked`), then taken over as one batch. */
export const PastJob = z.object({
  id: Id,
  source: z.string(),
  step: z.enum(['waiting', 'reading', 'checking', 'checked', 'writing', 'done', 'failed', 'stopped']),
  /** Bytes while reading, slices of all persons after that. */
  done: z.number(),
  of: z.number(),
  openedAt: Instant,
  counts: PastCounts.nullable(),
  reasons: z.array(z.object({ reason: PastReason, rows: z.number().int() })),
  /** The first refused rows; all of them are in the file. */
  refused: z.array(
    z.object({ row: z.number().int(), reason: PastReason, other: z.number().int().nullable() }),
  ),
  /** Why the file as a whole could not be used. Words at past:trouble.<problem>. */
  problem: z.string().nullable(),
  problemRow: z.number().int().nullable(),
})
export type PastJob = z.infer<typeof PastJob>

export const OpenPast = z.object({
  source: z.string().trim().min(3).max(120).describe('which system or register the file comes from'),
})
export const PastJobOf = z.object({ job: Id })

/** A batch that was taken over, and whether it was taken back. */
export const PastBatch = z.object({
  id: Id,
  source: z.string(),
  at: Instant,
  by: z.string(),
  counts: PastCounts,
  reversal: z
    .object({
      proposal: Id,
      by: z.string(),
      at: Instant,
      reason: z.string(),
      answer: z.enum(['approved', 'declined']).nullable(),
      answeredBy: z.string().nullable(),
    })
    .nullable()
    .describe('the last proposal to take the batch back'),
})
export type PastBatch = z.infer<typeof PastBatch>
export const PastBatches = z.object({ rows: z.array(PastBatch), job: Id.nullable() })
export const ProposeReversal = z.object({ batch: Id, reason: z.string().trim().min(5).max(500) })
export const AnswerReversal = z.object({
  batch: Id,
  proposal: Id,
  answer: z.enum(['approved', 'declined']),
  reason: z.string().trim().max(500).optional(),
})
