import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lt } from 'drizzle-orm'
import type { Drizzle } from '../../platform/database.ts'
import type { Keys, RecordKey } from '../../platform/keys.ts'
import { node, recordKey } from '../../platform/tables.ts'
import type { Tx } from '../../platform/transaction.ts'
import * as posts from '../posts/index.ts'
import type { Standing } from './rules.ts'
import { outcome, referral, refusal, refusalCount, refusalGround, refusalPrint, taking } from './tables.ts'

export type Referral = typeof referral.$inferSelect
export type Refusal = typeof refusal.$inferSelect
export type Settlement = typeof outcome.$inferSelect

export const pageSize = 100

/** Locks a referral: takings and the outcome wait for each other here. */
export async function lock(tx: Tx, id: string): Promise<(Referral & { standing: Standing }) | undefined> {
  const [row] = await tx.db
    .select()
    .from(referral)
    .where(and(eq(referral.site, tx.site), eq(referral.id, id)))
    .for('update')
  if (!row) return undefined
  const [settled, held] = await Promise.all([
    outcomeOf(tx.db, tx.site, id),
    holders(tx.db, tx.site, [id]).then(found => found.get(id)),
  ])
  return { ...row, standing: { by: row.by, takenBy: held?.by ?? null, settled: settled !== undefined } }
}

export async function find(db: Drizzle, site: string, id: string): Promise<Referral | undefined> {
  const rows = await db
    .select()
    .from(referral)
    .where(and(eq(referral.site, site), eq(referral.id, id)))
  return rows[0]
}

/** The last referral of a crossing. */
export async function lastOf(db: Drizzle, site: string, crossing: string): Promise<Referral | undefined> {
  const rows = await db
    .select()
    .from(referral)
    .where(and(eq(referral.site, site), eq(referral.crossing, crossing)))
    .orderBy(desc(referral.id))
    .limit(1)
  return rows[0]
}

export async function outcomeOf(db: Drizzle, site: string, id: string): Promise<Settlement | undefined> {
  const rows = await db
    .select()
    .from(outcome)
    .where(and(eq(outcome.site, site), eq(outcome.id, id)))
  return rows[0]
}

/** Who holds each of these referrals now: its last taking. */
export async function holders(
  db: Drizzle,
  site: string,
  ids: string[],
): Promise<Map<string, { by: string; at: Date }>> {
  if (!ids.length) return new Map()
  const rows = await db
    .select()
    .from(taking)
    .where(and(eq(taking.site, site), inArray(taking.referral, ids)))
    .orderBy(asc(taking.id))
  return new Map(rows.map(r => [r.referral, { by: r.by, at: r.at }]))
}

/** Work that waits, oldest first; or what was settled, newest first. One more than a page, so that the caller sees whether there is one. */
export async function list(
  db: Drizzle,
  site: string,
  asked: { settled: boolean; after: string | undefined },
): Promise<Referral[]> {
  const { settled, after } = asked
  const rows = await db
    .select({ referral })
    .from(referral)
    .leftJoin(outcome, and(eq(outcome.site, referral.site), eq(outcome.id, referral.id)))
    .where(
      and(
        eq(referral.site, site),
        settled ? isNotNull(outcome.id) : isNull(outcome.id),
        after ? (settled ? lt(referral.id, after) : gt(referral.id, after)) : undefined,
      ),
    )
    .orderBy(settled ? desc(referral.id) : asc(referral.id))
    .limit(pageSize + 1)
  return rows.map(r => r.referral)
}

export async function refusalOf(db: Drizzle, site: string, of: string): Promise<Refusal | undefined> {
  const rows = await db
    .select()
    .from(refusal)
    .where(and(eq(refusal.site, site), eq(refusal.referral, of)))
  return rows[0]
}

export async function findRefusal(db: Drizzle, site: string, id: string): Promise<Refusal | undefined> {
  const rows = await db
    .select()
    .from(refusal)
    .where(and(eq(refusal.site, site), eq(refusal.id, id)))
  return rows[0]
}

export async function refusalByNumber(
  db: Drizzle,
  site: string,
  number: string,
): Promise<Refusal | undefined> {
  const rows = await db
    .select()
    .from(refusal)
    .where(and(eq(refusal.site, site), eq(refusal.number, number)))
  return rows[0]
}

export async function printsOf(db: Drizzle, site: string, id: string): Promise<number> {
  const rows = await db
    .select({ prints: count() })
    .from(refusalPrint)
    .where(and(eq(refusalPrint.site, site), eq(refusalPrint.refusal, id)))
  return rows[0]?.prints ?? 0
}

/** Grounds as they stand in this transaction. */
export const groundsIn = async (tx: Tx) => (await tx.db.select().from(refusalGround)).map(r => r.content)

/** Zone of a post: its day and year. */
export async function zoneIn(tx: Tx, post: string): Promise<string> {
  const { table } = posts.sections.posts
  const [row] = await tx.db.select().from(table).where(eq(table.id, post))
  return row?.content.zone ?? 'UTC'
}

/** The next number of a site's register in a year. The row stays locked until commit, so a rolled-back refusal leaves no hole. */
export async function nextCount(tx: Tx, year: number): Promise<number> {
  const rows = await tx.query<{ last: number }>(
    'referrals_count',
    `insert into referrals.refusal_count (site, year, last) values ($1, $2, 1)
     on conflict (site, year) do update set last = refusal_count.last + 1 returning last`,
    [tx.site, year],
  )
  tx.changed(refusalCount, String(year))
  return rows[0]?.last ?? 1
}

/** The key of a record with sealed content; undefined when it was erased. */
export async function keyOf(
  db: Drizzle,
  keys: Keys,
  site: string,
  id: string,
): Promise<RecordKey | undefined> {
  const [row] = await db
    .select()
    .from(recordKey)
    .where(and(eq(recordKey.site, site), eq(recordKey.id, id)))
  return row && keys.unwrap(row)
}

/** Name of this node, for the foot of a print. */
export async function nodeName(db: Drizzle): Promise<string> {
  const [row] = await db.select().from(node).limit(1)
  return row?.id ?? '–'
}

export const addReferral = (tx: Tx, row: typeof referral.$inferInsert) => tx.insert(referral, row)
export const addTaking = (tx: Tx, row: typeof taking.$inferInsert) => tx.insert(taking, row)
export const addOutcome = (tx: Tx, row: typeof outcome.$inferInsert) => tx.insert(outcome, row)
export const addRefusal = (tx: Tx, row: typeof refusal.$inferInsert) => tx.insert(refusal, row)
export const addPrint = (tx: Tx, row: typeof refusalPrint.$inferInsert) => tx.insert(refusalPrint, row)
