import type { ReadDocument } from '../../../contracts/documents.ts'
import { newId } from '../../../contracts/ids.ts'
import type { Outcome, ReferralGround, ReferralState } from '../../../contracts/referrals.ts'
import type { Drizzle } from '../../platform/database.ts'
import { type RecordKey, seal } from '../../platform/keys.ts'
import type { Actor } from '../../platform/permissions.ts'
import { problem } from '../../platform/problems.ts'
import type { Tx } from '../../platform/transaction.ts'
import {
  againstForm,
  againstSettling,
  inOrder,
  numberOf,
  type RefusalInput,
  type RefusedPerson,
  stateOf,
  yearAt,
} from './rules.ts'
import * as store from './store.ts'

export { declares } from './declares.ts'
export { routes } from './routes.ts'
export type { RefusalInput, RefusedPerson } from './rules.ts'
export { sections } from './sections.ts'

/** Queues a referral of `actor` in the caller's transaction. @returns its id. */
export function open(
  tx: Tx,
  actor: Actor,
  asked: { crossing: string; grounds: ReferralGround[]; note?: string | undefined },
): string {
  const id = newId()
  const key = tx.newKey(id)
  store.addReferral(tx, {
    site: tx.site,
    id,
    crossing: asked.crossing,
    at: tx.now,
    by: actor.id,
    authority: actor.authority,
    lane: actor.lane,
    grounds: asked.grounds,
    note: asked.note ? seal(key, { note: asked.note }) : null,
  })
  return id
}

/** Which crossing a referral is about, so that its caller can lock that first. @throws Refusal `not-found`. */
export async function crossingOf(tx: Tx, id: string): Promise<string> {
  const found = await store.find(tx.db, tx.site, id)
  if (!found) throw problem('not-found', { key: 'referrals:refusal.not-found' })
  return found.crossing
}

export interface ReferralStanding {
  id: string
  state: 'waiting' | 'taken' | 'settled'
  outcome: Outcome | null
}

/** The last referral of a crossing and how it stands; null: there is none. */
export async function referralOf(
  db: Drizzle,
  site: string,
  crossing: string,
): Promise<{ id: string; state: ReferralState; outcome: Outcome | null } | null> {
  const row = await store.lastOf(db, site, crossing)
  if (!row) return null
  const [settled, held] = await Promise.all([
    store.outcomeOf(db, site, row.id),
    store.holders(db, site, [row.id]),
  ])
  const state = stateOf({ takenBy: held.get(row.id)?.by ?? null, settled: settled !== undefined })
  return { id: row.id, state, outcome: settled?.outcome ?? null }
}

export interface Settlement {
  referral: string
  outcome: Outcome
  note: string
  refusal?: RefusalInput | undefined
  /** Post of the crossing: the year of a refusal's number is the post's. */
  post: string
  /** Whom the form names when the outcome is `refused`. */
  person: ReadDocument
  /** The name in its own script, and the visa or permit on file, where known. */
  native?: string | null
  permit?: string | null
}

export interface Settled {
  crossing: string
  refusal: { id: string; number: string } | null
  /** For the caller's `Done.personal`: binds the register's entry to the ledger line. */
  personal?: { key: RecordKey; content: unknown }
}

/**
 * Settles a referral in the caller's transaction: the outcome, and for a refusal the entry in the register with its number.
 * The caller locks the crossing first (lock order) and decides what the outcome does to it.
 * @throws Refusal `not-found`, or 409 `not-settled` with the reason.
 */
export async function settle(tx: Tx, actor: Actor, asked: Settlement): Promise<Settled> {
  const found = await store.lock(tx, asked.referral)
  if (!found || found.authority !== actor.authority)
    throw problem('not-found', { key: 'referrals:refusal.not-found' })
  const grounds = asked.outcome === 'refused' ? await store.groundsIn(tx) : []
  const against = againstSettling(found.standing, actor) ?? againstForm(asked.outcome, asked.refusal, grounds)
  if (against) throw problem('not-settled', against)

  const key = await store.keyOf(tx.db, tx.keys, tx.site, found.id)
  if (asked.note && !key) throw problem('not-settled', { key: 'referrals:refusal.erased' })
  store.addOutcome(tx, {
    site: tx.site,
    id: found.id,
    at: tx.now,
    by: actor.id,
    outcome: asked.outcome,
    note: key && asked.note ? seal(key, { note: asked.note }) : null,
  })
  if (!asked.refusal) return { crossing: found.crossing, refusal: null }
  return { crossing: found.crossing, ...(await register(tx, actor, found, asked, asked.refusal)) }
}

async function register(
  tx: Tx,
  actor: Actor,
  found: { id: string; crossing: string },
  about: Pick<Settlement, 'post' | 'person' | 'native' | 'permit'>,
  asked: RefusalInput,
): Promise<Pick<Settled, 'refusal' | 'personal'>> {
  const year = yearAt(tx.now, await store.zoneIn(tx, about.post))
  const number = numberOf(tx.site, year, await store.nextCount(tx, year))
  const id = newId()
  const key = tx.newKey(id)
  const person: RefusedPerson = {
    document: about.person,
    native: about.native ?? null,
    permit: about.permit ?? null,
  }
  const content = {
    person,
    interpreter: asked.interpreter ?? null,
    remarks: asked.remarks ?? null,
  }
  store.addRefusal(tx, {
    site: tx.site,
    id,
    referral: found.id,
    crossing: found.crossing,
    number,
    at: tx.now,
    by: actor.id,
    authority: actor.authority,
    letters: inOrder(asked.letters),
    language: asked.language,
    refusedToSign: asked.refusedToSign,
    person: seal(key, content),
  })
  return { refusal: { id, number }, personal: { key, content } }
}
