import { z } from 'zod'
import { SiteId } from './posts.ts'
import { AlertKind, Feedback, HitState, ListId, People, Review } from './screening.ts'
import { AuthorityId, Day, Id, Instant, PartialDate, page, State, Words } from './words.ts'

const Numbered = z.string().trim().min(1).max(30)

/** Whom or what an alert concerns. */
export const AlertSubject = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('person'),
    names: z.array(z.string().trim().min(1).max(120)).min(1).max(20),
    birthDate: PartialDate.nullable(),
    nationality: State.nullable(),
    sex: z.enum(['F', 'M', 'X', 'unspecified']),
    documents: z.array(z.object({ number: Numbered, state: State.nullable() })).max(20),
  }),
  z.object({ kind: z.literal('document'), number: Numbered, state: State.nullable() }),
  z.object({ kind: z.literal('vehicle'), plate: z.string().trim().min(1).max(20), state: State.nullable() }),
])
export type AlertSubject = z.infer<typeof AlertSubject>

/** What each kind of subject may be sought for. */
export const purposesOf: Record<AlertSubject['kind'], readonly AlertKind[]> = {
  person: ['wanted', 'missing', 'entry-ban', 'exit-ban', 'observation'],
  document: ['lost-or-stolen', 'observation'],
  vehicle: ['sought-vehicle', 'observation'],
}

/** What an alert says. The instruction and a contact of the owner that answers day and night are never left out. */
export const AlertContent = z.object({
  subject: AlertSubject,
  purpose: AlertKind,
  /** What an officer quotes on the telephone: a case number, never a name. */
  reference: z.string().trim().min(1).max(60),
  instruction: z.string().trim().min(1).max(500),
  contact: z.string().trim().min(1).max(200),
  from: Day,
  until: Day,
})
export type AlertContent = z.infer<typeof AlertContent>

const Reason = z.string().trim().min(3).max(1000)

/** `reason`: the order, case or law it stands on. */
export const NewAlert = AlertContent.extend({ reason: Reason })
export type NewAlert = z.infer<typeof NewAlert>

/** `version`: the number that its author saw. `content` null: withdraw. */
export const ChangeAlert = z.object({
  alert: Id,
  version: z.number().int().positive(),
  content: AlertContent.nullable(),
  reason: Reason,
})

/** What a new version does to the one before; words at screening:alert-effect. */
export const AlertEffect = z.enum([
  'withdrawn',
  'shortened',
  'begins-later',
  'downgraded',
  'subject-changed',
  'instruction',
  'prolonged',
  'begins-earlier',
  'upgraded',
  'subject-added',
  'contact',
  'reference',
])
export type AlertEffect = z.infer<typeof AlertEffect>

export const AlertState = z.enum(['in-force', 'ending', 'not-yet', 'ended', 'withdrawn'])
export type AlertState = z.infer<typeof AlertState>

/** An alert in a list of work: whom or what it concerns only once it is opened. */
export const AlertRow = z.object({
  id: Id,
  alert: Id,
  number: z.number().int(),
  subject: z.enum(['person', 'document', 'vehicle']),
  purpose: AlertKind,
  reference: z.string(),
  owner: AuthorityId,
  unit: z.string().nullable(),
  from: Day,
  until: Day,
  state: AlertState,
})
export type AlertRow = z.infer<typeof AlertRow>

/** A proposal that waits. `notMine` is the words' key why this reader may not approve, or null. */
export const WaitingProposal = z.object({
  proposal: Id,
  alert: Id,
  purpose: AlertKind,
  subject: z.enum(['person', 'document', 'vehicle']),
  /** Null: a new alert. */
  base: z.number().int().nullable(),
  effects: z.array(AlertEffect),
  approvals: z.object({ has: z.number().int(), needs: z.number().int() }),
  at: Instant,
  by: z.string(),
  notMine: z.string().nullable(),
})
export type WaitingProposal = z.infer<typeof WaitingProposal>

/** Something of an alert of this unit was taken away. */
export const AlertNotice = z.object({
  id: Id,
  site: SiteId,
  alert: Id,
  reference: z.string(),
  number: z.number().int(),
  effects: z.array(AlertEffect),
  at: Instant,
  by: z.string(),
})
export type AlertNotice = z.infer<typeof AlertNotice>

export type { People } from './screening.ts'

export const AlertFilter = z.enum(['live', 'ending', 'ended', 'all'])
export type AlertFilter = z.infer<typeof AlertFilter>
export const ListAlerts = z.object({
  show: AlertFilter.optional(),
  /** Part of a reference. */
  reference: z.string().trim().max(60).optional(),
  after: Id.optional(),
})
export const AlertRows = page(AlertRow).extend({
  waiting: z.array(WaitingProposal),
  notices: z.array(AlertNotice),
  people: People,
})
export type AlertRows = z.infer<typeof AlertRows>

/** One version opened. `content` null: its key was erased by law, or it is the withdrawal. */
export const AlertVersion = z.object({
  id: Id,
  number: z.number().int(),
  state: z.enum(['in-force', 'withdrawn']),
  effects: z.array(AlertEffect),
  at: Instant,
  proposedBy: z.string(),
  approvedBy: z.array(z.string()),
  reason: z.string().nullable(),
  content: AlertContent.nullable(),
})
export type AlertVersion = z.infer<typeof AlertVersion>

