import { z } from 'zod'
import {
  CloseEmergency,
  type EmergencyAccount,
  type EmergencyNotice,
  type EmergencyOpening,
  type EmergencySeal,
  ReviewEmergency,
} from '../../../../contracts/emergency.ts'
import { newId } from '../../../../contracts/ids.ts'
import { action, type Platform, perform, type Reading } from '../../../platform/action.ts'
import { type Drizzle, over } from '../../../platform/database.ts'
import { seal } from '../../../platform/keys.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { problem } from '../../../platform/problems.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { sealNumber, stateOfOpening } from '../rules/index.ts'
import {
  emergencyOfficer,
  nationalUnreviewed,
  newestSeal,
  type OpeningRow,
  openingById,
  openingsAt,
} from '../store/emergency.ts'
import { peopleOf } from '../store/names.ts'
import { lockOfficer } from '../store/officers.ts'
import { changeOfficer } from '../store/people.ts'
import { closeSessionsOf } from '../store/session.ts'
import { textsOf } from '../store/shift-texts.ts'
import { emergencyEnd, emergencyReview } from '../tables/emergency.ts'
import { endOpenShift } from './shifts.ts'

/** What is done about the emergency account by those who stand outside it: look, end it, review it. */

const refuse = (reason: string) => problem('not-possible', { key: `emergency:refusal.${reason}` })

const stateOf = ({ opening: { until }, endedAt, review }: OpeningRow, now: Date) =>
  stateOfOpening({ until, endedAt, reviewedAt: review?.at ?? null }, now)

/** The opening at this place, its account locked: whoever ends or reviews it too waits here. */
async function lockOpening(tx: Tx, id: string): Promise<OpeningRow> {
  const account = await emergencyOfficer(tx.db, tx.site)
  if (account) await lockOfficer(tx, account.id)
  const found = await openingById(tx.db, tx.site, id)
  if (!found) throw problem('not-found', { key: 'emergency:refusal.no-opening' })
  return found
}

/** Ends an opening before its time, by itself or by anybody of the place who may: session, shift and duty are over at once. */
export const closeEmergency = action({
  name: 'posts.closeEmergency',
  input: CloseEmergency,
  needs: 'desk',
  async run({ tx, actor, now }, { opening: id }) {
    const found = await lockOpening(tx, id)
    if (stateOf(found, now) !== 'open') throw refuse('over-already')
    const { officer } = found.opening
    tx.insert(emergencyEnd, { site: tx.site, opening: id, at: now, by: actor.id })
    await changeOfficer(tx, officer, { duties: [], endsAt: now })
    await closeSessionsOf(tx, officer)
    await endOpenShift(tx, officer, actor.id)
    return { ids: {}, subject: id, record: { opening: id, officer } }
  },
  answer: accountShown,
})

/** An auditor says what was looked at and found, and closes the opening: once, after its end. */
export const reviewEmergency = action({
  name: 'posts.reviewEmergency',
  input: ReviewEmergency,
  needs: 'desk',
  async run({ tx, actor, now }, { opening, note }) {
    const found = await lockOpening(tx, opening)
    const state = stateOf(found, now)
    if (state === 'open') throw refuse('not-over')
    if (state === 'reviewed') throw refuse('reviewed')
    const id = newId()
    const key = tx.newKey(id)
    const content = { text: note }
    tx.insert(emergencyReview, {
      site: tx.site,
      id,
      at: now,
      by: actor.id,
      opening,
      sealed: seal(key, content),
    })
    return {
      ids: {},
      subject: opening,
      record: { opening, review: id, officer: found.opening.officer },
      personal: { key, content },
    }
  },
  answer: accountShown,
})

/** The emergency account of the reader's place: its seal, every opening with its reason, and what the review said. */
export const readEmergency = action({
  name: 'posts.emergency',
  input: z.object({}),
  needs: 'desk',
  reads: true,
  run: async () => ({ ids: {}, record: {} }),
  answer: accountShown,
})

async function accountShown({ db, keys, actor, now }: Reading): Promise<EmergencyAccount> {
  const rows = await openingsAt(db, actor.site)
  const reviews = rows.flatMap(row => row.review ?? [])
  const texts = await textsOf(db, keys, actor.site, [...rows.map(row => row.opening), ...reviews])
  const openings = rows.map((row): EmergencyOpening => {
    const { opening, review, workstation, endedAt, endedBy } = row
    const { id, at, until, duty, officer } = opening
    return {
      id,
      state: stateOf(row, now),
      at: at.toISOString(),
      until: until.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      endedBy,
      duty,
      seal: sealNumber(opening.seal),
      workstation,
      officer,
      reason: texts.get(id) ?? '',
      review: review && { at: review.at.toISOString(), by: review.by, note: texts.get(review.id) ?? '' },
    }
  })
  const known = openings.flatMap(({ endedBy, review }) => [endedBy ?? '', review?.by ?? ''])
  return {
    now: now.toISOString(),
    site: actor.site,
    seal: await sealShown(db, actor.site),
    openings,
    people: await peopleOf(db, known),
  }
}

export async function sealShown(db: Drizzle, site: string): Promise<EmergencySeal> {
  const found = await newestSeal(db, site)
  if (!found) return { state: 'none', number: null, at: null }
  const { id, at, spent } = found
  return { state: spent ? 'spent' : 'sealed', number: sealNumber(id), at: at.toISOString() }
}

/** For everybody of the place, and of nobody: it leaves no line. */
export async function emergencyNotice(platform: Platform, { site }: Actor): Promise<EmergencyNotice> {
  const now = platform.clock.now()
  const mine = (await nationalUnreviewed(over(platform.database.pool('desk')))).filter(o => o.site === site)
  const open = mine.find(row => stateOfOpening({ ...row, reviewedAt: null }, now) === 'open')
  return {
    open: open ? { duty: open.duty, until: open.until.toISOString() } : null,
    unreviewed: mine.length - (open ? 1 : 0),
  }
}

/** The way out of the account itself: whoever signs out has ended the opening, and it does not come back. */
export async function leaveEmergency(platform: Platform, actor: Actor): Promise<void> {
  const mine = (await nationalUnreviewed(over(platform.database.pool('desk')))).filter(
    o => o.site === actor.site && stateOfOpening({ ...o, reviewedAt: null }, platform.clock.now()) === 'open',
  )
  for (const { id } of mine) await perform(platform, closeEmergency, actor, newId(), { opening: id })
}
