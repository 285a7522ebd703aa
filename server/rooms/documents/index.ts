export { keepReading, permitsOf, recordPermit, countPermitUse } from './actions.ts'
export { declares } from './declares.ts'
export { type DocumentReading, documentKey, readDocument, rightOf, youngestAge } from './rules.ts'
