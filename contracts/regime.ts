import { z } from 'zod'
import { Post, PostId, RegimeClass, RegimeRow, RegimeSet } from './posts.ts'
import { Message } from './problem.ts'
import { Day, Direction, Id, Instant, State } from './words.ts'

/** What one act says of one kind of crossing. `null` names everything: every class, both directions, everybody, every purpose. */
export const Provision = z.object({
  posts: z.array(PostId).min(1).max(40),
  classes: z.array(RegimeClass).min(1).max(10).nullable(),
  direction: Direction.nullable(),
  nationalities: z.array(State).min(1).max(260).nullable(),
  purposes: z
    .array(z.string().regex(/^[a-z][a-z-]{1,29}$/))
    .min(1)
    .max(20)
    .nullable(),
  effect: z.enum(['open', 'closed']),
  from: Day,
  until: Day.nullable().describe('last day, inclusive; null: until another act ends it'),
})
export type Provision = z.infer<typeof Provision>

/** Another last day for a row that stands: earlier ends it early, later extends it. */
export const MovedEnd = z.object({ row: RegimeRow.shape.id, until: Day.nullable() })
export type MovedEnd = z.infer<typeof MovedEnd>

/** What an act changes: new provisions, other ends of standing rows, or both. */
export const ActChange = z.object({
  provisions: z.array(Provision).max(20),
  ends: z.array(MovedEnd).max(60),
})
export type ActChange = z.infer<typeof ActChange>

const line = z.string().trim().min(3).max(300)

/** A legal act as it is entered at a desk. */
export const NewAct = ActChange.extend({
  title: z.object({ az: line, en: line, ru: line, fa: line }),
  reference: line.describe('number and date of the act, as it is cited'),
  source: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
})
export type NewAct = z.infer<typeof NewAct>
export const ProposeAct = NewAct
export const ProposedAct = z.object({ proposal: Id })

export const AnswerAct = z.object({
  proposal: Id,
  answer: z.enum(['approved', 'declined']),
  reason: z.string().min(3).max(1000).optional(),
})
export const AnsweredAct = z.object({ proposal: Id, answer: z.enum(['approved', 'declined', 'withdrawn']) })

/** An act that was approved: a version of the regime. It applies from its days, and never to what was answered before `at`. */
export const EnteredAct = z.object({
  id: Id,
  set: z.string(),
  at: Instant,
  proposedBy: z.string(),
  approvedBy: z.string(),
  act: NewAct,
})
export type EnteredAct = z.infer<typeof EnteredAct>

/** An act that waits for its second person. `notMine`: why the reader may not answer it. */
export const WaitingAct = z.object({
  id: Id,
  at: Instant,
  by: z.string(),
  act: NewAct,
  notMine: Message.nullable(),
})
export type WaitingAct = z.infer<typeof WaitingAct>
export const RegimeActs = z.object({ waiting: z.array(WaitingAct), entered: z.array(EnteredAct) })
export type RegimeActs = z.infer<typeof RegimeActs>

/** An evacuation mode of a post: who ordered it, whom it lets cross, until when. Open and closed are rows (I-35). */
export const Evacuation = z.object({
  id: Id,
  post: PostId,
  at: Instant,
  by: z.string(),
  order: z.string().describe('authority and number of the order, as it is cited'),
  reason: z.string(),
  classes: z.array(RegimeClass).nullable(),
  direction: Direction.nullable(),
  nationalities: z.array(State).nullable(),
  until: Instant,
  confirmBy: Instant,
  confirmed: z.object({ at: Instant, by: z.string() }).nullable(),
  closed: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
})
export type Evacuation = z.infer<typeof Evacuation>
/** `unconfirmed`: nobody else confirmed it in time; it stands flagged. `over`: its time ended. */
export const EvacuationState = z.enum(['waiting', 'confirmed', 'unconfirmed', 'closed', 'over'])
export type EvacuationState = z.infer<typeof EvacuationState>
export const EvacuationView = Evacuation.extend({
  state: EvacuationState,
  crossings: z.number().int().describe('crossings of this place that were opened in the mode'),
})
export type EvacuationView = z.infer<typeof EvacuationView>
/** Modes of the reader's post, newest first. */
export const Evacuations = z.object({ rows: z.array(EvacuationView) })

export const OpenEvacuation = z.object({
  order: line,
  reason: z.string().trim().min(5).max(1000),
  classes: z.array(RegimeClass).min(1).max(10).nullable(),
  direction: Direction.nullable(),
  nationalities: z.array(State).min(1).max(260).nullable(),
  hours: z.number().int().min(1).max(72),
})
export const ConfirmEvacuation = z.object({ evacuation: Id })
export const CloseEvacuation = z.object({ evacuation: Id, reason: z.string().trim().min(5).max(1000) })

/** An answer that differs for some: of these nationalities, with this purpose, or both. */
export const Exception = z.object({
  nationalities: z.array(State).nullable(),
  purpose: z.string().nullable(),
  open: z.boolean(),
  row: z.string().nullable(),
})
export type Exception = z.infer<typeof Exception>

/** One square of the board. `was`: the general answer before the change that is tried, where it or an exception differs. */
export const Square = z.object({
  class: RegimeClass,
  direction: Direction,
  open: z.boolean(),
  /** The row that decides; null: no act permits it. */
  row: z.string().nullable(),
  except: z.array(Exception),
  was: z.object({ open: z.boolean(), except: z.array(Exception) }).nullable(),
})
export type Square = z.infer<typeof Square>

/** What happens when a row's last day is over. `ways`: the squares that then answer otherwise. */
export const RegimeEnding = z.object({
  what: z.literal('regime-row'),
  id: z.string(),
  until: Day,
  days: z.number().int().describe('days that are left; negative: over since'),
  level: z.enum(['ended', 'last', 'near', 'ahead', 'far']),
  whatHappensAtZero: Message,
  ways: z.array(z.object({ post: PostId, class: RegimeClass, direction: Direction, opens: z.boolean() })),
})
export type RegimeEnding = z.infer<typeof RegimeEnding>

/** The board of a day: every post, every class, both directions; the rows that its squares name. */
export const RegimeBoard = z.object({
  day: Day,
  today: Day,
  set: RegimeSet,
  posts: z.array(z.object({ post: Post, squares: z.array(Square), evacuation: EvacuationView.nullable() })),
  rows: z.array(RegimeRow),
  endings: z.array(RegimeEnding),
  changed: z.number().int(),
})
export type RegimeBoard = z.infer<typeof RegimeBoard>

export const AskBoard = z.object({
  /** Absent: today at the posts. Another day is compared with today. */
  day: Day.optional(),
  nationality: State.optional(),
  purpose: z
    .string()
    .regex(/^[a-z][a-z-]{1,29}$/)
    .optional(),
})
/** A new act tried and kept nowhere. */
export const WhatIf = AskBoard.extend({ act: ActChange })

export const AskPlacard = z.object({
  post: PostId,
  day: Day.optional(),
  language: z.enum(['az', 'en', 'ru', 'fa']).optional().describe('absent: a page in each of the four'),
})
