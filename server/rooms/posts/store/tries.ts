import { and, eq, gt, lte, ne, or } from 'drizzle-orm'
import { newId } from '../../../../contracts/ids.ts'
import type { Drizzle } from '../../../platform/database.ts'
import { signInLimit } from '../rules/index.ts'
import { signInTry } from '../tables.ts'

export interface Trying {
  /** Keyed hash of the name. */
  username: Buffer
  workstation: string
}

/**
 * Counts this try before it is judged, so that many at the same instant cannot all find the count low. A counter of this node like the
 * rate limit, no change of the record: the wrong try's own ledger line is written by `posts.refuseSignIn`.
 * @returns its id and the earlier tries that still count.
 */
export async function countTry(db: Drizzle, t: Trying, now: Date) {
  const since = new Date(now.getTime() - signInLimit.withinMs)
  const id = newId()
  await db.delete(signInTry).where(lte(signInTry.at, since))
  await db.insert(signInTry).values({ id, at: now, ...t })
  const rows = await db
    .select()
    .from(signInTry)
    .where(
      and(
        or(eq(signInTry.username, t.username), eq(signInTry.workstation, t.workstation)),
        gt(signInTry.at, since),
        ne(signInTry.id, id),
      ),
    )
  return {
    id,
    username: rows.filter(row => row.username.equals(t.username)).map(row => row.at),
    workstation: rows.filter(row => row.workstation === t.workstation).map(row => row.at),
  }
}

/** The try was not wrong, or was not judged. */
export const forgetTry = async (db: Drizzle, id: string): Promise<void> => {
  await db.delete(signInTry).where(eq(signInTry.id, id))
}

/** Whoever signs in has shown who they are: their own slips count no longer. */
export const forgetTriesOf = async (db: Drizzle, username: Buffer): Promise<void> => {
  await db.delete(signInTry).where(eq(signInTry.username, username))
}
