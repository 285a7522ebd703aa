import { z } from 'zod'
import {
  type AlertAnswer,
  type AlertContent,
  ChangeAlert,
  NewAlert,
  purposesOf,
} from '../../../../contracts/alerts.ts'
import { newId } from '../../../../contracts/ids.ts'
import { Id } from '../../../../contracts/words.ts'
import { parseBirthDate } from '../../../../libraries/name-screening/index.ts'
import { action } from '../../../platform/action.ts'
import { propose } from '../../../platform/approvals.ts'
import { seal } from '../../../platform/keys.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { problem } from '../../../platform/problems.ts'
import { proposalAnswer } from '../../../platform/tables.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { effectsOf, isCallable, takesAway } from '../alert-rules.ts'
import { peopleOf } from '../people.ts'
import { type AlertVersionRow, type KeptAlert, versionsOfAlert } from '../store/alerts.ts'
import { lockProposal, proposing } from '../store/proposals.ts'
import { alertProposal } from '../tables.ts'

export const noAlert = () => problem('not-found', { key: 'screening:refusal.no-alert' })
export const noProposal = () => problem('not-found', { key: 'screening:refusal.no-proposal' })
const impossible = (reason: string) => problem('not-possible', { key: `screening:refusal.${reason}` })

/** What no alert may say. @throws Refusal `not-possible`. */
function requireSound({ subject, purpose, contact, from, until }: AlertContent): void {
  if (until < from) throw impossible('ends-before')
  if (!purposesOf[subject.kind].includes(purpose)) throw impossible('other-purpose')
  if (!isCallable(contact)) throw impossible('no-telephone')
  if (subject.kind !== 'person' || !subject.birthDate || subject.birthDate.startsWith('?')) return
  if (!parseBirthDate(subject.birthDate)) throw impossible('impossible-date')
}

type Proposing = Pick<typeof alertProposal.$inferInsert, 'alert' | 'base' | 'effects' | 'takesAway'>

/** Queues a proposal: its content sealed, what it does in plain, so that a list of work needs no look at anybody. */
function queue(tx: Tx, actor: Actor, name: string, content: KeptAlert, mine: Proposing) {
  const { purpose } = content
  const id = propose(tx, actor, {
    action: name,
    subject: mine.alert,
    input: { purpose, subject: content.subject.kind },
    reason: purpose,
  })
  const key = tx.newKey(id)
  tx.insert(alertProposal, { site: tx.site, id, unit: actor.unit, sealed: seal(key, content), ...mine })
  return { id, personal: { key, content } }
}

/** Proposes an alert on a person, document or vehicle. It is in force once a person of another unit approved it (I-22). */
export const proposeAlert = action({
  name: proposing.anew,
  input: NewAlert,
  needs: 'desk',
  async run({ tx, actor }, content) {
    requireSound(content)
    const alert = newId()
    const { subject, purpose, from, until } = content
    const mine = { alert, base: null, effects: [], takesAway: false }
    const { id, personal } = queue(tx, actor, proposing.anew, content, mine)
    return {
      ids: { proposal: id, alert },
      subject: alert,
      record: { proposal: id, subject: subject.kind, purpose, from, until },
      personal,
    }
  },
  answer: async (_reading, { proposal, alert }): Promise<AlertAnswer> => ({ proposal, alert, version: null }),
})

/** Names who changed the alert since it was read. @throws Refusal `changed-meanwhile`. */
export async function requireVersion(tx: Tx, newest: AlertVersionRow, seen: number): Promise<void> {
  if (newest.number === seen) return
  const who = (await peopleOf(tx.db, [newest.proposedBy]))[newest.proposedBy]
  throw problem('changed-meanwhile', {
    key: 'screening:refusal.alert-changed',
    params: { by: who?.name ?? newest.proposedBy, number: newest.number, at: newest.at.toISOString() },
  })
}

/** Only the owner's authority changes an alert; withdrawn, it is over: a new one is proposed instead. */
export const whyNotChange = (newest: AlertVersionRow, actor: Pick<Actor, 'authority'>): string | null => {
  if (newest.owner !== actor.authority) return 'screening:refusal.not-owner'
  return newest.state === 'withdrawn' ? 'screening:refusal.alert-withdrawn' : null
}

/** Proposes a next version: prolonged, changed, shortened or withdrawn. What it takes away decides how many must approve (I-23). */
export const proposeChange = action({
  name: proposing.change,
  input: ChangeAlert,
  needs: 'desk',
  async run({ tx, actor }, { alert, version, content: next, reason }) {
    const [newest] = await versionsOfAlert(tx.db, tx.keys, alert)
    // of an alert of another authority it is not even said that there is one (I-20)
    if (!newest?.content || newest.row.owner !== actor.authority) throw noAlert()
    await requireVersion(tx, newest.row, version)
    const against = whyNotChange(newest.row, actor)
    if (against) throw problem('not-possible', { key: against })
    const { reason: _before, ...before } = newest.content
    if (next) requireSound(next)
    if (next && next.subject.kind !== before.subject.kind) throw impossible('other-subject')
    const effects = effectsOf(before, next)
    if (!effects.length) throw impossible('nothing-changed')
    const mine = { alert, base: version, effects, takesAway: takesAway(effects) }
    const { id, personal } = queue(tx, actor, proposing.change, { ...(next ?? before), reason }, mine)
    return {
      ids: { proposal: id, alert },
      subject: alert,
      record: { proposal: id, base: version, effects },
      personal,
    }
  },
  answer: proposeAlert.answer,
})

/** The proposer takes back what nobody answered for good yet. */
export const withdrawProposal = action({
  name: 'screening.withdrawProposal',
  input: z.object({ proposal: Id }),
  needs: 'desk',
  async run({ tx, actor }, { proposal }) {
    const found = await lockProposal(tx, proposal)
    if (!found || found.proposal.by !== actor.id) throw noProposal()
    if (found.answer) throw problem('already-answered', { key: 'platform:problem.already-answered' })
    tx.insert(proposalAnswer, {
      site: tx.site,
      proposal,
      at: tx.now,
      by: actor.id,
      answer: 'withdrawn',
      reason: null,
    })
    const { alert } = found.mine
    return { ids: { proposal, alert }, subject: alert, record: { proposal } }
  },
  answer: proposeAlert.answer,
})
