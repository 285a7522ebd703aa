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
export const ListAges = z.object({ lists: z.array(ListAge), now: Instant })
export type ListAges = z.infer<typeof ListAges>

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

export const ListVersion = z.object({
  id: Id,
  list: ListId,
  /** Date the publisher gave, when the file says one. */
  published: Day.nullable(),
  importedAt: Instant,
  entries: z.number().int(),
  counts: ImportCounts,
  by: z.string(),
  current: z.boolean(),
})
export type ListVersion = z.infer<typeof ListVersion>

export const ListDetail = z.object({ list: ListSettings, age: ListAge, versions: z.array(ListVersion) })
export type ListDetail = z.infer<typeof ListDetail>

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
