import type { CrossingState } from '../../../../contracts/crossings.ts'
import type { PastRow } from '../../../../contracts/past.ts'
import type { Territory } from '../../../../contracts/words.ts'
import type { Event } from '../rules/index.ts'
import type { Querying } from './file.ts'

/** Who is sought, as keyed hashes: every name and every document under which the same person was recorded. */
export interface Sought {
  persons: Buffer[]
  documents: Buffer[]
}

/** A row with what its opening needs. */
export interface Recorded extends PastRow {
  site: string
  /** Crossing of a row made here; person of an imported one. */
  of: string
  batch: string | null
  territory: Territory | null
  admittedUntil: string | null
  letters: string
}

/** A batch that was taken back counts no more, wherever its rows are read. */
export const inForce = (row: string) =>
  `not exists (select 1 from crossings.past_reversal r where r.site = ${row}.site and r.batch = ${row}.batch)`

const holders = `
  select t.person_hash, t.document_hash from crossings.traveller t where t.site = any($3) and t.document_hash = any($2)
  union select t.person_hash, t.document_hash from crossings.traveller t where t.person_hash = any($1)
  ${['past_passage', 'past_refusal', 'past_person']
    .map(
      table => `union select p.person_hash, p.document_hash from crossings.${table} p
        where (p.person_hash = any($1) or p.document_hash = any($2)) and ${inForce('p')}`,
    )
    .join('\n')}`

/** Widens a search by one step, in the whole country: the names of a document, the documents of a name. `sites`: all that there are. */
export async function nationalHolders(on: Querying, sought: Sought, sites: string[]): Promise<Sought> {
  const rows = await on.query<{ person_hash: Buffer; document_hash: Buffer }>(
    'crossings.nationalHolders',
    holders,
    [sought.persons, sought.documents, sites],
  )
  return {
    persons: unique([...sought.persons, ...rows.map(r => r.person_hash)]),
    documents: unique([...sought.documents, ...rows.map(r => r.document_hash)]),
  }
}

const unique = (all: Buffer[]) => [...new Map(all.map(b => [b.toString('hex'), b])).values()]

const records = `
  select t.site, t.id, 'here' as source, 'crossing' as kind, c.day::text, c.opened_at as at, c.post, c.direction, c.class,
         coalesce((select d.state from crossings.decision d where d.site = c.site and d.crossing = c.id order by d.id desc limit 1),
                  case when exists (select 1 from crossings.hold h where h.site = c.site and h.crossing = c.id and not exists
                    (select 1 from crossings.hold_lift l where l.site = h.site and l.hold = h.id)) then 'held' else 'open' end) as state,
         t.nationality, c.id as of, null::uuid as batch, p.territory, p.admitted_until::text, '' as letters
    from crossings.traveller t
    join crossings.crossing c on c.site = t.site and c.id = t.crossing
    left join crossings.passage p on p.site = t.site and p.id = t.id
   where (t.person_hash = any($1) or t.document_hash = any($2) and t.site = any($3))
     and not exists (select 1 from crossings.traveller n where n.site = t.site and n.crossing = t.crossing and n.corrects = t.id)
  union all
  select q.site, q.id, 'imported', 'crossing', q.day::text, q.at, q.post, q.direction, null, 'released',
         q.nationality, q.person, q.batch, q.territory, q.admitted_until::text, ''
    from crossings.past_passage q where (q.person_hash = any($1) or q.document_hash = any($2)) and ${inForce('q')}
  union all
  select q.site, q.id, 'imported', 'refusal', q.day::text, q.at, q.post, q.direction, null, 'refused',
         q.nationality, q.person, q.batch, null, null, q.letters
    from crossings.past_refusal q where (q.person_hash = any($1) or q.document_hash = any($2)) and ${inForce('q')}`

interface Raw extends Record<string, unknown> {
  site: string
  id: string
  source: 'here' | 'imported'
  kind: 'crossing' | 'refusal'
  day: string
  at: Date | null
  post: string
  direction: 'entry' | 'exit'
  class: 'foot' | 'car' | null
  state: CrossingState
  nationality: string
  of: string
  batch: string | null
  territory: Territory | null
  admitted_until: string | null
  letters: string
}

