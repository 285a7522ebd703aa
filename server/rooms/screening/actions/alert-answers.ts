import { z } from 'zod'
import { type AlertAnswer, AnswerAlert } from '../../../../contracts/alerts.ts'
import { newId } from '../../../../contracts/ids.ts'
import { SiteId } from '../../../../contracts/posts.ts'
import { Id } from '../../../../contracts/words.ts'
import { action } from '../../../platform/action.ts'
import { answerProposal } from '../../../platform/approvals.ts'
import { seal } from '../../../platform/keys.ts'
import { problem } from '../../../platform/problems.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { approvalsNeeded, whyNotApprove } from '../alert-rules.ts'
import { engineOf } from '../engine.ts'
import {
  type AlertVersionRow,
  type KeptAlert,
  lockNationalAlert,
  nationalNotices,
  versionsOfAlert,
} from '../store/alerts.ts'
import { contentOfProposal, lockProposal, type Proposed } from '../store/proposals.ts'
import { alertApproval, alertNotice, alertNoticeSeen, alertVersion } from '../tables.ts'
import { noProposal, requireVersion } from './alerts.ts'

/** Persons who approve this proposal, as it stands: none, or the first of two. */
export const approversOf = ({ approval }: Proposed): string[] => (approval ? [approval.by] : [])
export const needsOf = ({ mine }: Proposed): number => approvalsNeeded(!!mine.takesAway)
export const againstApproving = (found: Proposed, actor: { id: string; unit: string }): string | null =>
  whyNotApprove({ by: found.proposal.by, unit: found.mine.unit, approved: approversOf(found) }, actor)

/**
 * Another unit approves or declines. With the last approval that is needed the version stands, and is asked of every crossing
 * from this moment on; what took something away leaves a notice to the owner (I-22, I-23).
 */
export const answerAlert = action({
  name: 'screening.answerAlert',
  input: AnswerAlert,
  needs: 'desk',
  async run({ tx, actor }, { proposal: id, answer, reason }) {
    const found = await lockProposal(tx, id)
    if (!found || found.proposal.authority !== actor.authority) throw noProposal()
    if (found.answer) throw problem('already-answered', { key: 'platform:problem.already-answered' })
    const against = againstApproving(found, actor)
    if (against && (answer === 'approved' || found.proposal.by === actor.id))
      throw problem('four-eyes', { key: against }, 403)
    if (answer === 'declined' && !reason)
      throw problem('not-possible', { key: 'screening:refusal.reason-needed' })
    const { alert, effects } = found.mine
    const record = { proposal: id, answer, effects: effects ?? [], owner: found.proposal.authority }
    if (answer === 'approved' && approversOf(found).length + 1 < needsOf(found)) {
      tx.insert(alertApproval, { site: tx.site, id: newId(), proposal: id, at: tx.now, by: actor.id })
      return {
        ids: { proposal: id, alert, version: null },
        subject: alert,
        record: { ...record, first: true },
      }
    }
    await answerProposal(tx, actor, {
      proposal: id,
      action: found.proposal.action,
      answer,
      ...(reason && { reason }),
    })
    const version = answer === 'approved' ? newId() : null
    if (version) await putInForce(tx, actor.id, version, found)
    return { ids: { proposal: id, alert, version }, subject: alert, record: { ...record, version } }
  },
  async answer({ platform }, ids): Promise<AlertAnswer> {
    await engineOf(platform).refresh() // whoever approved sees it asked at the next crossing
    return ids
  },
})

async function putInForce(tx: Tx, approvedBy: string, id: string, found: Proposed): Promise<void> {
  const { proposal, mine } = found
  const content = await contentOfProposal(tx.db, tx.keys, found)
  if (!content) throw noProposal()
  const newest = mine.base ? await newestLocked(tx, mine.alert, mine.base) : undefined
  const owner = newest?.owner ?? proposal.authority
  const ownerUnit = newest ? newest.ownerUnit : mine.unit
  const [alsoApprovedBy = null] = approversOf(found)
  tx.insert(alertVersion, {
    id,
    alert: mine.alert,
    number: (mine.base ?? 0) + 1,
    state: mine.effects?.includes('withdrawn') ? 'withdrawn' : 'in-force',
    ...plainOf(content),
    owner,
    ownerUnit,
    at: tx.now,
    proposedBy: proposal.by,
    approvedBy,
    alsoApprovedBy,
    effects: mine.effects ?? [],
    takesAway: !!mine.takesAway,
    keySite: tx.site,
    sealed: seal(tx.newKey(id), content),
  })
  if (mine.takesAway)
    tx.insert(alertNotice, {
      site: tx.site,
      id: newId(),
      alert: mine.alert,
      version: id,
      at: tx.now,
      owner,
      unit: ownerUnit,
    })
}

const plainOf = ({ subject, purpose, reference, from, until }: KeptAlert) => ({
  subject: subject.kind,
  purpose,
  reference,
  validFrom: from,
  validUntil: until,
})

/** The version that the proposal was made of must still be the newest. @throws Refusal `changed-meanwhile`. */
async function newestLocked(tx: Tx, alert: string, base: number): Promise<AlertVersionRow> {
  await lockNationalAlert(tx, alert)
  const [newest] = await versionsOfAlert(tx.db, tx.keys, alert)
  if (!newest) throw noProposal()
  await requireVersion(tx, newest.row, base)
  return newest.row
}

/** The owner's unit has seen that something of its alert was taken away. */
export const seeNotice = action({
  name: 'screening.seeNotice',
  input: z.object({ notice: Id, site: SiteId }),
  needs: 'desk',
  async run({ tx, actor }, { notice, site }) {
    const mine = await nationalNotices(tx.db, actor)
    const found = mine.find(n => n.notice.id === notice && n.notice.site === site)
    if (!found) throw problem('not-found', { key: 'screening:refusal.no-notice' })
    tx.insert(alertNoticeSeen, {
      site: tx.site,
      id: newId(),
      noticeSite: site,
      notice,
      at: tx.now,
      by: actor.id,
    })
    return { ids: { notice }, subject: found.notice.alert, record: { notice } }
  },
  answer: async (_reading, ids) => ids,
})
