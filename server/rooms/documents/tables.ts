import { boolean, date, integer, pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, instant } from '../../platform/tables.ts'

export const documents = pgSchema('documents')

/** One reading of one document at a lane. `sealed` holds what was read, under the traveller's key. */
export const reading = documents.table(
  'reading',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    crossing: uuid('crossing').notNull(),
    traveller: uuid('traveller').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    format: text('format').notNull(),
    digitsAgree: boolean('digits_agree').notNull(),
    state: text('state').notNull(),
    sealed: bytes('sealed').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** A visa or permit on file, found by the keyed hash of the document it was issued for. */
export const permit = documents.table(
  'permit',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    documentHash: bytes('document_hash').notNull(),
    kind: text('kind').notNull(),
    nationality: text('nationality').notNull(),
    entries: integer('entries'),
    from: date('from', { mode: 'string' }).notNull(),
    until: date('until', { mode: 'string' }).notNull(),
    stayDays: integer('stay_days'),
    territory: text('territory').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    /** Its number, under the permit's own key. */
    sealed: bytes('sealed').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** An entry made on a permit. The permit's site issued it; the row's site let the traveller in. */
export const permitUse = documents.table(
  'permit_use',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    permit: uuid('permit').notNull(),
    crossing: uuid('crossing').notNull(),
    at: instant('at').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)
