import type { AlertCoverage } from '../../../contracts/alerts.ts'
import type { Platform } from '../../platform/action.ts'
import type { Drizzle } from '../../platform/database.ts'
import { sections as posts } from '../posts/index.ts'
import { later } from './alert-rules.ts'
import { engineOf } from './engine.ts'
import { inForce } from './rules.ts'
import type { AlertVersionRow } from './store/alerts.ts'
import { sitesHeard } from './store/time.ts'
import { judgedDay } from './trusted-time.ts'

/**
 * At which posts the newest version is asked, as far as this node knows: whether it is in what is screened against now, on the day
 * of each post, and whether anybody works there on this node.
 */
export async function coverageOf(
  platform: Platform,
  db: Drizzle,
  row: AlertVersionRow,
  now: Date,
): Promise<{ coverage: AlertCoverage[]; refreshedAt: string | null }> {
  const snapshot = engineOf(platform).current()
  const known = !!snapshot?.alerts.byVersion.has(row.id)
  const heard = await sitesHeard(db)
  const coverage = (await platform.references.rows(posts.posts)).map(({ id, name, sites }): AlertCoverage => {
    const here = sites.some(site => heard.has(site))
    const asked = known && inForce(row, judgedDay(platform, sites[0] ?? id, now))
    const state = here ? (asked ? 'asked' : 'not-asked') : 'unheard'
    const since = state === 'asked' && snapshot ? later(row.at, snapshot.changedAt).toISOString() : null
    return { post: id, name, state, since }
  })
  return { coverage, refreshedAt: snapshot?.readAt.toISOString() ?? null }
}
