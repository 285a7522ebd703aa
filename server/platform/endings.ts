import type { EndingLevel, EndingRow } from '../../contracts/operations.ts'
import type { Ending, Platform } from './platform.ts'

const usual = [90, 30, 7] as const
const dayMs = 86_400_000

export function levelOf(at: Date | null, now: Date, warn: Ending['warn'] = usual): EndingLevel {
  if (!at) return 'open'
  const days = (at.getTime() - now.getTime()) / dayMs
  if (days <= 0) return 'ended'
  const [ahead, near, last] = warn
  if (days <= last) return 'last'
  if (days <= near) return 'near'
  return days <= ahead ? 'ahead' : 'far'
}

/** Everything that ends on this node, the nearest first; what has no end stands last. */
export async function endingsOf(
  platform: Platform,
  only: (ending: Ending) => boolean = () => true,
): Promise<EndingRow[]> {
  const now = platform.clock.now()
  const found = await Promise.all(
    platform.endings.filter(only).map(async ending =>
      (await ending.read(platform)).map(
        ({ id, name, label, at, count = 1 }): EndingRow => ({
          id: `${ending.kind}/${id}`,
          kind: ending.kind,
          name: name ?? null,
          label: label ?? null,
          at: at?.toISOString() ?? null,
          level: levelOf(at, now, ending.warn),
          days: at ? (at.getTime() - now.getTime()) / dayMs : null,
          count,
        }),
      ),
    ),
  )
  const time = (row: EndingRow) => row.days ?? Number.POSITIVE_INFINITY
  return found.flat().sort((a, b) => time(a) - time(b) || (a.id < b.id ? -1 : 1))
}

/** The moment after the last second of a calendar day at a place: what is good until a day is good on it. */
export function endOfDay(day: string, zone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`) + dayMs
  const there = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  const wall = Date.parse(`${there.format(midnight).replace(' ', 'T')}Z`)
  return new Date(midnight - (wall - midnight))
}
