import { newId } from '../../../../contracts/ids.ts'
import type { ImportJob } from '../../../../contracts/screening.ts'
import { type Platform, perform } from '../../../platform/action.ts'
import { over } from '../../../platform/database.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { logged, problem } from '../../../platform/problems.ts'
import { importList as importVersion, openImport } from '../actions/imports.ts'
import { adapters } from '../adapters/index.ts'
import { engineOf } from '../engine.ts'
import { ImportProblem } from '../entries.ts'
import { sections } from '../sections.ts'
import { type JobRow, jobOf, jobView, saveJob } from '../store/jobs.ts'
import { versionById } from '../store/lists.ts'
import { parse } from './parse.ts'
import { closeWork, openParts, openWork, type Sources, type Work } from './work.ts'

export interface ImportOptions {
  list: string
  /** Paths, or bytes as they come. `alt` and `add` only for lists in the OFAC format. */
  files: Sources
  /** Told about four times a second: bytes while reading, entries while writing. */
  progress?: (job: Pick<ImportJob, 'step' | 'done' | 'of'>) => void
}

/**
 * Imports a list from beginning to end, as the command line does. @returns the job as it ended: `done`, or `failed` with a
 * problem, in which case the version before it is untouched. @throws Refusal when the actor may not.
 */
export async function importList(
  platform: Platform,
  actor: Actor,
  options: ImportOptions,
): Promise<ImportJob> {
  const { list, files, progress } = options
  const { id } = await perform(platform, openImport, actor, newId(), { list })
  return await runImport(platform, actor, id, files, progress)
}

/** Runs an import that was opened before. */
export async function runImport(
  platform: Platform,
  actor: Actor,
  job: string,
  files: Partial<Sources>,
  progress?: ImportOptions['progress'],
): Promise<ImportJob> {
  const work = openWork(platform, job, actor.id)
  work.running = true
  const report = reporter(platform, job, progress)
  try {
    const { version, proposal } = await make(platform, actor, job, files, work, report)
    const { counts, id } = version
    await report.end({ step: 'done', problem: null, counts, version: id, proposal, refused: work.refused })
  } catch (error) {
    const known = error instanceof ImportProblem
    if (!known) platform.log.error(logged(error), 'import failed')
    const stopped = known && error.type === 'stopped'
    await report.end({
      step: stopped ? 'stopped' : 'failed',
      problem: known ? error.type : 'failed',
      problemRow: known ? error.row : null,
      refused: work.refused,
    })
    if (!known) throw error
  } finally {
    await closeWork(platform, job)
  }
  return await jobNow(platform, job)
}

async function make(
  platform: Platform,
  actor: Actor,
  job: string,
  files: Partial<Sources>,
  work: Work,
  report: Reporter,
) {
  const { list } = await jobNow(platform, job)
  const settings = await platform.references.find(sections.lists, list)
  if (!settings) throw problem('not-found', { key: 'screening:refusal.no-list' })
  const { parts, size } = await openParts(files)
  report.step('reading', 0, size ?? 0, { startedAt: platform.clock.now() })
  work.parsed = await parse(adapters[settings.format], parts, {
    bytes: done => report.step('reading', done, size ?? done),
    stopped: () => work.stop,
    refused: row => work.refused.push(row),
  })
  if (work.stop) throw new ImportProblem('stopped')
  work.progress = (step, done, of) => report.step(step, done, of)
  const sha256 = work.parsed.sha256.toString('hex')
  const { version, proposal } = await perform(platform, importVersion, actor, newId(), { list, job, sha256 })
  if (!proposal) {
    report.step('indexing', 0, 1)
    await engineOf(platform).refresh()
  }
  const row = await versionById(over(platform.database.pool('desk')), version)
  if (!row) throw problem('not-found', { key: 'screening:refusal.no-list' })
  return { version: row, proposal }
}

export async function jobNow(platform: Platform, job: string): Promise<ImportJob> {
  const row = await jobOf(over(platform.database.pool('desk')), job)
  if (!row) throw problem('not-found', { key: 'screening:refusal.no-job' })
  return jobView(row)
}

interface Reporter {
  step(step: ImportJob['step'], done: number, of: number, also?: Partial<JobRow>): void
  end(change: Partial<JobRow>): Promise<void>
}

const everyMs = 250

/** Keeps the job's row up to date, one write at a time, and not for every piece of a file. */
function reporter(platform: Platform, job: string, told?: ImportOptions['progress']): Reporter {
  let last = { step: '', at: 0 }
  let writing: Promise<void> = Promise.resolve()
  return {
    step(step, done, of, also) {
      const at = performance.now()
      if (step === last.step && at - last.at < everyMs) return
      last = { step, at }
      told?.({ step, done, of })
      writing = writing.then(() => saveJob(platform, job, { step, done, of, ...also })).catch(() => {})
    },
    async end(change) {
      await writing
      await saveJob(platform, job, change)
    },
  }
}
