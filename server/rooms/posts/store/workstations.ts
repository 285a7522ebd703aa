import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import type { Drizzle } from '../../../platform/database.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { enrolmentCode, workstation, workstationKey, workstationRetirement } from '../tables.ts'

export interface KnownWorkstation {
  site: string
  id: string
  label: string
  retired: boolean
}

/** Which workstation a key is on this node, whatever its site: the one look-up by key (rule 9). */
export async function nationalWorkstationOf(
  db: Drizzle,
  thumbprint: string,
): Promise<KnownWorkstation | undefined> {
  const [row] = await db
    .select({
      site: workstation.site,
      id: workstation.id,
      label: workstation.label,
      retiredAt: workstationRetirement.at,
    })
    .from(workstationKey)
    .innerJoin(
      workstation,
      and(eq(workstation.site, workstationKey.site), eq(workstation.id, workstationKey.workstation)),
    )
    .leftJoin(
      workstationRetirement,
      and(
        eq(workstationRetirement.site, workstation.site),
        eq(workstationRetirement.workstation, workstation.id),
      ),
    )
    .where(eq(workstationKey.thumbprint, thumbprint))
  return row && { site: row.site, id: row.id, label: row.label, retired: row.retiredAt !== null }
}

/** One workstation of a site, with whether it is retired. */
export async function workstationById(
  db: Drizzle,
  site: string,
  id: string,
): Promise<KnownWorkstation | undefined> {
  const [row] = await db
    .select({ label: workstation.label, retiredAt: workstationRetirement.at })
    .from(workstation)
    .leftJoin(
      workstationRetirement,
      and(
        eq(workstationRetirement.site, workstation.site),
        eq(workstationRetirement.workstation, workstation.id),
      ),
    )
    .where(and(eq(workstation.site, site), eq(workstation.id, id)))
  return row && { site, id, label: row.label, retired: row.retiredAt !== null }
}

export const workstationsAt = (db: Drizzle, site: string) =>
  db
    .select({
      id: workstation.id,
      label: workstation.label,
      enrolledAt: workstation.enrolledAt,
      retiredAt: workstationRetirement.at,
    })
    .from(workstation)
    .leftJoin(
      workstationRetirement,
      and(
        eq(workstationRetirement.site, workstation.site),
        eq(workstationRetirement.workstation, workstation.id),
      ),
    )
    .where(eq(workstation.site, site))
    .orderBy(desc(workstation.enrolledAt), desc(workstation.id))
    .limit(100)

/** Codes that would still enrol a workstation, without what they are. */
export const openCodes = (db: Drizzle, now: Date): Promise<{ site: string; expiresAt: Date }[]> =>
  db
    .select({ site: enrolmentCode.site, expiresAt: enrolmentCode.expiresAt })
    .from(enrolmentCode)
    .where(and(isNull(enrolmentCode.usedAt), gt(enrolmentCode.expiresAt, now)))
    .orderBy(enrolmentCode.expiresAt)

/** Places of work that have a workstation in use. */
export async function nationalWorkstationSites(db: Drizzle): Promise<string[]> {
  const rows = await db
    .selectDistinct({ site: workstation.site })
    .from(workstation)
    .leftJoin(
      workstationRetirement,
      and(
        eq(workstationRetirement.site, workstation.site),
        eq(workstationRetirement.workstation, workstation.id),
      ),
    )
    .where(isNull(workstationRetirement.workstation))
  return rows.map(row => row.site)
}

export type Code = typeof enrolmentCode.$inferSelect

export async function codeByHash(db: Drizzle, hash: Buffer): Promise<Code | undefined> {
  return (await db.select().from(enrolmentCode).where(eq(enrolmentCode.codeHash, hash)))[0]
}

/** Uses the code up. @returns false when it was used or ran out meanwhile: two browsers with one code, one gets in. */
export async function spendCode(tx: Tx, hash: Buffer): Promise<boolean> {
  const used = await tx.db
    .update(enrolmentCode)
    .set({ usedAt: tx.now })
    .where(
      and(
        eq(enrolmentCode.codeHash, hash),
        isNull(enrolmentCode.usedAt),
        gt(enrolmentCode.expiresAt, tx.now),
      ),
    )
    .returning({ hash: enrolmentCode.codeHash })
  return used.length === 1
}

/** This key is this workstation from now on; a key whose workstation was retired may be enrolled anew. */
export async function pointKey(
  tx: Tx,
  key: { thumbprint: string; site: string; workstation: string },
): Promise<void> {
  await tx.db
    .insert(workstationKey)
    .values(key)
    .onConflictDoUpdate({
      target: workstationKey.thumbprint,
      set: { site: key.site, workstation: key.workstation },
    })
}

/** Locks the row: whoever retires it waits here. */
export async function lockWorkstation(tx: Tx, id: string): Promise<void> {
  const mine = and(eq(workstation.site, tx.site), eq(workstation.id, id))
  await tx.db.select({ id: workstation.id }).from(workstation).where(mine).for('update')
}
