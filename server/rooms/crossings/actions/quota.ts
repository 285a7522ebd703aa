import type { LookQuota } from '../../../../contracts/past.ts'
import type { Platform } from '../../../platform/action.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { problem } from '../../../platform/problems.ts'
import { lookLimits } from '../sections.ts'
import { onPool, takeRows, usedRows } from '../store/index.ts'

/** Rows an hour where the blueprint does not say. */
const usual = 500
const hourMs = 3_600_000
const hourOf = (now: Date) => new Date(Math.floor(now.getTime() / hourMs) * hourMs)

const limitOf = async (platform: Platform): Promise<number> =>
  (await platform.references.find(lookLimits, 'looks'))?.rowsPerHour ?? usual

const on = (platform: Platform) => onPool(platform.database.pool('desk'))

interface Asking {
  platform: Platform
  actor: Actor
  now: Date
}

/** What this hour still gives to the officer; it begins anew at the full hour. */
export async function quotaOf({ platform, actor, now }: Asking): Promise<LookQuota> {
  const hour = hourOf(now)
  const used = await usedRows(on(platform), actor.id, hour)
  return {
    used,
    of: await limitOf(platform),
    freesAt: new Date(hour.getTime() + hourMs).toISOString(),
  }
}

/**
 * Rows delivered to a person per hour stay within a quota (I-25): taken before anything is handed over, so a look that fails
 * later has cost its rows all the same.
 * @throws Refusal `not-permitted` (429) saying when the next hour begins; it leaves its line.
 */
export async function takeQuota(
  asking: Asking & { tx: Parameters<typeof takeRows>[0] },
  rows: number,
): Promise<void> {
  const { platform, actor, now, tx } = asking
  const of = await limitOf(platform)
  const hour = hourOf(now)
  if (rows === 0 || (await takeRows(tx, { officer: actor.id, hour, rows, of })) !== undefined) return
  const freesAt = new Date(hour.getTime() + hourMs).toISOString()
  throw problem('not-permitted', { key: 'past:refusal.quota', params: { of, rows, freesAt } }, 429)
}
