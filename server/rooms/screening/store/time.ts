import { sql } from 'drizzle-orm'
import type { Drizzle } from '../../../platform/database.ts'

/** The highest time that any log of this node has signed: a checkpoint is written each second, so no clock that was set back is later. */
export async function signedTime(db: Drizzle): Promise<Date | null> {
  const { rows } = await db.execute(sql`
    select max(c.at) as at from platform.head h cross join lateral
      (select at from platform.checkpoint k where k.site = h.site order by k.size desc limit 1) c`)
  const at = rows[0]?.at
  return at ? new Date(String(at)) : null
}

/** Sites whose logs are kept here: where somebody has worked on this node. */
export async function sitesHeard(db: Drizzle): Promise<Set<string>> {
  const { rows } = await db.execute(sql`select site from platform.head where size > 0`)
  return new Set(rows.map(row => String(row.site)))
}
