import { z } from 'zod'
import { newId } from '../../../../contracts/ids.ts'
import type { IssuedPassword } from '../../../../contracts/officers.ts'
import { DutyName, PublishedRoster, PublishRoster, SiteId } from '../../../../contracts/posts.ts'
import { AuthorityId, Words } from '../../../../contracts/words.ts'
import { action, type Platform, perform } from '../../../platform/action.ts'
import { over } from '../../../platform/database.ts'
import { type Actor, mayDo } from '../../../platform/permissions.ts'
import { invalid, problem } from '../../../platform/problems.ts'
import { dutyFitsLane } from '../rules/index.ts'
import { sections } from '../sections.ts'
import { type Officer, officerByUsername, officersById, rosterOf } from '../store/officers.ts'
import { administratorsInService } from '../store/people.ts'
import { laneOf, sitesOf } from '../store/places.ts'
import { officer, roster } from '../tables.ts'
import { issuePassword } from './passwords.ts'

const NewOfficer = z.object({
  username: z.string().regex(/^[a-z][a-z0-9._]{1,29}$/),
  name: z.string().min(1).max(120),
  rank: Words,
  authority: AuthorityId,
  unit: z.string().min(1).max(60),
  site: SiteId,
  duties: z.array(DutyName).min(1),
  secondFactor: z.boolean(),
})
export type NewOfficer = z.infer<typeof NewOfficer>

/** Puts an officer on file. The sign-in of the same person is made before, by `createOfficer`. */
export const addOfficer = action({
  name: 'posts.addOfficer',
  input: NewOfficer.extend({ user: z.string().min(1) }),
  needs: 'desk',
  async run({ tx }, { user, ...input }) {
    const id = newId()
    tx.insert(officer, { id, userId: user, suspendedAt: null, endsAt: null, ...input })
    const { duties, authority, unit, site: home, secondFactor } = input
    return {
      ids: { officer: id },
      subject: id,
      record: { officer: id, duties, authority, unit, home, secondFactor },
    }
  },
  answer: async (_reading, ids) => ids,
})

/**
 * Makes an officer and the person's sign-in.
 * @returns the officer's id and, with a second factor, the address that sets up a code app.
 * @throws Refusal `not-permitted` (recorded), `invalid-input`, or `name-taken`.
 */
export async function createOfficer(
  platform: Platform,
  actor: Actor,
  { password, ...given }: NewOfficer & { password: string },
): Promise<{ officer: string; totp?: string }> {
  const sound = NewOfficer.safeParse(given).success
  const permitted = mayDo(platform.permissions, actor, addOfficer).ok
  // whoever may not, or asks for something unsound, is answered by the doorway before any sign-in exists
  if (!sound || !permitted)
    return await perform(platform, addOfficer, actor, newId(), { ...given, user: 'none' })
  const taken = await officerByUsername(over(platform.database.pool('desk')), given.username)
  if (password.length < 12 || password.length > 128)
    throw invalid([
      { path: 'password', key: `platform:invalid.${password.length < 12 ? 'too_small' : 'too_big'}` },
    ])
  if (taken) throw problem('not-possible', { key: 'posts:refusal.name-taken' })
  const { username, secondFactor } = given
  const made = await platform.signIn.create({ username, password, secondFactor })
  const { officer: id } = await perform(platform, addOfficer, actor, newId(), { ...given, user: made.user })
  return { officer: id, ...(made.totp && { totp: made.totp }) }
}

/** Four eyes need two pairs: below this the command line makes administrators, and no further. */
const enoughAdministrators = 2

/** An administrator cannot be made this way. `there`: who is in service, `what`: which particular is unknown to the blueprint. */
export class NotThisWay extends Error {
  override name = 'NotThisWay'
  readonly reason: 'enough' | 'taken' | 'unknown-place' | 'unknown-authority'
  readonly there: string[]
  constructor(reason: NotThisWay['reason'], there: string[] = []) {
    super(reason)
    this.reason = reason
    this.there = there
  }
}

