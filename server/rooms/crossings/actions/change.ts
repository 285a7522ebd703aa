import type { CrossingFile } from '../../../../contracts/crossings.ts'
import type { Platform } from '../../../platform/action.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { problem } from '../../../platform/problems.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { referralOf } from '../../referrals/index.ts'
import { standingOf } from '../../screening/index.ts'
import { openMode, readFile, type Stored, vehiclesOf } from '../store/index.ts'
import { askAgain, withAnswers } from './again.ts'
import { type Beside, countHits, requireMayLook, viewOf } from './view.ts'

export interface Changing {
  stored: Stored
  view: CrossingFile
  beside: Beside
  /** Hits that this very act opened, because a list or an alert has changed since the file was asked. */
  opened: string[]
}

/**
 * Locks the crossing, first of all locks, and reads it with everything that stands beside it.
 * Before an act that may release, an answer given by older lists or alerts is asked again in the same transaction (`askAgain`).
 * @throws Refusal when it is not there or not this reader's to change.
 */
export async function changeFile(
  { tx, actor, platform, now }: { tx: Tx; actor: Actor; platform: Platform; now: Date },
  crossing: string,
  { again = false } = {},
): Promise<Changing> {
  const read = await readFile(tx, platform, { site: tx.site, id: crossing, lock: true })
  await requireMayLook(platform, read, actor)
  const standing = await standingOf(platform, tx.db, { site: tx.site, crossing, now })
  const asked = again && !standing.current && !read.decisions.length && (await askAgain(platform, tx, read))
  const { stored, opened } = asked || { stored: withAnswers(read, standing.renewed), opened: [] }
  const known = countHits(standing.hits, stored)
  const hits = { ...known, waiting: known.waiting + opened.length }
  const referral = stored.referrals.length ? await referralOf(tx.db, tx.site, crossing) : null
  const relaxed = stored.mode !== null && (await openMode(tx, tx.site, now))?.id === stored.mode
  const beside: Beside = { hits, referral, corrections: [], relaxed }
  return { stored, beside, opened, view: await viewOf(platform, actor, stored, beside) }
}

/** @throws Refusal with the very reason the screen shows for the act. */
export function requireCan(view: CrossingFile, act: string): void {
  const reason = view.verdict.can[act]
  if (reason) throw problem('not-possible', reason)
}

/** @throws Refusal when the crossing is decided: a final state changes only by a correction (I-03). */
export function requireUndecided(stored: Stored): void {
  if (stored.decisions.length) throw problem('not-possible', { key: 'crossings:refusal.decided' })
}

/** What no release may pass over: a hit nobody judged, a confirmed one, a screening that could not be made (I-02). */
export function inadmissible(stored: Stored, { hits, relaxed }: Beside): string | undefined {
  if (hits.waiting) return 'hit-waits'
  if (hits.confirmed) return 'hit-confirmed'
  const unscreened = [...stored.travellers, ...vehiclesOf(stored)].some(s => s.screened === 'could-not')
  return unscreened && !relaxed ? 'could-not-screen' : undefined
}

/** @throws Refusal naming what stands against any release. */
export function requireAdmissible(stored: Stored, beside: Beside): void {
  const against = inadmissible(stored, beside)
  if (against) throw problem('not-possible', { key: `crossings:refusal.${against}` })
}
