import {
  boolean,
  foreignKey,
  index,
  integer,
  pgSchema,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Language } from '../../../contracts/blueprint.ts'
import type { Outcome, ReferralGround, RefusalGround, RefusalLetter } from '../../../contracts/referrals.ts'
import { referenceTable } from '../../platform/reference.ts'
import { bytes, instant } from '../../platform/tables.ts'

const referrals = pgSchema('referrals')

export const refusalGround = referenceTable<RefusalGround>(referrals, 'refusal_ground')

/** First line asks second line to settle something about a crossing. */
export const referral = referrals.table(
  'referral',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    crossing: uuid('crossing').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    /** Whose referral it is: others read it only as far as sharing goes. */
    authority: text('authority').notNull(),
    lane: text('lane'),
    grounds: text('grounds').array().$type<ReferralGround[]>().notNull(),
    /** What first line saw, sealed; null: nothing was written. */
    note: bytes('note'),
  },
  t => [primaryKey({ columns: [t.site, t.id] }), index('referral_crossing').on(t.site, t.crossing)],
)

/** Somebody of second line takes it. A later row is a take-over; the last one holds. */
export const taking = referrals.table(
  'taking',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    referral: uuid('referral').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
  },
  t => [
    primaryKey({ columns: [t.site, t.id] }),
    foreignKey({ columns: [t.site, t.referral], foreignColumns: [referral.site, referral.id] }),
    index('taking_referral').on(t.site, t.referral),
  ],
)

/** How it was settled; has the referral's id, so there is one and it is sealed under the same key. */
export const outcome = referrals.table(
  'outcome',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    outcome: text('outcome').$type<Outcome>().notNull(),
    note: bytes('note'),
  },
  t => [
    primaryKey({ columns: [t.site, t.id] }),
    foreignKey({ columns: [t.site, t.id], foreignColumns: [referral.site, referral.id] }),
  ],
)

/** The register of refusals: identity, nationality, document, ground, date (Regulation (EU) 2016/399, Annex V A). */
export const refusal = referrals.table(
  'refusal',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    referral: uuid('referral').notNull(),
    crossing: uuid('crossing').notNull(),
    number: text('number').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    authority: text('authority').notNull(),
    letters: text('letters').array().$type<RefusalLetter[]>().notNull(),
    /** Second language of the form, the traveller's. */
    language: text('language').$type<Language>().notNull(),
    refusedToSign: boolean('refused_to_sign').notNull(),
    /** Who was refused, interpreter, remarks: sealed under this refusal's key. */
    person: bytes('person').notNull(),
  },
  t => [
    primaryKey({ columns: [t.site, t.id] }),
    foreignKey({ columns: [t.site, t.referral], foreignColumns: [referral.site, referral.id] }),
    unique('refusal_referral').on(t.site, t.referral),
    unique('refusal_number').on(t.site, t.number),
  ],
)

/** Numbers of a register have no holes: one row for each site and year, locked while the next is given. */
export const refusalCount = referrals.table(
  'refusal_count',
  { site: text('site').notNull(), year: integer('year').notNull(), last: integer('last').notNull() },
  t => [primaryKey({ columns: [t.site, t.year] })],
)

export const refusalPrint = referrals.table(
  'refusal_print',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    refusal: uuid('refusal').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
  },
  t => [
    primaryKey({ columns: [t.site, t.id] }),
    foreignKey({ columns: [t.site, t.refusal], foreignColumns: [refusal.site, refusal.id] }),
    index('refusal_print_refusal').on(t.site, t.refusal),
  ],
)
