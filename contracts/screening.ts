import { z } from 'zod'
import { AuthorityId, Day, Id, Instant, page, Words } from './words.ts'

export const ListId = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/)

/** Blueprint: a list that this country screens against. */
export const ListSettings = z.object({
  id: ListId,
  name: Words,
  owner: AuthorityId,
  format: z.enum(['un', 'ofac', 'csv']),
  /** Older than this and no answer of it is called "no hit". */
  staleAfterHours: z.number().int().positive(),
  required: z.boolean().describe('a crossing is not Clear while a required list has no version'),
})
export type ListSettings = z.infer<typeof ListSettings>

/** A list as the booth names it: which version answered, of when. */
export const ListAge = z.object({
  list: ListId,
  name: Words,
  version: Id.nullable(),
  at: Instant.nullable(),
  stale: z.boolean(),
  entries: z.number().int(),
})
export type ListAge = z.infer<typeof ListAge>

/** Officers named on the page, by id: names do not stand in lists of persons sought, but those who act have one. */
export const People = z.record(z.string(), z.object({ name: z.string(), rank: Words, unit: z.string() }))
export type People = z.infer<typeof People>

export const ImportCounts = z.object({
  read: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
  refused: z.number().int(),
})
export type ImportCounts = z.infer<typeof ImportCounts>

export const RefusedRow = z.object({ row: z.number().int(), reason: z.string(), id: z.string().nullable() })
export type RefusedRow = z.infer<typeof RefusedRow>

/** What a list may name. Aircraft go by their registration, documents by their number, vehicles by their plate. */
export const entryKinds = ['person', 'organisation', 'vessel', 'aircraft', 'document', 'vehicle'] as const
export const EntryKind = z.enum(entryKinds)
export type EntryKind = z.infer<typeof EntryKind>

export const ListVersion = z.object({
  id: Id,
  list: ListId,
  /** Date the publisher gave, when the file says one. */
  published: Day.nullable(),
  importedAt: Instant,
  entries: z.number().int(),
  counts: ImportCounts,
  by: z.string(),
  standing: z
    .enum(['live', 'before', 'waiting', 'set-aside'])
    .describe('set-aside: never answered, and nobody waits for it any more'),
  /** The import that made it, where this node still has it: its refused rows. */
  job: Id.nullable(),
})
export type ListVersion = z.infer<typeof ListVersion>

/** A list on the page of lists: how old, how much, from whom, when the next is due, what waits. */
export const ListStanding = ListAge.extend({
  published: Day.nullable(),
  by: z.string().nullable(),
  counts: ImportCounts.nullable(),
  /** Entries of the version that answers, by what they name. */
  covers: z.partialRecord(EntryKind, z.number().int()),
  /** From this moment on its answer is called old. */
  dueAt: Instant.nullable(),
  waiting: z.number().int().describe('versions that wait for a second person'),
})
export type ListStanding = z.infer<typeof ListStanding>
export const ListAges = z.object({ lists: z.array(ListStanding), people: People, now: Instant })
export type ListAges = z.infer<typeof ListAges>

/** Why a version does not go live by one person; words at screening:guard.<about>. */
export const ListFinding = z.discriminatedUnion('about', [
  z.object({ about: z.enum(['entries', 'names']), before: z.number().int(), after: z.number().int() }),
  z.object({ about: z.literal('section'), section: EntryKind, before: z.number().int() }),
  z.object({ about: z.literal('header') }),
  z.object({ about: z.literal('date'), before: Day, after: Day }),
])
export type ListFinding = z.infer<typeof ListFinding>

/** A version that waits, or waited, for a second person. */
export const ListProposal = z.object({
  id: Id,
  kind: z.enum(['import', 'rollback']),
  version: Id,
  /** Version that it would take the place of. */
  live: Id.nullable(),
  at: Instant,
  by: z.string(),
  reason: z.string().nullable(),
  findings: z.array(ListFinding),
  state: z
    .enum(['waiting', 'approved', 'rejected', 'withdrawn', 'overtaken'])
    .describe('overtaken: another version went live meanwhile'),
  answer: z.object({ by: z.string(), at: Instant, reason: z.string() }).nullable(),
  /** Reason why this reader may not approve or reject it, as words' key; null: may. */
  notMine: z.string().nullable(),
})
export type ListProposal = z.infer<typeof ListProposal>

