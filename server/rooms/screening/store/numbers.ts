import { and, eq, or } from 'drizzle-orm'
import type { Drizzle } from '../../../platform/database.ts'
import type { EntryContent } from '../entries.ts'
import { entry } from '../tables.ts'

/** Content of named entries of published lists, by version and id. */
export async function contentsOf(
  db: Drizzle,
  named: { version: string; id: string }[],
): Promise<Map<string, EntryContent>> {
  if (!named.length) return new Map()
  const rows = await db
    .select({ version: entry.version, id: entry.id, content: entry.content })
    .from(entry)
    .where(or(...named.map(n => and(eq(entry.version, n.version), eq(entry.id, n.id)))))
  return new Map(rows.map(r => [`${r.version} ${r.id}`, r.content]))
}
