import { type Checks, checksOf, longNumberOf } from './check-digits.ts'
import { datePartsOf } from './dates.ts'
import {
  type FieldName,
  type FieldRow,
  type Format,
  LAYOUTS,
  type Layout,
  type Span,
  textAt,
} from './layouts.ts'
import { clean, type NamePart, splitNames } from './names.ts'
import { proposeRepairs, type Repair } from './repairs.ts'
import { type StateCode, stateOf } from './states.ts'

export interface Field extends Span {
  /** Without filler; dates keep it, because there it marks the unknown part. */
  readonly value: string
  /** The characters as they stand in the zone. */
  readonly source: string
  /** For issuingState and nationality: what the code means. */
  readonly state?: StateCode
  /** For a long document number: where it goes on. */
  readonly continued?: Span
  /** For the optional data that a long document number opens: what follows number and digit. */
  readonly remainder?: string
}

export type WarningCode =
  | 'not-recognised'
  | 'too-long'
  | 'characters'
  | 'document-code'
  | 'state'
  | 'sex'
  | 'date-unknown'
  | 'date-impossible'
  | 'number-missing'
  | 'name-missing'
  | 'name-no-surname'
  | 'name-single'
  | 'name-truncated'
  | 'name-separator'
  | 'name-characters'

export interface Warning {
  readonly code: WarningCode
  readonly field?: FieldName
  readonly line?: number
  readonly position?: number
  /** For a programmer's eyes and logs of test data; screens translate the code. */
  readonly message: string
}

export type Fields = Partial<Record<FieldName, Field>>

export interface Reading {
  /** The layout is recognised and every check digit in it is right. Nothing else: see `warnings`. */
  readonly valid: boolean
  readonly format: Format | null
  readonly fields: Fields
  readonly checks: Checks
  readonly warnings: readonly Warning[]
  readonly repairs: readonly Repair[]
}

/** The largest zone has 90 characters; the rest is room for white space. More than this is not looked at. */
const LONGEST_INPUT = 1_000

const WHITE_SPACE = /[\s\u0085\u200b]+/

/**
 * Reads the machine readable zone of a travel document: TD1, TD2, TD3, MRV-A, MRV-B and the old French card.
 *
 * @param text the lines, parted by LF, CR, CRLF or any white space, or as one run of characters; white space
 *   around them is ignored. Lower case is not raised: it is reported and proposed.
 * @returns what was read, also when it is wrong; an unrecognised text has `format: null` and no fields.
 *   Never throws. No clock is read: see `interpretBirth` and `interpretExpiry`.
 */
export function readMrz(text: string): Reading {
  if (typeof text !== 'string') return unread('not-recognised', 'the input is not a text')
  if (text.length > LONGEST_INPUT)
    return unread('too-long', `${text.length} characters are no machine readable zone`)
  const lines = text.split(WHITE_SPACE).filter(line => line !== '')
  const best = recognise(lines)
  return best === null ? notRecognised(lines) : readAs(best.layout, best.lines, best.checks)
}

interface Candidate {
  readonly layout: Layout
  readonly lines: readonly string[]
  readonly checks: Checks
}

/** The rows of one size that open this way; the one with most check digits right, the first on a tie. */
function recognise(lines: readonly string[]): Candidate | null {
  let best: Candidate | null = null
  let bestShare = -1
  for (const layout of LAYOUTS) {
    const cut = cutTo(layout, lines)
    if (cut === null || !layout.opening.test(cut[0] ?? '')) continue
    const checks = checksOf(layout, cut)
    const all = Object.values(checks)
    const share = all.filter(check => check.ok).length / all.length
    if (share > bestShare) {
      best = { layout, lines: cut, checks }
      bestShare = share
    }
  }
  return best
}

