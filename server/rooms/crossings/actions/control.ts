import { AnswerControl, LiftHold, PlaceHold } from '../../../../contracts/crossings.ts'
import { newId } from '../../../../contracts/ids.ts'
import { ClaimControl } from '../../../../contracts/onestop.ts'
import { action } from '../../../platform/action.ts'
import { seal } from '../../../platform/keys.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { problem } from '../../../platform/problems.ts'
import { type ControlFacts, type ControlStanding, isOneStop, standings } from '../rules/index.ts'
import { claim, hold, holdLift } from '../tables/index.ts'
import { changeFile, requireUndecided } from './change.ts'
import { concludeIfComplete, putAnswer } from './decide.ts'
import { requireReady } from './ready.ts'
import { controlFacts, fileOf } from './view.ts'

/**
 * An authority answers its own control. Two answering at the same instant both survive: the row lock orders them (I-05).
 * The last passing answer releases.
 */
export const answerControl = action({
  name: 'crossings.answer',
  input: AnswerControl,
  needs: 'shift',
  async run(context, { crossing, control, result, note, reading }) {
    const { tx, actor, platform } = context
    const { stored, beside } = await changeFile(context, crossing, { again: true })
    requireUndecided(stored)
    const controls = await controlFacts(platform, stored)
    const step = standings(controls).find(c => c.control === control)
    if (!step) throw problem('not-possible', { key: 'crossings:refusal.control-not-required' })
    requireOwn(actor, controls, step)
    if (result === 'passed') requireReady(stored, controls, control)
    const given = putAnswer(tx, actor, stored, {
      control,
      result,
      delegation: null,
      note: note ?? null,
      reading,
    })
    const released = await concludeIfComplete(tx, actor, platform, stored, {
      ...controls,
      answers: [...controls.answers, given],
      beside,
    })
    return { ids: { crossing }, subject: crossing, record: { control, result, released } }
  },
  answer: (reading, ids) => fileOf(reading, ids.crossing),
})

/** An officer begins a control: colleagues see by whom, and may take it over. */
export const claimControl = action({
  name: 'crossings.claim',
  input: ClaimControl,
  needs: 'shift',
  async run(context, { crossing, control }) {
    const { tx, actor, platform } = context
    const { stored } = await changeFile(context, crossing)
    requireUndecided(stored)
    const controls = await controlFacts(platform, stored)
    const step = standings(controls).find(c => c.control === control)
    if (!step || !isOneStop(controls.procedure))
      throw problem('not-possible', { key: 'crossings:refusal.control-not-required' })
    if (step.authority !== actor.authority)
      throw problem('not-permitted', { key: 'crossings:refusal.control-of-another' }, 403)
    if (step.state === 'passed') throw problem('not-possible', { key: 'onestop:refusal.passed-already' })
    const { authority, id: by } = actor
    tx.insert(claim, { site: tx.site, id: newId(), crossing, at: tx.now, by, authority, control })
    return { ids: { crossing }, subject: crossing, record: { control } }
  },
  answer: (reading, ids) => fileOf(reading, ids.crossing),
})

/**
 * A control is its authority's. First line answers what is its own of a vehicle, such as the portal; the border check it answers by
 * releasing, which looks at every verdict first. @throws Refusal
 */
function requireOwn(actor: Actor, { procedure }: ControlFacts, step: ControlStanding): void {
  if (step.authority !== actor.authority)
    throw problem('not-permitted', { key: 'crossings:refusal.control-of-another' }, 403)
  if (step.control === 'border-check' || !(isOneStop(procedure) || actor.duty === 'customs'))
    throw problem('not-possible', { key: 'onestop:refusal.answered-by-release' })
}

export const placeHold = action({
  name: 'crossings.hold',
  input: PlaceHold,
  needs: 'shift',
  async run(context, { crossing, reason }) {
    const { tx, actor } = context
    const { stored } = await changeFile(context, crossing)
    requireUndecided(stored)
    const id = newId()
    const { authority, id: by } = actor
    tx.insert(hold, {
      site: tx.site,
      id,
      crossing,
      at: tx.now,
      by,
      authority,
      sealed: seal(stored.key, { reason }),
    })
    return { ids: { crossing, hold: id }, subject: crossing, record: { hold: id } }
  },
  answer: (reading, ids) => fileOf(reading, ids.crossing),
})

/** Only the authority that held lifts. When nothing else is open, lifting releases. */
export const liftHold = action({
  name: 'crossings.liftHold',
  input: LiftHold,
  needs: 'shift',
  async run(context, input) {
    const { tx, actor, platform } = context
    const { crossing } = input
    const { stored, beside } = await changeFile(context, crossing, { again: true })
    requireUndecided(stored)
    const held = stored.holds.find(h => h.id === input.hold)
    if (!held || held.liftedAt) throw problem('not-found', { key: 'crossings:refusal.no-hold' })
    if (held.authority !== actor.authority)
      throw problem('not-permitted', { key: 'crossings:refusal.hold-of-another' }, 403)
    tx.insert(holdLift, { site: tx.site, id: newId(), crossing, hold: held.id, at: tx.now, by: actor.id })
    const open = stored.holds.filter(h => !h.liftedAt && h.id !== held.id).length
    const released = await concludeIfComplete(
      tx,
      actor,
      platform,
      stored,
      { ...(await controlFacts(platform, stored)), beside },
      open,
    )
    return { ids: { crossing }, subject: crossing, record: { hold: held.id, released } }
  },
  answer: (reading, ids) => fileOf(reading, ids.crossing),
})
