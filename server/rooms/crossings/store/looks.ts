import { and, desc, eq, lt } from 'drizzle-orm'
import type { OwnLook } from '../../../../contracts/past.ts'
import type { Drizzle } from '../../../platform/database.ts'
import { look } from '../tables/index.ts'
import type { Querying } from './file.ts'

type LookRow = typeof look.$inferSelect

/**
 * Takes rows out of what an officer may be given in this hour, in one statement: of two looks at once, the second finds what the
 * first left (I-25). @returns rows used with these; nothing when they would be too many, and then none are taken.
 */
export async function takeRows(
  on: Querying,
  at: { officer: string; hour: Date; rows: number; of: number },
): Promise<number | undefined> {
  const rows = await on.query<{ rows: number }>(
    'crossings.takeRows',
    `insert into crossings.look_hour as h (officer, hour, rows, most)
       select $1::text, $2::timestamptz, $3::int, $4::int where $3::int <= $4::int
     on conflict (officer, hour) do update set rows = h.rows + $3::int, most = greatest(h.most, $4::int)
       where h.rows + $3::int <= $4::int
     returning rows`,
    [at.officer, at.hour, at.rows, at.of],
  )
  return rows[0]?.rows
}

export async function usedRows(on: Querying, officer: string, hour: Date): Promise<number> {
  const text = 'select h.rows from crossings.look_hour h where h.officer = $1 and h.hour = $2'
  return (await on.query<{ rows: number }>('crossings.usedRows', text, [officer, hour]))[0]?.rows ?? 0
}

export async function lookOf(db: Drizzle, site: string, id: string): Promise<LookRow | undefined> {
  const [row] = await db
    .select()
    .from(look)
    .where(and(eq(look.site, site), eq(look.id, id)))
  return row
}

const pageSize = 50

/** An officer's looks at this place of work, newest first. */
export async function looksBy(
  db: Drizzle,
  site: string,
  by: string,
  after: string | undefined,
): Promise<{ rows: OwnLook[]; next: string | null }> {
  const found = await db
    .select()
    .from(look)
    .where(and(eq(look.site, site), eq(look.by, by), after ? lt(look.id, after) : undefined))
    .orderBy(desc(look.id))
    .limit(pageSize + 1)
  const rows = found.slice(0, pageSize).map(({ id, at, kind, purpose, caseNumber, rows }) => ({
    id,
    at: at.toISOString(),
    kind,
    purpose,
    caseNumber,
    rows,
  }))
  return { rows, next: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null }
}
