import type { OverstayRow } from '../../../../contracts/past.ts'
import type { Territory } from '../../../../contracts/words.ts'
import { daysOver } from '../rules/index.ts'
import type { Querying } from './file.ts'
import { happened, inForce, type PageAt, standing } from './records.ts'

export interface OverstayFilter extends PageAt {
  /** Today; last days admitted before it are over. */
  day: string
  /** Last day admitted, from and until. */
  from: string | null
  until: string
  post: string | null
  territory: Territory | null
}

/** Whoever entered and has no later passage anywhere, under the same name or the same document, is inside. */
export const inside = `${['person_hash', 'document_hash']
  .flatMap(hash => [
    `not exists (select 1 from crossings.passage x where x.${hash} = e.${hash} and x.day >= e.day
       and (${happened('x')}) > (${happened('e')}) and ${standing('x')})`,
    `not exists (select 1 from crossings.past_passage x where x.${hash} = e.${hash} and x.day >= e.day
       and (${happened('x')}) > (${happened('e')}) and ${inForce('x')})`,
  ])
  .join('\n and ')}`

const page = `e.direction = 'entry' and e.admitted_until is not null and e.admitted_until <= $1::date
  and ($2::date is null or e.admitted_until >= $2::date) and ($3::text is null or e.territory = $3)
  and ($4::date is null or (e.admitted_until, e.id) < ($4::date, $5::uuid))
  and ${inside}`

const text = `select x.id, x.source, x.nationality, x.day, x.post, x.territory, x.admitted_until::text from (
    (select e.id, 'here' as source, e.nationality, e.day::text, c.post, e.territory, e.admitted_until
       from crossings.passage e join crossings.crossing c on c.site = e.site and c.id = e.crossing
      where ${page} and ${standing('e')} and ($6::text is null or c.post = $6)
      order by e.admitted_until desc, e.id desc limit $7)
    union all
    (select e.id, 'imported', e.nationality, e.day::text, e.post, e.territory, e.admitted_until
       from crossings.past_passage e
      where ${page} and e.last and ${inForce('e')} and ($6::text is null or e.post = $6)
      order by e.admitted_until desc, e.id desc limit $7)) x
  order by x.admitted_until desc, x.id desc limit $7`

interface Raw extends Record<string, unknown> {
  id: string
  source: 'here' | 'imported'
  nationality: string
  day: string
  post: string
  territory: Territory
  admitted_until: string
}

/** Who is inside the country beyond the last day admitted, fewest days over first. No total is ever counted. */
export async function nationalOverstays(on: Querying, filter: OverstayFilter): Promise<OverstayRow[]> {
  const [day = null, id = null] = filter.after?.split(' ') ?? []
  const { from, until, territory, post, limit } = filter
  const rows = await on.query<Raw>('crossings.nationalOverstays', text, [
    until,
    from,
    territory,
    day,
    id,
    post,
    limit,
  ])
  return rows.map(({ day: entered, admitted_until, ...row }) => ({
    ...row,
    entered,
    admittedUntil: admitted_until,
    over: daysOver(admitted_until, filter.day),
  }))
}
