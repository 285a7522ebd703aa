import type pg from 'pg'
import type { Tx } from '../../../platform/transaction.ts'
import type { Passed } from '../rules/index.ts'
import type { Querying } from './file.ts'
import { happened, inForce, standing } from './records.ts'

/** What opening a crossing needs to know of the past, in one prepared statement. */
export interface Past {
  history: Passed[]
  /** A crossing of the same document that is open here already. */
  openHere: string | null
  mode: string | null
}

/**
 * Passages of a person or document anywhere in the country, oldest first, unless a correction took them back; those that another
 * system recorded count like our own, unless their batch was taken back;
 * with the degraded mode open at this site, if any.
 */
const nationalPastQuestion = {
  name: 'crossings.nationalPast',
  text: `
  select (select coalesce(json_agg(json_build_object('direction', p.direction, 'day', p.day, 'territory', p.territory,
                 'admittedUntil', p.admitted_until, 'imported', p.imported) order by ${happened('p')}), '[]')
            from (select l.id, l.at, l.direction, l.day, l.territory, l.admitted_until, false as imported from crossings.passage l
                   where (l.person_hash = q.person_hash or l.document_hash = q.document_hash) and l.day <= q.day
                     and l.day > q.day - 1100 and ${standing('l')}
                  union all
                  select i.id, i.at, i.direction, i.day, i.territory, i.admitted_until, true from crossings.past_passage i
                   where (i.person_hash = q.person_hash or i.document_hash = q.document_hash) and i.day <= q.day
                     and i.day > q.day - 1100 and ${inForce('i')}) p) as history,
         (select t.crossing from crossings.traveller t
           where t.site = q.site and t.document_hash = q.document_hash and t.at > q.now - interval '12 hours'
             and not exists (select 1 from crossings.decision d where d.site = t.site and d.crossing = t.crossing)
           order by t.at desc limit 1) as open_here,
         (select m.id from crossings.mode m where m.site = q.site and m.until > q.now
             and not exists (select 1 from crossings.mode_end e where e.site = m.site and e.mode = m.id)
           order by m.id desc limit 1) as mode
    from unnest($1::text[], $2::bytea[], $3::bytea[], $4::timestamptz[], $5::date[])
         with ordinality as q (site, person_hash, document_hash, now, day, n)
   order by q.n`,
}

export async function nationalPast(
  tx: Tx,
  at: { site: string; personHash: Buffer; documentHash: Buffer; now: Date; day: string },
): Promise<Past> {
  const values = [at.site, at.personHash, at.documentHash, at.now, at.day]
  const row = await tx.ask<{ history: Passed[]; open_here: string | null; mode: string | null }>(
    nationalPastQuestion,
    values,
  )
  return { history: row.history, openHere: row.open_here, mode: row.mode }
}

const openModeText = `select m.id, m.cause, m.at, m.until, m.by from crossings.mode m
  where m.site = $1 and m.until > $2 and not exists (select 1 from crossings.mode_end e where e.site = m.site and e.mode = m.id)
  order by m.id desc limit 1`

const plateText = `select v.crossing from crossings.vehicle v join crossings.crossing c on c.site = v.site and c.id = v.crossing
   where v.site = $1 and v.plate_hash = $2 and c.opened_at > $3::timestamptz - interval '12 hours'
     and not exists (select 1 from crossings.decision d where d.site = v.site and d.crossing = v.crossing) limit 1`

/** An open crossing here in which a vehicle with this plate stands. */
export async function openWithPlate(
  on: Querying,
  at: { site: string; plateHash: Buffer; now: Date },
): Promise<string | undefined> {
  const values = [at.site, at.plateHash, at.now]
  const rows = await on.query<{ crossing: string }>('crossings.openWithPlate', plateText, values)
  return rows[0]?.crossing
}

export interface OpenMode {
  id: string
  cause: 'stale-list' | 'line-down'
  at: Date
  until: Date
  by: string
}

export async function openMode(on: Querying, site: string, now: Date): Promise<OpenMode | null> {
  const rows = await on.query<OpenMode & Record<string, unknown>>('crossings.openMode', openModeText, [
    site,
    now,
  ])
  return rows[0] ?? null
}

/** Degraded modes that are open now, at every site of this node. */
export async function nationalOpenModes(
  pool: pg.Pool,
  now: Date,
): Promise<{ site: string; id: string; until: Date }[]> {
  const { rows } = await pool.query<{ site: string; id: string; until: Date }>({
    name: 'crossings.nationalOpenModes',
    text: `select m.site, m.id, m.until from crossings.mode m where m.until > $1
              and not exists (select 1 from crossings.mode_end e where e.site = m.site and e.mode = m.id) order by m.until, m.id`,
    values: [now],
  })
  return rows
}
