import type { CrossingState, Purpose, Stay } from '../../../../contracts/crossings.ts'
import type { Permit, ReadDocument } from '../../../../contracts/documents.ts'
import type { ListAge } from '../../../../contracts/screening.ts'
import type { Direction, TrafficClass } from '../../../../contracts/words.ts'
import type { Platform } from '../../../platform/action.ts'
import { type RecordKey, unseal } from '../../../platform/keys.ts'
import { problem } from '../../../platform/problems.ts'
import { type Answered, isOneStop, type SubjectFacts } from '../rules/index.ts'
import { type Listed, nothingMore, type OneStop, readOneStop, type StoredVehicle } from './onestop.ts'
import { bytesOf, type Json, type Querying, textOf } from './rows.ts'

export type { Querying } from './rows.ts'

/** What is sealed of a traveller under the crossing's key. */
export interface SealedTraveller {
  document: ReadDocument
  checks: SubjectFacts['checks']
  permit: Permit | null
  stay: Stay | null
  /** Its number has no check digit that vouches for it. */
  unproved?: boolean
  /** Came from a passenger list: who that is, and the document is still to be seen. */
  listed?: Listed
}

export interface StoredTraveller {
  id: string
  personHash: Buffer
  documentHash: Buffer
  nationality: string
  minor: boolean
  corrects: string | null
  screened: 'no-hit' | 'hit' | 'could-not'
  lists: ListAge[]
  content: SealedTraveller
}

/** A crossing with everything recorded on it, opened. */
export interface Stored {
  site: string
  id: string
  post: string
  lane: string
  class: TrafficClass
  direction: Direction
  procedure: string
  procedureVersion: number
  day: string
  openedAt: Date
  by: string
  radiation: string
  mode: string | null
  key: RecordKey
  /** Those who count: a reading that was corrected is replaced by its correction. */
  travellers: StoredTraveller[]
  vehicle: StoredVehicle | null
  declared: { purpose: Purpose; corridor: 'green' | 'red' } | null
  answers: (Answered & { note: string | null; reading: Reading | null })[]
  holds: { id: string; authority: string; by: string; at: Date; reason: string; liftedAt: Date | null }[]
  referrals: string[]
  decisions: {
    id: string
    state: 'released' | 'refused' | 'withdrawn'
    at: Date
    by: string
    correction: string | null
  }[]
  state: CrossingState
  /** Grows with every row added; what `If-Match` compares. */
  version: number
  decidedAt: Date | null
  /** Of a coach, a lorry or a train. */
  more: OneStop
}

/** What an instrument showed: kg on a scale, µSv/h at the portal. */
export interface Reading {
  value: number
  unit: 'kg' | 'µSv/h'
}

const part = (table: string) =>
  `(select coalesce(json_agg(x order by x.id), '[]') from crossings.${table} x where x.site = c.site and x.crossing = c.id) as ${table}`

const fileText = `select c.id, c.post, c.lane, c.class, c.direction, c.procedure, c.procedure_version, c.day::text, c.opened_at, c.by,
    c.radiation, c.mode, k.wrapped, ${['traveller', 'vehicle', 'declaration', 'answer', 'hold', 'hold_lift', 'referred', 'decision'].map(part).join(', ')}
  from crossings.crossing c join platform.record_key k on k.site = c.site and k.id = c.id
 where c.site = $1 and c.id = $2`

/**
 * Reads a crossing with all its rows in one statement. `lock` takes the crossing's row first, in a statement of its own:
 * a statement that waits for a lock goes on with the snapshot it began with and would not see what the other added.
 * @throws Refusal `not-found`
 */
export async function readFile(
  on: Querying,
  platform: Platform,
  at: { site: string; id: string; lock?: boolean },
): Promise<Stored> {
  if (at.lock) await on.query('crossings.lock', lockText, [at.site, at.id])
  const rows = await on.query<Record<string, unknown>>('crossings.file', fileText, [at.site, at.id])
  const row = rows[0]
  if (!row) throw problem('not-found', { key: 'crossings:refusal.no-crossing' })
  const stored = opened(platform, at.site, row)
  if (!isOneStop({ class: stored.class })) return stored
  const more = { ...stored.more, ...(await readOneStop(on, at, stored.key)) }
  return {
    ...stored,
    more,
    travellers: stored.travellers.filter(t => !more.apart.has(t.id)),
    version: stored.version + more.trailers.length + more.rows,
  }
}

