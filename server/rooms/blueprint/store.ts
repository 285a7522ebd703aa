import { desc, eq, inArray } from 'drizzle-orm'
import type { AppliedBlueprint } from '../../../contracts/blueprint.ts'
import type { Drizzle } from '../../platform/database.ts'
import type { AnySection } from '../../platform/reference.ts'
import type { Tx } from '../../platform/transaction.ts'
import type { Rows } from './rules.ts'
import { applied } from './tables.ts'

/** Two applies at once would both add the same rows; the second waits instead of failing on a key. */
export const wait = (tx: Tx) =>
  tx.query('blueprint_wait', 'select pg_advisory_xact_lock($1)', [7_265_144]).then(() => {})

/** What the reference tables hold now, by section. */
export async function currentRows(db: Drizzle, sections: AnySection[]): Promise<Map<string, Rows>> {
  const all = new Map<string, Rows>()
  for (const { key, table } of sections) {
    const rows = await db.select().from(table)
    all.set(key, new Map(rows.map(r => [r.id, r.content])))
  }
  return all
}

export function addRows(tx: Tx, { table }: AnySection, rows: Rows, ids: string[]): void {
  tx.insert(
    table,
    ids.map(id => ({ id, content: rows.get(id) })),
  )
}

export async function changeRows(tx: Tx, { table }: AnySection, rows: Rows, ids: string[]): Promise<void> {
  for (const id of ids) {
    await tx.db
      .update(table)
      .set({ content: rows.get(id) })
      .where(eq(table.id, id))
  }
  tx.changed(table, ids)
}

export async function removeRows(tx: Tx, { table }: AnySection, ids: string[]): Promise<void> {
  if (!ids.length) return
  await tx.db.delete(table).where(inArray(table.id, ids))
  tx.changed(table, ids)
}

/** The last apply; undefined on a node that has none. */
export async function lastApplied(db: Drizzle): Promise<AppliedBlueprint | undefined> {
  const [row] = await db.select().from(applied).orderBy(desc(applied.id)).limit(1)
  return row && { ...row, at: row.at.toISOString() }
}

export const keepApplied = (tx: Tx, row: typeof applied.$inferInsert) => tx.insert(applied, row)
