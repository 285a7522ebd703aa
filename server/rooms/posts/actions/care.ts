import type { Platform } from '../../../platform/action.ts'
import type { Drizzle } from '../../../platform/database.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { problem } from '../../../platform/problems.ts'
import { answersFor, isEmergency } from '../rules/index.ts'
import { sections } from '../sections.ts'
import { type Officer, officerById } from '../store/officers.ts'

/** Somebody else's officer and nobody's are answered alike: the difference would tell who works elsewhere. */
export const noSuchOfficer = () => problem('not-found', { key: 'posts:refusal.no-officer' })

/** Whether the actor answers for the officers whose home is a site. By the administrator's own home, wherever they sit today. */
export async function answering(
  db: Drizzle,
  platform: Platform,
  actor: Actor,
): Promise<(site: string) => boolean> {
  if (actor.duty === 'node') return () => true
  const home = (await officerById(db, actor.id))?.site ?? actor.site
  const posts = await platform.references.rows(sections.posts)
  return site => answersFor(posts, home, site)
}

/** Whose file the actor may change. The emergency account is nobody's: a seal, an opening and its end change it, and nothing else. */
export const inCare = (care: (site: string) => boolean, found: Officer | undefined): found is Officer =>
  found !== undefined && !isEmergency(found.username) && care(found.site)
