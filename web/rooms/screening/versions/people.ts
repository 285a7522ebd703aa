import type { People } from '../../../../contracts/screening.ts'
import { spoken, useSay } from '../../../platform/words.ts'

/** Whoever did something with a list: *major Nigar Əfəndizadə*, or the program itself. Put into a sentence or isolated. */
export function useDoer(people: People): (id: string) => string {
  const say = useSay()
  return id => {
    const known = people[id]
    if (known) return `${spoken(known.rank)} ${known.name}`.trim()
    return say(id === 'node' ? 'screening:lists.by-node' : 'screening:lists.by-other')
  }
}
