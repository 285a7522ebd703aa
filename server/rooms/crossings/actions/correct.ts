import { AnswerCorrection, ProposeCorrection } from '../../../../contracts/crossings.ts'
import { action } from '../../../platform/action.ts'
import { answerProposal, propose } from '../../../platform/approvals.ts'
import { problem } from '../../../platform/problems.ts'
import { mayCorrect } from '../rules/index.ts'
import type { Stored } from '../store/index.ts'
import { changeFile, requireAdmissible } from './change.ts'
import { putDecision } from './decide.ts'
import { fileOf } from './view.ts'

const name = 'crossings.correction'

/** Both changes of a decided crossing carry the version their author saw; another's change in between is named (412). */
function requireVersion(stored: Stored, seen: number): void {
  if (stored.version === seen) return
  const last = stored.decisions.at(-1)
  throw problem('changed-meanwhile', {
    key: 'crossings:refusal.changed',
    params: { by: last?.by ?? '', state: stored.state },
  })
}

/** @throws Refusal when the file, as it stands, knows no such correction (I-03). */
function requireCorrectable({ state }: Stored, to: 'released' | 'refused' | 'withdrawn'): void {
  if (mayCorrect(state, to)) return
  throw problem('not-possible', { key: 'crossings:refusal.no-such-correction', params: { from: state, to } })
}

/** Asks for the outcome of a decided crossing to be changed; another person answers (I-22). */
export const proposeCorrection = action({
  name: 'crossings.proposeCorrection',
  input: ProposeCorrection,
  needs: 'shift',
  async run(context, { crossing, version, to, reason }) {
    const { tx, actor } = context
    const { stored } = await changeFile(context, crossing)
    requireVersion(stored, version)
    requireCorrectable(stored, to)
    const id = propose(tx, actor, { action: name, subject: crossing, input: { to }, reason })
    return { ids: { crossing, correction: id }, subject: crossing, record: { correction: id, to } }
  },
  answer: (reading, ids) => fileOf(reading, ids.crossing),
})

/** The second pair of eyes. An approval adds a decision beside the first; nothing is overwritten (I-24). */
export const answerCorrection = action({
  name: 'crossings.answerCorrection',
  input: AnswerCorrection,
  needs: 'shift',
  async run(context, { crossing, correction, version, answer, reason }) {
    const { tx, actor } = context
    const { stored, beside } = await changeFile(context, crossing)
    requireVersion(stored, version)
    const proposed = await answerProposal(tx, actor, {
      proposal: correction,
      action: name,
      answer,
      ...(reason && { reason }),
    })
    const to = proposed.input.to as 'released' | 'refused' | 'withdrawn'
    if (proposed.subject !== crossing) throw problem('not-found', { key: 'platform:problem.no-proposal' })
    if (answer === 'approved') {
      requireCorrectable(stored, to) // another correction may have been approved since this one was proposed
      if (to === 'released') requireAdmissible(stored, beside)
      putDecision(tx, actor, stored, to, { reason: proposed.reason, correction })
    }
    return { ids: { crossing }, subject: crossing, record: { correction, answer, to } }
  },
  answer: (reading, ids) => fileOf(reading, ids.crossing),
})
