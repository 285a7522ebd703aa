export {
  type Answered,
  answersOfRelease,
  type ControlFacts,
  type ControlStanding,
  isOneStop,
  standings,
  type TrackStep,
  trackOf,
} from './controls.ts'
export { judgePast, type PairReason, type PastEvent } from './import.ts'
export { aboardState, judge, type SubjectFacts, type VerdictFacts, worstScreened } from './judge.ts'
export { inYards, mayCorrect, mayLook } from './looks.ts'
export { type Event, staysOf } from './past.ts'
export { type PersonWords, personKey, writtenPersonKey } from './person.ts'
export { type Facts, isDrawn, kindsOf, newlyAsked, type Required } from './procedure.ts'
export { addDays, allowedStay, asksForPermit, daysOver, type Passed, stayOf } from './stay.ts'