function cutTo(layout: Layout, lines: readonly string[]): readonly string[] | null {
  const { width } = layout
  if (lines.length === layout.lines && lines.every(line => line.length === width)) return lines
  const run = lines[0] ?? ''
  if (lines.length !== 1 || run.length !== width * layout.lines) return null
  return Array.from({ length: layout.lines }, (_, at) => run.slice(at * width, (at + 1) * width))
}

const unread = (code: WarningCode, message: string, repairs: readonly Repair[] = []): Reading => ({
  valid: false,
  format: null,
  fields: {},
  checks: {},
  warnings: [{ code, message }],
  repairs,
})

/** White space in the middle of a line is not taken out silently; when that would help, it is proposed. */
function notRecognised(lines: readonly string[]): Reading {
  const sizes = lines.slice(0, 6).map(line => line.length)
  const message = `lines of ${sizes.join(', ') || '0'} characters: a zone has 3 × 30, 2 × 36 or 2 × 44`
  const joined = lines.length > 1 ? recognise([lines.join('')]) : null
  if (joined === null) return unread('not-recognised', message)
  const wrong = Object.values(joined.checks).filter(check => !check.ok)
  const repair: Repair = {
    kind: 'white space',
    changes: [],
    makesRight: [],
    valid: wrong.length === 0 && joined.lines.every(isClean),
    text: joined.lines.join('\n'),
  }
  return unread('not-recognised', message, [repair])
}

const isClean = (line: string): boolean => line.search(FOREIGN) < 0

function readAs(layout: Layout, lines: readonly string[], checks: Checks): Reading {
  const fields: Fields = {}
  const warnings: Warning[] = foreignCharacters(lines)
  for (const row of layout.fields) readField(row, lines, fields, warnings)
  readLongNumber(layout, lines, fields)
  warnOfCode(layout, fields, warnings)
  const clean = warnings.every(warning => warning.code !== 'characters')
  const valid = clean && Object.values(checks).every(check => check.ok)
  const repairs = clean ? proposeRepairs(layout, lines, checks) : lowerCase(layout, lines, checks)
  return { valid, format: layout.format, fields, checks, warnings, repairs }
}

const FOREIGN = /[^A-Z0-9<]/g

function foreignCharacters(lines: readonly string[]): Warning[] {
  return lines.flatMap((line, at) => {
    const first = line.search(FOREIGN)
    if (first < 0) return []
    const count = line.match(FOREIGN)?.length ?? 0
    const message = `line ${at + 1} has ${count} characters that no zone may hold, the first at position ${first + 1}`
    return [{ code: 'characters', line: at + 1, position: first + 1, message }]
  })
}

/** Latin lower case, raised: one proposal for the whole zone. Only a–z: ı and İ are no letters of a zone. */
function lowerCase(layout: Layout, lines: readonly string[], before: Checks): Repair[] {
  const raised = lines.map(line => line.replace(/[a-z]/g, letter => letter.toUpperCase()))
  if (raised.every((line, at) => line === lines[at])) return []
  const checks = checksOf(layout, raised)
  const names = Object.keys(checks) as (keyof Checks)[]
  const changes = lines.flatMap((line, at) =>
    [...line.matchAll(/[a-z]/g)].map(({ index, 0: found }) => ({
      line: at + 1,
      position: index + 1,
      found,
      proposed: found.toUpperCase(),
    })),
  )
  const makesRight = names.filter(name => checks[name]?.ok === true && before[name]?.ok === false)
  const valid = names.every(name => checks[name]?.ok === true) && raised.every(isClean)
  return [{ kind: 'lower case', changes, makesRight, valid, text: raised.join('\n') }]
}