export interface PageAt {
  /** `day id` of the row after which the page begins. */
  after: string | null
  limit: number
}

/** What the whole country recorded of a person, latest first; `sites` are all that there are. */
export async function nationalRecords(
  on: Querying,
  { persons, documents }: Sought,
  sites: string[],
  { after, limit }: PageAt,
): Promise<Recorded[]> {
  const [day = null, id = null] = after?.split(' ') ?? []
  const text = `select * from (${records}) x where $4::date is null or (x.day::date, x.id) < ($4::date, $5::uuid)
    order by x.day::date desc, x.id desc limit $6`
  const rows = await on.query<Raw>('crossings.nationalRecords', text, [
    persons,
    documents,
    sites,
    day,
    id,
    limit,
  ])
  return rows.map(recordOf)
}

/** One row of a search, or nothing when it is no row of it. */
export async function nationalRecord(
  on: Querying,
  { persons, documents }: Sought,
  sites: string[],
  id: string,
): Promise<Recorded | undefined> {
  const text = `select * from (${records}) x where x.id = $4`
  const rows = await on.query<Raw>('crossings.nationalRecord', text, [persons, documents, sites, id])
  return rows[0] && recordOf(rows[0])
}

const recordOf = ({ admitted_until, at, ...row }: Raw): Recorded => ({
  ...row,
  at: at?.toISOString() ?? null,
  admittedUntil: admitted_until,
})

/** Entries and exits in the order in which they happened: by day, then by time where one is known, then as recorded. */
export const happened = (row: string) =>
  `${row}.day, coalesce(${row}.at, '-infinity'::timestamptz), ${row}.id`

/** Passages that no correction took back. */
export const standing = (row: string) => `not exists (select 1 from crossings.decision d
  where d.site = ${row}.site and d.crossing = ${row}.crossing and d.correction is not null and d.state <> 'released')`

const mostEvents = 2000

/** Every entry and exit of a person, oldest first. */
export async function nationalEvents(on: Querying, { persons, documents }: Sought): Promise<Event[]> {
  const text = `select x.direction, x.day::text, x.territory, x.admitted_until::text as "admittedUntil", x.imported from (
      select p.direction, p.day, p.at, p.id, p.territory, p.admitted_until, false as imported from crossings.passage p
       where (p.person_hash = any($1) or p.document_hash = any($2)) and ${standing('p')}
      union all
      select q.direction, q.day, q.at, q.id, q.territory, q.admitted_until, true from crossings.past_passage q
       where (q.person_hash = any($1) or q.document_hash = any($2)) and ${inForce('q')}) x
    order by (${happened('x')}) desc limit ${mostEvents}`
  const rows = await on.query<Event & Record<string, unknown>>('crossings.nationalEvents', text, [
    persons,
    documents,
  ])
  return rows.reverse()
}

/** The hashes of a row, so that whoever it is about can be looked up from a list. */
export async function nationalHashes(
  on: Querying,
  id: string,
  sites: string[],
): Promise<{ person: Buffer; document: Buffer } | undefined> {
  const rows = await on.query<{ person: Buffer; document: Buffer }>(
    'crossings.nationalHashes',
    ['passage', 'past_passage']
      .map(
        table => `select p.person_hash as person, p.document_hash as document from crossings.${table} p
          where p.site = any($2) and p.id = $1`,
      )
      .join(' union all '),
    [id, sites],
  )
  return rows[0]
}

/** What is sealed of an imported person, with the wrapped key of its batch. Nothing once it was erased. */
export async function sealedPerson(
  on: Querying,
  at: { site: string; person: string; batch: string },
): Promise<{ sealed: Buffer; wrapped: Buffer } | undefined> {
  const rows = await on.query<{ sealed: Buffer; wrapped: Buffer }>(
    'crossings.sealedPerson',
    `select p.sealed, k.wrapped from crossings.past_person p
       join platform.record_key k on k.site = p.site and k.id = p.batch
      where p.site = $1 and p.id = $2 and p.batch = $3`,
    [at.site, at.person, at.batch],
  )
  return rows[0]
}
