import { and, eq, inArray } from 'drizzle-orm'
import type { Drizzle } from '../../../platform/database.ts'
import { type Keys, unseal } from '../../../platform/keys.ts'
import { recordKey } from '../../../platform/tables.ts'

/** Opens sealed texts of one place; one whose key was erased is empty, and says nothing any more (I-27). */
export async function textsOf(
  db: Drizzle,
  keys: Keys,
  site: string,
  rows: readonly { id: string; sealed: Buffer }[],
): Promise<Map<string, string>> {
  if (!rows.length) return new Map()
  const ids = rows.map(row => row.id)
  const found = await db
    .select()
    .from(recordKey)
    .where(and(eq(recordKey.site, site), inArray(recordKey.id, ids)))
  const wrapped = new Map(found.map(row => [row.id, row]))
  return new Map(
    rows.map(({ id, sealed }) => {
      const key = wrapped.get(id)
      return [id, key ? unseal<{ text: string }>(keys.unwrap(key), sealed).text : '']
    }),
  )
}
