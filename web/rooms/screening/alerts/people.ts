import type { People } from '../../../../contracts/alerts.ts'
import type { Message } from '../../../platform/words.ts'

/** *major Nigar Əfəndizadə, head-office*: who acted, and for which unit, since another unit has to approve. Said, or put into a sentence. */
export const whoOf =
  (people: People) =>
  (id: string): Message => {
    const known = people[id]
    if (!known) return { key: 'alerts:one.somebody' }
    return {
      key: 'alerts:one.of-unit',
      params: { rank: { words: known.rank }, who: known.name, unit: known.unit },
    }
  }
