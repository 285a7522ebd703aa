import { and, eq, isNull } from 'drizzle-orm'
import type { DutyName, Instrument } from '../../../../contracts/posts.ts'
import type { Platform } from '../../../platform/action.ts'
import type { Drizzle } from '../../../platform/database.ts'
import type { KnownSession } from '../../../platform/identity.ts'
import { node, session } from '../../../platform/tables.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { dutyOf, isEmergency } from '../rules/index.ts'
import { postOfSite } from './places.ts'

/** One select, prepared, on the path of every request: session, officer, workstation, open shift and the node's epoch. */
const known = `select s.site, s.officer, s.workstation, s.ends_at, s.closed_at is not null as closed,
  w.thumbprint, o.username, o.authority, o.unit, o.duties,
  o.suspended_at is null and (o.ends_at is null or o.ends_at > $2::timestamptz) and r.workstation is null and s.epoch = coalesce(n.epoch, 0) as good,
  f.id as shift, f.lane, f.duty, f.radiation, f.opened_at as shift_from
from platform.session s
join posts.officer o on o.id = s.officer
join posts.workstation w on w.site = s.site and w.id = s.workstation
left join posts.workstation_retirement r on r.site = s.site and r.workstation = s.workstation
left join lateral (select epoch from platform.node limit 1) n on true
left join lateral (
  select f.id, f.lane, f.duty, f.radiation, f.opened_at from posts.shift f
  where f.site = s.site and f.officer = s.officer and f.workstation = s.workstation and f.ends_at > $2::timestamptz
    and not exists (select 1 from posts.shift_end e where e.site = f.site and e.shift = f.id)
  order by f.id desc limit 1) f on true
where s.token_hash = $1::bytea`

interface Row {
  site: string
  officer: string
  workstation: string
  ends_at: Date
  closed: boolean
  thumbprint: string
  username: string
  authority: string
  unit: string
  duties: DutyName[]
  good: boolean
  shift: string | null
  lane: string | null
  duty: DutyName | null
  radiation: Instrument | null
  shift_from: Date | null
}

/** What the shift recorded: the state of the lane's instrument and since when it is open. Of the emergency account: when it ends. */
const factsOf = ({ radiation, shift_from, username, ends_at }: Row): Record<string, string> => ({
  ...(isEmergency(username) && { emergencyUntil: ends_at.toISOString() }),
  ...(radiation && { radiation }),
  ...(shift_from && { shiftFrom: shift_from.toISOString() }),
})

/** Who a session token is, read anew at each request: nothing of it is cached (I-21). */
export function findSession(platform: Platform): (tokenHash: Buffer) => Promise<KnownSession | undefined> {
  const pool = platform.database.pool('lane')
  return async tokenHash => {
    const values = [tokenHash, platform.clock.now()]
    const { rows } = await pool.query<Row>({ name: 'posts.session', text: known, values })
    const row = rows[0]
    const duty = row && dutyOf(row.duties, row.duty)
    if (!row || !duty) return undefined
    return {
      actor: {
        id: row.officer,
        duty,
        authority: row.authority,
        unit: row.unit,
        site: row.site,
        post: (await postOfSite(platform, row.site))?.id ?? null,
        lane: row.lane,
        shift: row.shift,
        workstation: row.workstation,
        facts: factsOf(row),
      },
      thumbprint: row.thumbprint,
      endsAt: row.ends_at,
      closed: row.closed,
      good: row.good,
    }
  }
}

/** In which life of the node a session is opened; 0 before a hub has issued one (I-13). */
export async function epochOf(tx: Tx): Promise<number> {
  return (await tx.db.select({ epoch: node.epoch }).from(node).limit(1))[0]?.epoch ?? 0
}

/** What this node is called. */
export async function nodeName(db: Drizzle): Promise<string> {
  return (await db.select({ id: node.id }).from(node).limit(1))[0]?.id ?? 'sarhad'
}

/** Closes the session; nothing happens to one that is closed already. */
export async function closeSession(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.db
    .update(session)
    .set({ closedAt: tx.now })
    .where(and(eq(session.tokenHash, tokenHash), isNull(session.closedAt)))
}

/** Closes every session of an officer on this node: what was revoked does not come back with the officer. */
export async function closeSessionsOf(tx: Tx, officer: string): Promise<void> {
  await tx.db
    .update(session)
    .set({ closedAt: tx.now })
    .where(and(eq(session.officer, officer), isNull(session.closedAt)))
}
