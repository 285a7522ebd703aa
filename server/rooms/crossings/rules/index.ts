export { type Answered, answersOfRelease, type ControlFacts, standings } from './controls.ts'
export { judge, type SubjectFacts, type VerdictFacts } from './judge.ts'
export { mayCorrect, mayLook } from './looks.ts'
export { type Passed, stayOf } from './stay.ts'
