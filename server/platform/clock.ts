/** The one place where time is read. Tests set it; expiry is judged against the highest time seen (I-37). */
export interface Clock {
  now(): Date
}

let highest = 0

export const systemClock: Clock = {
  now() {
    highest = Math.max(highest, Date.now())
    return new Date(highest)
  },
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** The calendar day (`2026-03-17`) at a place: a *day* is the post's zone, never the server's. */
export function dayAt(at: Date, zone: string): string {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
  formats.set(zone, format)
  return format.format(at)
}
