import { and, eq, isNull } from 'drizzle-orm'
import type { Waiting } from '../../../platform/platform.ts'
import { crossing, decision, hold, holdLift } from '../tables/index.ts'

/** Crossings that somebody holds: a hold that nobody lifted, and no decision yet. */
export const heldAt: Waiting = async (_platform, db, { site }) => {
  const rows = await db
    .selectDistinctOn([crossing.id], { id: crossing.id, since: hold.at, lane: crossing.lane })
    .from(hold)
    .innerJoin(crossing, and(eq(crossing.site, hold.site), eq(crossing.id, hold.crossing)))
    .leftJoin(holdLift, and(eq(holdLift.site, hold.site), eq(holdLift.hold, hold.id)))
    .leftJoin(decision, and(eq(decision.site, hold.site), eq(decision.crossing, hold.crossing)))
    .where(and(eq(hold.site, site), isNull(holdLift.id), isNull(decision.id)))
    .orderBy(crossing.id, hold.at)
    .limit(100)
  return rows.map(row => ({ kind: 'held', ...row }))
}
