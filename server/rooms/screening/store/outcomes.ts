import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Drizzle } from '../../../platform/database.ts'
import { type Keys, unseal } from '../../../platform/keys.ts'
import { recordKey } from '../../../platform/tables.ts'
import { hit, hitFeedback, hitReview } from '../tables.ts'
import { type KnownHit, keyOfHit } from './hits.ts'

export interface Source {
  source: 'list' | 'alert'
  sourceId: string
}

/** Hits of one list or alert at every place of work, newest first. */
export const nationalHitsOf = (
  db: Drizzle,
  { source, sourceId }: Source,
  limit: number,
): Promise<KnownHit[]> =>
  db
    .select({ hit, review: hitReview })
    .from(hit)
    .leftJoin(hitReview, and(eq(hitReview.site, hit.site), eq(hitReview.hit, hit.id)))
    .where(and(eq(hit.source, source), eq(hit.sourceId, sourceId)))
    .orderBy(desc(hit.at))
    .limit(limit)

type FeedbackRow = typeof hitFeedback.$inferSelect

/** What owners said to the outcomes of these hits, oldest first; said at head office, of hits elsewhere. */
export const nationalFeedback = async (db: Drizzle, hits: string[]): Promise<FeedbackRow[]> =>
  hits.length
    ? await db.select().from(hitFeedback).where(inArray(hitFeedback.hit, hits)).orderBy(hitFeedback.at)
    : []

export async function openFeedback(db: Drizzle, keys: Keys, hit: string) {
  const opened = []
  for (const { by, at, verdict, sealed, ...row } of await nationalFeedback(db, [hit])) {
    const [key] = await db
      .select()
      .from(recordKey)
      .where(and(eq(recordKey.site, row.site), eq(recordKey.id, row.id)))
    if (!key) continue
    const { note } = unseal<{ note: string }>(keys.unwrap(key), sealed)
    opened.push({ by, at: at.toISOString(), verdict, note })
  }
  return opened
}

/** The review of a hit with its note; null while nobody has judged it, or when its key was erased. */
export async function openReview(db: Drizzle, keys: Keys, { hit, review }: KnownHit) {
  const key = review && (await keyOfHit(db, keys, hit.site, hit.id))
  if (!review || !key) return null
  const { by, at, decision, sealed } = review
  return { by, at: at.toISOString(), decision, note: unseal<{ note: string }>(key, sealed).note }
}

export interface Tally extends Source {
  owner: string
  hits: number
  confirmed: number
  dismissed: number
  waiting: number
}

/** How the hits of each list and alert ended since `since`; what a clearance answered at once stopped nobody and is only a hit. */
export async function nationalTallies(db: Drizzle, since: Date): Promise<Tally[]> {
  const count = (which: string) => sql.raw(`count(*) filter (where ${which})::int`)
  const { rows } = await db.execute(sql`
    select h.source, h.source_id as "sourceId", h.owner, count(*)::int as hits, ${count(`r.decision = 'same'`)} as confirmed,
           ${count(`r.decision = 'not-same'`)} as dismissed, ${count('r.decision is null and h.clearance is null')} as waiting
      from screening.hit h left join screening.hit_review r on r.site = h.site and r.hit = h.id
     where h.at >= ${since.toISOString()}::timestamptz group by h.source, h.source_id, h.owner`)
  return rows as unknown as Tally[]
}

/** Crossings that were screened on each day (UTC) from `from` to before `until`, at all posts of this node. One over midnight counts on both. */
export async function nationalCrossings(
  db: Drizzle,
  from: string,
  until: string,
): Promise<{ day: string; n: number }[]> {
  const { rows } = await db.execute(sql`
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day, count(distinct crossing)::int as n from screening.screening
     where at >= ${`${from}T00:00:00Z`}::timestamptz and at < ${`${until}T00:00:00Z`}::timestamptz group by 1`)
  return rows as unknown as { day: string; n: number }[]
}

/** When each list and alert began: with its first version. */
export async function nationalBeginnings(db: Drizzle): Promise<(Source & { at: string })[]> {
  const { rows } = await db.execute(sql`
    select 'list' as source, list as "sourceId", min(imported_at)::text as at from screening.list_version group by list
    union all select 'alert', alert::text, min(at)::text from screening.alert_version group by alert`)
  return rows as unknown as (Source & { at: string })[]
}
