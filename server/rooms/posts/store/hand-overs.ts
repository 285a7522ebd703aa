import { and, desc, eq, gt, inArray, isNull, lt } from 'drizzle-orm'
import type { Drizzle } from '../../../platform/database.ts'
import { handOver, handOverReceipt, shiftEntry } from '../tables/shift.ts'
import { shift, shiftEnd } from '../tables.ts'

export type HandOverRow = {
  row: typeof handOver.$inferSelect
  receipt: typeof handOverReceipt.$inferSelect | null
}

const received = and(eq(handOverReceipt.site, handOver.site), eq(handOverReceipt.handOver, handOver.id))

export const handOversAt = (
  db: Drizzle,
  site: string,
  authority: string,
  limit: number,
): Promise<HandOverRow[]> =>
  db
    .select({ row: handOver, receipt: handOverReceipt })
    .from(handOver)
    .leftJoin(handOverReceipt, received)
    .where(and(eq(handOver.site, site), eq(handOver.authority, authority)))
    .orderBy(desc(handOver.id))
    .limit(limit)

export async function handOverById(db: Drizzle, site: string, id: string): Promise<HandOverRow | undefined> {
  return (
    await db
      .select({ row: handOver, receipt: handOverReceipt })
      .from(handOver)
      .leftJoin(handOverReceipt, received)
      .where(and(eq(handOver.site, site), eq(handOver.id, id)))
  )[0]
}

/** Open shifts whose lane's instrument fails. */
export const failingInstruments = (db: Drizzle, site: string, now: Date) =>
  db
    .select({ id: shift.id, since: shift.openedAt, lane: shift.lane })
    .from(shift)
    .leftJoin(shiftEnd, and(eq(shiftEnd.site, shift.site), eq(shiftEnd.shift, shift.id)))
    .where(
      and(eq(shift.site, site), eq(shift.radiation, 'fails'), gt(shift.endsAt, now), isNull(shiftEnd.shift)),
    )
    .orderBy(shift.id)

/** The officer's last shift here that is over: since when there is news. */
export async function lastShiftOf(
  db: Drizzle,
  site: string,
  officer: string,
  now: Date,
): Promise<{ id: string; over: Date } | undefined> {
  const [row] = await db
    .select({ id: shift.id, endsAt: shift.endsAt, endedAt: shiftEnd.at })
    .from(shift)
    .leftJoin(shiftEnd, and(eq(shiftEnd.site, shift.site), eq(shiftEnd.shift, shift.id)))
    .where(and(eq(shift.site, site), eq(shift.officer, officer)))
    .orderBy(desc(shift.id))
    .limit(5)
    .then(rows => rows.filter(r => r.endedAt || r.endsAt <= now))
  return row && { id: row.id, over: row.endedAt ?? row.endsAt }
}

export type EntryRow = typeof shiftEntry.$inferSelect

/** Entries of the shift log, newest first, before one of them. */
export const entriesBefore = (
  db: Drizzle,
  site: string,
  authority: string,
  after: string | undefined,
  limit: number,
): Promise<EntryRow[]> =>
  db
    .select()
    .from(shiftEntry)
    .where(
      and(
        eq(shiftEntry.site, site),
        eq(shiftEntry.authority, authority),
        after ? lt(shiftEntry.id, after) : undefined,
      ),
    )
    .orderBy(desc(shiftEntry.id))
    .limit(limit)

export async function entryById(db: Drizzle, site: string, id: string): Promise<EntryRow | undefined> {
  return (
    await db
      .select()
      .from(shiftEntry)
      .where(and(eq(shiftEntry.site, site), eq(shiftEntry.id, id)))
  )[0]
}

/** Which entries correct these. */
export const correctionsOf = (db: Drizzle, site: string, entries: string[]) =>
  entries.length
    ? db
        .select({ id: shiftEntry.id, corrects: shiftEntry.corrects })
        .from(shiftEntry)
        .where(and(eq(shiftEntry.site, site), inArray(shiftEntry.corrects, entries)))
    : Promise.resolve([])
