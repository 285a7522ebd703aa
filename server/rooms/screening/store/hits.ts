import { and, desc, eq, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Evidence, HitState, ListSettings } from '../../../../contracts/screening.ts'
import type { Words } from '../../../../contracts/words.ts'
import type { Drizzle } from '../../../platform/database.ts'
import { type Keys, type RecordKey, unseal } from '../../../platform/keys.ts'
import { recordKey } from '../../../platform/tables.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { clearance, hit, hitReview } from '../tables.ts'

export type HitRecord = typeof hit.$inferSelect
type Review = typeof hitReview.$inferSelect

/** What was compared, as it stood at that moment: it stays readable when lists move on. */
export interface HitContent {
  traveller: Record<string, string>
  entry: Record<string, string[]>
  evidence: Evidence[]
  source: {
    name: z.infer<typeof Words>
    owner: ListSettings['owner']
    at: string
    reference: string
    purpose: string | null
    instruction: string | null
    contact: string | null
  }
}

export interface KnownHit {
  hit: HitRecord
  review: Review | null
}

export const stateOf = ({
  hit: { clearance },
  review,
}: {
  hit: { clearance: string | null }
  review: { decision: 'same' | 'not-same' } | null
}): HitState =>
  review ? (review.decision === 'same' ? 'confirmed' : 'dismissed') : clearance ? 'dismissed' : 'waiting'

const withReview = (db: Drizzle) =>
  db
    .select({ hit, review: hitReview })
    .from(hit)
    .leftJoin(hitReview, and(eq(hitReview.site, hit.site), eq(hitReview.hit, hit.id)))

const inState: Record<HitState, SQL | undefined> = {
  waiting: and(isNull(hitReview.decision), isNull(hit.clearance)),
  confirmed: eq(hitReview.decision, 'same'),
  dismissed: or(
    eq(hitReview.decision, 'not-same'),
    and(isNotNull(hit.clearance), isNull(hitReview.decision)),
  ),
}

/** Hits of a site, newest first, a page after `after`. */
export const hitPage = (
  db: Drizzle,
  site: string,
  asked: {
    state?: HitState | undefined
    crossing?: string | undefined
    after?: string | undefined
    owners: string[]
  },
  limit: number,
): Promise<KnownHit[]> =>
  withReview(db)
    .where(
      and(
        eq(hit.site, site),
        asked.state && inState[asked.state],
        asked.crossing ? eq(hit.crossing, asked.crossing) : undefined,
        asked.after ? lt(hit.id, asked.after) : undefined,
        asked.owners.length ? sql`${hit.owner} <> all(${sql.param(asked.owners)}::text[])` : undefined,
      ),
    )
    .orderBy(desc(hit.id))
    .limit(limit)

export const hitsOfCrossing = (db: Drizzle, site: string, crossing: string): Promise<KnownHit[]> =>
  withReview(db)
    .where(and(eq(hit.site, site), eq(hit.crossing, crossing)))
    .orderBy(hit.id)

export async function hitOf(db: Drizzle, site: string, id: string): Promise<KnownHit | undefined> {
  const [row] = await withReview(db).where(and(eq(hit.site, site), eq(hit.id, id)))
  return row
}

/** The hit whose review left a clearance; at whichever post it was made. */
export async function nationalHitOfClearance(db: Drizzle, id: string): Promise<KnownHit | undefined> {
  const [row] = await db
    .select({ hit, review: hitReview })
    .from(clearance)
    .innerJoin(hit, and(eq(hit.site, clearance.site), eq(hit.id, clearance.hit)))
    .leftJoin(hitReview, and(eq(hitReview.site, hit.site), eq(hitReview.hit, hit.id)))
    .where(eq(clearance.id, id))
  return row
}

/** The hit row is the lock: two officers who answer at once do it one after the other. */
export async function lockHit(tx: Tx, id: string): Promise<KnownHit | undefined> {
  const [locked] = await tx.db
    .select({ id: hit.id })
    .from(hit)
    .where(and(eq(hit.site, tx.site), eq(hit.id, id)))
    .for('update')
  return locked && hitOf(tx.db, tx.site, id)
}

export async function keyOfHit(
  db: Drizzle,
  keys: Keys,
  site: string,
  id: string,
): Promise<RecordKey | undefined> {
  const [row] = await db
    .select()
    .from(recordKey)
    .where(and(eq(recordKey.site, site), eq(recordKey.id, id)))
  return row && keys.unwrap(row)
}

export const openHit = (key: RecordKey, row: Pick<HitRecord, 'sealed'>): HitContent =>
  unseal<HitContent>(key, row.sealed)

/**
 * Clearances of these persons made at any post: "not the same person" follows the traveller, until the owner says that it is. Read
 * only when there is a hit.
 */
export const nationalClearances = (tx: Tx, persons: Buffer[]) =>
  tx.query<{
    id: string
    person_hash: Buffer
    source: string
    source_id: string
    entry: string
    entry_hash: Buffer
  }>(
    'screening.nationalClearances',
    `select id, person_hash, source, source_id, entry, entry_hash from screening.clearance c where person_hash = any($1::bytea[])
       and not exists (select 1 from screening.hit_feedback f where f.hit_site = c.site and f.hit = c.hit and f.verdict = 'disagrees')`,
    [persons],
  )
