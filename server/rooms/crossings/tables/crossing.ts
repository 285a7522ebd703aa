import { boolean, date, integer, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { ListAge } from '../../../../contracts/screening.ts'
import { bytes, instant } from '../../../platform/tables.ts'
import { at, by, crossings, id, ofCrossing, site } from './columns.ts'

/** A person on foot, a car, a coach, a lorry or a train at a lane. What became of it are rows beside it, never a column that changes. */
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
    /** null: the one that drives. */
    kind: text('kind').$type<'trailer'>(),
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