/** Where the newest version is asked, as far as this node knows. */
export const AlertCoverage = z.object({
  post: z.string(),
  name: Words,
  /** `unheard`: nobody has worked at this post on this node yet. */
  state: z.enum(['asked', 'not-asked', 'unheard']),
  since: Instant.nullable(),
})
export type AlertCoverage = z.infer<typeof AlertCoverage>

/** How a list or alert has done: dismissed hits per 10,000 crossings, counted when asked, never of persons. */
export const SourceFigures = z.object({
  hits: z.number().int(),
  confirmed: z.number().int(),
  dismissed: z.number().int(),
  waiting: z.number().int(),
  crossings: z.number().int(),
  /** Null while nobody crossed. */
  falsePer10000: z.number().nullable(),
  since: Instant,
})
export type SourceFigures = z.infer<typeof SourceFigures>

/** The outcome of a hit as its owner sees it in a list. */
export const Outcome = z.object({
  hit: Id,
  site: SiteId,
  at: Instant,
  subject: z.enum(['person', 'document', 'vehicle']),
  state: HitState,
  answered: z.enum(['agrees', 'disagrees']).nullable(),
})
export type Outcome = z.infer<typeof Outcome>

export const AlertDetail = z.object({
  alert: Id,
  row: AlertRow,
  versions: z.array(AlertVersion),
  waiting: z.array(WaitingProposal),
  coverage: z.array(AlertCoverage),
  refreshedAt: Instant.nullable(),
  figures: SourceFigures,
  outcomes: z.array(Outcome),
  /** Why this reader may propose no change, as words' key; null: may. */
  notMine: z.string().nullable(),
  people: People,
})
export type AlertDetail = z.infer<typeof AlertDetail>

/** What a proposal would put in force, beside what stands; opening it is a look, recorded. */
export const ProposedAlert = WaitingProposal.extend({
  reason: z.string(),
  content: AlertContent.nullable(),
  before: AlertContent.nullable(),
  approvedBy: z.array(z.string()),
  /** Null while it waits. */
  answer: z.enum(['approved', 'declined', 'withdrawn']).nullable(),
  owner: z.boolean().describe('the reader proposed it and may take it back'),
  people: People,
})
export type ProposedAlert = z.infer<typeof ProposedAlert>

export const AnswerAlert = z.object({
  proposal: Id,
  answer: z.enum(['approved', 'declined']),
  reason: z.string().trim().min(3).max(500).optional(),
})
/** `version` null after an approval: one more approval is needed. */
export const AlertAnswer = z.object({ proposal: Id, alert: Id, version: Id.nullable() })
export type AlertAnswer = z.infer<typeof AlertAnswer>

/** What hangs in the duty office: nothing of history, hits or documents' numbers beyond the one to look for. */
export const AlertSheet = z.object({
  number: z.number().int(),
  at: Instant,
  owner: Words,
  content: AlertContent,
})
export type AlertSheet = z.infer<typeof AlertSheet>

/** A look at one outcome: what was compared is not shown again, what the officer wrote is. */
export const OutcomeDetail = Outcome.extend({
  reviews: z.array(Review),
  feedback: z.array(Feedback),
  notMine: z.string().nullable(),
  people: People,
})
export type OutcomeDetail = z.infer<typeof OutcomeDetail>
export const AnswerOutcome = z.object({
  hit: Id,
  site: SiteId,
  verdict: z.enum(['agrees', 'disagrees']),
  note: z.string().trim().min(3).max(1000),
})

/** `case`: the case number for which it is asked (I-19). */
export const LookUpNumber = z.object({
  kind: z.enum(['document', 'vehicle']),
  number: z.string().trim().min(3).max(30),
  state: State.nullable(),
  case: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}/.-]{2,39}$/u),
})
/** How a number is like a listed one; words at screening:look-up.how. */
export const NumberLikeness = z.enum(['same', 'same-number', 'other-state', 'look-alike', 'one-error'])
export type NumberLikeness = z.infer<typeof NumberLikeness>
export const FoundNumber = z.object({
  source: z.enum(['list', 'alert']),
  name: Words,
  how: NumberLikeness,
  /** The rest is null where only that there is something is shared (I-18). */
  number: z.string().nullable(),
  purpose: AlertKind.nullable(),
  reference: z.string().nullable(),
  alert: Id.nullable(),
  at: Instant.nullable(),
})
export type FoundNumber = z.infer<typeof FoundNumber>
export const FoundNumbers = z.object({ rows: z.array(FoundNumber), asked: z.boolean() })
export type FoundNumbers = z.infer<typeof FoundNumbers>

/** How each list and alert of the reader's authority has done; a number of a list or an alert, never of a person. */
export const SourceRow = SourceFigures.extend({
  id: z.string(),
  source: z.enum(['list', 'alert']),
  /** Of a list its name, of an alert its reference. */
  name: Words.nullable(),
  reference: z.string().nullable(),
})
export type SourceRow = z.infer<typeof SourceRow>
export const SourceRows = z.object({ rows: z.array(SourceRow), days: z.number().int() })
export type SourceRows = z.infer<typeof SourceRows>

/** The latest hits of a published list and how each ended, without whom they were about. */
export const ListOutcomes = z.object({
  list: ListId,
  name: Words,
  figures: SourceFigures,
  outcomes: z.array(Outcome),
  posts: z.array(z.object({ post: z.string(), name: Words })),
})
export type ListOutcomes = z.infer<typeof ListOutcomes>
