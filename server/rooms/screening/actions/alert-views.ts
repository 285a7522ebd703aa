import { z } from 'zod'
import {
  type AlertDetail,
  type AlertRow,
  type AlertRows,
  type AlertSheet,
  type AlertVersion,
  ListAlerts,
  type ProposedAlert,
  type WaitingProposal,
} from '../../../../contracts/alerts.ts'
import { AlertKind } from '../../../../contracts/screening.ts'
import { Id } from '../../../../contracts/words.ts'
import { action, type Platform, type Reading } from '../../../platform/action.ts'
import type { Actor } from '../../../platform/permissions.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { authorityName, sections as posts } from '../../posts/index.ts'
import { endingDays, standingOf } from '../alert-rules.ts'
import { coverageOf } from '../coverage.ts'
import { figuresOf, outcomesOf } from '../outcomes.ts'
import { peopleOf } from '../people.ts'
import {
  type AlertVersionRow,
  alertPage,
  type KeptAlert,
  nationalNotices,
  versionsOfAlert,
} from '../store/alerts.ts'
import { contentOfProposal, type Proposed, proposalOf, waitingProposals } from '../store/proposals.ts'
import { judgedDay } from '../trusted-time.ts'
import { againstApproving, approversOf, needsOf } from './alert-answers.ts'
import { noAlert, noProposal, whyNotChange } from './alerts.ts'
import { levelFor } from './hits.ts'

const pageSize = 50

const days = ({ platform, actor, now }: Reading) => ({
  day: judgedDay(platform, actor.site, now),
  soon: judgedDay(platform, actor.site, now, endingDays),
})

function rowOf(row: AlertVersionRow, { day, soon }: { day: string; soon: string }): AlertRow {
  const { id, alert, number, subject, purpose, reference, owner } = row
  const [from, until] = [row.validFrom, row.validUntil]
  const state = standingOf(row, day, soon)
  return { id, alert, number, subject, purpose, reference, owner, unit: row.ownerUnit, from, until, state }
}

function waitingOf(found: Proposed, actor: Actor): WaitingProposal {
  const { proposal, mine } = found
  return {
    proposal: proposal.id,
    alert: mine.alert,
    purpose: AlertKind.parse(proposal.reason),
    subject: z.enum(['person', 'document', 'vehicle']).catch('person').parse(proposal.input.subject),
    base: mine.base,
    effects: mine.effects ?? [],
    approvals: { has: approversOf(found).length, needs: needsOf(found) },
    at: proposal.at.toISOString(),
    by: proposal.by,
    notMine: againstApproving(found, actor),
  }
}

/** Authorities whose alerts this reader may see in full; the query leaves out the others, so that no page shows a gap (I-20). */
async function ownersShown(reading: Pick<Reading, 'platform' | 'actor'>): Promise<string[]> {
  const shown = [reading.actor.authority]
  for (const { id } of await reading.platform.references.rows(posts.authorities)) {
    if (
      id !== reading.actor.authority &&
      (await levelFor(reading, { owner: id, source: 'alert' })) === 'full'
    )
      shown.push(id)
  }
  return shown
}

/** Alerts by purpose and validity, proposals that wait, notices; whom they concern is shown only when one is opened. */
export const listAlerts = action({
  name: 'screening.alerts',
  input: ListAlerts,
  needs: 'desk',
  reads: true,
  // what was searched for is the officer's text and stays out of the ledger (I-26)
  run: async (_context, asked) => ({ ids: { asked }, record: { show: asked.show ?? 'live' } }),
  async answer(reading, { asked }): Promise<AlertRows> {
    const { db, actor } = reading
    const on = days(reading)
    const owners = await ownersShown(reading)
    const found = await alertPage(db, { show: 'live', ...asked, owners, ...on }, pageSize + 1)
    const first = !asked.after
    const waiting = (first ? await waitingProposals(db, actor.site) : [])
      .filter(p => owners.includes(p.proposal.authority))
      .map(p => waitingOf(p, actor))
    const notices = (first ? await nationalNotices(db, actor) : []).map(({ notice, version }) => ({
      id: notice.id,
      site: notice.site,
      alert: notice.alert,
      reference: version.reference,
      number: version.number,
      effects: version.effects ?? [],
      at: notice.at.toISOString(),
      by: version.proposedBy,
    }))
    return {
      rows: found.slice(0, pageSize).map(row => rowOf(row, on)),
      waiting,
      notices,
      next: found.length > pageSize ? (found[pageSize - 1]?.id ?? null) : null,
      people: await peopleOf(
        db,
        [...waiting, ...notices].map(one => one.by),
      ),
    }
  },
})

