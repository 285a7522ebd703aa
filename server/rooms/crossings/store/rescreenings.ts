import { and, desc, eq } from 'drizzle-orm'
import type { Rescreening } from '../../../../contracts/rescreening.ts'
import type { Drizzle } from '../../../platform/database.ts'
import { rescreening } from '../tables/index.ts'

export type RescreeningRow = typeof rescreening.$inferSelect

/** The last time that people present were asked again on this node, or are being asked. */
export async function lastRescreening(db: Drizzle): Promise<RescreeningRow | undefined> {
  const [row] = await db
    .select()
    .from(rescreening)
    .orderBy(desc(rescreening.startedAt), desc(rescreening.id))
    .limit(1)
  return row
}

export const openRescreening = (db: Drizzle, row: RescreeningRow) => db.insert(rescreening).values(row)

/** Progress is this node's own and no fact of the border: it is written beside the doorway. @returns false when somebody stopped it. */
export async function saveRescreening(
  db: Drizzle,
  id: string,
  change: Partial<RescreeningRow>,
): Promise<boolean> {
  const rows = await db
    .update(rescreening)
    .set(change)
    .where(and(eq(rescreening.id, id), eq(rescreening.step, 'running')))
    .returning({ id: rescreening.id })
  return rows.length > 0
}

export const rescreeningView = (row: RescreeningRow): Rescreening => {
  const { id, cause, step, of, done, asked, hits } = row
  const startedAt = row.startedAt.toISOString()
  return { id, cause, step, of, done, asked, hits, startedAt, at: row.beatAt.toISOString() }
}
