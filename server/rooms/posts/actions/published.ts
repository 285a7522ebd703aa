import { z } from 'zod'
import {
  type PermissionMatrix,
  ReadRoster,
  type RosterChoice,
  type RosterRows,
} from '../../../../contracts/officers.ts'
import { action, type Platform } from '../../../platform/action.ts'
import { dayAt } from '../../../platform/clock.ts'
import type { Drizzle } from '../../../platform/database.ts'
import { endOfDay } from '../../../platform/endings.ts'
import { invalid } from '../../../platform/problems.ts'
import { dayPlus, dutiesAt } from '../rules/index.ts'
import { sections } from '../sections.ts'
import { officersToRoster, rosterBetween } from '../store/people.ts'
import { laneOf, sitesOfSamePost } from '../store/places.ts'
import { nodeName } from '../store/session.ts'
import { zoneOf } from './shifts.ts'

/** Every action with the duties that may do it, as this program decides it. */
export const readPermissions = action({
  name: 'posts.permissions',
  input: z.object({}),
  needs: 'desk',
  reads: true,
  run: async () => ({ ids: {}, record: {} }),
  async answer({ platform, db, now }): Promise<PermissionMatrix> {
    const rows = Object.entries(platform.permissions)
      .map(([name, duties]) => ({ action: name, duties: [...duties] }))
      .sort((a, b) => (a.action < b.action ? -1 : 1))
    return { node: await nodeName(db), at: now.toISOString(), rows }
  },
})

const days = 7

/** Who is meant to be where at this place, from a day of the post on. */
export const readRoster = action({
  name: 'posts.roster',
  input: ReadRoster,
  needs: 'desk',
  reads: true,
  run: async (_context, { from }) => ({ ids: { from }, record: { from } }),
  async answer({ db, actor, now, platform }, { from }): Promise<RosterRows> {
    const zone = await zoneOf(platform, actor.site)
    const first = from ?? dayAt(now, zone)
    const [before, last] = [dayPlus(first, -1), dayPlus(first, days - 1)]
    if (!before || !last) throw invalid([{ path: 'from', key: 'platform:invalid.invalid_format' }])
    const found = await rosterBetween(db, actor.site, endOfDay(before, zone), endOfDay(last, zone))
    const rows = []
    for (const row of found) {
      const lane = await laneOf(platform, row.lane)
      const at = { from: row.from.toISOString(), until: row.until.toISOString() }
      if (lane) rows.push({ ...row, ...at, laneName: lane.name })
    }
    const publishes = platform.permissions['posts.publishRoster']?.includes(actor.duty)
    const choice = publishes ? await choiceAt(platform, db, actor.site, now) : null
    return { from: first, until: last, rows, choice }
  },
})

async function choiceAt(platform: Platform, db: Drizzle, site: string, now: Date): Promise<RosterChoice> {
  const lanes = (await platform.references.rows(sections.lanes)).filter(lane => lane.site === site)
  return {
    officers: await officersToRoster(db, await sitesOfSamePost(platform, site), now),
    lanes: lanes.map(({ id, name, kind }) => ({ id, name, duties: [...dutiesAt(kind)] })),
  }
}
