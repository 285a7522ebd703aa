import { desc, eq, inArray } from 'drizzle-orm'
import type { OversightJob } from '../../../../contracts/oversight.ts'
import type { Platform } from '../../../platform/action.ts'
import { type Drizzle, over } from '../../../platform/database.ts'
import { job } from '../tables.ts'

export type JobRow = typeof job.$inferSelect

export async function jobOf(db: Drizzle, id: string): Promise<JobRow | undefined> {
  return (await db.select().from(job).where(eq(job.id, id)))[0]
}

/** The newest job of each of these exports. */
export async function lastJobs(db: Drizzle, exports: string[]): Promise<Map<string, JobRow>> {
  if (!exports.length) return new Map()
  const rows = await db
    .selectDistinctOn([job.export])
    .from(job)
    .where(inArray(job.export, exports))
    .orderBy(job.export, desc(job.id))
  return new Map(rows.map(row => [row.export ?? '', row]))
}

/** Progress is this node's own and no fact of the border: it is written beside the doorway. */
export async function saveJob(platform: Platform, id: string, change: Partial<JobRow>): Promise<void> {
  await over(platform.database.pool('desk'))
    .update(job)
    .set({ ...change, beatAt: platform.clock.now() })
    .where(eq(job.id, id))
}

export const running: readonly OversightJob['step'][] = ['waiting', 'reading', 'packing', 'verifying']
const silentMs = 2 * 60_000

/** As the screen shows it. A job whose process no longer says that it lives has ended with it. */
export function jobView(row: JobRow, now: Date, more: { key: string; here: boolean }): OversightJob {
  const lost = running.includes(row.step) && now.getTime() - row.beatAt.getTime() > silentMs
  const { id, kind, log, from, until, done, of, lines, verdict, bytes, sha256 } = row
  const file =
    kind === 'export' && bytes !== null && sha256
      ? { name: fileName(row), bytes, sha256, here: more.here }
      : null
  return {
    id,
    kind,
    log,
    from,
    until,
    step: lost ? 'failed' : row.step,
    done,
    of,
    startedAt: row.startedAt.toISOString(),
    lines,
    verdict,
    file,
    key: more.key,
    problem: lost ? 'interrupted' : row.problem,
  }
}

export const fileName = ({ log, from, until }: Pick<JobRow, 'log' | 'from' | 'until'>): string =>
  `evidence-${log.replace('/', '-')}-${from}-${until}.tar.gz`
