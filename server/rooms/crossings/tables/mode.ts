import { integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../platform/tables.ts'
import { at, by, crossings, id, site } from './columns.ts'

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
