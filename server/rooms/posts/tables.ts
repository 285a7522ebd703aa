import {
  bigint,
  boolean,
  date,
  foreignKey,
  index,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type {
  Authority,
  DutyName,
  Instrument,
  Lane,
  Post,
  RegimeInForce,
  RegimeRow,
  RegimeSet,
} from '../../../contracts/posts.ts'
import type { Words } from '../../../contracts/words.ts'
import { referenceTable } from '../../platform/reference.ts'
import { bytes, instant } from '../../platform/tables.ts'

export const posts = pgSchema('posts')

export const authority = referenceTable<Authority>(posts, 'authority')
export const post = referenceTable<Post>(posts, 'post')
export const lane = referenceTable<Lane>(posts, 'lane')
export const regimeRow = referenceTable<RegimeRow>(posts, 'regime_row')
export const regimeSet = referenceTable<RegimeSet>(posts, 'regime_set')
export const regimeInForce = referenceTable<RegimeInForce>(posts, 'regime_in_force')

/** Who works at the border, the same on every node. An officer is no traveller: the name is a plain column, and still in no ledger line, log or problem. */
export const officer = posts.table('officer', {
  id: uuid('id').primaryKey(),
  /** The person in the sign-in ceremony of this node. */
  userId: text('user_id').notNull().unique(),
  username: text('username').notNull().unique(),
  name: text('name').notNull(),
  rank: jsonb('rank').$type<Words>().notNull(),
  authority: text('authority').notNull(),
  unit: text('unit').notNull(),
  /** Home: where the officer usually works. */
  site: text('site').notNull(),
  /** First desk duty first: it is the one a session has without a shift. */
  duties: text('duties').array().$type<DutyName[]>().notNull(),
  secondFactor: boolean('second_factor').notNull(),
  suspendedAt: instant('suspended_at'),
  /** The end of service; from then on everything is shut. */
  endsAt: instant('ends_at'),
})

/** A password that was handed over on paper and waits for its officer to choose another; the row goes with the choice. */
export const temporaryPassword = posts.table(
  'temporary_password',
  {
    officer: uuid('officer').primaryKey(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  t => [foreignKey({ columns: [t.officer], foreignColumns: [officer.id] })],
)

/** The last half minute whose code a person used: each code is good once (RFC 6238 §5.2). */
export const usedCode = posts.table('used_code', {
  userId: text('user_id').primaryKey(),
  step: bigint('step', { mode: 'number' }).notNull(),
})

/** A browser with a key of its own, at one place of work. */
export const workstation = posts.table(
  'workstation',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    thumbprint: text('thumbprint').notNull(),
    label: text('label').notNull(),
    enrolledAt: instant('enrolled_at').notNull(),
    by: text('by').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

export const workstationRetirement = posts.table(
  'workstation_retirement',
  {
    site: text('site').notNull(),
    workstation: uuid('workstation').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    reason: text('reason').notNull(),
  },
  t => [
    primaryKey({ columns: [t.site, t.workstation] }),
    foreignKey({ columns: [t.site, t.workstation], foreignColumns: [workstation.site, workstation.id] }),
  ],
)

/** Which workstation a key is now: a proof knows its key before anybody knows the site (rule 9). */
export const workstationKey = posts.table('workstation_key', {
  thumbprint: text('thumbprint').primaryKey(),
  site: text('site').notNull(),
  workstation: uuid('workstation').notNull(),
})

/** One-time codes, as their hashes. */
export const enrolmentCode = posts.table('enrolment_code', {
  codeHash: bytes('code_hash').primaryKey(),
  site: text('site').notNull(),
  by: text('by').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
})

/** Sign-in tries that were wrong or are not yet answered: what the waiting time is counted from. */
export const signInTry = posts.table(
  'sign_in_try',
  {
    id: uuid('id').primaryKey(),
    at: instant('at').notNull(),
    /** Keyed hash: a list of names tried would be a list of names. */
    username: bytes('username').notNull(),
    workstation: uuid('workstation').notNull(),
  },
  t => [
    index('sign_in_try_username').on(t.username, t.at),
    index('sign_in_try_workstation').on(t.workstation, t.at),
  ],
)

/** The published roster: who is meant to be where, under which duty. */
export const roster = posts.table(
  'roster',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    officer: uuid('officer').notNull(),
    lane: text('lane').notNull(),
    duty: text('duty').$type<DutyName>().notNull(),
    from: instant('from').notNull(),
    until: instant('until').notNull(),
    publishedAt: instant('published_at').notNull(),
    by: text('by').notNull(),
  },
  t => [
    primaryKey({ columns: [t.site, t.id] }),
    foreignKey({ columns: [t.officer], foreignColumns: [officer.id] }),
    unique('roster_once').on(t.site, t.officer, t.lane, t.duty, t.from, t.until),
    index('roster_officer').on(t.site, t.officer, t.until),
  ],
)

/** An officer at a lane, on a workstation, under one duty. Over when a `shift_end` says so or `ends_at` has passed. */
export const shift = posts.table(
  'shift',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    officer: uuid('officer').notNull(),
    workstation: uuid('workstation').notNull(),
    lane: text('lane').notNull(),
    duty: text('duty').$type<DutyName>().notNull(),
    openedAt: instant('opened_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    /** Calendar day at the post when the shift began. */
    day: date('day', { mode: 'string' }).notNull(),
    radiation: text('radiation').$type<Instrument>().notNull(),
  },
  t => [
    primaryKey({ columns: [t.site, t.id] }),
    foreignKey({ columns: [t.officer], foreignColumns: [officer.id] }),
    foreignKey({ columns: [t.site, t.workstation], foreignColumns: [workstation.site, workstation.id] }),
    index('shift_officer').on(t.site, t.officer, t.endsAt),
    index('shift_lane').on(t.site, t.lane, t.endsAt),
  ],
)

export const shiftEnd = posts.table(
  'shift_end',
  {
    site: text('site').notNull(),
    shift: uuid('shift').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    note: text('note'),
  },
  t => [
    primaryKey({ columns: [t.site, t.shift] }),
    foreignKey({ columns: [t.site, t.shift], foreignColumns: [shift.site, shift.id] }),
  ],
)
