import { jsonb, pgSchema, text, uuid } from 'drizzle-orm/pg-core'
import type { BlueprintHead, SectionCounts } from '../../../contracts/blueprint.ts'
import { instant } from '../../platform/tables.ts'

const blueprint = pgSchema('blueprint')

/** What was applied on this node, when and by whom. A new row for each change; the last one says what is in force. */
export const applied = blueprint.table('applied', {
  id: uuid('id').primaryKey(),
  head: jsonb('head').$type<BlueprintHead>().notNull(),
  at: instant('at').notNull(),
  by: text('by').notNull(),
  sha256: text('sha256').notNull(),
  counts: jsonb('counts').$type<Record<string, SectionCounts>>().notNull(),
})