/** What drives and what it draws. */
export const vehiclesOf = ({ vehicle, more }: Pick<Stored, 'vehicle' | 'more'>): StoredVehicle[] => [
  ...(vehicle ? [vehicle] : []),
  ...more.trailers,
]

const lockText = 'select 1 from crossings.crossing where site = $1 and id = $2 for update'

function opened(platform: Platform, site: string, row: Record<string, unknown>): Stored {
  const id = String(row.id)
  const key = platform.keys.unwrap({ site, id, wrapped: row.wrapped as Buffer })
  const many = (name: string) => (row[name] as Json[]) ?? []
  const content = <T>(r: Json) => unseal<T>(key, bytesOf(r.sealed))
  const lifts = new Map(many('hold_lift').map(l => [String(l.hold), new Date(String(l.at))]))
  const holds = many('hold').map(h => ({
    id: String(h.id),
    authority: String(h.authority),
    by: String(h.by),
    at: new Date(String(h.at)),
    reason: content<{ reason: string }>(h).reason,
    liftedAt: lifts.get(String(h.id)) ?? null,
  }))
  const decisions = many('decision').map(d => ({
    id: String(d.id),
    state: String(d.state) as 'released',
    at: new Date(String(d.at)),
    by: String(d.by),
    correction: textOf(d.correction),
  }))
  const all = many('traveller').map(t => travellerOf(t, content<SealedTraveller>(t)))
  const replaced = new Set(all.map(t => t.corrects))
  const vehicles = many('vehicle').map(v => vehicleOf(v, content<{ plate: string }>(v)))
  const said = many('declaration').at(-1)
  const last = decisions.at(-1)
  return {
    site,
    id,
    key,
    post: String(row.post),
    lane: String(row.lane),
    class: String(row.class) as TrafficClass,
    direction: String(row.direction) as Direction,
    procedure: String(row.procedure),
    procedureVersion: Number(row.procedure_version),
    day: String(row.day),
    openedAt: row.opened_at as Date,
    by: String(row.by),
    radiation: String(row.radiation),
    mode: textOf(row.mode as string | null),
    travellers: all.filter(t => !replaced.has(t.id)),
    vehicle: vehicles.find(v => !v.trailer) ?? null,
    declared: said
      ? { purpose: String(said.purpose) as Purpose, corridor: String(said.corridor) as 'green' }
      : null,
    answers: many('answer').map(a => ({
      control: String(a.control) as 'corridor',
      by: String(a.by),
      authority: String(a.authority),
      at: new Date(String(a.at)),
      result: String(a.result) as 'passed',
      delegation: textOf(a.delegation),
      ...noted(content<{ note: string | null; reading?: Reading }>(a)),
    })),
    holds,
    referrals: many('referred').map(r => String(r.id)),
    decisions,
    state: last?.state ?? (holds.some(h => !h.liftedAt) ? 'held' : 'open'),
    version:
      all.length +
      many('referred').length +
      many('answer').length +
      holds.length +
      lifts.size +
      decisions.length +
      many('declaration').length,
    decidedAt: last?.at ?? null,
    more: { ...nothingMore(), trailers: vehicles.filter(v => v.trailer) },
  }
}

const noted = ({ note, reading }: { note: string | null; reading?: Reading }) => ({
  note,
  reading: reading ?? null,
})

const vehicleOf = (v: Json, { plate }: { plate: string }): StoredVehicle => ({
  id: String(v.id),
  state: String(v.state),
  plate,
  screened: String(v.screened) as 'no-hit',
  trailer: v.kind === 'trailer',
})

function travellerOf(t: Json, content: SealedTraveller): StoredTraveller {
  return {
    id: String(t.id),
    personHash: bytesOf(t.person_hash),
    documentHash: bytesOf(t.document_hash),
    nationality: String(t.nationality),
    minor: t.minor === true,
    corrects: textOf(t.corrects),
    screened: String(t.screened) as 'no-hit',
    lists: t.lists as unknown as ListAge[],
    content,
  }
}