/** One change of the version that answers. */
export const ListSwap = z.object({
  number: z.number().int(),
  version: Id,
  overrode: Id.nullable(),
  at: Instant,
  by: z.string(),
  proposal: Id.nullable(),
})

export const ListDetail = z.object({
  list: ListSettings,
  age: ListStanding,
  versions: z.array(ListVersion),
  proposals: z.array(ListProposal),
  swaps: z.array(ListSwap),
  /** Imports that brought no version, newest first. */
  failed: z.array(
    z.object({ job: Id, at: Instant, by: z.string(), problem: z.string(), row: z.number().int().nullable() }),
  ),
  /** Version to which the list can be taken back. */
  previous: Id.nullable(),
  people: People,
})
export type ListDetail = z.infer<typeof ListDetail>

export const ProposeRollback = z.object({ list: ListId, to: Id, reason: z.string().min(3).max(500) })
export const AnswerVersion = z.object({
  list: ListId,
  proposal: Id,
  answer: z.enum(['approved', 'rejected', 'withdrawn']),
  reason: z.string().min(3).max(500),
})

/** Progress of an import: a job that survives leaving the page. */
export const ImportJob = z.object({
  id: Id,
  list: ListId,
  step: z.enum(['waiting', 'reading', 'comparing', 'writing', 'indexing', 'done', 'failed', 'stopped']),
  done: z.number(),
  of: z.number(),
  startedAt: Instant.nullable(),
  counts: ImportCounts.nullable(),
  refused: z.array(RefusedRow),
  problem: z.string().nullable().describe('type of the problem, words at screening:import.<type>'),
  /** Line of the file at which the problem was met. */
  problemRow: z.number().int().nullable(),
  version: Id.nullable(),
  /** Set when the version waits for a second person instead of answering. */
  proposal: Id.nullable(),
})
export type ImportJob = z.infer<typeof ImportJob>

/** Reason codes of an alert's purpose; words at screening:alert-kind. */
export const AlertKind = z.enum([
  'entry-ban',
  'exit-ban',
  'wanted',
  'missing',
  'observation',
  'lost-or-stolen',
  'sought-vehicle',
])
export type AlertKind = z.infer<typeof AlertKind>

/** One line of evidence, in words the officer can say. Keys at screening:evidence. */
export const Evidence = z.object({
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Binary logarithm of the likelihood ratio; negative speaks against. */
  bits: z.number(),
})
export type Evidence = z.infer<typeof Evidence>

export const HitState = z.enum(['waiting', 'confirmed', 'dismissed'])
export type HitState = z.infer<typeof HitState>

/** A hit in a list of work: no name, no number. */
export const HitRow = z.object({
  id: Id,
  crossing: Id,
  at: Instant,
  lane: z.string().nullable(),
  subject: z.enum(['person', 'document', 'vehicle']),
  state: HitState,
  /** Reason why this reader may not answer it, as words' key; null: may. */
  notMine: z.string().nullable(),
})
export const HitRows = page(HitRow)
export type HitRow = z.infer<typeof HitRow>

export const Review = z.object({
  by: Id,
  at: Instant,
  decision: z.enum(['same', 'not-same']),
  note: z.string(),
})

/** What the owner of the list or alert said to the outcome. */
export const Feedback = z.object({
  by: Id,
  at: Instant,
  verdict: z.enum(['agrees', 'disagrees']),
  note: z.string(),
})

/** A hit opened: a look, recorded. */
export const HitDetail = HitRow.extend({
  source: z.object({
    kind: z.enum(['list', 'alert']),
    name: Words,
    owner: AuthorityId,
    version: Id,
    at: Instant,
    reference: z.string(),
    purpose: AlertKind.nullable(),
    instruction: z.string().nullable(),
    contact: z.string().nullable(),
  }),
  /** What the traveller's document says, beside what the entry says. */
  traveller: z.record(z.string(), z.string()),
  entry: z.record(z.string(), z.array(z.string())),
  evidence: z.array(Evidence),
  bits: z.number(),
  reviews: z.array(Review),
  /** The earlier answer by which this hit was dismissed at once; it holds while person, document and entry stay as they were. */
  cleared: Review.nullable(),
  feedback: z.array(Feedback),
})
export type HitDetail = z.infer<typeof HitDetail>

export const ListHits = z.object({
  state: HitState.optional(),
  crossing: Id.optional(),
  after: Id.optional(),
})

export const ReviewHit = z.object({
  hit: Id,
  decision: z.enum(['same', 'not-same']),
  note: z.string().min(3).max(1000),
})
