import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import {
  AskBarrier,
  type BarrierAnswer,
  ExplainOpening,
  type Openings,
} from '../../../../contracts/barrier.ts'
import { newId } from '../../../../contracts/ids.ts'
import { LaneId } from '../../../../contracts/posts.ts'
import { action } from '../../../platform/action.ts'
import { over } from '../../../platform/database.ts'
import { seal } from '../../../platform/keys.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { problem } from '../../../platform/problems.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { laneOf } from '../../posts/index.ts'
import { forcedOf, forcedSince, onPool, readFile, redeemedAt, type Stored, tokenOf } from '../store/index.ts'
import { barrier, forcedOpening, forcedReason, redeemed, releaseToken } from '../tables/index.ts'

export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret.trim()).digest()

/** Queues the token of a release: 128 bits that nobody guesses, kept sealed for the print and as a hash for the barrier. */
export function issueToken(tx: Tx, actor: Actor, stored: Stored): void {
  const token = randomBytes(16).toString('base64url')
  tx.insert(releaseToken, {
    site: tx.site,
    id: newId(),
    crossing: stored.id,
    at: tx.now,
    by: actor.id,
    hash: hashOf(token),
    sealed: seal(stored.key, { token }),
  })
}

/** A key for the barrier of a lane, told once. An earlier key of the lane is good no more. */
export const enrolBarrier = action({
  name: 'crossings.enrolBarrier',
  input: z.object({ lane: LaneId }),
  needs: 'node',
  async run({ tx, actor, now, platform }, { lane }) {
    const found = await laneOf(platform, lane)
    if (found?.site !== tx.site) throw problem('not-found', { key: 'onestop:barrier-refusal.no-lane' })
    const key = randomBytes(24).toString('base64url')
    const id = newId()
    tx.insert(barrier, { site: tx.site, id, at: now, by: actor.id, lane, keyHash: hashOf(key) })
    return { ids: { lane }, subject: id, record: { lane }, answer: { key } }
  },
  answer: async (): Promise<{ key: string }> => {
    throw problem('not-possible', { key: 'onestop:barrier-refusal.told-once' })
  },
})

/**
 * A barrier asks. A token of a released crossing of its lane opens it once, whoever shows it and however often (I-07); without a
 * token the barrier was opened by hand, which is counted.
 */
export const askBarrier = action({
  name: 'crossings.askBarrier',
  input: AskBarrier,
  needs: 'node',
  work: 'lane',
  async run({ tx, actor, now, platform }, { token }) {
    const lane = actor.lane ?? ''
    const answered = (answer: BarrierAnswer['answer']): BarrierAnswer => ({
      answer,
      lane,
      at: now.toISOString(),
    })
    if (token === undefined) {
      const id = newId()
      tx.insert(forcedOpening, { site: tx.site, id, at: now, by: actor.id, lane })
      return { ids: answered('counted'), subject: id, record: { lane, forced: true } }
    }
    const found = await tokenOf(tx.db, tx.site, hashOf(token))
    if (!found) throw problem('not-possible', { key: 'onestop:barrier-refusal.no-token' })
    const stored = await readFile(tx, platform, { site: tx.site, id: found.crossing, lock: true })
    if (stored.lane !== lane) throw problem('not-possible', { key: 'onestop:barrier-refusal.another-lane' })
    if (stored.state !== 'released')
      throw problem('not-possible', { key: 'onestop:barrier-refusal.not-released' })
    const before = await redeemedAt(tx.db, tx.site, found.id)
    if (before)
      throw problem('not-possible', {
        key: 'onestop:barrier-refusal.used',
        params: { time: before.toISOString() },
      })
    tx.insert(redeemed, { site: tx.site, id: found.id, crossing: stored.id, at: now, by: actor.id, lane })
    return {
      ids: answered('opened'),
      subject: stored.id,
      record: { lane, token: found.id },
    }
  },
  answer: async (_reading, ids): Promise<BarrierAnswer> => ids,
})

const shownDays = 30

/** How barriers opened here: with a token, and without one. */
export const listOpenings = action({
  name: 'crossings.openings',
  input: z.object({}),
  needs: 'desk',
  reads: true,
  async run({ now }) {
    return { ids: { since: new Date(now.getTime() - shownDays * 86_400_000).toISOString() }, record: {} }
  },
  answer: async ({ actor, keys, platform }, { since }): Promise<Openings> => {
    const pool = platform.database.pool('desk')
    const at = { site: actor.site, since: new Date(since) }
    return { since, ...(await forcedSince(onPool(pool), over(pool), keys, at)) }
  },
})

/** The shift leader says why a barrier was opened without a token. Once: what was said stays. */
export const explainOpening = action({
  name: 'crossings.explainOpening',
  input: ExplainOpening,
  needs: 'shift',
  async run({ tx, actor, now }, { opening, reason }) {
    const found = await forcedOf(tx.db, tx.site, opening)
    if (!found) throw problem('not-found', { key: 'onestop:barrier-refusal.no-opening' })
    if (found.explained) throw problem('not-possible', { key: 'onestop:barrier-refusal.explained' })
    const key = tx.newKey(opening)
    tx.insert(forcedReason, {
      site: tx.site,
      id: opening,
      at: now,
      by: actor.id,
      sealed: seal(key, { reason }),
    })
    return {
      ids: { since: new Date(now.getTime() - shownDays * 86_400_000).toISOString() },
      subject: opening,
      record: { lane: found.lane },
    }
  },
  answer: (reading, ids) => listOpenings.answer(reading, ids),
})
