import { z } from 'zod'
import { newId } from '../../../../contracts/ids.ts'
import {
  type AlertAnswer,
  AlertKind,
  type AlertRow,
  type AlertRows,
  AnswerAlert,
  ListAlerts,
  NewAlert,
  type ProposedAlert,
} from '../../../../contracts/screening.ts'
import { Id } from '../../../../contracts/words.ts'
import { parseBirthDate } from '../../../../libraries/name-screening/index.ts'
import { action, type Reading } from '../../../platform/action.ts'
import { answerProposal, mayAnswer, propose } from '../../../platform/approvals.ts'
import { dayAt } from '../../../platform/clock.ts'
import { seal } from '../../../platform/keys.ts'
import { problem } from '../../../platform/problems.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { engineOf } from '../engine.ts'
import {
  type AlertVersionRow,
  alertPage,
  type Proposed,
  proposedAlert,
  waitingProposals,
} from '../store/alerts.ts'
import { alertProposal, alertVersion } from '../tables.ts'
import { levelFor } from './hits.ts'

const pageSize = 50
const proposing = 'screening.proposeAlert'
const noProposal = () => problem('not-found', { key: 'screening:refusal.no-proposal' })

/** Proposes an alert on a person, document or vehicle. It is in force once another person approved it (I-22). */
export const proposeAlert = action({
  name: proposing,
  input: NewAlert,
  needs: 'desk',
  async run({ tx, actor }, content) {
    if (content.until < content.from) throw problem('not-possible', { key: 'screening:refusal.ends-before' })
    const { subject } = content
    if (
      subject.kind === 'person' &&
      subject.birthDate &&
      !/^\?/.test(subject.birthDate) &&
      !parseBirthDate(subject.birthDate)
    )
      throw problem('not-possible', { key: 'screening:refusal.impossible-date' })
    const alert = newId()
    const { purpose } = content
    const id = propose(tx, actor, { action: proposing, subject: alert, input: { purpose }, reason: purpose })
    const key = tx.newKey(id)
    tx.insert(alertProposal, { site: tx.site, id, alert, sealed: seal(key, content) })
    return {
      ids: { proposal: id, alert },
      subject: alert,
      record: { proposal: id, subject: subject.kind, purpose, from: content.from, until: content.until },
      personal: { key, content },
    }
  },
  answer: async (_reading, { proposal, alert }): Promise<z.infer<typeof AlertAnswer>> => ({
    proposal,
    alert,
    version: null,
  }),
})

/** Another person approves or declines; approved, the alert is asked of every crossing from this moment on. */
export const answerAlert = action({
  name: 'screening.answerAlert',
  input: AnswerAlert,
  needs: 'desk',
  async run({ tx, actor }, { proposal: id, answer, reason }) {
    const answered = await answerProposal(tx, actor, {
      proposal: id,
      action: proposing,
      answer,
      ...(reason && { reason }),
    })
    const proposed = await proposedAlert(tx.db, tx.keys, tx.site, id)
    if (!proposed) throw noProposal()
    const { alert, content } = proposed
    const version = answer === 'approved' ? newId() : null
    if (version) putInForce(tx, actor.id, version, { alert, content, proposal: answered })
    const record = { proposal: id, answer, version, purpose: content.purpose, owner: answered.authority }
    return { ids: { proposal: id, alert, version }, subject: alert, record }
  },
  async answer({ platform }, ids): Promise<z.infer<typeof AlertAnswer>> {
    await engineOf(platform).refresh() // whoever approved sees it asked at the next crossing
    return ids
  },
})

function putInForce(tx: Tx, approvedBy: string, id: string, { alert, content, proposal }: Proposed): void {
  tx.insert(alertVersion, {
    id,
    alert,
    number: 1,
    state: 'in-force',
    subject: content.subject.kind,
    owner: proposal.authority,
    purpose: content.purpose,
    reference: content.reference,
    validFrom: content.from,
    validUntil: content.until,
    at: tx.now,
    proposedBy: proposal.by,
    approvedBy,
    keySite: tx.site,
    sealed: seal(tx.newKey(id), content),
  })
}

/** Opens a proposal to judge it: a look, recorded. */
export const openProposal = action({
  name: 'screening.openProposal',
  input: z.object({ proposal: Id }),
  needs: 'desk',
  reads: true,
  async run({ tx, actor, platform }, { proposal }) {
    const found = await proposedAlert(tx.db, tx.keys, tx.site, proposal)
    if (!found) throw noProposal()
    const level = await levelFor({ platform, actor }, { owner: found.proposal.authority, source: 'alert' })
    if (level !== 'full') throw noProposal()
    return { ids: { proposal }, subject: found.alert, record: { proposal } }
  },
  async answer({ db, keys, actor }, { proposal }): Promise<z.infer<typeof ProposedAlert>> {
    const found = await proposedAlert(db, keys, actor.site, proposal)
    if (!found) throw noProposal()
    return {
      proposal,
      alert: found.alert,
      at: found.proposal.at.toISOString(),
      by: found.proposal.by,
      content: found.content,
    }
  },
})

/** Alerts by purpose and validity, and proposals that wait; whom they concern is shown only when one is opened. */
export const listAlerts = action({
  name: 'screening.alerts',
  input: ListAlerts,
  needs: 'desk',
  reads: true,
  run: async (_context, { after }) => ({ ids: { after: after ?? null }, record: {} }),
  async answer(reading, { after }): Promise<z.infer<typeof AlertRows>> {
    const { db, actor } = reading
    const found = await alertPage(db, after ?? undefined, pageSize + 1)
    const shown = []
    for (const row of found.slice(0, pageSize)) {
      if ((await levelFor(reading, { owner: row.owner, source: 'alert' })) === 'full')
        shown.push(rowOf(row, today(reading)))
    }
    const waiting = []
    for (const p of after ? [] : await waitingProposals(db, actor.site)) {
      if ((await levelFor(reading, { owner: p.authority, source: 'alert' })) !== 'full') continue
      const against = mayAnswer(p, actor)
      const { id, at, by, subject, reason } = p
      const notMine = against ? `platform:refusal.${against}` : null
      waiting.push({
        proposal: id,
        alert: subject,
        purpose: AlertKind.parse(reason),
        at: at.toISOString(),
        by,
        notMine,
      })
    }
    return { rows: shown, waiting, next: found.length > pageSize ? (found[pageSize - 1]?.id ?? null) : null }
  },
})

const today = ({ platform, actor, now }: Reading) =>
  dayAt(now, engineOf(platform).current()?.zones.get(actor.site) ?? 'UTC')

const rowOf = (row: AlertVersionRow, day: string): AlertRow => ({
  id: row.id,
  alert: row.alert,
  number: row.number,
  subject: row.subject,
  purpose: row.purpose,
  owner: row.owner,
  from: row.validFrom,
  until: row.validUntil,
  state:
    row.state === 'withdrawn'
      ? 'withdrawn'
      : day < row.validFrom
        ? 'not-yet'
        : day > row.validUntil
          ? 'ended'
          : 'in-force',
})
