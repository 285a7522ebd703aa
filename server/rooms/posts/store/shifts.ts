import { and, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { Drizzle } from '../../../platform/database.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { lane, officer, shift, shiftEnd, workstation } from '../tables.ts'

export type ShiftRow = typeof shift.$inferSelect

/** Shifts that nobody ended and whose time is not over. */
const open = (now: Date) => and(gt(shift.endsAt, now), isNull(shiftEnd.shift))
const endOfShift = and(eq(shiftEnd.site, shift.site), eq(shiftEnd.shift, shift.id))

/** Locks the lane's row: whoever opens a shift at this lane waits here. Always before the officer's row. */
export async function lockLane(tx: Tx, id: string): Promise<void> {
  await tx.db.select({ id: lane.id }).from(lane).where(eq(lane.id, id)).for('update')
}

/** An officer's open shifts at these sites, wherever: one person stands at one place. */
export const nationalShiftsOf = (db: Drizzle, sites: string[], id: string, now: Date) =>
  db
    .select({ shift, workstation: workstation.label })
    .from(shift)
    .innerJoin(workstation, and(eq(workstation.site, shift.site), eq(workstation.id, shift.workstation)))
    .leftJoin(shiftEnd, endOfShift)
    .where(and(inArray(shift.site, sites), eq(shift.officer, id), open(now)))

/** The open shift at a lane, if somebody has it. */
export async function openShiftAt(
  db: Drizzle,
  site: string,
  laneId: string,
  now: Date,
): Promise<ShiftRow | undefined> {
  const [row] = await db
    .select({ shift })
    .from(shift)
    .leftJoin(shiftEnd, endOfShift)
    .where(and(eq(shift.site, site), eq(shift.lane, laneId), open(now)))
    .limit(1)
  return row?.shift
}

export async function shiftById(db: Drizzle, site: string, id: string): Promise<ShiftRow | undefined> {
  return (
    await db
      .select()
      .from(shift)
      .where(and(eq(shift.site, site), eq(shift.id, id)))
  )[0]
}

/** Everybody with an open shift at these sites. */
export const onDutyAt = (db: Drizzle, sites: string[], now: Date) =>
  db
    .select({
      officer: officer.id,
      name: officer.name,
      rank: officer.rank,
      authority: officer.authority,
      duty: shift.duty,
      lane: shift.lane,
      since: shift.openedAt,
    })
    .from(shift)
    .innerJoin(officer, eq(officer.id, shift.officer))
    .leftJoin(shiftEnd, endOfShift)
    .where(and(inArray(shift.site, sites), open(now)))
    .orderBy(shift.openedAt, shift.id)
