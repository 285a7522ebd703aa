import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { newId } from '../../../../contracts/ids.ts'
import type { PastCounts, PastJob } from '../../../../contracts/past.ts'
import { type Platform, perform } from '../../../platform/action.ts'
import { dayAt } from '../../../platform/clock.ts'
import { over } from '../../../platform/database.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { logged, problem, Refusal } from '../../../platform/problems.ts'
import { sections as posts } from '../../posts/index.ts'
import { openPast, takePast } from '../actions/past.ts'
import { UnreadableFile } from '../adapters/past/read.ts'
import { stayRules } from '../sections.ts'
import {
  countRefused,
  forgetEvents,
  onPool,
  type PastJobRow,
  pastJobOf,
  pastJobView,
  pastKey,
  type Querying,
  refusedRows,
  savePastJob,
} from '../store/index.ts'
import { compare } from './compare.ts'
import { ingest, type Tally } from './ingest.ts'
import { closeWork, openWork, type PastWork, Stopped } from './work.ts'

export type PastProgress = (job: Pick<PastJob, 'step' | 'done' | 'of'>) => void

const deskOf = (platform: Platform) => onPool(platform.database.pool('desk'))

async function jobRow(platform: Platform, job: string): Promise<PastJobRow> {
  const row = await pastJobOf(over(platform.database.pool('desk')), job)
  if (!row) throw problem('not-found', { key: 'past:refusal.no-job' })
  return row
}

/** How an import stands. @throws Refusal `not-found`. */
export const pastJobNow = async (platform: Platform, job: string): Promise<PastJob> =>
  pastJobView(over(platform.database.pool('desk')), deskOf(platform), await jobRow(platform, job))

/** Opens an import of a file, reads it and compares it, as the command line does; nothing is taken over. */
export async function checkPast(
  platform: Platform,
  actor: Actor,
  given: { source: string; file: string; progress?: PastProgress },
): Promise<PastJob> {
  const { job } = await perform(platform, openPast, actor, newId(), { source: given.source })
  return await runCheck(platform, job, given.file, given.progress)
}

/** Reads and compares the file of a job that was opened: the dry run, which changes nothing that counts. */
export async function runCheck(
  platform: Platform,
  id: string,
  file: string,
  progress?: PastProgress,
): Promise<PastJob> {
  const job = await jobRow(platform, id)
  return await inSteps(platform, job, progress, async (work, report) => {
    const on = deskOf(platform)
    const rules = await platform.references.rows(stayRules)
    const size = (await stat(file)).size
    const stopped = () => work.stop
    report('reading', 0, size)
    const { read, tally, sha256 } = await ingest(
      {
        platform,
        on,
        job: id,
        key: await pastKey(on, platform, job),
        openedAt: job.openedAt,
        mapping: await mappingOf(platform),
        rules,
        stopped,
        told: done => report('reading', done, size),
      },
      createReadStream(file),
    )
    const told = (done: number, of: number) => report('checking', done, of)
    await compare({ on, job: id, tally, rules, stopped, told })
    return { step: 'checked', sha256, counts: await countsOf(on, id, read, tally) }
  })
}

async function mappingOf(platform: Platform) {
  const rows = await platform.references.rows(posts.posts)
  const zone = rows[0]?.zone ?? 'UTC'
  return { posts: new Map(rows.map(p => [p.id, p])), today: dayAt(platform.clock.now(), zone) }
}

async function countsOf(on: Querying, job: string, read: number, tally: Tally): Promise<PastCounts> {
  const { entry, exit, refusal, person } = tally
  const reasons = await countRefused(on, job)
  const sum = (...names: string[]) => names.reduce((n, name) => n + (reasons[name] ?? 0), 0)
  return {
    read,
    entries: entry,
    exits: exit,
    refusals: refusal,
    persons: person,
    known: sum('known', 'twice'),
    impossible: sum('exit-before-entry', 'entry-while-inside', 'overlap'),
    refused: sum(...Object.keys(reasons)),
  }
}

/** Takes over what was compared, as one batch. */
export async function runTake(
  platform: Platform,
  actor: Actor,
  id: string,
  progress?: PastProgress,
): Promise<PastJob> {
  const job = await jobRow(platform, id)
  return await inSteps(platform, job, progress, async (work, report) => {
    work.progress = (done, of) => report('writing', done, of)
    work.progress(0, 1)
    await perform(platform, takePast, actor, newId(), { job: id })
    return { step: 'done' }
  })
}

/** Row, reason, and the row it contradicts; numbers and words of our own, so nothing in it can act in a table program (I-41). */
export async function* refusedLines(platform: Platform, job: string): AsyncGenerator<string> {
  yield 'row,reason,other_row\r\n'
  for await (const rows of refusedRows(deskOf(platform), job))
    yield rows.map(r => `${r.row},${r.reason},${r.other ?? ''}\r\n`).join('')
}

type Report = (step: PastJob['step'], done: number, of: number) => void
const everyMs = 250

/** Runs a part of an import and keeps the job's row up to date; however it ends, the row says it and nothing half stays. */
async function inSteps(
  platform: Platform,
  job: PastJobRow,
  progress: PastProgress | undefined,
  part: (work: PastWork, report: Report) => Promise<Partial<PastJobRow>>,
): Promise<PastJob> {
  const work = openWork(platform, job.id)
  work.running = true
  let last = { step: '', at: 0 }
  let writing: Promise<void> = Promise.resolve()
  const report: Report = (step, done, of) => {
    const at = performance.now()
    if (step === last.step && at - last.at < everyMs) return
    last = { step, at }
    progress?.({ step, done, of })
    writing = writing.then(() => savePastJob(platform, job.id, { step, done, of })).catch(() => {})
  }
  let end: Partial<PastJobRow>
  try {
    end = await part(work, report)
    if (work.stop && end.step === 'checked') throw new Stopped()
  } catch (error) {
    end = endOf(error)
    if (end.problem === 'failed') platform.log.error(logged(error), 'import of the past failed')
  }
  await writing
  if (end.step !== 'checked') await forgetEvents(platform, job, end.step !== 'done')
  await savePastJob(platform, job.id, end)
  await closeWork(platform, job.id)
  return await pastJobNow(platform, job.id)
}

function endOf(error: unknown): Partial<PastJobRow> {
  if (error instanceof Stopped) return { step: 'stopped', problem: 'stopped' }
  if (error instanceof UnreadableFile) return { step: 'failed', problem: error.type, problemRow: error.row }
  if (error instanceof Refusal && error.detail?.key === 'past:refusal.compare-again')
    return { step: 'failed', problem: 'compare-again' }
  return { step: 'failed', problem: 'failed' }
}
