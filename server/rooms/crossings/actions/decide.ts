import { Refer, Release, SetPurpose, Withdraw } from '../../../../contracts/crossings.ts'
import { newId } from '../../../../contracts/ids.ts'
import type { ControlId } from '../../../../contracts/procedures.ts'
import { SettleReferral } from '../../../../contracts/referrals.ts'
import { action, type Platform } from '../../../platform/action.ts'
import { seal } from '../../../platform/keys.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { problem } from '../../../platform/problems.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { countPermitUse } from '../../documents/index.ts'
import { postOf } from '../../posts/index.ts'
import * as referrals from '../../referrals/index.ts'
import { answersOfRelease, type ControlFacts, standings } from '../rules/index.ts'
import type { Reading, Stored } from '../store/index.ts'
import { answer, decision, declaration, passage, referred } from '../tables/index.ts'
import { issueToken } from './barrier.ts'
import { changeFile, inadmissible, requireAdmissible, requireCan, requireUndecided } from './change.ts'
import { requireReady } from './ready.ts'
import { type Beside, controlFacts, fileOf } from './view.ts'

/** `Space`: records the border check and, if nothing of another authority is open, releases in the same breath. */
export const release = action({
  name: 'crossings.release',
  input: Release,
  needs: 'shift',
  async run(context, input) {
    const { tx, actor, platform } = context
    const { stored, view, beside, opened } = await changeFile(context, input.crossing, { again: true })
    // A hit that is new now is kept, and the file goes to second line; refusing would forget it with the transaction.
    if (opened.length)
      return {
        ids: { crossing: stored.id },
        subject: stored.id,
        record: { answers: [], released: false, hits: opened.length },
      }
    requireCan(view, 'release')
    const controls = await controlFacts(platform, stored)
    requireReady(stored, controls, 'border-check')
    const given = giveAnswers(tx, actor, stored, controls)
    const released = await concludeIfComplete(tx, actor, platform, stored, {
      ...controls,
      answers: [...controls.answers, ...given],
      beside,
    })
    return {
      ids: { crossing: stored.id },
      subject: stored.id,
      record: { answers: given.map(g => g.control), released },
    }
  },
  answer: (reading, ids) => fileOf(reading, ids.crossing),
})

/** Queues what the border guard answers by releasing. */
export function giveAnswers(tx: Tx, actor: Actor, stored: Stored, controls: ControlFacts) {
  return answersOfRelease(controls, actor.authority).map(({ control, delegation }) =>
    putAnswer(tx, actor, stored, { control, result: 'passed', delegation, note: null }),
  )
}

export function putAnswer(
  tx: Tx,
  actor: Actor,
  stored: Stored,
  a: {
    control: ControlId
    result: 'passed' | 'failed' | 'could-not'
    delegation: string | null
    note: string | null
    reading?: Reading | undefined
  },
) {
  const { note, reading, ...plain } = a
  const row = { at: tx.now, by: actor.id, authority: actor.authority, ...plain }
  tx.insert(answer, {
    site: tx.site,
    id: newId(),
    crossing: stored.id,
    sealed: seal(stored.key, { note, ...(reading && { reading }) }),
    ...row,
  })
  return row
}

/**
 * Releases when every required control has its passing answer (I-01), nothing holds the crossing, second line has no open
 * referral and nothing inadmissible is on the file, whoever gives the last answer: one decision, one passage for each
 * traveller, one use of each permit. @returns whether it did.
 */
export async function concludeIfComplete(
  tx: Tx,
  actor: Actor,
  platform: Platform,
  stored: Stored,
  controls: ControlFacts & { beside: Beside },
  openHolds = stored.holds.filter(h => !h.liftedAt).length,
): Promise<boolean> {
  const { referral } = controls.beside
  const referred = referral !== null && referral.state !== 'settled'
  if (openHolds || referred || inadmissible(stored, controls.beside)) return false
  if (!standings(controls).every(s => s.state === 'passed')) return false
  putDecision(tx, actor, stored, 'released')
  if (controls.procedure.barrier) issueToken(tx, actor, stored)
  const post = await postOf(platform, stored.post)
  for (const t of stored.travellers) {
    const { personHash, documentHash, nationality, content } = t
    const { direction, day } = stored
    tx.insert(passage, {
      site: tx.site,
      id: t.id,
      crossing: stored.id,
      personHash,
      documentHash,
      nationality,
      direction,
      day,
      at: tx.now,
      territory: content.stay?.territory ?? post?.territory ?? 'whole-country',
      admittedUntil: direction === 'entry' ? (content.stay?.until ?? null) : null,
    })
    if (direction === 'entry' && content.permit)
      countPermitUse(tx, { permit: content.permit.id, crossing: stored.id })
  }
  return true
}

