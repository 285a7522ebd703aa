export { countPermitUse, keepReading, permitsOf, recordPermit } from './actions.ts'
export { declares } from './declares.ts'
export { type DocumentReading, documentKey, readDocument, rightOf, youngestAge } from './rules.ts'
