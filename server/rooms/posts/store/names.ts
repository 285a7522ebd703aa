import { Id } from '../../../../contracts/words.ts'
import type { Drizzle } from '../../../platform/database.ts'
import { officersById } from './officers.ts'

/** Names of colleagues for the screen; records and the ledger keep ids alone. */
export async function peopleOf(db: Drizzle, ids: readonly string[]) {
  const asked = [...new Set(ids)].filter(id => Id.safeParse(id).success)
  const found = asked.length ? await officersById(db, asked) : []
  return found.map(({ id, name, rank }) => ({ id, name, rank }))
}
