import { and, asc, eq } from 'drizzle-orm'
import type { Drizzle } from '../../../platform/database.ts'
import { screening } from '../tables.ts'

export type ScreeningRow = typeof screening.$inferSelect

/** Everything that was asked of a crossing, oldest first. */
export const screeningsOf = (db: Drizzle, site: string, crossing: string): Promise<ScreeningRow[]> =>
  db
    .select()
    .from(screening)
    .where(and(eq(screening.site, site), eq(screening.crossing, crossing)))
    .orderBy(asc(screening.at), asc(screening.id))
