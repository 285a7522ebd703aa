import type pg from 'pg'
import type { LedgerLine, SearchLedger } from '../../../../contracts/oversight.ts'
import type { DayCount } from '../rules.ts'

/** Which lines a reader sees: those of these authorities, and of these `authority/room` pairs. */
export interface Seen {
  own: string[]
  pairs: string[]
}

type Found = Omit<LedgerLine, 'facts' | 'refused'> & { facts: Record<string, unknown>; seenWhole: boolean }

/** The condition that a line `l` is among what is seen; `$n` and `$n+1` are its values. */
const seen = (n: number) =>
  `(l.authority = any($${n}::text[]) or l.authority || '/' || split_part(l.action, '.', 1) = any($${n + 1}::text[]))`

/**
 * Lines of one log, newest place first, between two positions. All filters narrow what the positions bound; none of them is the cursor.
 * `whole`: what the reader sees in full; `outline`: what the reader sees at all.
 */
export async function linesBefore(
  pool: pg.Pool,
  asked: SearchLedger & { log: string; low: number; high: number; limit: number },
  sight: { whole: Seen; outline: Seen },
): Promise<Found[]> {
  // a filter on what is not shown would show it
  const visible = asked.subject ? sight.whole : sight.outline
  const { rows } = await pool.query(
    `select f.pos, encode(f.hash, 'hex') as hash, l.id, l.at, l.actor, l.authority, l.post, l.lane, l.action, l.subject, l.facts,
            encode(l.commitment, 'base64') as commitment, ${seen(15)} as whole
       from platform.leaf f join platform.ledger l on l.site = f.site and l.id = f.id
      where f.site = $1 and f.pos >= $2 and f.pos < $3
        and ($4::text is null or l.action = $4) and ($5::text is null or l.actor = $5)
        and ($6::text is null or l.post = $6) and ($7::text is null or l.lane = $7)
        and ($8::text is null or l.subject = $8)
        and ($9::timestamptz is null or l.at >= $9) and ($10::timestamptz is null or l.at < $10)
        and ($11::text is null or ($11 = 'yes') = (l.facts ? 'refused'))
        and ${seen(12)}
      order by f.pos desc limit $14`,
    [
      asked.log,
      asked.low,
      asked.high,
      asked.action ?? null,
      asked.officer ?? null,
      asked.post ?? null,
      asked.lane ?? null,
      asked.subject ?? null,
      asked.from ?? null,
      asked.until ?? null,
      asked.refused ?? null,
      visible.own,
      visible.pairs,
      asked.limit,
      sight.whole.own,
      sight.whole.pairs,
    ],
  )
  return rows.map(({ pos, at, whole, ...rest }) => ({
    ...rest,
    position: Number(pos),
    at: (at as Date).toISOString(),
    seenWhole: whole as boolean,
  }))
}

/** How often each action stands in the last lines of a log, by day at the place. */
export async function dayCounts(
  pool: pg.Pool,
  asked: { log: string; low: number; since: Date; zone: string },
  visible: Seen,
): Promise<DayCount[]> {
  const { rows } = await pool.query(
    `select l.action, to_char(l.at at time zone $4, 'YYYY-MM-DD') as day, l.facts ? 'refused' as refused, count(*)::int as count
       from platform.leaf f join platform.ledger l on l.site = f.site and l.id = f.id
      where f.site = $1 and f.pos >= $2 and l.at >= $3 and ${seen(5)}
      group by 1, 2, 3`,
    [asked.log, asked.low, asked.since, asked.zone, visible.own, visible.pairs],
  )
  return rows as DayCount[]
}

/** When the line at a position was made. */
export async function madeAt(pool: pg.Pool, log: string, position: number): Promise<Date | undefined> {
  const { rows } = await pool.query<{ at: Date }>(
    'select l.at from platform.leaf f join platform.ledger l on l.site = f.site and l.id = f.id where f.site = $1 and f.pos = $2',
    [log, position],
  )
  return rows[0]?.at
}

export interface Head {
  log: string
  size: number
  signed: { size: number; at: Date; note: string } | null
}

const heads = `select h.site as log, h.size, c.size as signed_size, c.at, c.note
  from platform.head h left join lateral (
    select size, at, note from platform.checkpoint c where c.site = h.site order by size desc limit 1) c on true`

const headOf = (row: Record<string, unknown>): Head => ({
  log: String(row.log),
  size: Number(row.size),
  signed: row.note ? { size: Number(row.signed_size), at: row.at as Date, note: String(row.note) } : null,
})

/** Every log of this node: they are looked at one by one, and this is the list of them. */
export async function nationalHeads(pool: pg.Pool): Promise<Head[]> {
  return (await pool.query(`${heads} order by h.site`)).rows.map(headOf)
}

export async function headAt(pool: pg.Pool, log: string): Promise<Head | undefined> {
  const { rows } = await pool.query(`${heads} where h.site = $1`, [log])
  return rows[0] && headOf(rows[0])
}

/** Signed states of a log, largest first. */
export async function checkpointsBefore(
  pool: pg.Pool,
  log: string,
  before: number,
  limit: number,
): Promise<{ size: number; at: Date; note: string }[]> {
  const { rows } = await pool.query(
    'select size, at, note from platform.checkpoint where site = $1 and size < $2 order by size desc limit $3',
    [log, before, limit],
  )
  return rows.map(row => ({ size: Number(row.size), at: row.at, note: row.note }))
}

/** The first signed state that covers the lines before a position. */
export async function coveringSize(pool: pg.Pool, log: string, until: number): Promise<number | undefined> {
  const { rows } = await pool.query<{ size: string }>(
    'select size from platform.checkpoint where site = $1 and size >= $2 order by size limit 1',
    [log, until],
  )
  return rows[0] && Number(rows[0].size)
}

/** All signed states up to a size, smallest first, page by page. */
export async function* notesTo(pool: pg.Pool, log: string, size: number): AsyncGenerator<string> {
  for (let after = -1; ; ) {
    const { rows } = await pool.query<{ size: string; note: string }>(
      'select size, note from platform.checkpoint where site = $1 and size > $2 and size <= $3 order by size limit 1000',
      [log, after, size],
    )
    for (const row of rows) yield row.note
    const last = rows.at(-1)
    if (!last) return
    after = Number(last.size)
  }
}

/** Leaf hashes of a span, in order of position. */
export async function* hashesOf(
  pool: pg.Pool,
  log: string,
  from: number,
  until: number,
): AsyncGenerator<Buffer[]> {
  for (let at = from; at < until; at += 10_000) {
    const { rows } = await pool.query<{ hash: Buffer }>(
      'select hash from platform.leaf where site = $1 and pos >= $2 and pos < $3 order by pos',
      [log, at, Math.min(until, at + 10_000)],
    )
    yield rows.map(row => row.hash)
  }
}
