import type { Tx } from '../../../platform/transaction.ts'
import type { PastEvent } from '../rules/index.ts'
import type { Querying } from './file.ts'
import { inForce, standing } from './records.ts'

/** All persons whose hash lies in a span, so that a file of any length is compared and written in pieces of one size. */
export interface Slice {
  from: Buffer
  /** Null: to the end. */
  until: Buffer | null
}

const perSlice = 20_000
const prefixes = 65_536

/** As many slices as keep each near twenty thousand events: hashes are spread evenly. */
export function slicesOf(events: number): Slice[] {
  const count = Math.min(prefixes, Math.max(1, Math.ceil(events / perSlice)))
  const edge = (i: number) => {
    const at = Math.floor((i * prefixes) / count)
    return Buffer.from([at >> 8, at & 0xff])
  }
  return Array.from({ length: count }, (_, i) => ({
    from: edge(i),
    until: i + 1 === count ? null : edge(i + 1),
  }))
}

const within = `e.job = $1 and e.person_hash >= $2 and ($3::bytea is null or e.person_hash < $3)`

export interface SlicedEvent extends PastEvent {
  person: string
  nationality: string
  territory: string
  admittedUntil: string | null
}

interface Raw extends Record<string, unknown> {
  id: string
  row: number
  kind: PastEvent['kind']
  day: string
  at: Date | null
  post: string
  stay: boolean
  known: boolean
  person: string
  nationality: string
  territory: string
  admitted_until: string | null
}

const nationalSliceText = `
  select e.id, e.row, e.kind, e.day::text, e.at, e.post, e.stay, encode(e.person_hash, 'hex') as person, e.nationality, e.territory,
         e.admitted_until::text,
         case when e.kind = 'refusal' then exists (select 1 from crossings.past_refusal q where q.person_hash = e.person_hash
                and q.day = e.day and q.post = e.post and q.at is not distinct from e.at and ${inForce('q')})
         else exists (select 1 from crossings.past_passage q where q.person_hash = e.person_hash and q.day = e.day
                and q.direction = e.direction and q.post = e.post and q.at is not distinct from e.at and ${inForce('q')})
           or exists (select 1 from crossings.passage p join crossings.crossing c on c.site = p.site and c.id = p.crossing
                where p.person_hash = e.person_hash and p.day = e.day and p.direction = e.direction and c.post = e.post and ${standing('p')})
         end as known
    from crossings.past_event e where ${within} and e.kind <> 'person'
   order by e.person_hash, e.day, e.at nulls first, e.id`

/** The events of a slice, person by person in order of time, and whether the country has each recorded already. */
export async function nationalSlice(
  on: Querying,
  job: string,
  { from, until }: Slice,
): Promise<SlicedEvent[]> {
  const rows = await on.query<Raw>('crossings.nationalSlice', nationalSliceText, [job, from, until])
  return rows.map(({ admitted_until, at, ...row }) => ({
    ...row,
    at: at?.getTime() ?? null,
    admittedUntil: admitted_until,
  }))
}

const dropText = 'delete from crossings.past_event where job = $1 and id = any($2::uuid[])'
const moveText = `update crossings.past_event e set id = m.next from unnest($2::uuid[], $3::uuid[]) as m (id, next)
  where e.job = $1 and e.id = m.id`
const allowText = `update crossings.past_event e set admitted_until = m.until from unnest($2::uuid[], $3::date[]) as m (id, until)
  where e.job = $1 and e.id = m.id`

/** What comparing found: events that go, new ids in an order that can have happened, last days that needed the earlier stays. */
export async function amendSlice(
  on: Querying,
  job: string,
  found: { dropped: string[]; moved: Map<string, string>; allowed: Map<string, string> },
): Promise<void> {
  const { dropped, moved, allowed } = found
  if (allowed.size)
    await on.query('crossings.allowEvents', allowText, [job, [...allowed.keys()], [...allowed.values()]])
  if (moved.size)
    await on.query('crossings.moveEvents', moveText, [job, [...moved.keys()], [...moved.values()]])
  if (dropped.length) await on.query('crossings.dropEvents', dropText, [job, dropped])
}

