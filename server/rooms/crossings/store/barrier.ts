import { and, desc, eq } from 'drizzle-orm'
import type { Drizzle } from '../../../platform/database.ts'
import { type Keys, unseal } from '../../../platform/keys.ts'
import { recordKey } from '../../../platform/tables.ts'
import { barrier, forcedOpening, forcedReason, redeemed, releaseToken } from '../tables/index.ts'
import type { Querying } from './rows.ts'

/** The lane whose barrier holds this key now, at whichever place of work of this node. */
export async function nationalBarrier(
  db: Drizzle,
  lane: string,
): Promise<{ site: string; keyHash: Buffer } | undefined> {
  const [row] = await db
    .select({ site: barrier.site, keyHash: barrier.keyHash })
    .from(barrier)
    .where(eq(barrier.lane, lane))
    .orderBy(desc(barrier.at), desc(barrier.id))
    .limit(1)
  return row
}

/** The token with this hash: which crossing it releases. */
export async function tokenOf(db: Drizzle, site: string, hash: Buffer) {
  const [row] = await db
    .select({ id: releaseToken.id, crossing: releaseToken.crossing })
    .from(releaseToken)
    .where(and(eq(releaseToken.site, site), eq(releaseToken.hash, hash)))
  return row
}

/** When a token opened its barrier; undefined: it has not. */
export async function redeemedAt(db: Drizzle, site: string, token: string): Promise<Date | undefined> {
  const [row] = await db
    .select({ at: redeemed.at })
    .from(redeemed)
    .where(and(eq(redeemed.site, site), eq(redeemed.id, token)))
  return row?.at
}

const most = 100

/** Openings without a token since a moment, newest first, with their explanation where there is one. */
export async function forcedSince(on: Querying, db: Drizzle, keys: Keys, at: { site: string; since: Date }) {
  const counted = await on.query<{ with_token: number; without: number }>(
    'crossings.openings',
    `select (select count(*)::int from crossings.redeemed r where r.site = $1 and r.at >= $2) as with_token,
            (select count(*)::int from crossings.forced_opening f where f.site = $1 and f.at >= $2) as without`,
    [at.site, at.since],
  )
  const rows = await db
    .select({ opening: forcedOpening, reason: forcedReason, key: recordKey })
    .from(forcedOpening)
    .leftJoin(
      forcedReason,
      and(eq(forcedReason.site, forcedOpening.site), eq(forcedReason.id, forcedOpening.id)),
    )
    .leftJoin(recordKey, and(eq(recordKey.site, forcedOpening.site), eq(recordKey.id, forcedOpening.id)))
    .where(eq(forcedOpening.site, at.site))
    .orderBy(desc(forcedOpening.id))
    .limit(most)
  return {
    withToken: counted[0]?.with_token ?? 0,
    without: counted[0]?.without ?? 0,
    rows: rows
      .filter(r => r.opening.at >= at.since)
      .map(({ opening, reason, key }) => ({
        id: opening.id,
        at: opening.at.toISOString(),
        lane: opening.lane,
        reason: reason && key ? unseal<{ reason: string }>(keys.unwrap(key), reason.sealed).reason : null,
        by: reason?.by ?? null,
        explainedAt: reason?.at.toISOString() ?? null,
      })),
  }
}

/** An opening without a token, and whether it was explained: one explanation for each, by its id. */
export async function forcedOf(db: Drizzle, site: string, id: string) {
  const [row] = await db
    .select({ lane: forcedOpening.lane, explained: forcedReason.id })
    .from(forcedOpening)
    .leftJoin(
      forcedReason,
      and(eq(forcedReason.site, forcedOpening.site), eq(forcedReason.id, forcedOpening.id)),
    )
    .where(and(eq(forcedOpening.site, site), eq(forcedOpening.id, id)))
  return row
}
