import { z } from 'zod'
import { newId } from '../../../../contracts/ids.ts'
import { AnswerReversal, OpenPast, PastJobOf, ProposeReversal } from '../../../../contracts/past.ts'
import { action, type Reading } from '../../../platform/action.ts'
import { answerProposal, propose } from '../../../platform/approvals.ts'
import { problem } from '../../../platform/problems.ts'
import { Stopped, workOf } from '../past/work.ts'
import {
  batchOf,
  forgetEvents,
  lastPastJob,
  nationalBatchSince,
  pastBatches,
  pastJobOf,
  savePastJob,
  slicesOf,
  takeAnHour,
  takeSlice,
} from '../store/index.ts'
import { pastBatch, pastJob, pastReversal } from '../tables/index.ts'

const reversal = 'crossings.pastReversal'
const noJob = () => problem('not-found', { key: 'past:refusal.no-job' })

/** Opens an import of the past, with the key under which its people will be sealed. */
export const openPast = action({
  name: 'crossings.openPast',
  input: OpenPast,
  needs: 'desk',
  async run({ tx, actor, now }, { source }) {
    const job = newId()
    tx.newKey(job)
    tx.insert(pastJob, {
      id: job,
      site: tx.site,
      openedBy: actor.id,
      openedAt: now,
      source,
      step: 'waiting',
      done: 0,
      of: 0,
      beatAt: now,
    })
    return { ids: { job }, subject: job, record: {} }
  },
  answer: async (_reading, ids) => ids,
})

/**
 * Takes over what was read and compared: all of it in one transaction, so that a batch is there whole or not at all. Its rows are
 * named by the batch alone (decision 17).
 */
export const takePast = action({
  name: 'crossings.takePast',
  input: PastJobOf,
  needs: 'desk',
  async run({ tx, actor, now, platform }, { job }) {
    const row = await pastJobOf(tx.db, job)
    const work = workOf(platform, job)
    if (!row || row.site !== tx.site || !work || !row.counts || !row.sha256) throw noJob()
    await takeAnHour(tx)
    if (await nationalBatchSince(tx, row.openedAt))
      throw problem('changed', { key: 'past:refusal.compare-again' })
    const { entries, exits, refusals, persons } = row.counts
    const slices = slicesOf(entries + exits + refusals + persons)
    let rows = 0
    for (const [i, slice] of slices.entries()) {
      if (work.stop) throw new Stopped()
      rows += await takeSlice(tx, job, slice)
      work.progress(i + 1, slices.length)
    }
    const { source, counts, sha256 } = row
    const { id: by, authority } = actor
    tx.insert(pastBatch, { site: tx.site, id: job, at: now, by, authority, source, sha256, counts })
    return { ids: { batch: job }, subject: job, record: { counts, rows, sha256: sha256.toString('hex') } }
  },
  answer: async (_reading, ids) => ids,
})

/** Stops an import, or puts away what was compared and is not wanted. What was taken over already is taken back by two people. */
export const stopPast = action({
  name: 'crossings.stopPast',
  input: PastJobOf,
  needs: 'desk',
  async run({ tx, platform }, { job }) {
    const row = await pastJobOf(tx.db, job)
    if (!row || row.site !== tx.site) throw noJob()
    const work = workOf(platform, job)
    if (work) work.stop = true
    if (!work?.running && row.step !== 'checked') throw problem('too-late', { key: 'past:refusal.too-late' })
    return { ids: { job, put: !work?.running }, subject: job, record: {} }
  },
  async answer({ platform, db }, { job, put }) {
    const row = put && (await pastJobOf(db, job))
    if (row && row.step === 'checked') {
      await savePastJob(platform, job, { step: 'stopped', problem: 'stopped' })
      await forgetEvents(platform, row, true)
    }
    return { job }
  },
})

/** Batches of this place of work and the import that is under way. */
export const listPast = action({
  name: 'crossings.listPast',
  input: z.object({}),
  needs: 'desk',
  reads: true,
  run: async () => ({ ids: {}, record: {} }),
  answer: batches,
})

async function batches({ db, actor }: Reading) {
  const job = await lastPastJob(db, actor.site)
  return { rows: await pastBatches(db, actor.site, reversal), job: job?.id ?? null }
}

/** Asks for a batch to be taken back; another person answers (I-22). */
export const proposeReversal = action({
  name: 'crossings.proposePastReversal',
  input: ProposeReversal,
  needs: 'desk',
  async run({ tx, actor }, { batch, reason }) {
    const found = await batchOf(tx, batch)
    if (!found) throw problem('not-found', { key: 'past:refusal.no-batch' })
    if (found.reversed) throw problem('not-possible', { key: 'past:refusal.reversed' })
    const open = (await pastBatches(tx.db, tx.site, reversal)).find(b => b.id === batch)?.reversal
    if (open && open.answer === null) throw problem('not-possible', { key: 'past:refusal.proposed' })
    const id = propose(tx, actor, { action: reversal, subject: batch, input: {}, reason })
    return { ids: {}, subject: batch, record: { proposal: id } }
  },
  answer: batches,
})

/** The second person. An approval adds a row; the batch's own rows stay as they were and count no more. */
export const answerReversal = action({
  name: 'crossings.answerPastReversal',
  input: AnswerReversal,
  needs: 'desk',
  async run({ tx, actor, now }, { batch, proposal, answer, reason }) {
    const proposed = await answerProposal(tx, actor, {
      proposal,
      action: reversal,
      answer,
      ...(reason && { reason }),
    })
    if (proposed.subject !== batch) throw problem('not-found', { key: 'platform:problem.no-proposal' })
    if (answer === 'approved') {
      const found = await batchOf(tx, batch)
      if (!found || found.reversed) throw problem('not-possible', { key: 'past:refusal.reversed' })
      tx.insert(pastReversal, { site: tx.site, id: newId(), batch, at: now, by: actor.id, proposal })
    }
    return { ids: {}, subject: batch, record: { proposal, answer } }
  },
  answer: batches,
})
