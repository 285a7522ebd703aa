import { newId } from '../contracts/ids.ts'
import type { DutyName, Lane } from '../contracts/posts.ts'
import { type Platform, perform } from './platform/action.ts'
import { over } from './platform/database.ts'
import { nodeActor } from './platform/permissions.ts'
import { Refusal } from './platform/problems.ts'
import {
  createOfficer,
  officersInService,
  publishRoster,
  sections,
  trafficUnit,
} from './rooms/posts/index.ts'

/** One invented officer at one lane. */
export interface Seat {
  username: string
  lane: Lane
  duty: DutyName
}

const duties: Partial<Record<Lane['kind'], DutyName>> = {
  booth: 'first-line',
  'second-line': 'second-line',
  customs: 'customs',
}
const authorities: Partial<Record<DutyName, string>> = { customs: 'scc' }
const rank = { az: 'təlimçi', en: 'exercise', ru: 'учебный', fa: 'تمرینی' }

/**
 * People for the traffic of a demonstration, one for each of these lanes, rostered for a day from now.
 * @throws Error on a node for real work, which has no such people
 */
export async function seatTraffic(platform: Platform, lanes: Lane[], password: string): Promise<Seat[]> {
  if (platform.mode !== 'demo') throw new Error('Traffic is invented: a node for real work has none.')
  const seats = lanes.flatMap(lane => {
    const duty = duties[lane.kind]
    return duty ? [{ username: `traffic.${lane.id.replace(/[^a-z0-9]/g, '')}`, lane, duty }] : []
  })
  for (const { username, lane, duty } of seats) {
    const officer = {
      username,
      name: `Traffic ${lane.name.en}`,
      rank,
      authority: authorities[duty] ?? 'sbs',
      unit: trafficUnit,
      site: lane.site,
      duties: [duty],
      secondFactor: duty !== 'first-line',
      password,
    }
    await createOfficer(platform, nodeActor(lane.site), officer).catch(error => {
      if (!(error instanceof Refusal)) throw error // on file since an earlier time
    })
  }
  await roster(platform, seats)
  return seats
}

async function roster(platform: Platform, seats: Seat[]): Promise<void> {
  const officers = await officersInService(over(platform.database.pool('desk')))
  const known = new Map(officers.map(o => [o.username, o.id]))
  const now = platform.clock.now().getTime()
  const [from, until] = [now - 60_000, now + 86_400_000].map(at => new Date(at).toISOString()) as [
    string,
    string,
  ]
  for (const site of new Set(seats.map(s => s.lane.site))) {
    const entries = seats
      .filter(s => s.lane.site === site)
      .flatMap(({ username, lane, duty }) => {
        const officer = known.get(username)
        return officer ? [{ officer, lane: lane.id, duty, from, until }] : []
      })
    await perform(platform, publishRoster, nodeActor(site), newId(), { entries })
  }
}

/** Lanes in the order in which traffic takes them; Bilasuvar's first booth, second line and customs are left to visitors the longest. */
export async function trafficLanes(platform: Platform, booths: number): Promise<Lane[]> {
  const all = await platform.references.rows(sections.lanes)
  const kept = (lane: Lane) => Number(lane.id === 'bilasuvar-foot-1')
  const chosen = all
    .filter(l => l.kind === 'booth' && (l.class === 'foot' || l.class === 'car'))
    .sort((a, b) => kept(a) - kept(b))
    .slice(0, booths)
  const full = chosen.some(l => kept(l))
  const behind = all.filter(
    l =>
      (l.kind === 'second-line' || l.kind === 'customs') &&
      (full || l.site !== 'bilasuvar') &&
      chosen.some(c => c.site === l.site),
  )
  return [...chosen, ...behind]
}
