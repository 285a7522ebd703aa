import { and, eq, inArray, lt } from 'drizzle-orm'
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

const alive = ['waiting', 'reading', 'comparing', 'writing', 'indexing'] as const

/** Imports whose process no longer lives; nothing of them was kept, because a version is written in one transaction. */
export async function endLostJobs(platform: Platform, silentSince: Date): Promise<void> {
  await over(platform.database.pool('desk'))
    .update(importJob)
    .set({ step: 'failed', problem: 'interrupted' })
    .where(and(inArray(importJob.step, [...alive]), lt(importJob.beatAt, silentSince)))
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
