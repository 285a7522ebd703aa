import { z } from 'zod'
import { newId } from '../../../../contracts/ids.ts'
import {
  AnswerExport,
  type ExportRow,
  type ExportRows,
  type OversightJob,
  ProposeExport,
} from '../../../../contracts/oversight.ts'
import { Id } from '../../../../contracts/words.ts'
import { action, type Reading } from '../../../platform/action.ts'
import { answerProposal, mayAnswer, propose } from '../../../platform/approvals.ts'
import { problem } from '../../../platform/problems.ts'
import { startWork } from '../evidence/run.ts'
import { jobShown } from '../jobs.ts'
import { namesIn } from '../names.ts'
import { pageSize, spanOf } from '../rules.ts'
import { type AskedExport, exporting, exportOf, exportsAt } from '../store/exports.ts'
import { type JobRow, jobOf, lastJobs, running } from '../store/jobs.ts'
import { coveringSize } from '../store/lines.ts'
import { job } from '../tables.ts'
import { headOf } from './look.ts'

/** Asks for a bundle of a span. Nothing is made before another person says yes (I-22, I-25). */
export const proposeExport = action({
  name: 'oversight.proposeExport',
  input: ProposeExport,
  needs: 'desk',
  async run({ tx, actor, platform }, { reason, ...asked }) {
    const { log, signed } = await headOf(platform, actor, asked.log)
    const span = spanOf(asked, signed?.size ?? 0)
    if (typeof span === 'string') throw problem('not-possible', { key: `oversight:refusal.${span}` })
    const input = { log, ...span }
    const id = propose(tx, actor, { action: exporting, subject: log, input, reason })
    return { ids: { export: id }, subject: id, record: { export: id, ...input } }
  },
  answer: (reading, ids) => exportShown(reading, ids.export),
})

/** Another auditor's yes or no. */
export const answerExport = action({
  name: 'oversight.answerExport',
  input: AnswerExport,
  needs: 'desk',
  async run({ tx, actor }, { export: id, answer }) {
    await answerProposal(tx, actor, { proposal: id, action: exporting, answer })
    return { ids: { export: id }, subject: id, record: { export: id, answer } }
  },
  answer: (reading, ids) => exportShown(reading, ids.export),
})

/** Makes the bundle that was approved: its span is fixed, so making it again gives the same lines. */
export const startExport = action({
  name: 'oversight.startExport',
  input: z.object({ export: Id }),
  needs: 'desk',
  async run({ tx, actor, now, platform }, input) {
    const asked = await exportOf(tx.db, tx.site, input.export)
    if (!asked) throw problem('not-found', { key: 'oversight:refusal.no-export' })
    if (asked.answer?.answer !== 'approved')
      throw problem('not-possible', { key: 'oversight:refusal.not-approved' })
    const { log, from, until } = asked
    const size = await coveringSize(platform.database.pool('desk'), log, until)
    if (size === undefined) throw problem('not-found', { key: 'oversight:refusal.no-log' })
    const row = newJob({ kind: 'export', export: asked.id, log, from, until, size }, actor, now)
    tx.insert(job, row)
    return {
      ids: { job: row.id },
      subject: asked.id,
      record: { export: asked.id, job: row.id, log, from, until },
    }
  },
  answer: begun,
})

/** A row of a job that waits for its process. */
export const newJob = (
  asked: Pick<JobRow, 'kind' | 'export' | 'log' | 'from' | 'until' | 'size'>,
  actor: { id: string; authority: string },
  now: Date,
): JobRow => ({
  id: newId(),
  ...asked,
  by: actor.id,
  authority: actor.authority,
  startedAt: now,
  step: 'waiting',
  done: 0,
  of: asked.until - asked.from,
  beatAt: now,
  lines: null,
  verdict: null,
  bytes: null,
  sha256: null,
  problem: null,
})

/** The row is there: now the work begins, once. */
export async function begun({ db, platform, now }: Reading, ids: { job: string }): Promise<OversightJob> {
  const row = await jobOf(db, ids.job)
  if (!row) throw problem('not-found', { key: 'oversight:refusal.no-job' })
  startWork(platform, row)
  return jobShown(platform, row, now)
}

/** Exports asked for at this place of work, newest first, with what became of them. */
export const listExports = action({
  name: 'oversight.exports',
  input: z.object({ after: Id.optional() }),
  needs: 'desk',
  reads: true,
  run: async (_context, { after }) => ({ ids: { after }, record: { purpose: 'oversight' } }),
  async answer(reading, { after }): Promise<ExportRows> {
    const found = await exportsAt(reading.db, reading.actor.site, after)
    const shown = found.slice(0, pageSize)
    const jobs = await lastJobs(
      reading.db,
      shown.map(e => e.id),
    )
    return {
      rows: shown.map(asked => rowOf(reading, asked, jobs.get(asked.id))),
      next: found.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
      officers: await namesIn(
        reading.db,
        shown.flatMap(e => [e.by, e.answer?.by ?? '']),
      ),
    }
  },
})

async function exportShown(reading: Reading, id: string): Promise<ExportRow> {
  const found = await exportOf(reading.db, reading.actor.site, id)
  if (!found) throw problem('not-found', { key: 'oversight:refusal.no-export' })
  return rowOf(reading, found, (await lastJobs(reading.db, [id])).get(id))
}

function rowOf({ actor, platform, now }: Reading, asked: AskedExport, made: JobRow | undefined): ExportRow {
  const { id, log, from, until, reason, by, answer } = asked
  const against = mayAnswer(asked, actor)
  return {
    id,
    log,
    from,
    until,
    reason,
    by,
    at: asked.at.toISOString(),
    state: answer ? (answer.answer === 'approved' ? 'approved' : 'declined') : 'waiting',
    answeredBy: answer?.by ?? null,
    answeredAt: answer?.at.toISOString() ?? null,
    notMine: against ? `platform:refusal.${against}` : null,
    job: made ? jobShown(platform, made, now) : null,
  }
}

export const isRunning = (row: JobRow): boolean => running.includes(row.step)
