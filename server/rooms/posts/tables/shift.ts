import {
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { DrawnDuty, OpenItem } from '../../../../contracts/shift.ts'
import { bytes, instant } from '../../../platform/tables.ts'
import { officer, posts, shift } from '../tables.ts'

const key = () => ({ site: text('site').notNull(), id: uuid('id').notNull() })
const made = () => ({ ...key(), at: instant('at').notNull(), by: text('by').notNull() })

/** A version of an order of the day. Free text may name somebody: it is sealed, and the ledger holds its commitment alone. */
export const dailyOrder = posts.table(
  'daily_order',
  {
    ...made(),
    authority: text('authority').notNull(),
    order: uuid('order').notNull(),
    version: integer('version').notNull(),
    withdrawn: text('withdrawn').$type<'no' | 'yes'>().notNull(),
    sealed: bytes('sealed').notNull(),
  },
  t => [
    primaryKey({ columns: [t.site, t.id] }),
    unique('daily_order_version').on(t.site, t.order, t.version),
  ],
)

/** Who has read a version and signed for it. */
export const orderSignature = posts.table(
  'order_signature',
  { ...made(), version: uuid('version').notNull() },
  t => [
    primaryKey({ columns: [t.site, t.id] }),
    foreignKey({ columns: [t.site, t.version], foreignColumns: [dailyOrder.site, dailyOrder.id] }),
    unique('order_signature_once').on(t.site, t.version, t.by),
  ],
)

/** What a leader leaves to the next: a note, and what waited at that moment. */
export const handOver = posts.table(
  'hand_over',
  {
    ...made(),
    authority: text('authority').notNull(),
    shift: uuid('shift').notNull(),
    open: jsonb('open').$type<OpenItem[]>().notNull(),
    sealed: bytes('sealed').notNull(),
  },
  t => [
    primaryKey({ columns: [t.site, t.id] }),
    foreignKey({ columns: [t.site, t.shift], foreignColumns: [shift.site, shift.id] }),
  ],
)

export const handOverReceipt = posts.table(
  'hand_over_receipt',
  { ...made(), handOver: uuid('hand_over').notNull() },
  t => [
    primaryKey({ columns: [t.site, t.id] }),
    foreignKey({ columns: [t.site, t.handOver], foreignColumns: [handOver.site, handOver.id] }),
    unique('hand_over_receipt_once').on(t.site, t.handOver),
  ],
)

/** The shift log: only longer. A correction is an entry that names the one it corrects. */
export const shiftEntry = posts.table(
  'shift_entry',
  {
    ...made(),
    authority: text('authority').notNull(),
    corrects: uuid('corrects'),
    sealed: bytes('sealed').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] }), index('shift_entry_corrects').on(t.site, t.corrects)],
)

/** Lanes by lot, asked for: among whom and over which lanes is fixed before anybody can know the lot. */
export const laneDraw = posts.table(
  'lane_draw',
  {
    ...made(),
    authority: text('authority').notNull(),
    duty: text('duty').$type<DrawnDuty>().notNull(),
    from: instant('from').notNull(),
    until: instant('until').notNull(),
    officers: jsonb('officers').$type<string[]>().notNull(),
    lanes: jsonb('lanes').$type<string[]>().notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] }), index('lane_draw_until').on(t.site, t.duty, t.until)],
)

/** The lot: which signed state decided, and who stands where by it. */
export const laneDrawResult = posts.table(
  'lane_draw_result',
  {
    ...made(),
    draw: uuid('draw').notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    root: text('root').notNull(),
    drawn: jsonb('drawn').$type<{ officer: string; lane: string | null }[]>().notNull(),
  },
  t => [
    primaryKey({ columns: [t.site, t.id] }),
    foreignKey({ columns: [t.site, t.draw], foreignColumns: [laneDraw.site, laneDraw.id] }),
    unique('lane_draw_result_once').on(t.site, t.draw),
  ],
)

/** Another lane than the lot's, for a reason, by two persons; the lot stays beside it (I-24). */
export const laneDrawOverride = posts.table(
  'lane_draw_override',
  {
    ...made(),
    draw: uuid('draw').notNull(),
    officer: uuid('officer').notNull(),
    lane: text('lane').notNull(),
    proposal: uuid('proposal').notNull(),
  },
  t => [
    primaryKey({ columns: [t.site, t.id] }),
    foreignKey({ columns: [t.site, t.draw], foreignColumns: [laneDraw.site, laneDraw.id] }),
    foreignKey({ columns: [t.officer], foreignColumns: [officer.id] }),
  ],
)
