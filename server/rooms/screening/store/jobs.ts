import { and, eq, inArray, lt, or } from 'drizzle-orm'
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
})
