import type { Evacuation, EvacuationState } from '../../../../contracts/regime.ts'
import type { Words } from '../../../../contracts/words.ts'
import type { Ruling } from './regime.ts'

/** A second person confirms an evacuation mode within this time, or it stands flagged. */
export const confirmWithinMs = 60 * 60_000

/** When the mode stops letting anybody cross: closed, or its time over. */
const endOf = (mode: Evacuation): string =>
  mode.closed && mode.closed.at < mode.until ? mode.closed.at : mode.until

export function stateOf(mode: Evacuation, now: Date): EvacuationState {
  const moment = now.toISOString()
  if (mode.closed) return 'closed'
  if (moment >= mode.until) return 'over'
  if (mode.confirmed) return 'confirmed'
  return moment > mode.confirmBy ? 'unconfirmed' : 'waiting'
}

/** The mode that is open at a post at a moment (I-35: never more than one). */
export const openAt = <Mode extends Evacuation>(
  modes: readonly Mode[],
  post: string,
  at: Date,
): Mode | undefined => {
  const moment = at.toISOString()
  return modes.find(mode => mode.post === post && mode.at <= moment && moment < endOf(mode))
}

const title: Words = {
  az: 'Təxliyə rejimi',
  en: 'Evacuation mode',
  ru: 'Режим эвакуации',
  fa: 'حالت تخلیه',
}

/** The mode as a row of the regime: it opens what it names, before every act, and says nothing of the rest. */
export const rulingOf = (mode: Evacuation, day: string): Ruling => ({
  id: mode.id,
  set: 'evacuation',
  posts: [mode.post],
  classes: mode.classes,
  direction: mode.direction,
  nationalities: mode.nationalities,
  purposes: null,
  effect: 'open',
  from: day,
  until: day,
  act: { title, reference: mode.order, source: null },
  evacuation: mode.id,
})
