import { and, desc, eq } from 'drizzle-orm'
import type pg from 'pg'
import type { Drizzle } from '../../../platform/database.ts'
import type { LineCount } from '../rules/sheet.ts'
import type { NewsCount } from '../rules/shift.ts'
import { officer, shift, shiftEnd } from '../tables.ts'

/** News of others since a shift: ids carry the time of making and narrow what is read; what counts is the time. */
export async function nationalNews(
  pool: pg.Pool,
  sites: string[],
  actions: string[],
  since: { id: string; over: Date },
): Promise<NewsCount[]> {
  const { rows } = await pool.query(
    `select l.site, l.action, l.facts->>'list' as about, count(*)::int as count, max(l.at) as last
       from platform.ledger l
      where l.site = any($1::text[]) and l.id > $2 and l.at >= $3 and l.action = any($4::text[]) and not (l.facts ? 'refused')
      group by 1, 2, 3`,
    [sites, since.id, since.over, actions],
  )
  return rows as NewsCount[]
}

/** Where a shift lies in its site's log: from the line that opened it to the line that ended it, or to the last signed one. */
export async function spanOfShift(
  pool: pg.Pool,
  site: string,
  id: string,
): Promise<{ from: number; until: number; signed: { size: number; note: string } } | undefined> {
  const { rows } = await pool.query(
    `select min(f.pos) filter (where l.action = 'posts.openShift') as opened,
            max(f.pos) filter (where l.action in ('posts.endShift', 'posts.relieveOfficer')) as ended,
            c.size, c.note
       from platform.ledger l join platform.leaf f on f.site = l.site and f.id = l.id
       join lateral (select size, note from platform.checkpoint c where c.site = $1 order by size desc limit 1) c on true
      where l.site = $1 and l.subject = $2 group by c.size, c.note`,
    [site, id],
  )
  const row = rows[0]
  if (!row || row.opened === null) return undefined
  const size = Number(row.size)
  const until = row.ended === null ? size : Number(row.ended) + 1
  return until > size ? undefined : { from: Number(row.opened), until, signed: { size, note: row.note } }
}

/** Lines of a part of a log, counted by what they say. The class and direction of a crossing stand in the line that opened it. */
export async function lineCounts(
  pool: pg.Pool,
  site: string,
  from: number,
  until: number,
): Promise<LineCount[]> {
  const { rows } = await pool.query(
    `with l as (
       select l.action, l.subject, l.facts from platform.leaf f join platform.ledger l on l.site = f.site and l.id = f.id
        where f.site = $1 and f.pos >= $2 and f.pos < $3 and not (l.facts ? 'refused')),
     o as (
       select o.subject, o.facts from platform.ledger o
        where o.site = $1 and o.action = 'crossings.open' and o.subject in (select l.subject from l where l.action like 'crossings.%'))
     select l.action, o.facts->>'class' as class, o.facts->>'direction' as direction, l.facts->>'screened' as screened,
            coalesce(l.facts->>'outcome', l.facts->>'decision', l.facts->>'cause', l.facts->>'radiation', l.facts->>'answer') as detail,
            coalesce(l.facts->>'released', '') = 'true' as released, count(*)::int as count
       from l left join o on o.subject = l.subject
      group by 1, 2, 3, 4, 5, 6`,
    [site, from, until],
  )
  return rows as LineCount[]
}

/** Shifts of those who lead, newest first. */
export const ledShifts = (db: Drizzle, site: string, authority: string) =>
  db
    .select({ shift, end: shiftEnd })
    .from(shift)
    .innerJoin(officer, eq(officer.id, shift.officer))
    .leftJoin(shiftEnd, and(eq(shiftEnd.site, shift.site), eq(shiftEnd.shift, shift.id)))
    .where(and(eq(shift.site, site), eq(shift.duty, 'shift-leader'), eq(officer.authority, authority)))
    .orderBy(desc(shift.id))
    .limit(30)
