import { z } from 'zod'
import { newId } from '../../../../contracts/ids.ts'
import { ListId } from '../../../../contracts/screening.ts'
import { Id } from '../../../../contracts/words.ts'
import { action, type Platform } from '../../../platform/action.ts'
import { problem } from '../../../platform/problems.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { alwaysHas } from '../adapters/index.ts'
import { findingsOf, measureOf } from '../imports/guard.ts'
import type { Parsed } from '../imports/parse.ts'
import { closeWork, type Work, workOf } from '../imports/work.ts'
import { sections } from '../sections.ts'
import { jobOf, jobView, markStopped } from '../store/jobs.ts'
import { hashesOf, lockList, measured, takeTime, versionById, writeEntries } from '../store/lists.ts'
import { lastSwap, proposalsOf } from '../store/swaps.ts'
import { importJob, listVersion } from '../tables.ts'
import { propose, swap } from './versions.ts'

const noJob = () => problem('not-found', { key: 'screening:refusal.no-job' })

/** Opens an import of a list: a job that files are then given to. */
export const openImport = action({
  name: 'screening.openImport',
  input: z.object({ list: ListId }),
  needs: 'desk',
  async run({ tx, actor, platform }, { list }) {
    if (!(await platform.references.find(sections.lists, list)))
      throw problem('not-found', { key: 'screening:refusal.no-list' })
    const job = newId()
    tx.insert(importJob, {
      id: job,
      list,
      openedBy: actor.id,
      openedAt: tx.now,
      step: 'waiting',
      done: 0,
      of: 0,
      beatAt: tx.now,
      refused: [],
    })
    return { ids: { job }, subject: job, record: { list } }
  },
  answer: async ({ db }, { job }) => {
    const row = await jobOf(db, job)
    if (!row) throw noJob()
    return jobView(row)
  },
})

/**
 * Makes what was read a version of the list: entries, version and swap in one transaction, so that the old version stands until
 * the new one is whole (I-38). Counts are against the version that answers under the lock. A version that looks cut off, of
 * another shape or old is kept and waits for a second person; the same file given again finds it waiting.
 */
export const importList = action({
  name: 'screening.importList',
  input: z.object({ list: ListId, job: Id, sha256: z.string().length(64) }),
  needs: 'desk',
  async run({ tx, actor, platform }, { list, job, sha256 }) {
    const work = workOf(platform, job)
    if (!work?.parsed || work.parsed.sha256.toString('hex') !== sha256) throw noJob()
    await takeTime(tx)
    const [known] = await lockList(tx, list)
    if (!known) throw problem('not-found', { key: 'screening:refusal.no-list' })
    const { format } = (await platform.references.find(sections.lists, list)) ?? {}
    const last = await lastSwap(tx.db, list)
    const before = last && (await versionById(tx.db, last.version))
    const previous = before?.id ?? null
    work.progress('comparing', 0, work.parsed.entries.length)
    const measure = before ? await measured(tx.db, before) : null
    const findings = findingsOf(
      measure,
      measureOf(work.parsed.entries, work.parsed),
      format ? alwaysHas[format] : [],
    )
    const twin = findings.length ? await waitingTwin(tx, list, previous, sha256) : undefined
    if (twin) {
      const ids = { version: twin.version, proposal: twin.id }
      return { ids, subject: twin.version, record: { list, job, sha256, waits: twin.id } }
    }
    const counts = countsOf(work.parsed, previous ? await hashesOf(tx, previous) : new Map())
    const version = newId()
    tx.insert(listVersion, {
      id: version,
      list,
      published: work.parsed.published,
      // Never before the version it follows, though this import may have waited for that one.
      importedAt: before && before.importedAt > tx.now ? before.importedAt : tx.now,
      by: actor.id,
      sha256: work.parsed.sha256,
      entries: work.parsed.entries.length,
      counts,
      previous,
      header: work.parsed.header,
    })
    const about = { list, version, by: actor.id, at: tx.now }
    const proposal = findings.length
      ? propose(tx, { ...about, kind: 'import', live: previous, findings })
      : null
    if (!proposal) swap(tx, { ...about, last, proposal })
    await tx.flush()
    await write(tx, version, work, work.parsed)
    const record = { list, job, previous, sha256, counts, waits: proposal, found: findings.map(f => f.about) }
    return { ids: { version, proposal }, subject: version, record }
  },
  answer: async (_reading, ids) => ids,
})

/** The same file, waiting already to take the place of the same version. */
async function waitingTwin(tx: Tx, list: string, live: string | null, sha256: string) {
  const waiting = (await proposalsOf(tx.db, list)).find(
    p =>
      !p.answer &&
      p.proposal.kind === 'import' &&
      p.proposal.live === live &&
      p.sha256.toString('hex') === sha256,
  )
  return waiting?.proposal
}

const chunk = 500

async function write(tx: Tx, version: string, work: Work, { entries }: Parsed): Promise<void> {
  for (let i = 0; i < entries.length; i += chunk) {
    work.progress('writing', i, entries.length)
    await writeEntries(tx, version, entries.slice(i, i + chunk))
  }
}

/** `read` is every entry and every row that was refused; nothing of a file is counted nowhere. */
export function countsOf({ entries, refused }: Parsed, before: Map<string, string>) {
  const added = entries.filter(e => !before.has(e.id)).length
  const same = entries.filter(e => before.get(e.id) === e.hash).length
  return {
    read: entries.length + refused.length,
    added,
    changed: entries.length - added - same,
    removed: before.size - (entries.length - added),
    refused: refused.length,
  }
}

/** Stops an import; once writing has begun it goes to its end, which is near. */
export const stopImport = action({
  name: 'screening.stopImport',
  input: z.object({ job: Id }),
  needs: 'desk',
  async run({ tx, platform }, { job }) {
    const row = await jobOf(tx.db, job)
    if (!row) throw noJob()
    const work = stoppable(platform, job, row.step)
    work.stop = true
    if (!work.running) await markStopped(tx.db, job)
    return { ids: { job }, subject: job, record: { list: row.list } }
  },
  async answer(reading, ids) {
    const { platform } = reading
    if (!workOf(platform, ids.job)?.running) await closeWork(platform, ids.job) // the files given so far
    return await openImport.answer(reading, ids)
  },
})

function stoppable(platform: Platform, job: string, step: string): Work {
  const work = workOf(platform, job)
  if (!work || !['waiting', 'reading'].includes(step))
    throw problem('too-late', { key: 'screening:refusal.too-late' })
  return work
}
