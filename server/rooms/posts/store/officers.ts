import { and, eq, gt, inArray, isNull, notLike, sql } from 'drizzle-orm'
import type { Drizzle } from '../../../platform/database.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { emergencyName, type Rostered } from '../rules/index.ts'
import { officer, roster } from '../tables.ts'

export type Officer = typeof officer.$inferSelect

export async function officerById(db: Drizzle, id: string): Promise<Officer | undefined> {
  return (await db.select().from(officer).where(eq(officer.id, id)))[0]
}

export async function officerByUser(db: Drizzle, user: string): Promise<Officer | undefined> {
  return (await db.select().from(officer).where(eq(officer.userId, user)))[0]
}

export async function officerByUsername(db: Drizzle, username: string): Promise<Officer | undefined> {
  return (await db.select().from(officer).where(eq(officer.username, username)))[0]
}

export const officersById = (db: Drizzle, ids: string[]): Promise<Officer[]> =>
  db.select().from(officer).where(inArray(officer.id, ids))

/** Unit of invented officers who drive the traffic of a demonstration; nobody signs in as one of them. */
export const trafficUnit = 'traffic'

/** Not the emergency accounts, which are on file like officers and are nobody. */
export const ofPeople = notLike(officer.username, emergencyName('%'))

/** Officers who may sign in, for the demonstration's list of whom to be. */
export const officersInService = (db: Drizzle): Promise<Officer[]> =>
  db
    .select()
    .from(officer)
    .where(and(ofPeople, isNull(officer.suspendedAt)))
    .orderBy(officer.username)

/** Officers by id, a page after another: to look one up, not to count them. */
export const officersAfter = (db: Drizzle, after: string | undefined, limit: number): Promise<Officer[]> =>
  db
    .select()
    .from(officer)
    .where(after ? gt(officer.id, after) : undefined)
    .orderBy(officer.id)
    .limit(limit)

/** What an auditor sees of an officer: who it is, and where. */
export const knownOfficer = ({ id, name, rank, authority, site, duties }: Officer) => ({
  id,
  name,
  rank,
  authority,
  site,
  duties,
})

/** Locks the officer's row: whoever opens a shift for this person waits here. */
export async function lockOfficer(tx: Tx, id: string): Promise<Officer | undefined> {
  return (await tx.db.select().from(officer).where(eq(officer.id, id)).for('update'))[0]
}

export type RosterRow = Rostered & { officer: string }

/** What these officers are rostered for at a site from `now` on, earliest first. */
export const rosterOf = (db: Drizzle, site: string, officers: string[], now: Date): Promise<RosterRow[]> =>
  db
    .select({
      officer: roster.officer,
      lane: roster.lane,
      duty: roster.duty,
      from: roster.from,
      until: roster.until,
    })
    .from(roster)
    .where(and(eq(roster.site, site), inArray(roster.officer, officers), gt(roster.until, now)))
    .orderBy(roster.from, roster.id)

/** Until when each place of work has a published roster; one whose roster is over says so with its last end. */
export const nationalRosterEnds = (db: Drizzle): Promise<{ site: string; until: Date }[]> =>
  db
    .select({ site: roster.site, until: sql<Date>`max(${roster.until})`.mapWith(roster.until) })
    .from(roster)
    .groupBy(roster.site)
    .orderBy(roster.site)