/** The versions of an alert that this reader may open. @throws Refusal `not-found`. */
async function openable(
  db: Reading['db'],
  { platform, actor, keys }: { platform: Platform; actor: Actor; keys: Tx['keys'] },
  alert: string,
) {
  const versions = await versionsOfAlert(db, keys, alert)
  const [newest] = versions
  const level = newest && (await levelFor({ platform, actor }, { owner: newest.row.owner, source: 'alert' }))
  if (!newest || level !== 'full') throw noAlert()
  return { versions, newest }
}

function versionOf({ row, content }: { row: AlertVersionRow; content: KeptAlert | null }): AlertVersion {
  const { reason = null, ...said } = content ?? {}
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    effects: row.effects ?? [],
    at: row.at.toISOString(),
    proposedBy: row.proposedBy,
    approvedBy: [...(row.alsoApprovedBy ? [row.alsoApprovedBy] : []), row.approvedBy],
    reason,
    content: content && row.state === 'in-force' ? (said as KeptAlert) : null,
  }
}

/** An alert opened: every version with who, when and why; where it is asked; how its hits ended. A look, recorded. */
export const openAlert = action({
  name: 'screening.openAlert',
  input: z.object({ alert: Id }),
  needs: 'desk',
  reads: true,
  async run({ tx, actor, platform }, { alert }) {
    const { newest } = await openable(tx.db, { platform, actor, keys: tx.keys }, alert)
    return { ids: { alert }, subject: alert, record: { alert, number: newest.row.number } }
  },
  async answer(reading, { alert }): Promise<AlertDetail> {
    const { db, actor, platform, now } = reading
    const { versions, newest } = await openable(db, reading, alert)
    const shown = versions.map(versionOf)
    const waiting = (await waitingProposals(db, actor.site, alert)).map(p => waitingOf(p, actor))
    const acting = [...shown.flatMap(v => [v.proposedBy, ...v.approvedBy]), ...waiting.map(w => w.by)]
    return {
      alert,
      row: rowOf(newest.row, days(reading)),
      versions: shown,
      waiting,
      ...(await coverageOf(platform, db, newest.row, now)),
      figures: await figuresOf(platform, db, { source: 'alert', sourceId: alert }, now),
      outcomes: await outcomesOf(db, { source: 'alert', sourceId: alert }),
      notMine: whyNotChange(newest.row, actor),
      people: await peopleOf(db, acting),
    }
  },
})

/** Opens a proposal to judge it: a look, recorded. */
export const openProposal = action({
  name: 'screening.openProposal',
  input: z.object({ proposal: Id }),
  needs: 'desk',
  reads: true,
  async run({ tx, actor }, { proposal }) {
    const found = await proposalOf(tx.db, tx.site, proposal)
    if (!found || found.proposal.authority !== actor.authority) throw noProposal()
    return { ids: { proposal }, subject: found.mine.alert, record: { proposal } }
  },
  async answer({ db, keys, actor }, { proposal }): Promise<ProposedAlert> {
    const found = await proposalOf(db, actor.site, proposal)
    const content = found && (await contentOfProposal(db, keys, found))
    if (!found || !content) throw noProposal()
    const { reason = '', ...said } = content
    const { alert, base, effects } = found.mine
    const versions = base ? await versionsOfAlert(db, keys, alert) : []
    const before = versions.map(versionOf).find(v => v.number === base)?.content ?? null
    const approvedBy = [
      ...approversOf(found),
      ...(found.answer?.answer === 'approved' ? [found.answer.by] : []),
    ]
    return {
      ...waitingOf(found, actor),
      reason,
      content: effects?.includes('withdrawn') ? null : said,
      before,
      approvedBy,
      answer: found.answer?.answer ?? null,
      owner: found.proposal.by === actor.id,
      people: await peopleOf(db, [found.proposal.by, ...approvedBy]),
    }
  },
})

/** What hangs in the duty office: the sheet is a look, recorded each time it is made. */
export const printAlert = action({
  name: 'screening.printAlert',
  input: z.object({ alert: Id }),
  needs: 'desk',
  reads: true,
  async run({ tx, actor, platform }, { alert }) {
    const { newest } = await openable(tx.db, { platform, actor, keys: tx.keys }, alert)
    if (newest.row.state === 'withdrawn' || !newest.content) throw noAlert()
    return { ids: { alert }, subject: alert, record: { alert, number: newest.row.number } }
  },
  async answer(reading, { alert }): Promise<AlertSheet> {
    const { newest } = await openable(reading.db, reading, alert)
    const { content } = versionOf(newest)
    if (!content) throw noAlert()
    const { number, at, owner } = newest.row
    // a person is known by name and birth date at the desk; numbers of documents are the machine's to compare
    const subject =
      content.subject.kind === 'person' ? { ...content.subject, documents: [] } : content.subject
    const name = await authorityName(reading.platform, owner)
    return { number, at: at.toISOString(), owner: name, content: { ...content, subject } }
  },
})
