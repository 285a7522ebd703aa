import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newId } from '../contracts/ids.ts'
import type { DutyName, Lane } from '../contracts/posts.ts'
import { type Platform, perform } from './platform/action.ts'
import { dayAt } from './platform/clock.ts'
import { over } from './platform/database.ts'
import { nodeActor } from './platform/permissions.ts'
import { Refusal } from './platform/problems.ts'
import { apply, loadBlueprint } from './rooms/blueprint/index.ts'
import { recordPermit } from './rooms/documents/index.ts'
import {
  createOfficer,
  type NewOfficer,
  officersInService,
  publishRoster,
  sections,
  trafficUnit,
} from './rooms/posts/index.ts'
import { importList, listAges } from './rooms/screening/index.ts'

const headOffice = 'baku'

type Permit = Parameters<typeof recordPermit.run>[1] & { fromDays: number; untilDays: number }

/**
 * Fills an empty node with the demonstration of a blueprint: the blueprint itself, people who do not exist, visas of
 * travellers who do not exist, an invented watch-list. Whatever stands already is left as it is.
 * @returns the people made now with their passwords; none on a second start.
 */
export async function prepareDemonstration(
  platform: Platform,
  directory: string,
  passwordFor: (username: string) => string,
): Promise<{ username: string; password: string; duties: DutyName[] }[]> {
  const node = nodeActor(headOffice)
  const read = <T>(name: string) =>
    JSON.parse(readFileSync(join(directory, 'demonstration', name), 'utf8')) as T
  await perform(platform, apply, node, newId(), await loadBlueprint(directory, platform.sections))
  const known = new Set((await officersInService(over(platform.database.pool('desk')))).map(o => o.username))
  const made: { username: string; password: string; duties: DutyName[] }[] = []
  for (const person of read<NewOfficer[]>('people.json').filter(p => !known.has(p.username))) {
    const password = passwordFor(person.username)
    if (!(await makeOfficer(platform, { ...person, password }))) continue
    made.push({ username: person.username, password, duties: person.duties })
  }
  if (known.size === 0) {
    const today = dayAt(platform.clock.now(), 'Asia/Baku')
    for (const { fromDays, untilDays, ...permit } of read<Permit[]>('permits.json')) {
      const dated = { ...permit, from: shifted(today, fromDays), until: shifted(today, untilDays) }
      await perform(platform, recordPermit, node, newId(), dated)
    }
  }
  await renewList(platform, directory)
  await publishDays(platform, 3)
  return made
}

/** Imports the invented list when it is not there or has grown old: a demonstration has no publisher to wait for. */
export async function renewList(platform: Platform, directory: string): Promise<void> {
  const national = (await listAges(platform)).find(l => l.list === 'national')
  if (national?.version && !national.stale) return
  const files = { main: join(directory, 'demonstration', 'watch-list.csv') }
  await importList(platform, nodeActor(headOffice), { list: 'national', files })
}

/** False when the person is on file already, suspended perhaps: a start brings nobody back. */
const makeOfficer = (platform: Platform, person: NewOfficer & { password: string }): Promise<boolean> =>
  createOfficer(platform, nodeActor(headOffice), person).then(
    () => true,
    error => {
      if (error instanceof Refusal && error.type === 'name-taken') return false
      throw error
    },
  )

const hours: [from: number, until: number][] = [
  [0, 8],
  [8, 16],
  [16, 24],
]
const lanesOf: Partial<Record<DutyName, Lane['kind']>> = {
  'first-line': 'booth',
  'second-line': 'second-line',
  customs: 'customs',
  migration: 'yard',
  'food-safety': 'yard',
  health: 'yard',
  transport: 'yard',
}

/** Publishes shifts for today and the days after, so that whoever tries the demonstration is on duty whenever it is. */
export async function publishDays(platform: Platform, days: number): Promise<void> {
  const officers = (await officersInService(over(platform.database.pool('desk')))).filter(
    o => o.unit !== trafficUnit,
  )
  const lanes = await platform.references.rows(sections.lanes)
  const today = dayAt(platform.clock.now(), 'Asia/Baku')
  for (const site of new Set(officers.map(o => o.site))) {
    const entries = officers
      .filter(o => o.site === site)
      .flatMap(o =>
        o.duties.flatMap(duty =>
          lanes
            .filter(l => l.site === site && l.kind === (lanesOf[duty] ?? 'desk'))
            .map(lane => ({ officer: o.id, duty, lane: lane.id })),
        ),
      )
      .flatMap(entry =>
        Array.from({ length: days + 1 }, (_, d) =>
          hours.map(h => ({ ...entry, ...spanOf(shifted(today, d - 1), h) })),
        ).flat(),
      )
    for (let i = 0; i < entries.length; i += 500) {
      await perform(platform, publishRoster, nodeActor(site), newId(), { entries: entries.slice(i, i + 500) })
    }
  }
}

/** Baku has had no summer time since 2016: UTC+4 the year round. */
const spanOf = (day: string, [from, until]: [number, number]) => {
  const midnight = Date.parse(`${day}T00:00:00+04:00`)
  return {
    from: new Date(midnight + from * 3_600_000).toISOString(),
    until: new Date(midnight + until * 3_600_000).toISOString(),
  }
}

const shifted = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
