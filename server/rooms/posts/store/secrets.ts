import { eq, lt } from 'drizzle-orm'
import type { Drizzle } from '../../../platform/database.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { temporaryPassword, usedCode } from '../tables.ts'

export type TemporaryPassword = typeof temporaryPassword.$inferSelect

export async function temporaryPasswordOf(db: Drizzle, id: string): Promise<TemporaryPassword | undefined> {
  return (await db.select().from(temporaryPassword).where(eq(temporaryPassword.officer, id)))[0]
}

/** The officer's password is on paper until then; an earlier paper is worth nothing. */
export async function keepTemporaryPassword(tx: Tx, row: TemporaryPassword): Promise<void> {
  const { officer, ...set } = row
  await tx.db
    .insert(temporaryPassword)
    .values(row)
    .onConflictDoUpdate({ target: temporaryPassword.officer, set })
}

/** @returns false when there was none: somebody chose meanwhile. */
export async function forgetTemporaryPassword(tx: Tx, id: string): Promise<boolean> {
  const gone = await tx.db
    .delete(temporaryPassword)
    .where(eq(temporaryPassword.officer, id))
    .returning({ officer: temporaryPassword.officer })
  return gone.length === 1
}

/**
 * Uses up a code of a code app, and every earlier one. A counter of this node like the tries at signing in.
 * @returns false when it, or a later one, was used before.
 */
export async function spendStep(db: Drizzle, userId: string, step: number): Promise<boolean> {
  const used = await db
    .insert(usedCode)
    .values({ userId, step })
    .onConflictDoUpdate({ target: usedCode.userId, set: { step }, setWhere: lt(usedCode.step, step) })
    .returning({ step: usedCode.step })
  return used.length === 1
}
