import type { WorkRow } from '../../../../contracts/onestop.ts'
import type { ControlId } from '../../../../contracts/procedures.ts'
import type { Direction, TrafficClass } from '../../../../contracts/words.ts'
import type { Platform } from '../../../platform/action.ts'
import { unseal } from '../../../platform/keys.ts'
import type { Answered, Required } from '../rules/index.ts'
import { type Json, type Querying, textOf } from './rows.ts'

/** An open crossing of a coach, a lorry or a train as the lists of work need it: no word on who is in it. */
export interface WorkAt {
  id: string
  class: TrafficClass
  direction: Direction
  lane: string
  procedure: string
  procedureVersion: number
  day: string
  openedAt: Date
  radiation: string
  corridor: string | null
  state: WorkRow['state']
  decidedAt: Date | null
  travellers: number
  plate: string | null
  required: Required[]
  answers: Answered[]
  claims: { control: ControlId; by: string }[]
}

const most = 200

const rowsOf = (table: string, columns: string) =>
  `(select coalesce(json_agg(json_build_object(${columns}) order by x.id), '[]') from crossings.${table} x
     where x.site = c.site and x.crossing = c.id) as ${table}`

/** Crossings of the last three days that are open, or were decided since a moment, oldest first: a lorry may stand for long. */
const text = `
  select c.id, c.class, c.direction, c.lane, c.procedure, c.procedure_version, c.day::text, c.opened_at, c.radiation, k.wrapped,
         (select g.corridor from crossings.cargo_corridor g where g.site = c.site and g.crossing = c.id order by g.id desc limit 1) as corridor,
         d.state as decided, d.at as decided_at,
         exists (select 1 from crossings.hold h where h.site = c.site and h.crossing = c.id
                  and not exists (select 1 from crossings.hold_lift l where l.site = h.site and l.hold = h.id)) as held,
         (select count(*)::int from crossings.traveller t where t.site = c.site and t.crossing = c.id
             and not exists (select 1 from crossings.traveller n where n.site = t.site and n.corrects = t.id)
             and not exists (select 1 from crossings.taken_off o where o.site = t.site and o.traveller = t.id)) as travellers,
         (select v.sealed from crossings.vehicle v where v.site = c.site and v.crossing = c.id and v.kind is null limit 1) as plate,
         ${rowsOf('required', `'control', x.control, 'state', x.state`)},
         ${rowsOf('claim', `'control', x.control, 'by', x.by`)},
         ${rowsOf('answer', `'control', x.control, 'by', x.by, 'authority', x.authority, 'at', x.at, 'result', x.result, 'delegation', x.delegation`)}
    from crossings.crossing c join platform.record_key k on k.site = c.site and k.id = c.id
    left join lateral (select y.state, y.at from crossings.decision y where y.site = c.site and y.crossing = c.id
                        order by y.id desc limit 1) d on true
   where c.site = $1 and c.day > $2::date - 3 and c.class in ('coach', 'lorry', 'train') and ($3::text is null or c.lane = $3)
     and (d.at is null or d.at > $4)
   order by c.id limit ${most}`

export async function workAt(
  on: Querying,
  platform: Platform,
  at: { site: string; day: string; lane: string | null; since: Date },
): Promise<WorkAt[]> {
  const rows = await on.query<Record<string, unknown>>('crossings.work', text, [
    at.site,
    at.day,
    at.lane,
    at.since,
  ])
  return rows.map(row => {
    const id = String(row.id)
    const key = platform.keys.unwrap({ site: at.site, id, wrapped: row.wrapped as Buffer })
    return {
      id,
      class: String(row.class) as TrafficClass,
      direction: String(row.direction) as Direction,
      lane: String(row.lane),
      procedure: String(row.procedure),
      procedureVersion: Number(row.procedure_version),
      day: String(row.day),
      openedAt: row.opened_at as Date,
      radiation: String(row.radiation),
      corridor: textOf(row.corridor),
      state: (row.decided as WorkRow['state'] | null) ?? (row.held === true ? 'held' : 'open'),
      decidedAt: row.decided_at as Date | null,
      travellers: Number(row.travellers),
      plate: row.plate ? unseal<{ plate: string }>(key, row.plate as Buffer).plate : null,
      required: row.required as unknown as Required[],
      claims: row.claim as { control: ControlId; by: string }[],
      answers: (row.answer as Json[]).map(a => ({ ...a, at: new Date(String(a.at)) }) as Answered),
    }
  })
}
