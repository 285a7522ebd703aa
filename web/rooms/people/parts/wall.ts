const dayMs = 86_400_000

export const dayPlus = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/**
 * The instant at which clocks in a zone show this day and time (`2026-03-17`, `08:00`). A time that the clocks skip becomes one that they
 * show an hour apart; one that they show twice is the first or the second, and a roster does not mind which.
 */
export function instantAt(day: string, time: string, zone: string | undefined): string {
  const asked = Date.parse(`${day}T${time}:00Z`)
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  const wall = Date.parse(`${shown.format(asked).replace(' ', 'T')}Z`)
  return new Date(asked - (wall - asked)).toISOString()
}

/** The same span on each of so many days; one that does not end after it begins ends on the next day. */
export function spans(
  span: { day: string; from: string; until: string; days: number },
  zone: string | undefined,
): { from: string; until: string }[] {
  const night = span.until <= span.from ? 1 : 0
  return Array.from({ length: span.days }, (_, i) => ({
    from: instantAt(dayPlus(span.day, i), span.from, zone),
    until: instantAt(dayPlus(span.day, i + night), span.until, zone),
  }))
}
