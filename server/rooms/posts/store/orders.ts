import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Drizzle } from '../../../platform/database.ts'
import type { Actor } from '../../../platform/permissions.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { dailyOrder, orderSignature } from '../tables/shift.ts'

export type OrderRow = typeof dailyOrder.$inferSelect

/** The newest version of each order of an authority at a place, newest first. */
export async function ordersAt(db: Drizzle, site: string, authority: string): Promise<OrderRow[]> {
  const rows = await db
    .selectDistinctOn([dailyOrder.order])
    .from(dailyOrder)
    .where(and(eq(dailyOrder.site, site), eq(dailyOrder.authority, authority)))
    .orderBy(dailyOrder.order, desc(dailyOrder.version))
  return rows.sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, 100)
}

export async function orderVersion(db: Drizzle, site: string, id: string): Promise<OrderRow | undefined> {
  return (
    await db
      .select()
      .from(dailyOrder)
      .where(and(eq(dailyOrder.site, site), eq(dailyOrder.id, id)))
  )[0]
}

/** The version in force. Two writers at once meet at the unique version, and the later is told so. */
export async function newestVersion(tx: Tx, order: string): Promise<OrderRow | undefined> {
  return (
    await tx.db
      .select()
      .from(dailyOrder)
      .where(and(eq(dailyOrder.site, tx.site), eq(dailyOrder.order, order)))
      .orderBy(desc(dailyOrder.version))
      .limit(1)
  )[0]
}

export const signaturesOf = (db: Drizzle, site: string, versions: string[]) =>
  versions.length
    ? db
        .select()
        .from(orderSignature)
        .where(and(eq(orderSignature.site, site), inArray(orderSignature.version, versions)))
        .orderBy(orderSignature.id)
    : Promise.resolve([])

/** How many orders in force the officer has not signed. About the asker alone, and asked by every booth: no line. */
export async function unsignedOf(
  db: Drizzle,
  actor: Pick<Actor, 'id' | 'site' | 'authority'>,
): Promise<number> {
  const inForceNow = (await ordersAt(db, actor.site, actor.authority)).filter(o => o.withdrawn === 'no')
  const signatures = await signaturesOf(
    db,
    actor.site,
    inForceNow.map(o => o.id),
  )
  const mine = new Set(signatures.filter(s => s.by === actor.id).map(s => s.version))
  return inForceNow.filter(o => !mine.has(o.id)).length
}
