export { type Answered, answersOfRelease, type ControlFacts, standings } from './controls.ts'
export { judge, type SubjectFacts, type VerdictFacts } from './judge.ts'
export { mayCorrect, mayLook } from './looks.ts'
export { asksForPermit, type Passed, stayOf } from './stay.ts'
