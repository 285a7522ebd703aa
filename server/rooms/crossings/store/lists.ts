import type { CrossingRow, CrossingState } from '../../../../contracts/crossings.ts'
import type { ControlId } from '../../../../contracts/procedures.ts'
import type { Direction, TrafficClass } from '../../../../contracts/words.ts'
import type { Querying } from './file.ts'

const pageSize = 50

const rowText = `
  select c.id, c.lane, c.class, c.direction, c.opened_at, c.procedure, c.procedure_version, c.day::text,
         (select t.nationality from crossings.traveller t where t.site = c.site and t.crossing = c.id order by t.id limit 1) as nationality,
         (select d.state from crossings.decision d where d.site = c.site and d.crossing = c.id order by d.id desc limit 1) as decided,
         (select min(d.at) from crossings.decision d where d.site = c.site and d.crossing = c.id) as decided_at,
         exists (select 1 from crossings.hold h where h.site = c.site and h.crossing = c.id
                  and not exists (select 1 from crossings.hold_lift l where l.site = h.site and l.hold = h.id)) as held,
         exists (select 1 from crossings.referred f where f.site = c.site and f.crossing = c.id) as referred,
         (select coalesce(array_agg(distinct a.control), '{}') from crossings.answer a
           where a.site = c.site and a.crossing = c.id and a.result = 'passed') as passed,
         (select x.corridor from crossings.declaration x where x.site = c.site and x.crossing = c.id order by x.id desc limit 1) as corridor
    from crossings.crossing c`

interface Raw extends Record<string, unknown> {
  id: string
  lane: string
  class: TrafficClass
  direction: Direction
  opened_at: Date
  procedure: string
  procedure_version: number
  day: string
  nationality: string | null
  decided: 'released' | 'refused' | 'withdrawn' | null
  decided_at: Date | null
  held: boolean
  referred: boolean
  passed: ControlId[]
  corridor: 'green' | 'red' | null
}

export interface Filter {
  site: string
  day: string
  lane: string | null
  state: CrossingState | null
  waitsFor: ControlId | null
  /** Crossings older than this id; ids carry the time of opening and this is a page, not a cursor over news. */
  after: string | null
}

/**
 * A page of a day's crossings, newest first, without a word on who crosses (I-19). `required` names the controls of a procedure.
 * What waits for customs is what border guard has done with, and the red corridor that nobody took aside.
 */
export async function listDay(
  on: Querying,
  filter: Filter,
  required: (procedure: string, version: number) => ControlId[],
): Promise<{ rows: CrossingRow[]; next: string | null }> {
  const text = `select * from (${rowText}
     where c.site = $1 and c.day = $2 and ($3::text is null or c.lane = $3) and ($4::uuid is null or c.id < $4)) r
   where ($5::text is null or $5 = coalesce(r.decided, case when r.held then 'held' else 'open' end))
     and ($6::text is null or (r.decided is null and not ($6 = any(r.passed))
          and ($6 <> 'corridor' or 'border-check' = any(r.passed) or (r.corridor = 'red' and not r.referred))))
   order by r.id desc limit ${pageSize + 1}`
  const values = [filter.site, filter.day, filter.lane, filter.after, filter.state, filter.waitsFor]
  const raw = await on.query<Raw>('crossings.day', text, values)
  const rows = raw.slice(0, pageSize).map(r => rowOf(r, required(r.procedure, r.procedure_version)))
  return { rows, next: raw.length > pageSize ? (rows.at(-1)?.id ?? null) : null }
}

function rowOf(r: Raw, required: ControlId[]): CrossingRow {
  const decidedAt = r.decided_at
  return {
    id: r.id,
    state: r.decided ?? (r.held ? 'held' : 'open'),
    class: r.class,
    direction: r.direction,
    lane: r.lane,
    nationality: r.nationality,
    openedAt: r.opened_at.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    seconds: decidedAt ? Math.round((decidedAt.getTime() - r.opened_at.getTime()) / 1000) : null,
    referred: r.referred,
    waitsFor: r.decided ? [] : required.filter(c => !r.passed.includes(c)),
  }
}

const summaryText = `
  select count(*) filter (where d.state = 'released')::int as released,
         percentile_cont(0.5) within group (order by extract(epoch from d.at - c.opened_at)) filter (where d.state = 'released') as median
    from crossings.crossing c join crossings.decision d on d.site = c.site and d.crossing = c.id
   where c.site = $1 and c.shift = $2 and d.correction is null`

/** Counts of one booth since its shift began. */
export async function countShift(on: Querying, site: string, shift: string) {
  const rows = await on.query<{ released: number; median: number | null }>('crossings.summary', summaryText, [
    site,
    shift,
  ])
  const median = rows[0]?.median ?? null
  return { released: rows[0]?.released ?? 0, medianSeconds: median === null ? null : Math.round(median) }
}