export function putDecision(
  tx: Tx,
  actor: Actor,
  stored: Stored,
  state: 'released' | 'refused' | 'withdrawn',
  more: { reason?: string; correction?: string } = {},
): void {
  tx.insert(decision, {
    site: tx.site,
    id: newId(),
    crossing: stored.id,
    at: tx.now,
    by: actor.id,
    authority: actor.authority,
    state,
    correction: more.correction ?? null,
    sealed: seal(stored.key, { reason: more.reason ?? null }),
  })
}

/** `S`: sends the traveller to second line. Whatever the reason, it looks the same. */
export const refer = action({
  name: 'crossings.refer',
  input: Refer,
  needs: 'shift',
  async run(context, { crossing, grounds, note }) {
    const { tx, actor } = context
    const { stored, view } = await changeFile(context, crossing)
    requireCan(view, 'refer')
    const id = referrals.open(tx, actor, { crossing, grounds, ...(note && { note }) })
    tx.insert(referred, { site: tx.site, id, crossing, at: tx.now, by: actor.id })
    return { ids: { crossing: stored.id }, subject: stored.id, record: { referral: id, grounds } }
  },
  answer: (reading, ids) => fileOf(reading, ids.crossing),
})

/** `P`: purpose and corridor as the traveller said them. Crossing the green line is an oral declaration. */
export const declare = action({
  name: 'crossings.declare',
  input: SetPurpose,
  needs: 'shift',
  async run(context, { crossing, purpose, corridor, host }) {
    const { tx, actor } = context
    const { stored, view } = await changeFile(context, crossing)
    requireCan(view, 'purpose')
    const sealed = seal(stored.key, { host: host ?? null })
    tx.insert(declaration, {
      site: tx.site,
      id: newId(),
      crossing,
      at: tx.now,
      by: actor.id,
      purpose,
      corridor,
      sealed,
    })
    return { ids: { crossing }, subject: crossing, record: { purpose, corridor } }
  },
  answer: (reading, ids) => fileOf(reading, ids.crossing),
})

/** The traveller turned back of their own will, or the file was opened by mistake. */
export const withdraw = action({
  name: 'crossings.withdraw',
  input: Withdraw,
  needs: 'shift',
  async run(context, { crossing, reason }) {
    const { tx, actor } = context
    const { stored, view } = await changeFile(context, crossing)
    requireCan(view, 'withdraw')
    putDecision(tx, actor, stored, 'withdrawn', { reason })
    return { ids: { crossing }, subject: crossing, record: { state: 'withdrawn' } }
  },
  answer: (reading, ids) => fileOf(reading, ids.crossing),
})

/** Second line settles what first line asked: admitted, refused with the form, or handed over. */
export const settle = action({
  name: 'crossings.settle',
  input: SettleReferral,
  needs: 'shift',
  async run(context, input) {
    const { tx, actor, platform } = context
    const crossing = await referrals.crossingOf(tx, input.referral)
    const again = input.outcome === 'admitted'
    const { stored, beside, opened } = await changeFile(context, crossing, { again })
    requireUndecided(stored)
    // Somebody became sought while second line looked: the referral stays open until the new hit is judged too.
    if (opened.length)
      return {
        ids: { crossing },
        subject: crossing,
        record: { referral: input.referral, outcome: 'not-settled', hits: opened.length },
      }
    const first = stored.travellers[0]
    if (!first) throw problem('not-possible', { key: 'crossings:refusal.nobody' })
    if (input.outcome === 'admitted') requireAdmissible(stored, beside)
    const { document, permit } = first.content
    const settled = await referrals.settle(tx, actor, {
      ...input,
      post: stored.post,
      person: document,
      permit: permit?.number ?? null,
    })
    let released = false
    if (input.outcome === 'admitted') {
      const controls = await controlFacts(platform, stored)
      const given = giveAnswers(tx, actor, stored, controls)
      released = await concludeIfComplete(tx, actor, platform, stored, {
        ...controls,
        answers: [...controls.answers, ...given],
        beside: { ...beside, referral: null }, // settled in this very transaction
      })
    } else {
      putDecision(tx, actor, stored, input.outcome === 'refused' ? 'refused' : 'withdrawn', {
        reason: input.note,
      })
    }
    const record = {
      referral: input.referral,
      outcome: input.outcome,
      letters: input.refusal?.letters ?? [],
      released,
    }
    return {
      ids: { crossing },
      subject: crossing,
      record,
      ...(settled.personal && { personal: settled.personal }),
    }
  },
  answer: (reading, ids) => fileOf(reading, ids.crossing),
})
