/** The door of name-screening: is this person, organisation, vessel or document sought? See README.md. */
export {
  attachIndex,
  buildIndex,
  buildInSteps,
  type IndexOptions,
  openIndex,
  type ScreeningIndex,
  type SharedIndex,
} from './build.ts'
export { type Comparison, compareNames } from './compare.ts'
export { parseBirthDate } from './dates.ts'
export { buildDocumentIndex, type DocumentIndex, type ListedNumber, type NumberHit } from './documents.ts'
export type {
  BirthDate,
  DocumentNumber,
  Evidence,
  Hit,
  Kind,
  PartialDate,
  Problem,
  Query,
  RecordName,
  ScreeningRecord,
  ScreenResult,
} from './records.ts'
export { SnapshotProblem } from './sections.ts'
export { defaultThreshold, MATCH_BITS, MATCH_THRESHOLD, METHOD_VERSION } from './weights.ts'
