import { and, desc, eq, inArray, lt, or } from 'drizzle-orm'
import type { PastBatch, PastCounts, PastJob } from '../../../../contracts/past.ts'
import type { Platform } from '../../../platform/action.ts'
import { type Drizzle, over } from '../../../platform/database.ts'
import type { RecordKey } from '../../../platform/keys.ts'
import { problem } from '../../../platform/problems.ts'
import { proposal, proposalAnswer, recordKey } from '../../../platform/tables.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { pastBatch, type pastEvent, pastJob, pastRefused, pastReversal } from '../tables/index.ts'
import type { Querying } from './file.ts'

export type PastJobRow = typeof pastJob.$inferSelect
export type PastEventRow = typeof pastEvent.$inferInsert
export type RefusedRow = typeof pastRefused.$inferInsert

const desk = (platform: Platform) => over(platform.database.pool('desk'))

export async function pastJobOf(db: Drizzle, id: string): Promise<PastJobRow | undefined> {
  const [row] = await db.select().from(pastJob).where(eq(pastJob.id, id))
  return row
}

/** The newest import of a place of work: whoever comes back to the page finds it. */
export async function lastPastJob(db: Drizzle, of: string): Promise<PastJobRow | undefined> {
  const [row] = await db.select().from(pastJob).where(eq(pastJob.site, of)).orderBy(desc(pastJob.id)).limit(1)
  return row
}

/** Progress is this node's own and no fact of the border: it is written beside the doorway. */
export async function savePastJob(
  platform: Platform,
  id: string,
  change: Partial<PastJobRow>,
): Promise<void> {
  const beatAt = platform.clock.now()
  await desk(platform)
    .update(pastJob)
    .set({ ...change, beatAt })
    .where(eq(pastJob.id, id))
}

const shownRefused = 20

/** A job as its page shows it. Reasons are counted when it stands still. */
export async function pastJobView(db: Drizzle, on: Querying, row: PastJobRow): Promise<PastJob> {
  const still = row.step === 'checked' || row.step === 'done'
  const reasons = still
    ? await on.query<PastJob['reasons'][number]>('crossings.pastReasons', reasonsText, [row.id])
    : []
  const refused = await db
    .select({ row: pastRefused.row, reason: pastRefused.reason, other: pastRefused.other })
    .from(pastRefused)
    .where(eq(pastRefused.job, row.id))
    .orderBy(pastRefused.row)
    .limit(shownRefused)
  const { id, source, step, done, of, openedAt, counts, problem, problemRow } = row
  return {
    id,
    source,
    step,
    done,
    of,
    openedAt: openedAt.toISOString(),
    counts,
    reasons,
    refused,
    problem,
    problemRow,
  }
}

const reasonsText = `select r.reason, count(*)::int as rows from crossings.past_refused r where r.job = $1
  group by r.reason order by rows desc, r.reason`

/** Refused rows after a row of the file, in pages: the file of them is written as it is read. */
export async function* refusedRows(on: Querying, job: string): AsyncGenerator<RefusedRow[]> {
  const text = `select r.job, r.row, r.reason, r.other from crossings.past_refused r
    where r.job = $1 and r.row > $2 order by r.row limit 5000`
  for (let after = 0; ; ) {
    const rows = await on.query<RefusedRow & Record<string, unknown>>('crossings.pastRefusedPage', text, [
      job,
      after,
    ])
    if (!rows.length) return
    yield rows
    after = rows.at(-1)?.row ?? after
  }
}

const eventsText = `insert into crossings.past_event (job, id, row, kind, stay, person, person_hash, document_hash, nationality,
    direction, day, at, post, territory, admitted_until, letters, sealed)
  select $1::uuid, e.* from unnest($2::uuid[], $3::int[], $4::text[], $5::boolean[], $6::uuid[], $7::bytea[], $8::bytea[], $9::text[],
    $10::text[], $11::date[], $12::timestamptz[], $13::text[], $14::text[], $15::date[], $16::text[], $17::bytea[]) as e`

/** Writes what was read of a file, some thousand events at a time. */
export async function keepEvents(on: Querying, job: string, events: PastEventRow[]): Promise<void> {
  if (!events.length) return
  const column = <K extends keyof PastEventRow>(key: K) => events.map(e => e[key] ?? null)
  await on.query('crossings.keepEvents', eventsText, [
    job,
    column('id'),
    column('row'),
    column('kind'),
    column('stay'),
    column('person'),
    column('personHash'),
    column('documentHash'),
    column('nationality'),
    column('direction'),
    column('day'),
    column('at'),
    column('post'),
    column('territory'),
    column('admittedUntil'),
    column('letters'),
    column('sealed'),
  ])
}

