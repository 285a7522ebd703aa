import type { z } from 'zod'
import type { Workplaces } from '../../../contracts/officers.ts'
import type { OnDuty, PublicNode, Session } from '../../../contracts/posts.ts'
import type { Platform } from '../../platform/action.ts'
import { over } from '../../platform/database.ts'
import type { Actor } from '../../platform/permissions.ts'
import { problem } from '../../platform/problems.ts'
import { hashOfToken } from '../../platform/workstations.ts'
import { answering } from './actions/care.ts'
import { shiftView, zoneOf } from './actions/shifts.ts'
import { sections } from './sections.ts'
import { officerById, officersInService, rosterOf, trafficUnit } from './store/officers.ts'
import { authorityName, laneOf, placeName, postOf, sitesOf, sitesOfSamePost } from './store/places.ts'
import { regimeOf } from './store/regime.ts'
import { nodeName } from './store/session.ts'
import { onDutyAt, shiftById } from './store/shifts.ts'
import { nationalWorkstationOf, workstationById } from './store/workstations.ts'

/** Whose session it is, where, and what it may do. About the asker alone, so it leaves no line. */
export async function sessionView(platform: Platform, actor: Actor, token: string): Promise<Session> {
  const db = over(platform.database.pool('desk'))
  const now = platform.clock.now()
  const officer = await officerById(db, actor.id)
  const at = actor.workstation && (await workstationById(db, actor.site, actor.workstation))
  if (!officer || !at) throw problem('not-found', { key: 'posts:refusal.no-officer' })
  const shift = actor.shift ? await shiftById(db, actor.site, actor.shift) : undefined
  const lane = shift && (await laneOf(platform, shift.lane))
  const roster: Session['roster'] = []
  for (const entry of (await rosterOf(db, actor.site, [actor.id], now)).slice(0, 24)) {
    const where = await laneOf(platform, entry.lane)
    const { duty, from, until } = entry
    if (where) roster.push({ lane: where, duty, from: from.toISOString(), until: until.toISOString() })
  }
  return {
    officer: {
      id: officer.id,
      name: officer.name,
      rank: officer.rank,
      authority: officer.authority,
      duties: officer.duties,
    },
    authority: await authorityName(platform, officer.authority),
    workstation: { id: at.id, label: at.label },
    site: actor.site,
    post: (actor.post && (await postOf(platform, actor.post))) || null,
    shift: shift && lane ? shiftView(shift, lane) : null,
    roster,
    regime: await regimeOf(platform),
    may: Object.keys(platform.permissions).filter(name => platform.permissions[name]?.includes(actor.duty)),
    emergency: actor.facts.emergencyUntil ?? null,
    mode: platform.mode,
    ath: hashOfToken(token),
    now: now.toISOString(),
  }
}

/** Colleagues of the same post who are on duty now. */
export async function onDuty(platform: Platform, actor: Actor): Promise<z.infer<typeof OnDuty>> {
  const sites = await sitesOfSamePost(platform, actor.site)
  const found = await onDutyAt(over(platform.database.pool('desk')), sites, platform.clock.now())
  const rows = []
  for (const { lane, since, ...who } of found) {
    const where = await laneOf(platform, lane)
    if (where) rows.push({ ...who, lane: where.name, laneId: lane, since: since.toISOString() })
  }
  return { rows }
}

/** What anybody may know; the names of a demonstration's people, so that a newcomer sees whom to be. */
export async function publicNode(platform: Platform, thumbprint: string | undefined): Promise<PublicNode> {
  const db = over(platform.database.pool('desk'))
  const found = thumbprint ? await nationalWorkstationOf(db, thumbprint) : undefined
  const people = platform.mode === 'demo' ? await officersInService(db) : []
  const posts = await platform.references.rows(sections.posts)
  return {
    mode: platform.mode,
    node: await nodeName(db),
    workstation: found && !found.retired ? { id: found.id, label: found.label, site: found.site } : null,
    zone: found && !found.retired ? await zoneOf(platform, found.site) : null,
    people: people.flatMap(({ username, duties: [duty], site, unit, secondFactor }) =>
      // who has no duty yet signs in as nobody
      duty && unit !== trafficUnit
        ? [
            {
              username,
              duty,
              post: posts.find(post => post.sites.includes(site))?.id ?? null,
              site,
              secondFactor,
            },
          ]
        : [],
    ),
    posts: posts.map(({ id, name }) => ({ id, name })),
  }
}

/** Where an officer may belong, and whether the asker answers for it. */
export async function workplaces(platform: Platform, actor: Actor): Promise<Workplaces> {
  const db = over(platform.database.pool('desk'))
  const care = await answering(db, platform, actor)
  const authorities = await platform.references.rows(sections.authorities)
  const sites = await sitesOf(platform)
  return {
    sites: await Promise.all(
      sites.map(async id => ({ id, name: await placeName(platform, id), mine: care(id) })),
    ),
    authorities: authorities.map(({ id, name }) => ({ id, name })),
  }
}
