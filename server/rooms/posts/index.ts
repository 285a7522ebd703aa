import type { Platform } from '../../platform/action.ts'
import { mayCross as byRows, type RegimeAnswer, type RegimeFacts } from './rules/index.ts'
import { regimeOf } from './store/places.ts'

export { createOfficer, type NewOfficer, publishRoster } from './actions/officers.ts'
export { enrolWorkstation, issueEnrolmentCode } from './actions/workstations.ts'
export { declares } from './declares.ts'
export { countryZone } from './endings.ts'
export { routes } from './routes.ts'
export { inFour } from './rules/index.ts'
export { sections } from './sections.ts'
export { knownOfficer, officersAfter, officersById, officersInService } from './store/officers.ts'
export { authorityName, laneOf, postOf, postOfSite as postAt, sitesOf } from './store/places.ts'
export { findSession } from './store/session.ts'

/** What may cross, by the acts that this node runs. @throws Refusal `not-ready` before a blueprint says which acts. */
export async function mayCross(platform: Platform, facts: RegimeFacts): Promise<RegimeAnswer> {
  return byRows((await regimeOf(platform)).rows, facts)
}
