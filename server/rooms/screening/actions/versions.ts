import { newId } from '../../../../contracts/ids.ts'
import { AnswerVersion, type ListFinding, ProposeRollback } from '../../../../contracts/screening.ts'
import { action } from '../../../platform/action.ts'
import { problem } from '../../../platform/problems.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { engineOf } from '../engine.ts'
import { whyNotApprove } from '../rules.ts'
import { lockList } from '../store/lists.ts'
import { lastSwap, proposalById, proposalsOf, type SwapRow } from '../store/swaps.ts'
import { listAnswer, listProposal, listSwap } from '../tables.ts'

interface About {
  list: string
  version: string
  by: string
  at: Date
}

/** Queues the swap: from its commit on the version answers, and what it overrode is named (I-24, I-38). */
export function swap(
  tx: Tx,
  { last, ...row }: About & { last: SwapRow | undefined; proposal: string | null },
): void {
  const next = { number: (last?.number ?? 0) + 1, overrode: last?.version ?? null }
  tx.insert(listSwap, { id: newId(), ...next, ...row })
}

/** Queues the question to a second person. @returns its id. */
export function propose(
  tx: Tx,
  row: About & {
    kind: 'import' | 'rollback'
    live: string | null
    findings: ListFinding[]
    reason?: string
  },
): string {
  const id = newId()
  tx.insert(listProposal, { id, ...row, reason: row.reason ?? null })
  return id
}

/** The list owner asks for the version that answered before this one; another person approves (I-22). */
export const proposeRollback = action({
  name: 'screening.proposeRollback',
  input: ProposeRollback,
  needs: 'desk',
  async run({ tx, actor }, { list, to, reason }) {
    if (!(await lockList(tx, list)).length) throw problem('not-found', { key: 'screening:refusal.no-list' })
    const last = await lastSwap(tx.db, list)
    if (!last?.overrode || last.overrode !== to)
      throw problem('changed-meanwhile', { key: 'screening:refusal.not-previous' })
    const asked = (await proposalsOf(tx.db, list)).some(
      p => !p.answer && p.proposal.kind === 'rollback' && p.proposal.live === last.version,
    )
    if (asked) throw problem('not-possible', { key: 'screening:refusal.asked-already' })
    const about = { list, version: to, by: actor.id, at: tx.now, reason }
    const proposal = propose(tx, { ...about, kind: 'rollback', live: last.version, findings: [] })
    return { ids: { list, proposal }, subject: to, record: { list, proposal, live: last.version } }
  },
  answer: async (_reading, { list, proposal }) => ({ list, proposal }),
})

/**
 * Another person lets a waiting version answer, or sets it aside; whoever proposed may only withdraw. Either is a decision with
 * its reason. @throws Refusal `four-eyes`; `changed-meanwhile` when another version went live since it was proposed.
 */
export const answerVersion = action({
  name: 'screening.answerVersion',
  input: AnswerVersion,
  needs: 'desk',
  async run({ tx, actor }, { list, proposal: id, answer, reason }) {
    await lockList(tx, list)
    const found = await proposalById(tx.db, list, id)
    if (!found) throw problem('not-found', { key: 'platform:problem.no-proposal' })
    const { proposal } = found
    if (found.answer) throw problem('already-answered', { key: 'platform:problem.already-answered' })
    const against =
      answer === 'withdrawn'
        ? proposal.by !== actor.id && 'screening:refusal.not-yours'
        : whyNotApprove(proposal, actor)
    if (against) throw problem('four-eyes', { key: against }, 403)
    const last = await lastSwap(tx.db, list)
    const live = last?.version ?? null
    if (answer === 'approved' && live !== proposal.live)
      throw problem('changed-meanwhile', { key: 'screening:refusal.overtaken' })
    const { version } = proposal
    tx.insert(listAnswer, { proposal: id, at: tx.now, by: actor.id, proposedBy: proposal.by, answer, reason })
    if (answer === 'approved') swap(tx, { list, version, by: actor.id, at: tx.now, last, proposal: id })
    const overrode = answer === 'approved' ? live : null
    const record = { list, proposal: id, kind: proposal.kind, answer, overrode }
    return { ids: { list, proposal: id }, subject: version, record }
  },
  async answer({ platform }, ids) {
    await engineOf(platform).refresh() // whoever approved sees it asked at the next crossing
    return ids
  },
})
