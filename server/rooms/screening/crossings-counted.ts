import type { Platform } from '../../platform/action.ts'
import type { Drizzle } from '../../platform/database.ts'
import { nationalCrossings } from './store/outcomes.ts'

const counted = new WeakMap<Platform, Map<string, number>>()
const aWeek = 7

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
const after = (day: string, days: number) => dayOf(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000)

/**
 * How many crossings were screened on each day from `since` to `now`. A day that is over never changes and is counted once by this
 * process, a week at a time, so that no statement of a country's months runs into its limit.
 */
export async function crossingsByDay(
  platform: Platform,
  db: Drizzle,
  since: Date,
  now: Date,
): Promise<Map<string, number>> {
  const known = counted.get(platform) ?? new Map<string, number>()
  counted.set(platform, known)
  const [first, today] = [dayOf(since.getTime()), dayOf(now.getTime())]
  const days = new Map<string, number>()
  for (let from = first; from <= today; from = after(from, aWeek)) {
    const until = after(from, aWeek)
    const week = Array.from({ length: aWeek }, (_, i) => after(from, i)).filter(day => day <= today)
    const asked = week.every(day => known.has(day)) ? [] : await nationalCrossings(db, from, until)
    for (const day of week) {
      const n = known.get(day) ?? asked.find(one => one.day === day)?.n ?? 0
      days.set(day, n)
      if (day < today) known.set(day, n)
    }
  }
  return days
}
