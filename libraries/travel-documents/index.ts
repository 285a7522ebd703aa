export { type Check, type Checks, checkDigit } from './check-digits.ts'
export { type DateParts, datePartsOf, interpretBirth, interpretExpiry } from './dates.ts'
export { type CheckName, type FieldName, type Format, LAYOUTS, type Layout, type Span } from './layouts.ts'
export { type Field, type Fields, type Reading, readMrz, type Warning, type WarningCode } from './read.ts'
export type { Change, Repair } from './repairs.ts'
export { type StateCode, type StateKind, stateCodes, stateOf } from './states.ts'
export {
  type TransliterationLanguage,
  type TransliterationOptions,
  type TransliterationReport,
  transliterate,
  transliterateWithReport,
} from './transliterate.ts'
export { type MrzContent, type WritableFormat, writeMrz } from './write.ts'