const knownPersonsText = `with gone as (
    delete from crossings.past_event e where ${within} and e.kind = 'person' and exists (select 1 from crossings.past_person p
      where p.document_hash = e.document_hash and p.person_hash = e.person_hash and ${inForce('p')}) returning e.row)
  , kept as (insert into crossings.past_refused (job, row, reason) select $1, g.row, 'known' from gone g on conflict (job, row) do nothing)
  select count(*)::int as n from gone`

/** Takes out documents that are known to be a person's already. @returns how many. */
export async function dropKnownPersons(on: Querying, job: string, { from, until }: Slice): Promise<number> {
  const rows = await on.query<{ n: number }>('crossings.nationalKnownPersons', knownPersonsText, [
    job,
    from,
    until,
  ])
  return rows[0]?.n ?? 0
}

/** Refused rows by reason. */
export async function countRefused(on: Querying, job: string): Promise<Record<string, number>> {
  const text =
    'select r.reason, count(*)::int as n from crossings.past_refused r where r.job = $1 group by r.reason'
  const rows = await on.query<{ reason: string; n: number }>('crossings.countRefused', text, [job])
  return Object.fromEntries(rows.map(r => [r.reason, r.n]))
}

/** Whether a batch was taken over, anywhere, since a file was given: then what was compared may be known by now. */
export async function nationalBatchSince(on: Querying, since: Date): Promise<boolean> {
  const text = 'select exists (select 1 from crossings.past_batch b where b.at > $1) as newer'
  return (
    (await on.query<{ newer: boolean }>('crossings.nationalBatchSince', text, [since]))[0]?.newer ?? false
  )
}

/** Millions of rows do not fit into the ten seconds of an ordinary transaction. */
export const takeAnHour = (tx: Tx) =>
  tx.query(
    'crossings.takeAnHour',
    `select set_config('transaction_timeout', '0', true), set_config('statement_timeout', '5min', true),
            set_config('idle_in_transaction_session_timeout', '60s', true)`,
    [],
  )

const takeText = `with
  persons as (
    insert into crossings.past_person (site, id, batch, person_hash, document_hash, sealed)
      select distinct on (e.person) $4, e.person, $1, e.person_hash, e.document_hash, e.sealed from crossings.past_event e
       where ${within} order by e.person, e.id returning 1),
  passages as (
    insert into crossings.past_passage (site, id, batch, person_hash, document_hash, person, nationality, direction, day, at, post,
                                        territory, admitted_until, last)
      select $4, e.id, $1, e.person_hash, e.document_hash, e.person, e.nationality, e.direction, e.day, e.at, e.post, e.territory,
             e.admitted_until, lead(e.id) over (partition by e.person_hash order by e.day, e.at nulls first, e.id) is null
        from crossings.past_event e where ${within} and e.kind in ('entry', 'exit') returning 1),
  refusals as (
    insert into crossings.past_refusal (site, id, batch, person_hash, document_hash, person, nationality, direction, day, at, post, letters)
      select $4, e.id, $1, e.person_hash, e.document_hash, e.person, e.nationality, e.direction, e.day, e.at, e.post, e.letters
        from crossings.past_event e where ${within} and e.kind = 'refusal' returning 1)
  select (select count(*)::int from persons) as persons, (select count(*)::int from passages) as passages,
         (select count(*)::int from refusals) as refusals`

/** Takes a slice over into the batch of the same id. */
export async function takeSlice(tx: Tx, job: string, { from, until }: Slice): Promise<number> {
  const [row] = await tx.query<{ persons: number; passages: number; refusals: number }>(
    'crossings.takeSlice',
    takeText,
    [job, from, until, tx.site],
  )
  return (row?.passages ?? 0) + (row?.refusals ?? 0)
}
