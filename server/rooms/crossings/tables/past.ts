import { boolean, date, doublePrecision, integer, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { PastCounts, PastJob, PastReason } from '../../../../contracts/past.ts'
import { bytes, instant } from '../../../platform/tables.ts'
import { at, by, crossings, id, site } from './columns.ts'

/** Crossings that another system kept, taken over as one batch. Its rows travel inside it (decision 17). */
export const pastBatch = crossings.table(
  'past_batch',
  {
    site: site(),
    id: id(),
    at: at(),
    by: by(),
    authority: text('authority').notNull(),
    source: text('source').notNull(),
    sha256: bytes('sha256').notNull(),
    counts: jsonb('counts').$type<PastCounts>().notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** A batch taken back by two people: its rows stay and count no more. */
export const pastReversal = crossings.table(
  'past_reversal',
  {
    site: site(),
    id: id(),
    batch: uuid('batch').notNull(),
    at: at(),
    by: by(),
    proposal: uuid('proposal').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

const ofPast = () => ({
  site: site(),
  id: id(),
  batch: uuid('batch').notNull(),
  personHash: bytes('person_hash').notNull(),
  documentHash: bytes('document_hash').notNull(),
})

/** Who the rows of a batch are about, sealed under the batch's key, once for each person and document. Deleting the row erases them. */
export const pastPerson = crossings.table(
  'past_person',
  { ...ofPast(), sealed: bytes('sealed').notNull() },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

const recorded = () => ({
  person: uuid('person').notNull(),
  nationality: text('nationality').notNull(),
  direction: text('direction').$type<'entry' | 'exit'>().notNull(),
  day: date('day', { mode: 'string' }).notNull(),
  at: instant('at'),
  post: text('post').notNull(),
})

/** An entry or exit that another system recorded: not verified here, and counted like those that were. */
export const pastPassage = crossings.table(
  'past_passage',
  {
    ...ofPast(),
    ...recorded(),
    territory: text('territory').notNull(),
    admittedUntil: date('admitted_until', { mode: 'string' }),
    /** No later row of the same person stands in the batch: who may still be inside is sought among these alone. */
    last: boolean('last').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

export const pastRefusal = crossings.table(
  'past_refusal',
  { ...ofPast(), ...recorded(), letters: text('letters').notNull() },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** An import of the past under way on this node: read and compared first, taken over when somebody says so. */
export const pastJob = crossings.table('past_job', {
  id: uuid('id').primaryKey(),
  site: site(),
  openedBy: text('opened_by').notNull(),
  openedAt: instant('opened_at').notNull(),
  source: text('source').notNull(),
  step: text('step').$type<PastJob['step']>().notNull(),
  done: doublePrecision('done').notNull(),
  of: doublePrecision('of').notNull(),
  /** When its process last said that it lives. */
  beatAt: instant('beat_at').notNull(),
  counts: jsonb('counts').$type<PastCounts>(),
  sha256: bytes('sha256'),
  problem: text('problem'),
  problemRow: integer('problem_row'),
})

/** What was read of a file and waits to be taken over; who it is about is sealed already. */
export const pastEvent = crossings.table(
  'past_event',
  {
    job: uuid('job').notNull(),
    id: id(),
    row: integer('row').notNull(),
    kind: text('kind').$type<'entry' | 'exit' | 'refusal' | 'person'>().notNull(),
    stay: boolean('stay').notNull(),
    person: uuid('person').notNull(),
    personHash: bytes('person_hash').notNull(),
    documentHash: bytes('document_hash').notNull(),
    nationality: text('nationality').notNull(),
    direction: text('direction').$type<'entry' | 'exit'>().notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    at: instant('at'),
    post: text('post').notNull(),
    territory: text('territory').notNull(),
    admittedUntil: date('admitted_until', { mode: 'string' }),
    letters: text('letters').notNull(),
    sealed: bytes('sealed').notNull(),
  },
  t => [primaryKey({ columns: [t.job, t.id] })],
)

/** Rows of a file that are not taken over, each with why; by their number in the file and nothing else. */
export const pastRefused = crossings.table(
  'past_refused',
  {
    job: uuid('job').notNull(),
    row: integer('row').notNull(),
    reason: text('reason').$type<PastReason>().notNull(),
    other: integer('other'),
  },
  t => [primaryKey({ columns: [t.job, t.row] })],
)
