import { and, desc, eq, inArray, lt, or } from 'drizzle-orm'
import type { ImportJob } from '../../../../contracts/screening.ts'
import type { Platform } from '../../../platform/action.ts'
import { type Drizzle, over } from '../../../platform/database.ts'
import { importJob } from '../tables.ts'

export type JobRow = typeof importJob.$inferSelect

export async function jobOf(db: Drizzle, id: string): Promise<JobRow | undefined> {
  const [row] = await db.select().from(importJob).where(eq(importJob.id, id))
  return row
}

/** Progress is this node's own and no fact of the border: it is written beside the doorway. */
export async function saveJob(platform: Platform, id: string, change: Partial<JobRow>): Promise<void> {
  await over(platform.database.pool('desk'))
    .update(importJob)
    .set({ ...change, beatAt: platform.clock.now() })
    .where(eq(importJob.id, id))
}

/** A draft that was not started ends at once. */
export async function markStopped(db: Drizzle, id: string): Promise<void> {
  await db.update(importJob).set({ step: 'stopped', problem: 'stopped' }).where(eq(importJob.id, id))
}

const running = ['reading', 'comparing', 'writing', 'indexing'] as const
const silentMs = 5 * 60_000
const draftMs = 24 * 3_600_000

/**
 * Ends imports whose process no longer says that it lives, and drafts of yesterday. Nothing of them was kept, because a version
 * is written in one transaction.
 */
export async function endLostJobs(platform: Platform): Promise<void> {
  const now = platform.clock.now().getTime()
  const silent = (steps: JobRow['step'][], ms: number) =>
    and(inArray(importJob.step, steps), lt(importJob.beatAt, new Date(now - ms)))
  await over(platform.database.pool('desk'))
    .update(importJob)
    .set({ step: 'failed', problem: 'interrupted' })
    .where(or(silent([...running], silentMs), silent(['waiting'], draftMs)))
}

export const jobView = (row: JobRow): ImportJob => ({
  id: row.id,
  list: row.list,
  step: row.step,
  done: row.done,
  of: row.of,
  startedAt: row.startedAt?.toISOString() ?? null,
  counts: row.counts,
  refused: row.refused,
  problem: row.problem,
  problemRow: row.problemRow,
  version: row.version,
  proposal: row.proposal,
})

/** Imports of a list that brought no version, newest first. */
export const failedImports = (db: Drizzle, list: string, limit = 5): Promise<JobRow[]> =>
  db
    .select()
    .from(importJob)
    .where(and(eq(importJob.list, list), eq(importJob.step, 'failed')))
    .orderBy(desc(importJob.openedAt), desc(importJob.id))
    .limit(limit)

/** Version → the import that made it, as far as this node has it. */
export async function jobsOf(db: Drizzle, versions: string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: importJob.id, version: importJob.version })
    .from(importJob)
    .where(inArray(importJob.version, versions))
  return new Map(rows.flatMap(r => (r.version ? [[r.version, r.id] as const] : [])))
}
