import type { PastStay } from '../../../../contracts/past.ts'
import type { Direction, Territory } from '../../../../contracts/words.ts'
import { daysOver } from './stay.ts'

/** An entry or exit, in the order in which it happened. */
export interface Event {
  direction: Direction
  day: string
  territory: Territory
  admittedUntil: string | null
  imported: boolean
}

/** Entries with the exits that ended them, oldest first. An entry that another entry follows ended unseen on that day. */
export function staysOf(events: readonly Event[], today: string): PastStay[] {
  const stays: PastStay[] = []
  let open: Event | undefined
  const close = (entry: Event, until: string | null, imported: boolean) => {
    const { admittedUntil, territory, day } = entry
    const over = daysOver(admittedUntil, until ?? today)
    stays.push({ from: day, until, admittedUntil, territory, over, imported: entry.imported || imported })
  }
  for (const event of events) {
    if (open) close(open, event.day, event.imported)
    open = event.direction === 'entry' ? event : undefined
  }
  if (open) close(open, null, false)
  return stays
}
