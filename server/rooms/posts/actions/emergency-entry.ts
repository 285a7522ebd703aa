import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { EmergencyDuty, type OpenEmergency } from '../../../../contracts/emergency.ts'
import { newId } from '../../../../contracts/ids.ts'
import { Id } from '../../../../contracts/words.ts'
import { action, type Platform, perform } from '../../../platform/action.ts'
import { isHashOf } from '../../../platform/credentials.ts'
import { over } from '../../../platform/database.ts'
import { seal } from '../../../platform/keys.ts'
import { nodeActor } from '../../../platform/permissions.ts'
import { problem } from '../../../platform/problems.ts'
import { sessionKey } from '../../../platform/sign-in.ts'
import { session } from '../../../platform/tables.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { dutyFitsLane, emergencyLivesMs, secondsToWait, secretOf } from '../rules/index.ts'
import { sections } from '../sections.ts'
import { emergencyOfficer, type KnownSeal, newestSeal } from '../store/emergency.ts'
import { lockOfficer, type Officer } from '../store/officers.ts'
import { changeOfficer } from '../store/people.ts'
import { epochOf } from '../store/session.ts'
import { countTry, forgetTry } from '../store/tries.ts'
import type { KnownWorkstation } from '../store/workstations.ts'
import { emergencyOpening } from '../tables/emergency.ts'
import { roster } from '../tables.ts'
import { enrolled, TokenHash } from './entering.ts'

/** The way in by two letters. Nothing here asks the sign-in ceremony or its tables: it has to work when they do not. */

const whyNot = ['wrong', 'no-seal', 'spent', 'open-already'] as const
type WhyNot = (typeof whyNot)[number]
const refusal = (reason: WhyNot) => problem('not-signed-in', { key: `emergency:refusal.${reason}` })

/** A try that opened nothing. The workstation is the actor: who stood there is not known. */
export const refuseEmergency = action({
  name: 'posts.refuseEmergency',
  input: z.object({ duty: EmergencyDuty, reason: z.enum(whyNot) }),
  needs: 'node',
  async run({ actor }, { duty, reason }) {
    return { ids: {}, subject: actor.workstation ?? actor.id, record: { duty, reason } }
  },
  answer: async () => ({}),
})

/** Spends the seal: the account of the place has one duty and one session until the half hour is over. */
export const openEmergency = action({
  name: 'posts.openEmergency',
  input: TokenHash.extend({ seal: Id, duty: EmergencyDuty, reason: z.string() }),
  needs: 'node',
  async run({ tx, actor, now, platform }, { token, seal: known, duty, reason }) {
    const workstation = actor.workstation ?? ''
    const account = await lockAccount(tx)
    const against = againstSeal(await newestSeal(tx.db, tx.site), account, now, known)
    if (against || !account) throw refusal(against ?? 'no-seal')
    const id = newId()
    const until = new Date(now.getTime() + emergencyLivesMs)
    const key = tx.newKey(id)
    const content = { text: reason }
    tx.insert(emergencyOpening, {
      site: tx.site,
      id,
      at: now,
      seal: known,
      officer: account.id,
      workstation,
      duty,
      until,
      sealed: seal(key, content),
    })
    tx.insert(session, {
      tokenHash: Buffer.from(token, 'base64url'),
      site: tx.site,
      officer: account.id,
      workstation,
      epoch: await epochOf(tx),
      openedAt: now,
      endsAt: until,
      closedAt: null,
    })
    await changeOfficer(tx, account.id, { duties: [duty], suspendedAt: null, endsAt: until })
    const lanes = (await platform.references.rows(sections.lanes))
      .filter(lane => lane.site === tx.site && duty === 'shift-leader' && dutyFitsLane(duty, lane.kind))
      .map(lane => ({ lane: lane.id, duty, from: now, until, publishedAt: now, by: actor.id }))
    tx.insert(
      roster,
      lanes.map(entry => ({ site: tx.site, id: newId(), officer: account.id, ...entry })),
    )
    return {
      ids: { opening: id, until: until.toISOString() },
      subject: id,
      record: {
        opening: id,
        seal: known,
        officer: account.id,
        duty,
        workstation,
        until: until.toISOString(),
      },
      personal: { key, content },
    }
  },
  answer: async (_reading, ids) => ids,
})

/** The account's row is the lock: of two openings at once one waits here and finds the seal spent. */
async function lockAccount(tx: Tx): Promise<Officer | undefined> {
  const found = await emergencyOfficer(tx.db, tx.site)
  return found && (await lockOfficer(tx, found.id))
}

/** What speaks against opening, besides the codes. `known`: the seal whose codes were right. */
function againstSeal(
  newest: KnownSeal | undefined,
  account: Officer | undefined,
  now: Date,
  known = newest?.id,
): WhyNot | undefined {
  if (!newest || !account) return 'no-seal'
  if (newest.spent) return 'spent'
  if (newest.id !== known) return 'wrong'
  return account.endsAt && account.endsAt > now ? 'open-already' : undefined
}

export interface Opened {
  token: string
  until: string
}

/** @throws Refusal `not-signed-in`, `too-many` with the seconds to wait, or `not-enrolled`; each wrong try leaves its line. */
export async function openByLetters(
  platform: Platform,
  thumbprint: string,
  { first, second, duty, reason }: OpenEmergency,
): Promise<Opened> {
  const at = await enrolled(platform, thumbprint)
  const actor = { ...nodeActor(at.site), id: at.id, workstation: at.id }
  const refuse = async (why: WhyNot) => {
    await perform(platform, refuseEmergency, actor, newId(), { duty, reason: why })
    return refusal(why)
  }
  const counted = await counting(platform, at)
  const db = over(platform.database.pool('desk'))
  const newest = await newestSeal(db, at.site)
  const against = againstSeal(newest, await emergencyOfficer(db, at.site), platform.clock.now())
  if (against || !newest) throw await refuse(against ?? 'no-seal')
  if (!(await isHashOf(newest.hash, secretOf(first, second)))) throw await refuse('wrong')
  await forgetTry(db, counted)
  const token = randomBytes(32).toString('base64url')
  const asked = { token: sessionKey(token).toString('base64url'), seal: newest.id, duty, reason }
  const { until } = await perform(platform, openEmergency, actor, newId(), asked)
  return { token, until }
}

/**
 * Counts this try, as at signing in, but apart from it and for this workstation alone: whoever tried to sign in five times because
 * sign-in is broken has not lost the emergency account, and no other workstation can shut it.
 */
async function counting(platform: Platform, at: KnownWorkstation): Promise<string> {
  const db = over(platform.database.pool('desk'))
  const now = platform.clock.now()
  const username = platform.keys.lookup('input', `emergency\n${at.site}\n${at.id}`)
  const counted = await countTry(db, { username, workstation: at.id }, now)
  const seconds = secondsToWait({ username: counted.username, workstation: [] }, now)
  if (seconds === 0) return counted.id
  await forgetTry(db, counted.id)
  throw problem('too-many', { key: 'posts:refusal.too-many-tries', params: { seconds } })
}
