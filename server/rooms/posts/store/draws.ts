import { and, desc, eq, gt, inArray, isNull, lt, lte } from 'drizzle-orm'
import type { DrawnDuty } from '../../../../contracts/shift.ts'
import { parseCheckpoint, parseNote } from '../../../../libraries/evidence-log/index.ts'
import type { Drizzle } from '../../../platform/database.ts'
import { proposal, proposalAnswer } from '../../../platform/tables.ts'
import { laneDraw, laneDrawOverride, laneDrawResult } from '../tables/shift.ts'
import { officer, roster } from '../tables.ts'

export type DrawRow = typeof laneDraw.$inferSelect
export type ResultRow = typeof laneDrawResult.$inferSelect

/** Asks over the connection at hand: whoever holds one never asks for another. */
export type Ask = (text: string, values: unknown[]) => Promise<Record<string, unknown>[]>

export const overriding = 'posts.overrideDraw'

export async function drawById(db: Drizzle, site: string, id: string): Promise<DrawRow | undefined> {
  return (
    await db
      .select()
      .from(laneDraw)
      .where(and(eq(laneDraw.site, site), eq(laneDraw.id, id)))
  )[0]
}

/** Draws of a duty whose time meets this one. */
export const drawsMeeting = (
  db: Drizzle,
  site: string,
  asked: { duty: DrawnDuty; from: Date; until: Date },
) =>
  db
    .select()
    .from(laneDraw)
    .where(
      and(
        eq(laneDraw.site, site),
        eq(laneDraw.duty, asked.duty),
        lt(laneDraw.from, asked.until),
        gt(laneDraw.until, asked.from),
      ),
    )
    .limit(1)

/** The draw of a duty that is in force now, if one was asked for. */
export async function drawNow(
  db: Drizzle,
  site: string,
  duty: DrawnDuty,
  now: Date,
): Promise<DrawRow | undefined> {
  return (
    await db
      .select()
      .from(laneDraw)
      .where(
        and(
          eq(laneDraw.site, site),
          eq(laneDraw.duty, duty),
          lte(laneDraw.from, now),
          gt(laneDraw.until, now),
        ),
      )
      .limit(1)
  )[0]
}

export const recentDraws = (db: Drizzle, site: string, authority: string): Promise<DrawRow[]> =>
  db
    .select()
    .from(laneDraw)
    .where(and(eq(laneDraw.site, site), eq(laneDraw.authority, authority)))
    .orderBy(desc(laneDraw.id))
    .limit(20)

export const resultsOf = (db: Drizzle, site: string, draws: string[]): Promise<ResultRow[]> =>
  draws.length
    ? db
        .select()
        .from(laneDrawResult)
        .where(and(eq(laneDrawResult.site, site), inArray(laneDrawResult.draw, draws)))
    : Promise.resolve([])

export const overridesOf = (db: Drizzle, site: string, draws: string[]) =>
  draws.length
    ? db
        .select()
        .from(laneDrawOverride)
        .where(and(eq(laneDrawOverride.site, site), inArray(laneDrawOverride.draw, draws)))
        .orderBy(laneDrawOverride.id)
    : Promise.resolve([])

/** Overrides that wait for the second person. */
export const waitingOverrides = (db: Drizzle, site: string) =>
  db
    .select({ proposal })
    .from(proposal)
    .leftJoin(
      proposalAnswer,
      and(eq(proposalAnswer.site, proposal.site), eq(proposalAnswer.proposal, proposal.id)),
    )
    .where(and(eq(proposal.site, site), eq(proposal.action, overriding), isNull(proposalAnswer.proposal)))
    .orderBy(proposal.id)
    .limit(100)

/** Officers in service whom the roster names for a duty over the whole of a time. */
export async function rosteredFor(
  db: Drizzle,
  site: string,
  authority: string,
  asked: { duty: DrawnDuty; from: Date; until: Date },
): Promise<string[]> {
  const rows = await db
    .selectDistinct({ officer: roster.officer })
    .from(roster)
    .innerJoin(officer, eq(officer.id, roster.officer))
    .where(
      and(
        eq(roster.site, site),
        eq(roster.duty, asked.duty),
        lte(roster.from, asked.from),
        gt(roster.until, new Date(asked.until.getTime() - 1)),
        eq(officer.authority, authority),
        isNull(officer.suspendedAt),
      ),
    )
  return rows.map(row => row.officer).sort()
}

/** Times for which the roster names officers of a duty, from now on, nearest first. */
export const rosterSpans = (db: Drizzle, site: string, authority: string, now: Date, until: Date) =>
  db
    .selectDistinct({ duty: roster.duty, from: roster.from, until: roster.until })
    .from(roster)
    .innerJoin(officer, eq(officer.id, roster.officer))
    .where(
      and(
        eq(roster.site, site),
        inArray(roster.duty, ['first-line', 'second-line', 'customs']),
        gt(roster.until, now),
        lt(roster.from, until),
        eq(officer.authority, authority),
      ),
    )
    .orderBy(roster.from, roster.duty)
    .limit(30)

/** Roster entries of these officers at a lane and time, so that none is published twice. */
export const rosterEntries = (db: Drizzle, site: string, officers: string[], from: Date, until: Date) =>
  officers.length
    ? db
        .select()
        .from(roster)
        .where(
          and(
            eq(roster.site, site),
            inArray(roster.officer, officers),
            eq(roster.from, from),
            eq(roster.until, until),
          ),
        )
    : Promise.resolve([])

/**
 * The first signed state that covers the line of a request: what decides the lot. Nothing before that line's place in the log is known.
 * @returns undefined until the line is in its place and signed, a second or two after it was made.
 */
export async function decidingState(
  ask: Ask,
  site: string,
  draw: string,
): Promise<{ size: number; root: string } | undefined> {
  const [found] = await ask(
    `select c.size, c.note from platform.ledger l
       join platform.leaf f on f.site = l.site and f.id = l.id
       join lateral (select size, note from platform.checkpoint c where c.site = f.site and c.size > f.pos order by c.size limit 1) c on true
      where l.site = $1 and l.subject = $2 and l.action = 'posts.requestDraw'`,
    [site, draw],
  )
  if (!found) return undefined
  return {
    size: Number(found.size),
    root: parseCheckpoint(parseNote(String(found.note)).text).root.toString('base64'),
  }
}
