import { checkDigit } from './check-digits.ts'
import { datePartsOf } from './dates.ts'
import { type FieldRow, type Format, LAYOUTS, type Layout, type Span, textAt } from './layouts.ts'
import { fitNames } from './names.ts'

/** What goes into a zone. Names, numbers and optional data in the letters of the zone: `transliterate` first. */
export interface MrzContent {
  readonly documentCode: string
  readonly issuingState: string
  /** Words parted by spaces or hyphens; apostrophes are left out (Doc 9303-3 §4.6). */
  readonly surname: string
  readonly givenNames?: string
  /** More than nine characters go on in the optional data of TD1 and TD2. */
  readonly documentNumber: string
  readonly nationality: string
  /** YYMMDD, unknown parts as `<<`. */
  readonly birthDate: string
  /** `X` and the empty text are written as filler. */
  readonly sex?: 'M' | 'F' | 'X' | ''
  readonly expiryDate: string
  /** TD2, TD3 and visas. */
  readonly optionalData?: string
  /** TD1: upper and middle line. */
  readonly optionalData1?: string
  readonly optionalData2?: string
}

export type WritableFormat = Exclude<Format, 'FR-ID'>

const refuse = (field: string, why: string): never => {
  throw new RangeError(`${field}: ${why}`)
}

/**
 * The lines of a valid machine readable zone, from the same tables that the reader uses. Names that do not fit are
 * truncated as Doc 9303 says; anything else that does not fit is refused.
 * @throws RangeError that names the field: wrong characters, too long, no date
 */
export function writeMrz(format: WritableFormat, content: MrzContent): string[] {
  const layout = LAYOUTS.find(row => row.format === format) ?? refuse('format', `${format} is not known`)
  if (!layout.codes.includes(content.documentCode.charAt(0)) || content.documentCode === '') {
    refuse('documentCode', `${format} begins with ${[...layout.codes].join(', ')}`)
  }
  const lines = Array.from({ length: layout.lines }, () => '<'.repeat(layout.width))
  for (const row of layout.fields) put(lines, row, textFor(row, content, layout))
  for (const row of layout.checks) {
    if (row.name === 'documentNumber' && content.documentNumber.length > 9) continue
    const data = row.over.map(span => textAt(lines, span)).join('')
    const empty = row.mayBeFiller === true && /^<*$/.test(data)
    put(lines, row.at, empty ? '<' : String(checkDigit(data)))
  }
  return lines
}

function put(lines: string[], at: Span, text: string): void {
  const line = lines[at.line - 1] ?? ''
  lines[at.line - 1] = line.slice(0, at.start - 1) + text + line.slice(at.end)
}

function textFor(row: FieldRow, content: MrzContent, layout: Layout): string {
  const width = row.end - row.start + 1
  switch (row.name) {
    case 'names':
      return fitNames(
        nameText('surname', content.surname),
        nameText('givenNames', content.givenNames ?? ''),
        width,
      ).text
    case 'sex':
      return sexText(content.sex ?? '')
    case 'birthDate':
    case 'expiryDate':
      return dateText(row.name, content[row.name])
    case 'documentNumber':
      return numberText(content.documentNumber, width, layout)
    case 'optionalData':
    case 'optionalData1':
      return padded(row.name, overflow(content, layout) + plain(row.name, content[row.name] ?? ''), width)
    case 'optionalData2':
      return padded(row.name, plain(row.name, content.optionalData2 ?? ''), width)
    case 'documentCode':
    case 'issuingState':
    case 'nationality':
      return padded(row.name, plain(row.name, content[row.name]), width)
    default:
      return refuse(row.name, `is not written in ${layout.format}`)
  }
}

function nameText(field: string, name: string): string {
  const text = name
    .replace(/['’]/g, '')
    .trim()
    .replace(/[\s-]+/g, '<')
  if (!/^[A-Z<]*$/.test(text)) refuse(field, 'holds other than A–Z, space and hyphen; transliterate it first')
  if (field === 'surname' && text === '')
    refuse(field, 'is empty; a single name is written here (Doc 9303-3 §4.6)')
  return text.replace(/<+/g, '<').replace(/^<|<$/g, '')
}

function plain(field: string, value: string): string {
  const text = value.replace(/ /g, '<')
  return /^[A-Z0-9<]*$/.test(text) ? text : refuse(field, 'holds other than A–Z, 0–9 and filler')
}

function padded(field: string, text: string, width: number): string {
  return text.length <= width
    ? text.padEnd(width, '<')
    : refuse(field, `has ${text.length} characters, room is for ${width}`)
}

function sexText(sex: string): string {
  if (sex === 'X' || sex === '') return '<'
  return sex === 'M' || sex === 'F' ? sex : refuse('sex', 'is M, F, X or empty')
}

function dateText(field: string, date: string): string {
  return datePartsOf(date) === null ? refuse(field, `${date} is no YYMMDD`) : date
}

const continues = (layout: Layout): boolean => layout.checks.some(row => row.continuesIn !== undefined)

function numberText(number: string, width: number, layout: Layout): string {
  const text = plain('documentNumber', number)
  if (text === '' || text.startsWith('<') || text.endsWith('<'))
    refuse('documentNumber', 'is empty or begins or ends in filler')
  if (text.length <= width) return text.padEnd(width, '<')
  if (!continues(layout))
    refuse('documentNumber', `has ${text.length} characters, ${layout.format} has room for ${width}`)
  if (text.includes('<')) refuse('documentNumber', 'a long number holds no filler')
  return text.slice(0, width)
}

/** The rest of a long number, its digit and a filler, in front of the optional data. */
function overflow(content: MrzContent, layout: Layout): string {
  const number = content.documentNumber
  if (number.length <= 9 || !continues(layout)) return ''
  const rest = `${number.slice(9)}${checkDigit(number)}`
  const room = layout.checks.find(row => row.continuesIn !== undefined)?.continuesIn
  const whole = room !== undefined && rest.length === room.end - room.start + 1
  return whole ? rest : `${rest}<`
}
