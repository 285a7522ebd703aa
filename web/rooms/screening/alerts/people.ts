import type { People } from '../../../../contracts/alerts.ts'
import { isolate, spoken, useSay } from '../../../platform/words.ts'

/** *major Nigar Əfəndizadə, head-office*: who acted, and for which unit, since another unit has to approve. */
export function useWho(people: People): (id: string) => string {
  const say = useSay()
  return id => {
    const known = people[id]
    if (!known) return say('alerts:one.somebody')
    const who = `${spoken(known.rank)} ${known.name}`.trim()
    return say('alerts:one.of-unit', { who: isolate(who), unit: known.unit })
  }
}
