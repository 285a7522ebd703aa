import type { z } from 'zod'
import { type EndedService, EndService } from '../../../../contracts/officers.ts'
import { OfficerStanding, SuspendOfficer } from '../../../../contracts/posts.ts'
import { action, type Platform } from '../../../platform/action.ts'
import { dayAt } from '../../../platform/clock.ts'
import { endCeremonies } from '../../../platform/credentials.ts'
import { endOfDay } from '../../../platform/endings.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { invalid, problem } from '../../../platform/problems.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { dayPlus } from '../rules/index.ts'
import { lockOfficer, type Officer, officerById } from '../store/officers.ts'
import { changeOfficer } from '../store/people.ts'
import { closeSessionsOf } from '../store/session.ts'
import { answering, inCare, noSuchOfficer } from './care.ts'
import { endOpenShift, zoneOf } from './shifts.ts'

/** Takes an officer out of service at once: their sessions are over at the next request (I-21), and the booth is free. Bringing back takes two. */
export const suspendOfficer = action({
  name: 'posts.suspendOfficer',
  input: SuspendOfficer,
  needs: 'desk',
  async run({ tx, actor, now, platform }, { officer: id }) {
    const found = await requireAnother(tx, platform, actor, id)
    if (found.suspendedAt) throw problem('not-possible', { key: 'posts:refusal.already-suspended' })
    await changeOfficer(tx, id, { suspendedAt: now })
    const shift = await shutOut(tx, actor, found)
    return { ids: { officer: id }, subject: id, record: { officer: id, ...(shift && { shift }) } }
  },
  answer: async ({ db }, { officer: id }) => {
    const found = await officerById(db, id)
    return OfficerStanding.parse({ officer: id, suspendedAt: found?.suspendedAt?.toISOString() ?? null })
  },
})

/** Another officer whom the actor answers for, locked. */
async function requireAnother(tx: Tx, platform: Platform, actor: Actor, id: string): Promise<Officer> {
  if (id === actor.id) throw problem('not-permitted', { key: 'posts:refusal.suspend-yourself' })
  const care = await answering(tx.db, platform, actor)
  const found = await lockOfficer(tx, id)
  if (!inCare(care, found)) throw noSuchOfficer()
  return found
}

/** Closes every session of the officer and the shift at this place. @returns the shift, where one was open. */
async function shutOut(tx: Tx, actor: Actor, { id, userId }: Officer): Promise<string | undefined> {
  await closeSessionsOf(tx, id)
  await endCeremonies(tx, userId)
  return await endOpenShift(tx, id, actor.id)
}

/** The last day of an officer who leaves, at the post's midnight; today's or an earlier one shuts everything now. */
export const endService = action({
  name: 'posts.endService',
  input: EndService,
  needs: 'desk',
  async run({ tx, actor, now, platform }, { officer: id, lastDay }) {
    if (!dayPlus(lastDay, 0)) throw invalid([{ path: 'lastDay', key: 'platform:invalid.invalid_format' }])
    const found = await requireAnother(tx, platform, actor, id)
    const zone = await zoneOf(platform, found.site)
    const today = dayAt(now, zone)
    const endsAt = lastDay < today ? now : endOfDay(lastDay, zone)
    // an end that was set is moved nearer by one person; to take it back takes two
    if (found.endsAt && found.endsAt <= endsAt)
      throw problem('not-possible', { key: 'people:refusal.ends-sooner' })
    await changeOfficer(tx, id, { endsAt })
    const over = endsAt <= now
    const shift = over ? await shutOut(tx, actor, found) : undefined
    const at = endsAt.toISOString()
    return {
      ids: { officer: id, endsAt: at },
      subject: id,
      record: { officer: id, endsAt: at, ...(shift && { shift }) },
    }
  },
  answer: async (_reading, ids): Promise<z.infer<typeof EndedService>> => ids,
})