const refusedText = `insert into crossings.past_refused (job, row, reason, other)
  select $1::uuid, r.* from unnest($2::int[], $3::text[], $4::int[]) as r on conflict (job, row) do nothing`

export async function keepRefused(on: Querying, job: string, rows: Omit<RefusedRow, 'job'>[]): Promise<void> {
  if (!rows.length) return
  const values = [rows.map(r => r.row), rows.map(r => r.reason), rows.map(r => r.other ?? null)]
  await on.query('crossings.keepRefused', refusedText, [job, ...values])
}

/** Deletes what was read of a file; `keyToo` when nothing was taken over, so that nobody can read what a backup still holds. */
export async function forgetEvents(platform: Platform, job: PastJobRow, keyToo: boolean): Promise<void> {
  const pool = platform.database.pool('desk')
  const text = `delete from crossings.past_event where job = $1 and id = any(array(
    select e.id from crossings.past_event e where e.job = $1 limit 20000))`
  while ((await pool.query({ name: 'crossings.forgetEvents', text, values: [job.id] })).rowCount) {}
  if (keyToo)
    await over(pool)
      .delete(recordKey)
      .where(and(eq(recordKey.site, job.site), eq(recordKey.id, job.id)))
}

/** The key under which a job's people are sealed. @throws Refusal when the job was put away meanwhile. */
export async function pastKey(
  on: Querying,
  { keys }: Platform,
  { site, id }: PastJobRow,
): Promise<RecordKey> {
  const text = 'select k.wrapped from platform.record_key k where k.site = $1 and k.id = $2'
  const [row] = await on.query<{ wrapped: Buffer }>('crossings.pastKey', text, [site, id])
  if (!row) throw problem('not-found', { key: 'past:refusal.no-job' })
  return keys.unwrap({ site, id, wrapped: row.wrapped })
}

const running: PastJob['step'][] = ['waiting', 'reading', 'checking', 'writing']
const silentMs = 5 * 60_000
const waitsMs = 24 * 3_600_000

/**
 * Imports whose process no longer says that it lives, and dry runs of yesterday that nobody took over: they end, and what they read
 * is deleted. @returns how to stop looking.
 */
export function endLostPast(platform: Platform): () => void {
  const look = async () => {
    const now = platform.clock.now().getTime()
    const silent = (steps: PastJob['step'][], ms: number) =>
      and(inArray(pastJob.step, steps), lt(pastJob.beatAt, new Date(now - ms)))
    const lost = await desk(platform)
      .update(pastJob)
      .set({ step: 'failed', problem: 'interrupted' })
      .where(or(silent(running, silentMs), silent(['checked'], waitsMs)))
      .returning()
    for (const job of lost) await forgetEvents(platform, job, true)
  }
  const timer = setInterval(() => void look().catch(() => {}), silentMs)
  timer.unref()
  return () => clearInterval(timer)
}

/** Batches of a place of work, newest first, each with the last proposal to take it back. */
export async function pastBatches(db: Drizzle, of: string, action: string): Promise<PastBatch[]> {
  const batches = await db
    .select()
    .from(pastBatch)
    .where(eq(pastBatch.site, of))
    .orderBy(desc(pastBatch.id))
    .limit(100)
  const asked = await db
    .select({ proposal, answer: proposalAnswer })
    .from(proposal)
    .leftJoin(
      proposalAnswer,
      and(eq(proposalAnswer.site, proposal.site), eq(proposalAnswer.proposal, proposal.id)),
    )
    .where(and(eq(proposal.site, of), eq(proposal.action, action)))
    .orderBy(proposal.id)
  const last = new Map(asked.map(a => [a.proposal.subject, a]))
  return batches.map(({ id, source, at, by, counts }) => {
    const found = last.get(id)
    const reversal = found && {
      proposal: found.proposal.id,
      by: found.proposal.by,
      at: found.proposal.at.toISOString(),
      reason: found.proposal.reason,
      answer: found.answer && found.answer.answer !== 'withdrawn' ? found.answer.answer : null,
      answeredBy: found.answer?.by ?? null,
    }
    return { id, source, at: at.toISOString(), by, counts: counts as PastCounts, reversal: reversal ?? null }
  })
}

/** The batch, if it is of this place of work and counts still; its row is no lock, the proposal's is. */
export async function batchOf(tx: Tx, id: string): Promise<{ id: string; reversed: boolean } | undefined> {
  const [row] = await tx.db
    .select({ id: pastBatch.id, reversed: pastReversal.id })
    .from(pastBatch)
    .leftJoin(pastReversal, and(eq(pastReversal.site, pastBatch.site), eq(pastReversal.batch, pastBatch.id)))
    .where(and(eq(pastBatch.site, tx.site), eq(pastBatch.id, id)))
  return row && { id: row.id, reversed: row.reversed !== null }
}
