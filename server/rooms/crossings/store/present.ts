import type { Platform } from '../../../platform/action.ts'
import { unseal } from '../../../platform/keys.ts'
import type { Querying, SealedTraveller } from './file.ts'
import { inside } from './overstays.ts'
import { standing } from './records.ts'

/** Passages looked at in one statement: bounded, however few of them are of people still here. */
const window = 2000

const pageText = `with looked as (
    select p.* from crossings.passage p where p.site = $1 and ($2::uuid is null or p.id > $2) order by p.id limit ${window}
  )
  select (select l.id from looked l order by l.id desc limit 1) as last, (select count(*)::int from looked) as looked,
    array(select e.id from looked e where e.direction = 'entry' and e.admitted_until is not null
             and ${standing('e')} and ${inside} order by e.id) as present`

/** Those of the next passages of a site who entered for a stay and have no later passage anywhere. `last` null: there are no more. */
export async function presentPage(
  on: Querying,
  site: string,
  after: string | null,
): Promise<{ last: string | null; looked: number; present: string[] }> {
  type Row = { last: string | null; looked: number; present: string[] }
  const [row] = await on.query<Row>('crossings.presentPage', pageText, [site, after])
  return row ?? { last: null, looked: 0, present: [] }
}

/** A traveller who was let in, opened. */
export interface Admitted {
  crossing: string
  by: string
  lane: string
  traveller: { id: string; personHash: Buffer; content: SealedTraveller }
}

const admittedText = `select t.id, t.crossing, c.by, c.lane, t.person_hash, t.sealed, k.wrapped from crossings.traveller t
    join crossings.crossing c on c.site = t.site and c.id = t.crossing
    join platform.record_key k on k.site = t.site and k.id = t.crossing
   where t.site = $1 and t.id = any($2::uuid[]) order by t.id`

type Raw = Record<'id' | 'crossing' | 'by' | 'lane', string> &
  Record<'person_hash' | 'sealed' | 'wrapped', Buffer>

/** Whoever was erased meanwhile is not among them. */
export async function admitted(
  on: Querying,
  { keys }: Pick<Platform, 'keys'>,
  site: string,
  ids: string[],
): Promise<Admitted[]> {
  const rows = await on.query<Raw>('crossings.admitted', admittedText, [site, ids])
  return rows.map(({ id, crossing, by, lane, person_hash: personHash, sealed, wrapped }) => {
    const content = unseal<SealedTraveller>(keys.unwrap({ site, id: crossing, wrapped }), sealed)
    return { crossing, by, lane, traveller: { id, personHash, content } }
  })
}

const openText = `select c.id from crossings.crossing c where c.site = $1 and c.day >= $2
  and not exists (select 1 from crossings.decision d where d.site = c.site and d.crossing = c.id) order by c.id`

/** Files of a site that nobody has decided, since a day. */
export async function openCrossings(on: Querying, site: string, since: string): Promise<string[]> {
  return (await on.query<{ id: string }>('crossings.openSince', openText, [site, since])).map(r => r.id)
}

/** Passages of a site: how much there is to look through. */
export async function countPassages(on: Querying, site: string): Promise<number> {
  const text = 'select count(*)::int as n from crossings.passage where site = $1'
  return (await on.query<{ n: number }>('crossings.countPassages', text, [site]))[0]?.n ?? 0
}
