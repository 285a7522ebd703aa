export { makeSeal, type SealedLetters } from './actions/emergency-seal.ts'
export { keepEvacuation } from './actions/evacuation.ts'
export {
  addAdministrator,
  createOfficer,
  type NewOfficer,
  NotThisWay,
  publishRoster,
} from './actions/officers.ts'
export { enrolWorkstation, issueEnrolmentCode } from './actions/workstations.ts'
export { answerOf as mayCross } from './board.ts'
export { declares } from './declares.ts'
export { emergencies } from './emergency.ts'
export { countryZone } from './endings.ts'
export { renderLetter } from './letter/render.ts'
export { type Letter, textOfLetter } from './letter/text.ts'
export { routes } from './routes.ts'
export { inFour } from './rules/index.ts'
export { sections } from './sections.ts'
export {
  knownOfficer,
  officersAfter,
  officersById,
  officersInService,
  trafficUnit,
} from './store/officers.ts'
export { authorityName, laneOf, postOf, postOfSite as postAt, sitesOf } from './store/places.ts'
export { findSession } from './store/session.ts'
