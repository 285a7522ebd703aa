import type { Platform } from '../../platform/action.ts'
import { dayAt } from '../../platform/clock.ts'
import { over } from '../../platform/database.ts'
import { later } from './alert-rules.ts'
import { engineOf } from './engine.ts'
import { signedTime } from './store/time.ts'

const floors = new WeakMap<Platform, Date>()

/** Asked at the start: the program's own clock never goes back while it runs, but it forgets when it ends (I-37). */
export async function learnTime(platform: Platform): Promise<void> {
  const signed = await signedTime(over(platform.database.pool('desk')))
  if (signed) floors.set(platform, later(signed, floors.get(platform) ?? signed))
}

/**
 * The day on which an alert is judged at a place of work: by the highest time seen, in the zone of the post; head office has
 * no post and takes the country's first.
 */
export function judgedDay(platform: Platform, site: string, now: Date, daysOn = 0): string {
  const trusted = later(now, floors.get(platform) ?? now)
  const zones = engineOf(platform).current()?.zones
  const zone = zones?.get(site) ?? zones?.values().next().value ?? 'UTC'
  return dayAt(new Date(trusted.getTime() + daysOn * 86_400_000), zone)
}
