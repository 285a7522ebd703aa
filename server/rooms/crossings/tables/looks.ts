import { integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { LookPurpose, OwnLook } from '../../../../contracts/past.ts'
import { bytes, instant } from '../../../platform/tables.ts'
import { at, by, crossings, id, site } from './columns.ts'

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
