import {
  boolean,
  date,
  doublePrecision,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Delegation, Procedure, StayRule } from '../../../contracts/crossings.ts'
import type {
  LookLimit,
  LookPurpose,
  OwnLook,
  PastCounts,
  PastJob,
  PastReason,
} from '../../../contracts/past.ts'
import type { ListAge } from '../../../contracts/screening.ts'
import { declared, referenceTable } from '../../platform/reference.ts'
import { bytes, instant } from '../../platform/tables.ts'

export const crossings = pgSchema('crossings')

const site = () => text('site').notNull()
const id = () => uuid('id').notNull()
const ofCrossing = () => uuid('crossing').notNull()
const by = () => text('by').notNull()
const at = () => instant('at').notNull()

/** A person on foot or a car at a lane. What became of it are rows beside it, never a column that changes. */
export const crossing = crossings.table(
  'crossing',
  {
    site: site(),
    id: id(),
    post: text('post').notNull(),
    lane: text('lane').notNull(),
    shift: uuid('shift').notNull(),
    class: text('class').notNull(),
    direction: text('direction').notNull(),
    /** The version in force at the opening; the crossing keeps it (I-01). */
    procedure: text('procedure').notNull(),
    procedureVersion: integer('procedure_version').notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    openedAt: instant('opened_at').notNull(),
    by: by(),
    /** State of the lane's radiation instrument when the crossing was opened. */
    radiation: text('radiation').notNull(),
    mode: uuid('mode'),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** A person in a crossing. Hashes find earlier passages; everything else about the person is sealed under the crossing's key. */
export const traveller = crossings.table(
  'traveller',
  {
    site: site(),
    id: id(),
    crossing: ofCrossing(),
    at: at(),
    by: by(),
    personHash: bytes('person_hash').notNull(),
    documentHash: bytes('document_hash').notNull(),
    nationality: text('nationality').notNull(),
    minor: boolean('minor').notNull(),
    /** Reading that this one corrects: the same person, typed after a poor read. */
    corrects: uuid('corrects'),
    screened: text('screened').$type<'no-hit' | 'hit' | 'could-not'>().notNull(),
    lists: jsonb('lists').$type<ListAge[]>().notNull(),
    sealed: bytes('sealed').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

export const vehicle = crossings.table(
  'vehicle',
  {
    site: site(),
    id: id(),
    crossing: ofCrossing(),
    state: text('state').notNull(),
    plateHash: bytes('plate_hash').notNull(),
    screened: text('screened').$type<'no-hit' | 'hit' | 'could-not'>().notNull(),
    sealed: bytes('sealed').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** What the traveller said: purpose and corridor. The newest counts. */
export const declaration = crossings.table(
  'declaration',
  {
    site: site(),
    id: id(),
    crossing: ofCrossing(),
    at: at(),
    by: by(),
    purpose: text('purpose').notNull(),
    corridor: text('corridor').notNull(),
    sealed: bytes('sealed').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** Answers of the authorities to the controls; the newest of each control counts, all are kept. */
export const answer = crossings.table(
  'answer',
  {
    site: site(),
    id: id(),
    crossing: ofCrossing(),
    control: text('control').notNull(),
    at: at(),
    by: by(),
    authority: text('authority').notNull(),
    result: text('result').$type<'passed' | 'failed' | 'could-not'>().notNull(),
    delegation: text('delegation'),
    sealed: bytes('sealed').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

export const hold = crossings.table(
  'hold',
  {
    site: site(),
    id: id(),
    crossing: ofCrossing(),
    at: at(),
    by: by(),
    authority: text('authority').notNull(),
    sealed: bytes('sealed').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

export const holdLift = crossings.table(
  'hold_lift',
  { site: site(), id: id(), crossing: ofCrossing(), hold: uuid('hold').notNull(), at: at(), by: by() },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** A crossing sent to second line; the referral's own room knows what becomes of it. */
export const referred = crossings.table(
  'referred',
  { site: site(), id: id(), crossing: ofCrossing(), at: at(), by: by() },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** How a crossing ended. A second row is a correction: it names its approval and leaves the first as it was (I-03, I-24). */
export const decision = crossings.table(
  'decision',
  {
    site: site(),
    id: id(),
    crossing: ofCrossing(),
    at: at(),
    by: by(),
    authority: text('authority').notNull(),
    state: text('state').$type<'released' | 'refused' | 'withdrawn'>().notNull(),
    correction: uuid('correction'),
    sealed: bytes('sealed').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** One person let through: what stays are counted from, here and at every other post. Its id is the traveller's. */
export const passage = crossings.table(
  'passage',
  {
    site: site(),
    id: id(),
    crossing: ofCrossing(),
    personHash: bytes('person_hash').notNull(),
    documentHash: bytes('document_hash').notNull(),
    nationality: text('nationality').notNull(),
    direction: text('direction').$type<'entry' | 'exit'>().notNull(),
    day: date('day', { mode: 'string' }).notNull(),
    at: at(),
    territory: text('territory').notNull(),
    admittedUntil: date('admitted_until', { mode: 'string' }),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** A degraded mode that the shift leader opened; every crossing made in it names it (I-35). */
export const mode = crossings.table(
  'mode',
  {
    site: site(),
    id: id(),
    at: at(),
    by: by(),
    cause: text('cause').$type<'stale-list' | 'line-down'>().notNull(),
    until: instant('until').notNull(),
    reason: text('reason').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

export const modeEnd = crossings.table(
  'mode_end',
  { site: site(), id: id(), mode: uuid('mode').notNull(), at: at(), by: by() },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** People present asked again after a list or an alert has changed; where this node is in it. */
export const rescreening = crossings.table('rescreening', {
  id: id().primaryKey(),
  cause: text('cause').notNull(),
  /** What was asked: versions of the lists and of the alerts. */
  lists: text('lists').notNull(),
  startedAt: instant('started_at').notNull(),
  /** When its process last said that it lives. */
  beatAt: instant('beat_at').notNull(),
  step: text('step').$type<'running' | 'done' | 'stopped'>().notNull(),
  of: integer('of').notNull(),
  done: integer('done').notNull(),
  asked: integer('asked').notNull(),
  hits: integer('hits').notNull(),
  /** Last passage looked at, and its site. */
  site: text('site'),
  after: uuid('after'),
  stoppedBy: text('stopped_by'),
})

export const procedure = referenceTable<Procedure>(crossings, 'procedure')
export const delegation = referenceTable<Delegation>(crossings, 'delegation')
export const stayRule = referenceTable<StayRule>(crossings, 'stay_rule')

/** A look at what was recorded of a person, with its purpose and case (I-19). Whom it was about stands as keyed hashes only. */
export const look = crossings.table(
  'look',
  {
    site: site(),
    id: id(),
    at: at(),
    by: by(),
    authority: text('authority').notNull(),
    kind: text('kind').$type<OwnLook['kind']>().notNull(),
    purpose: text('purpose').$type<LookPurpose>(),
    caseNumber: text('case_number'),
    /** Row that was opened. */
    subject: uuid('subject'),
    personHash: bytes('person_hash'),
    documentHash: bytes('document_hash'),
    /** Rows that were handed over (I-25). */
    rows: integer('rows').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** Rows handed to an officer in a clock hour: one statement takes from it or refuses, so that two looks at once cannot pass together. */
export const lookHour = crossings.table(
  'look_hour',
  {
    officer: text('officer').notNull(),
    hour: instant('hour').notNull(),
    rows: integer('rows').notNull(),
    /** The quota of that hour. */
    most: integer('most').notNull(),
  },
  t => [primaryKey({ columns: [t.officer, t.hour] })],
)

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

export const lookLimit = referenceTable<LookLimit>(crossings, 'look_limit')
export const referenceTables = [procedure, delegation, stayRule, lookLimit].map(declared)
