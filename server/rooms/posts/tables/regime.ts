import { foreignKey, index, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Evacuation, NewAct } from '../../../../contracts/regime.ts'
import { instant } from '../../../platform/tables.ts'
import { posts } from '../tables.ts'

/** Acts entered at desks and approved by a second person, beside the rows of the blueprint. Each is a version of the regime; none is ever changed. */
export const regimeAct = posts.table('regime_act', {
  id: uuid('id').primaryKey(),
  set: text('set').notNull(),
  at: instant('at').notNull(),
  proposedBy: text('proposed_by').notNull(),
  approvedBy: text('approved_by').notNull(),
  content: jsonb('content').$type<NewAct>().notNull(),
})

type Scope = Pick<Evacuation, 'classes' | 'direction' | 'nationalities'>

/** An evacuation mode that a shift leader opened at a post; over with `until`, or earlier by an `evacuation_end` (I-35). */
export const evacuation = posts.table(
  'evacuation',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    post: text('post').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    order: text('order').notNull(),
    reason: text('reason').notNull(),
    scope: jsonb('scope').$type<Scope>().notNull(),
    until: instant('until').notNull(),
    confirmBy: instant('confirm_by').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

export const evacuationConfirmation = posts.table(
  'evacuation_confirmation',
  {
    site: text('site').notNull(),
    evacuation: uuid('evacuation').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
  },
  t => [
    primaryKey({ columns: [t.site, t.evacuation] }),
    foreignKey({ columns: [t.site, t.evacuation], foreignColumns: [evacuation.site, evacuation.id] }),
  ],
)

export const evacuationEnd = posts.table(
  'evacuation_end',
  {
    site: text('site').notNull(),
    evacuation: uuid('evacuation').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    reason: text('reason').notNull(),
  },
  t => [
    primaryKey({ columns: [t.site, t.evacuation] }),
    foreignKey({ columns: [t.site, t.evacuation], foreignColumns: [evacuation.site, evacuation.id] }),
  ],
)

/** A crossing that was opened in a mode keeps it for ever. Its id is the crossing's; the mode may be another site's of the same post. */
export const evacuationCrossing = posts.table(
  'evacuation_crossing',
  { site: text('site').notNull(), id: uuid('id').notNull(), evacuation: uuid('evacuation').notNull() },
  t => [primaryKey({ columns: [t.site, t.id] }), index('evacuation_crossing_mode').on(t.site, t.evacuation)],
)