/**
 * For the command line: one of the first administrators, whom nobody at a desk could approve. Paper password and second factor as for
 * everybody. @throws NotThisWay once two are in service: from then on they decide together at the desk.
 */
export async function addAdministrator(
  platform: Platform,
  actor: Actor,
  given: Omit<NewOfficer, 'duties' | 'secondFactor'>,
): Promise<IssuedPassword> {
  const db = over(platform.database.pool('desk'))
  const there = await administratorsInService(db, platform.clock.now())
  if (there.length >= enoughAdministrators)
    throw new NotThisWay(
      'enough',
      there.map(one => one.username),
    )
  if (!(await sitesOf(platform)).includes(given.site))
    throw new NotThisWay('unknown-place', await sitesOf(platform))
  const authorities = (await platform.references.rows(sections.authorities)).map(known => known.id)
  if (!authorities.includes(given.authority)) throw new NotThisWay('unknown-authority', authorities)
  if (await officerByUsername(db, given.username)) throw new NotThisWay('taken')
  const particulars: NewOfficer = { ...given, duties: ['administrator'], secondFactor: true }
  const { officer: id } = await perform(platform, addOfficer, actor, newId(), {
    ...particulars,
    user: newId(),
  })
  const reason = 'first administrators, by the command line'
  return await perform(platform, issuePassword, actor, newId(), { officer: id, reason })
}

/** Publishes who is meant to be where. What stands already is left as it is, so that publishing a day again does no harm. */
export const publishRoster = action({
  name: 'posts.publishRoster',
  input: PublishRoster,
  needs: 'desk',
  async run({ tx, actor, now, platform }, { entries }) {
    const officers = await officersById(tx.db, [...new Set(entries.map(e => e.officer))])
    for (const entry of entries) {
      const reason = await against(
        platform,
        tx.site,
        officers.find(o => o.id === entry.officer),
        entry,
      )
      if (reason)
        throw problem(reason === 'no-officer' ? 'not-found' : 'not-possible', {
          key: `posts:refusal.${reason}`,
          params: { lane: entry.lane, duty: entry.duty },
        })
    }
    const earliest = new Date(Math.min(...entries.map(e => Date.parse(e.from))))
    const standing = await rosterOf(
      tx.db,
      tx.site,
      officers.map(o => o.id),
      earliest,
    )
    const known = new Set(standing.map(entryKey))
    const fresh = new Map(
      entries
        .map(e => ({ ...e, from: new Date(e.from), until: new Date(e.until) }))
        .map(e => [entryKey(e), e] as const)
        .filter(([key]) => !known.has(key)),
    )
    const rows = [...fresh.values()].map(e => ({
      site: tx.site,
      id: newId(),
      publishedAt: now,
      by: actor.id,
      ...e,
    }))
    tx.insert(roster, rows)
    return { ids: { published: rows.length }, record: { entries: rows.map(row => row.id) } }
  },
  answer: async (_reading, ids) => PublishedRoster.parse(ids),
})

const entryKey = (e: { officer: string; lane: string; duty: string; from: Date; until: Date }) =>
  [e.officer, e.lane, e.duty, e.from.getTime(), e.until.getTime()].join(' ')

type Entry = z.infer<typeof PublishRoster>['entries'][number]

/** What speaks against a roster entry, as the last part of a key. */
async function against(platform: Platform, site: string, found: Officer | undefined, entry: Entry) {
  const at = await laneOf(platform, entry.lane)
  if (at?.site !== site) return 'lane-elsewhere'
  if (!found) return 'no-officer'
  if (!found.duties.includes(entry.duty)) return 'duty-not-held'
  if (!dutyFitsLane(entry.duty, at.kind)) return 'duty-not-lane'
  if (Date.parse(entry.from) >= Date.parse(entry.until)) return 'roster-times'
  return undefined
}