function readField(row: FieldRow, lines: readonly string[], fields: Fields, warnings: Warning[]): void {
  const { line, start, end, kind } = row
  const source = textAt(lines, row)
  if (row.name === 'names') {
    readNames(source, row, fields, warnings)
    return
  }
  const { name } = row
  const warn = (code: WarningCode, message: string): void => {
    warnings.push({ code, field: name, line, position: start, message })
  }
  const value = kind === 'date' || kind === 'month' ? source : clean(source)
  if (kind === 'state') {
    const state = stateOf(source)
    fields[name] = { value, line, start, end, source, state }
    if (state.kind !== 'iso' && state.kind !== 'german')
      warn('state', `${value || '<<<'}: ${meaningOf(state)}`)
    return
  }
  fields[name] = { value, line, start, end, source }
  if (kind === 'date') warnOfDate(source, warn)
  if (kind === 'name') warnOfName(value, source, warn)
  if (kind === 'number' && value === '') warn('number-missing', 'the zone holds no document number')
  if (kind === 'sex' && !/^[MF<]$/.test(source)) warn('sex', `${source} is neither M nor F nor unspecified`)
}

const meaningOf = (state: StateCode): string =>
  state.kind === 'unknown'
    ? 'no code of ISO 3166 or Doc 9303-3'
    : `${state.kind}, ${state.meaning ?? state.code}`

type Warn = (code: WarningCode, message: string) => void

function warnOfDate(source: string, warn: Warn): void {
  const parts = datePartsOf(source)
  if (parts === null) warn('date-impossible', `${source} is no date`)
  else if (parts.year === null || parts.month === null || parts.day === null) {
    warn('date-unknown', `${source} leaves part of the date unknown`)
  }
}

function warnOfName(value: string, source: string, warn: Warn): void {
  if (value === '') warn('name-missing', 'the name field is empty')
  else if (!source.endsWith('<')) warn('name-truncated', 'the name fills its field and may go on')
  if (/[^A-Z<]/.test(source)) warn('name-characters', 'a name holds letters only')
}

function readNames(source: string, row: FieldRow, fields: Fields, warnings: Warning[]): void {
  const { surname, givenNames, full, irregular } = splitNames(source, row)
  fields.surname = surname
  fields.givenNames = givenNames
  const warn = (code: WarningCode, part: NamePart, field: FieldName, message: string): void => {
    warnings.push({ code, field, line: part.line, position: part.start, message })
  }
  if (surname.value === '' && givenNames.value === '')
    warn('name-missing', surname, 'surname', 'the name field is empty')
  else if (surname.value === '') warn('name-no-surname', surname, 'surname', 'there is no primary identifier')
  else if (givenNames.value === '')
    warn('name-single', givenNames, 'givenNames', 'there is no secondary identifier')
  if (full) {
    const last = givenNames.value === '' ? 'surname' : 'givenNames'
    warn('name-truncated', fields[last] ?? surname, last, 'the name fills its field and may go on')
  }
  if (irregular)
    warn('name-separator', givenNames, 'givenNames', 'a double filler stands among the given names')
  if (/[^A-Z<]/.test(source)) {
    const inSurname = /[^A-Z<]/.test(surname.source)
    warn(
      'name-characters',
      inSurname ? surname : givenNames,
      inSurname ? 'surname' : 'givenNames',
      'a name holds letters only',
    )
  }
}

function readLongNumber(layout: Layout, lines: readonly string[], fields: Fields): void {
  const long = longNumberOf(layout, lines)
  if (long === null || fields.documentNumber === undefined) return
  fields.documentNumber = { ...fields.documentNumber, value: clean(long.number), continued: long.overflow }
  for (const name of ['optionalData', 'optionalData1'] as const) {
    const field = fields[name]
    if (field?.line !== long.digit.line || field.start !== long.overflow.start) continue
    fields[name] = { ...field, remainder: clean(field.source.slice(long.digit.end - field.start + 1)) }
  }
}

function warnOfCode(layout: Layout, fields: Fields, warnings: Warning[]): void {
  const field = fields.documentCode
  if (field === undefined || (field.value !== '' && layout.codes.includes(field.value.charAt(0)))) return
  const { value, line, start } = field
  const message = `document code ${value || '<<'}: ${layout.format} begins with ${[...layout.codes].join(', ')}`
  warnings.push({ code: 'document-code', field: 'documentCode', line, position: start, message })
}
