import type { KnownOfficer } from '../../../contracts/oversight.ts'
import { Id } from '../../../contracts/words.ts'
import type { Drizzle } from '../../platform/database.ts'
import * as posts from '../posts/index.ts'

/** Who the ids of these lines are. The program itself, and ids that no officer has any more, have no name. */
export async function namesIn(db: Drizzle, ids: readonly string[]): Promise<KnownOfficer[]> {
  const asked = [...new Set(ids)].filter(id => Id.safeParse(id).success)
  return asked.length ? (await posts.officersById(db, asked)).map(posts.knownOfficer) : []
}
