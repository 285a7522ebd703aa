import { z } from 'zod'
import { SiteId } from '../../../../contracts/posts.ts'
import { Id } from '../../../../contracts/words.ts'
import { action } from '../../../platform/action.ts'
import { problem } from '../../../platform/problems.ts'
import { fileOf, workOf } from '../evidence/work.ts'
import { fileName, jobOf } from '../store/jobs.ts'
import { job } from '../tables.ts'
import { begun, isRunning, newJob } from './exports.ts'
import { headOf } from './look.ts'

const noJob = () => problem('not-found', { key: 'oversight:refusal.no-job' })

/** Reads a whole log as it stands, checks it as the offline verifier would, and keeps nothing of it. */
export const startCheck = action({
  name: 'oversight.startCheck',
  input: z.object({ log: SiteId.optional() }),
  needs: 'desk',
  async run({ tx, actor, now, platform }, input) {
    const { log, signed } = await headOf(platform, actor, input.log)
    if (!signed) throw problem('not-possible', { key: 'oversight:refusal.nothing-signed' })
    const row = newJob(
      { kind: 'check', export: null, log, from: 0, until: signed.size, size: signed.size },
      actor,
      now,
    )
    tx.insert(job, row)
    return { ids: { job: row.id }, subject: row.id, record: { job: row.id, log, size: signed.size } }
  },
  answer: begun,
})

export const stopJob = action({
  name: 'oversight.stopJob',
  input: z.object({ job: Id }),
  needs: 'desk',
  async run({ tx, platform }, input) {
    const row = await jobOf(tx.db, input.job)
    if (!row) throw noJob()
    const work = workOf(platform, row.id)
    if (!work || !isRunning(row)) throw problem('too-late', { key: 'oversight:refusal.too-late' })
    work.stop = true
    return { ids: { job: row.id }, subject: row.id, record: { job: row.id, log: row.log } }
  },
  answer: begun,
})

/** Hands out a bundle. The line names every position that leaves with it (I-25). */
export const download = action({
  name: 'oversight.download',
  input: z.object({ job: Id }),
  needs: 'desk',
  reads: true,
  async run({ tx, platform }, input) {
    const row = await jobOf(tx.db, input.job)
    const file = row && fileOf(platform, row.id)
    if (row?.kind !== 'export') throw noJob()
    if (!file) throw problem('not-found', { key: 'oversight:refusal.file-gone' })
    const { log, from, until, sha256, lines } = row
    const record = { export: row.export, job: row.id, log, from, until, lines, sha256, purpose: 'oversight' }
    return { ids: { file, name: fileName(row) }, subject: row.export ?? row.id, record }
  },
  answer: async (_reading, ids) => ids,
})
