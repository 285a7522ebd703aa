import {
  and,
  arrayContains,
  eq,
  gt,
  ilike,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  not,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { Standing } from '../../../../contracts/officers.ts'
import type { DutyName } from '../../../../contracts/posts.ts'
import type { Drizzle } from '../../../platform/database.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { officer, roster } from '../tables.ts'
import { type Officer, ofPeople } from './officers.ts'

export interface Asked {
  /** Part of a name or sign-in name. */
  text?: string | undefined
  sites: readonly string[] | undefined
  duty?: DutyName | undefined
  standing?: Standing | undefined
  after?: string | undefined
}

/** Officers of these sites (undefined: of all), by sign-in name, one more than a page holds. */
export function officersBy(db: Drizzle, asked: Asked, now: Date, limit: number): Promise<Officer[]> {
  const like = asked.text && `%${asked.text.replace(/[\\%_]/g, found => `\\${found}`)}%`
  return db
    .select()
    .from(officer)
    .where(
      and(
        ofPeople,
        asked.sites && inArray(officer.site, [...asked.sites]),
        asked.duty && arrayContains(officer.duties, [asked.duty]),
        asked.standing && standing[asked.standing](now),
        like ? or(ilike(officer.name, like), ilike(officer.username, like)) : undefined,
        asked.after ? gt(officer.username, asked.after) : undefined,
      ),
    )
    .orderBy(officer.username)
    .limit(limit)
}

const noDuty = sql`cardinality(${officer.duties}) = 0`
const staying = (now: Date) => or(isNull(officer.endsAt), gt(officer.endsAt, now))
/** As `standingOf` decides. */
const standing: Record<Standing, (now: Date) => SQL | undefined> = {
  left: now => lte(officer.endsAt, now),
  suspended: now => and(isNotNull(officer.suspendedAt), staying(now)),
  'no-duty': now => and(isNull(officer.suspendedAt), staying(now), noDuty),
  leaving: now => and(isNull(officer.suspendedAt), gt(officer.endsAt, now), not(noDuty)),
  'in-service': () => and(isNull(officer.suspendedAt), isNull(officer.endsAt), not(noDuty)),
}

/** Sign-in names of these that are taken. */
export async function takenAmong(db: Drizzle, usernames: string[]): Promise<Set<string>> {
  const rows = await db
    .select({ username: officer.username })
    .from(officer)
    .where(inArray(officer.username, usernames))
  return new Set(rows.map(row => row.username))
}

/** Administrators who may work now: four eyes need two. */
export const administratorsInService = (db: Drizzle, now: Date): Promise<Officer[]> =>
  db
    .select()
    .from(officer)
    .where(
      and(
        ofPeople,
        arrayContains(officer.duties, ['administrator']),
        isNull(officer.suspendedAt),
        staying(now),
      ),
    )
    .orderBy(officer.username)

/** Changes what is on file of an officer; its row must be locked. */
export async function changeOfficer(
  tx: Tx,
  id: string,
  change: Partial<Pick<Officer, 'authority' | 'duties' | 'secondFactor' | 'suspendedAt' | 'endsAt'>>,
): Promise<void> {
  await tx.db.update(officer).set(change).where(eq(officer.id, id))
  tx.changed(officer, id)
}

/** Officers of these sites who may work now and hold a duty, by name: whom a roster can name. */
export const officersToRoster = (db: Drizzle, sites: readonly string[], now: Date) =>
  db
    .select({ id: officer.id, name: officer.name, rank: officer.rank, duties: officer.duties })
    .from(officer)
    .where(and(inArray(officer.site, [...sites]), isNull(officer.suspendedAt), staying(now), not(noDuty)))
    .orderBy(officer.name, officer.id)
    .limit(1000)

/** What is published for a site between two moments, earliest first. */
export const rosterBetween = (db: Drizzle, site: string, from: Date, until: Date) =>
  db
    .select({
      id: roster.id,
      officer: roster.officer,
      name: officer.name,
      rank: officer.rank,
      lane: roster.lane,
      duty: roster.duty,
      from: roster.from,
      until: roster.until,
    })
    .from(roster)
    .innerJoin(officer, eq(officer.id, roster.officer))
    .where(and(eq(roster.site, site), gt(roster.until, from), lt(roster.from, until)))
    .orderBy(roster.from, roster.lane, roster.id)
    .limit(2000)
