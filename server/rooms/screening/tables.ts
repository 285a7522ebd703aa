import {
  boolean,
  doublePrecision,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { AlertEffect } from '../../../contracts/alerts.ts'
import type {
  AlertKind,
  ImportCounts,
  ImportJob,
  ListFinding,
  ListSettings,
  RefusedRow,
} from '../../../contracts/screening.ts'
import { referenceTable } from '../../platform/reference.ts'
import { bytes, instant } from '../../platform/tables.ts'
import type { EntryContent, EntryKind } from './entries.ts'

export const screeningSchema = pgSchema('screening')

/** Lists that this country screens against; comes with the blueprint. */
export const list = referenceTable<ListSettings>(screeningSchema, 'list')

/** One imported state of a list. Whether it ever answers is said by `list_swap`. */
export const listVersion = screeningSchema.table('list_version', {
  id: uuid('id').primaryKey(),
  list: text('list').notNull(),
  /** Day that the publisher gave. */
  published: text('published'),
  importedAt: instant('imported_at').notNull(),
  by: text('by').notNull(),
  sha256: bytes('sha256').notNull(),
  entries: integer('entries').notNull(),
  counts: jsonb('counts').$type<ImportCounts>().notNull(),
  previous: uuid('previous'),
  /** Digest of what the publisher calls the columns or the document; null for versions of before it was kept. */
  header: text('header'),
})

/** A version that waits for a second person, and why: it looks cut off, or somebody wants the one before back. */
export const listProposal = screeningSchema.table('list_proposal', {
  id: uuid('id').primaryKey(),
  list: text('list').notNull(),
  version: uuid('version').notNull(),
  kind: text('kind').$type<'import' | 'rollback'>().notNull(),
  /** Version that answered when it was proposed; another one since, and the proposal is overtaken. */
  live: uuid('live'),
  at: instant('at').notNull(),
  by: text('by').notNull(),
  reason: text('reason'),
  findings: jsonb('findings').$type<ListFinding[]>().notNull(),
})

/** What the second person said; of a list, so a person of any site may say it. */
export const listAnswer = screeningSchema.table('list_answer', {
  proposal: uuid('proposal').primaryKey(),
  at: instant('at').notNull(),
  by: text('by').notNull(),
  proposedBy: text('proposed_by').notNull(),
  answer: text('answer').$type<'approved' | 'rejected' | 'withdrawn'>().notNull(),
  reason: text('reason').notNull(),
})

/** From here on this version answers: the insert of its row is the swap (I-38). The version it overrode stays (I-24). */
export const listSwap = screeningSchema.table('list_swap', {
  id: uuid('id').primaryKey(),
  list: text('list').notNull(),
  /** Counts the swaps of a list; the highest names the version that answers. */
  number: integer('number').notNull(),
  version: uuid('version').notNull(),
  overrode: uuid('overrode'),
  at: instant('at').notNull(),
  by: text('by').notNull(),
  proposal: uuid('proposal'),
})

/** Entries travel with their version and never change. */
export const entry = screeningSchema.table(
  'entry',
  {
    version: uuid('version').notNull(),
    id: text('id').notNull(),
    kind: text('kind').$type<EntryKind>().notNull(),
    hash: bytes('hash').notNull(),
    content: jsonb('content').$type<EntryContent>().notNull(),
  },
  t => [primaryKey({ columns: [t.version, t.id] })],
)

/** An alert of this country, version by version; only appended (I-23). Whom it concerns and what to do is sealed under the row's key. */
export const alertVersion = screeningSchema.table('alert_version', {
  id: uuid('id').primaryKey(),
  alert: uuid('alert').notNull(),
  number: integer('number').notNull(),
  state: text('state').$type<'in-force' | 'withdrawn'>().notNull(),
  subject: text('subject').$type<'person' | 'document' | 'vehicle'>().notNull(),
  owner: text('owner').notNull(),
  purpose: text('purpose').$type<AlertKind>().notNull(),
  reference: text('reference').notNull(),
  validFrom: text('valid_from').notNull(),
  validUntil: text('valid_until').notNull(),
  at: instant('at').notNull(),
  proposedBy: text('proposed_by').notNull(),
  approvedBy: text('approved_by').notNull(),
  /** Site under which the row's key is kept. */
  keySite: text('key_site').notNull(),
  sealed: bytes('sealed').notNull(),
  /** Unit whose alert it is; it is told when somebody takes something of it away. Null: made before units were kept. */
  ownerUnit: text('owner_unit'),
  /** What this version did to the one before; empty for the first. */
  effects: jsonb('effects').$type<AlertEffect[]>(),
  /** It removes, shortens or weakens: two approvers (I-23). */
  takesAway: boolean('takes_away'),
  /** Who approved first, where two had to. */
  alsoApprovedBy: text('also_approved_by'),
})

/** What a proposal of an alert would put in force, until another person answers it (I-22). */
export const alertProposal = screeningSchema.table(
  'alert_proposal',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    alert: uuid('alert').notNull(),
    sealed: bytes('sealed').notNull(),
    /** Number of the version that it changes; null: a new alert. */
    base: integer('base'),
    /** Unit of the proposer: another one approves. */
    unit: text('unit'),
    effects: jsonb('effects').$type<AlertEffect[]>(),
    takesAway: boolean('takes_away'),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** The first of two approvals; the second is the answer to the proposal itself. */
export const alertApproval = screeningSchema.table(
  'alert_approval',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    proposal: uuid('proposal').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** Tells the owner's unit that something of its alert was taken away (I-23). */
export const alertNotice = screeningSchema.table(
  'alert_notice',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    alert: uuid('alert').notNull(),
    version: uuid('version').notNull(),
    at: instant('at').notNull(),
    owner: text('owner').notNull(),
    unit: text('unit'),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** Somebody of the owner's unit has seen a notice; the reader may work at another place than the notice came from. */
export const alertNoticeSeen = screeningSchema.table(
  'alert_notice_seen',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    noticeSite: text('notice_site').notNull(),
    notice: uuid('notice').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

export const result = ['no-hit', 'hit', 'could-not'] as const

/** One subject asked of all lists: with which versions, by which method, with what result (I-02). */
export const screening = screeningSchema.table(
  'screening',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    crossing: uuid('crossing').notNull(),
    subjectKind: text('subject_kind').$type<'person' | 'document' | 'vehicle'>().notNull(),
    subject: uuid('subject').notNull(),
    at: instant('at').notNull(),
    result: text('result').$type<(typeof result)[number]>().notNull(),
    lists: jsonb('lists')
      .$type<
        { list: string; version: string | null; at: string | null; stale: boolean; entries?: number }[]
      >()
      .notNull(),
    method: text('method').notNull(),
    /** Versions of alerts that there were; another number later means that the answer is old. */
    alerts: integer('alerts'),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** Somebody or something that an entry or alert may mean. What was compared quotes both sides and is sealed under the hit's key. */
export const hit = screeningSchema.table(
  'hit',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    screening: uuid('screening').notNull(),
    crossing: uuid('crossing').notNull(),
    subjectKind: text('subject_kind').$type<'person' | 'document' | 'vehicle'>().notNull(),
    subject: uuid('subject').notNull(),
    at: instant('at').notNull(),
    /** The officer at whose lane it arose: who never closes it (I-22). */
    by: text('by').notNull(),
    lane: text('lane'),
    source: text('source').$type<'list' | 'alert'>().notNull(),
    /** Id of the list or of the alert. */
    sourceId: text('source_id').notNull(),
    version: uuid('version').notNull(),
    entry: text('entry').notNull(),
    entryHash: bytes('entry_hash').notNull(),
    owner: text('owner').notNull(),
    personHash: bytes('person_hash'),
    bits: doublePrecision('bits').notNull(),
    /** Clearance by which it was dismissed at once. */
    clearance: uuid('clearance'),
    sealed: bytes('sealed').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** Another officer's answer to a hit; the note is sealed under the hit's key. */
export const hitReview = screeningSchema.table(
  'hit_review',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    hit: uuid('hit').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    decision: text('decision').$type<'same' | 'not-same'>().notNull(),
    sealed: bytes('sealed').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** "Not the same person", kept by hashes of both sides: when either changes it no longer fits, and the question is asked anew. */
export const clearance = screeningSchema.table(
  'clearance',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    hit: uuid('hit').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    personHash: bytes('person_hash').notNull(),
    source: text('source').$type<'list' | 'alert'>().notNull(),
    sourceId: text('source_id').notNull(),
    entry: text('entry').notNull(),
    entryHash: bytes('entry_hash').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** What the owner of a list or alert says to the outcome of a hit; the note is sealed. It edits nothing at the place of the hit. */
export const hitFeedback = screeningSchema.table(
  'hit_feedback',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    hitSite: text('hit_site').notNull(),
    hit: uuid('hit').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    verdict: text('verdict').$type<'agrees' | 'disagrees'>().notNull(),
    sealed: bytes('sealed').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** An import under way on this node, and how it ended. */
export const importJob = screeningSchema.table('import_job', {
  id: uuid('id').primaryKey(),
  list: text('list').notNull(),
  openedBy: text('opened_by').notNull(),
  openedAt: instant('opened_at').notNull(),
  startedAt: instant('started_at'),
  step: text('step').$type<ImportJob['step']>().notNull(),
  done: doublePrecision('done').notNull(),
  of: doublePrecision('of').notNull(),
  /** When its process last said that it lives. */
  beatAt: instant('beat_at').notNull(),
  counts: jsonb('counts').$type<ImportCounts>(),
  refused: jsonb('refused').$type<RefusedRow[]>().notNull(),
  problem: text('problem'),
  problemRow: integer('problem_row'),
  version: uuid('version'),
  /** Set when its version waits for a second person. */
  proposal: uuid('proposal'),
})
