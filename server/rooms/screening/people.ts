import type { People } from '../../../contracts/alerts.ts'
import type { Drizzle } from '../../platform/database.ts'
import { officersById } from '../posts/index.ts'

const isId = (id: string) => /^[0-9a-f-]{36}$/.test(id)

/** Those who proposed, approved and judged, to say a name and a unit instead of an id. The program itself and its command line have none. */
export async function peopleOf(db: Drizzle, ids: readonly string[]): Promise<People> {
  const named = [...new Set(ids)].filter(isId)
  const found = named.length ? await officersById(db, named) : []
  return Object.fromEntries(found.map(({ id, name, rank, unit }) => [id, { name, rank, unit }]))
}
