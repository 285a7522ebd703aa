import type { OpeningState } from '../../../../contracts/emergency.ts'
import { plainCode } from './sign-in.ts'

/** An opening is over after this long, for good (I-47). */
export const emergencyLivesMs = 30 * 60_000

/** What both letters say together: as typed from paper, in either order. One alone, or one twice, is another secret. */
export const secretOf = (first: string, second: string): string =>
  [plainCode(first), plainCode(second)].sort().join('\n')

/** How a seal is called on its letters and screens: the end of its id. */
export const sealNumber = (id: string): string => id.slice(-6).toUpperCase()

/** No person can be called so: a sign-in name has no colon. */
const marked = 'emergency:'
export const emergencyName = (site: string): string => `${marked}${site}`
export const isEmergency = (username: string): boolean => username.startsWith(marked)

interface Opening {
  until: Date
  endedAt: Date | null
  reviewedAt: Date | null
}

export function stateOfOpening({ until, endedAt, reviewedAt }: Opening, now: Date): OpeningState {
  if (reviewedAt) return 'reviewed'
  return endedAt || until <= now ? 'waits' : 'open'
}
