import { foreignKey, integer, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { EmergencyDuty } from '../../../../contracts/emergency.ts'
import { bytes, instant } from '../../../platform/tables.ts'
import { officer, posts, workstation } from '../tables.ts'

const key = () => ({ site: text('site').notNull(), id: uuid('id').notNull(), at: instant('at').notNull() })
const ofOpening = () => ({
  site: text('site').notNull(),
  opening: uuid('opening').notNull(),
  at: instant('at').notNull(),
  by: text('by').notNull(),
})

/** Two letters were made: of both codes together only the hash is kept. The newest counts, in the life of the node that made it (I-13). */
export const emergencySeal = posts.table(
  'emergency_seal',
  { ...key(), by: text('by').notNull(), epoch: integer('epoch').notNull(), hash: text('hash').notNull() },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** Both letters were typed: the account of the place acts under one duty until `until`, and the seal is spent. */
export const emergencyOpening = posts.table(
  'emergency_opening',
  {
    ...key(),
    seal: uuid('seal').notNull(),
    officer: uuid('officer').notNull(),
    workstation: uuid('workstation').notNull(),
    duty: text('duty').$type<EmergencyDuty>().notNull(),
    until: instant('until').notNull(),
    sealed: bytes('sealed').notNull(),
  },
  t => [
    primaryKey({ columns: [t.site, t.id] }),
    unique('emergency_opening_once').on(t.site, t.seal),
    foreignKey({ columns: [t.site, t.seal], foreignColumns: [emergencySeal.site, emergencySeal.id] }),
    foreignKey({ columns: [t.officer], foreignColumns: [officer.id] }),
    foreignKey({ columns: [t.site, t.workstation], foreignColumns: [workstation.site, workstation.id] }),
  ],
)

/** Ended before its time, by itself or by somebody who heard the alarm. */
export const emergencyEnd = posts.table('emergency_end', ofOpening(), t => [
  primaryKey({ columns: [t.site, t.opening] }),
  foreignKey({ columns: [t.site, t.opening], foreignColumns: [emergencyOpening.site, emergencyOpening.id] }),
])

/** An auditor has looked at what was done, and closes it. */
export const emergencyReview = posts.table(
  'emergency_review',
  {
    ...key(),
    by: text('by').notNull(),
    opening: uuid('opening').notNull(),
    sealed: bytes('sealed').notNull(),
  },
  t => [
    primaryKey({ columns: [t.site, t.id] }),
    unique('emergency_review_once').on(t.site, t.opening),
    foreignKey({
      columns: [t.site, t.opening],
      foreignColumns: [emergencyOpening.site, emergencyOpening.id],
    }),
  ],
)
