import type { z } from 'zod'
import type { Peek } from '../../../contracts/crossings.ts'
import type { HitState, ListAge } from '../../../contracts/screening.ts'
import type { Platform, Reading } from '../../platform/action.ts'
import type { Drizzle } from '../../platform/database.ts'
import { authorityName } from '../posts/index.ts'
import { levelFor } from './actions/hits.ts'
import { engineOf } from './engine.ts'
import { ageOf } from './rules.ts'
import { agesOf } from './screen.ts'
import { sections } from './sections.ts'
import { hitsOfCrossing, keyOfHit, openHit, stateOf } from './store/hits.ts'

/** Lists as the booth names them: which version answers, of when. Before they were read once, none does. */
export async function listAges(platform: Platform): Promise<ListAge[]> {
  const now = platform.clock.now()
  const snapshot = engineOf(platform).current()
  if (snapshot) return agesOf(snapshot, now)
  return (await platform.references.rows(sections.lists)).map(l => ageOf(l, null, now))
}

/** Hits of a crossing, oldest first. */
export async function hitsOf(
  db: Drizzle,
  site: string,
  crossing: string,
): Promise<{ id: string; subject: 'person' | 'document' | 'vehicle'; subjectId: string; state: HitState }[]> {
  const found = await hitsOfCrossing(db, site, crossing)
  return found.map(known => ({
    id: known.hit.id,
    subject: known.hit.subjectKind,
    subjectId: known.hit.subject,
    state: stateOf(known),
  }))
}

/**
 * Why the verdict of a crossing says second line, as far as lists and alerts are the reason: the owner, and his reference and
 * instruction where the reader's authority is granted the content and not only that there is something (I-18).
 */
export async function reasonsOf(
  reading: Reading,
  crossing: string,
): Promise<z.infer<typeof Peek>['reasons']> {
  const { db, keys, platform, actor } = reading
  const reasons: z.infer<typeof Peek>['reasons'] = []
  for (const known of await hitsOfCrossing(db, actor.site, crossing)) {
    const { hit } = known
    const level = await levelFor(reading, hit)
    if (stateOf(known) === 'dismissed' || level === 'never') continue
    const key = level === 'full' ? await keyOfHit(db, keys, actor.site, hit.id) : undefined
    const source = key && openHit(key, hit).source
    reasons.push({
      ground: 'hit',
      owner: await authorityName(platform, hit.owner),
      reference: source?.reference ?? null,
      instruction: source?.instruction ?? null,
      messages: [
        { key: `screening:reason.${hit.source}-${hit.subjectKind}` },
        ...(source?.purpose ? [{ key: `screening:alert-kind.${source.purpose}` }] : []),
      ],
    })
  }
  return reasons
}
