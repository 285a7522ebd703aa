import { pgSchema, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../platform/tables.ts'

export const crossings = pgSchema('crossings')

/** What every row of a crossing says: where, which, of what, by whom and when. */
export const site = () => text('site').notNull()
export const id = () => uuid('id').notNull()
export const ofCrossing = () => uuid('crossing').notNull()
export const by = () => text('by').notNull()
export const at = () => instant('at').notNull()
