import { bigint, jsonb, pgSchema, text, uuid } from 'drizzle-orm/pg-core'
import type { OversightJob, Verification } from '../../../contracts/oversight.ts'
import { instant } from '../../platform/tables.ts'

export const oversight = pgSchema('oversight')

/**
 * A check of a log, or the making of a bundle, on this node and how it ended. Who asked for an export and who approved it are proposals
 * of the platform; this says what this node did about it.
 */
export const job = oversight.table('job', {
  id: uuid('id').primaryKey(),
  kind: text('kind').$type<OversightJob['kind']>().notNull(),
  /** The approved export; null for a check. */
  export: uuid('export'),
  log: text('log').notNull(),
  from: bigint('from', { mode: 'number' }).notNull(),
  until: bigint('until', { mode: 'number' }).notNull(),
  /** Signed size up to which hashes are given. */
  size: bigint('size', { mode: 'number' }).notNull(),
  by: text('by').notNull(),
  /** Whose agreements decide which lines stand in full. */
  authority: text('authority').notNull(),
  startedAt: instant('started_at').notNull(),
  step: text('step').$type<OversightJob['step']>().notNull(),
  done: bigint('done', { mode: 'number' }).notNull(),
  of: bigint('of', { mode: 'number' }).notNull(),
  /** When its process last said that it lives. */
  beatAt: instant('beat_at').notNull(),
  lines: bigint('lines', { mode: 'number' }),
  verdict: jsonb('verdict').$type<Verification>(),
  bytes: bigint('bytes', { mode: 'number' }),
  sha256: text('sha256'),
  problem: text('problem'),
})
