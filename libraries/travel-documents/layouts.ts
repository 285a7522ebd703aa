/**
 * What stands where, as tables. The reader and the writer both work from these rows and know no format by name.
 * Lines and positions count from 1, as Doc 9303 prints them; `end` is included.
 */

export type Format = 'TD1' | 'TD2' | 'TD3' | 'MRV-A' | 'MRV-B' | 'FR-ID'

export type FieldName =
  | 'documentCode'
  | 'issuingState'
  | 'surname'
  | 'givenNames'
  | 'documentNumber'
  | 'nationality'
  | 'birthDate'
  | 'sex'
  | 'expiryDate'
  | 'optionalData'
  | 'optionalData1'
  | 'optionalData2'
  | 'issuingOffice'
  | 'issueMonth'

export type CheckName = 'documentNumber' | 'birthDate' | 'expiryDate' | 'optionalData' | 'composite'

export interface Span {
  readonly line: number
  readonly start: number
  readonly end: number
}

/** What a field may hold; `names` is one field of the document and two of ours: surname and givenNames. */
export type FieldKind = 'code' | 'state' | 'names' | 'name' | 'number' | 'date' | 'month' | 'sex' | 'text'

export interface FieldRow extends Span {
  readonly name: FieldName | 'names'
  readonly kind: FieldKind
  readonly source: string
}

export interface CheckRow {
  readonly name: CheckName
  /** Where the digit stands. */
  readonly at: Span
  /** What it covers, in this order. */
  readonly over: readonly Span[]
  /** The digit may be `<` when everything it covers is filler. */
  readonly mayBeFiller?: true
  /** Where a number that is longer than its field goes on, followed there by its check digit. */
  readonly continuesIn?: Span
  readonly source: string
}

export interface Layout {
  readonly format: Format
  readonly lines: number
  readonly width: number
  /** How line 1 begins. Several layouts have one size: the first row that fits and has most digits right wins. */
  readonly opening: RegExp
  /** First letters of the document code that the standard knows for this size; another one is a warning. */
  readonly codes: string
  readonly fields: readonly FieldRow[]
  readonly checks: readonly CheckRow[]
}

const span = (line: number, start: number, end: number = start): Span => ({ line, start, end })
const field = (
  name: FieldRow['name'],
  kind: FieldKind,
  [line, start, end]: readonly [number, number, number],
  source: string,
): FieldRow => ({ name, kind, line, start, end, source })

const TD3: Layout = {
  format: 'TD3',
  lines: 2,
  width: 44,
  opening: /^[^V]/i,
  codes: 'P',
  fields: [
    field('documentCode', 'code', [1, 1, 2], 'Doc 9303-4 §4.2.2.1, positions 1–2'),
    field('issuingState', 'state', [1, 3, 5], 'Doc 9303-4 §4.2.2.1, positions 3–5'),
    field('names', 'names', [1, 6, 44], 'Doc 9303-4 §4.2.2.1, positions 6–44'),
    field('documentNumber', 'number', [2, 1, 9], 'Doc 9303-4 §4.2.2.2, positions 1–9'),
    field('nationality', 'state', [2, 11, 13], 'Doc 9303-4 §4.2.2.2, positions 11–13'),
    field('birthDate', 'date', [2, 14, 19], 'Doc 9303-4 §4.2.2.2, positions 14–19'),
    field('sex', 'sex', [2, 21, 21], 'Doc 9303-4 §4.2.2.2, position 21'),
    field('expiryDate', 'date', [2, 22, 27], 'Doc 9303-4 §4.2.2.2, positions 22–27'),
    field('optionalData', 'text', [2, 29, 42], 'Doc 9303-4 §4.2.2.2, positions 29–42'),
  ],
  checks: [
    {
      name: 'documentNumber',
      at: span(2, 10),
      over: [span(2, 1, 9)],
      source: 'Doc 9303-4 §4.2.2.2, position 10',
    },
    {
      name: 'birthDate',
      at: span(2, 20),
      over: [span(2, 14, 19)],
      source: 'Doc 9303-4 §4.2.2.2, position 20',
    },
    {
      name: 'expiryDate',
      at: span(2, 28),
      over: [span(2, 22, 27)],
      source: 'Doc 9303-4 §4.2.2.2, position 28',
    },
    {
      name: 'optionalData',
      at: span(2, 43),
      over: [span(2, 29, 42)],
      mayBeFiller: true,
      source: 'Doc 9303-4 §4.2.2.2, position 43 (0 or < when the field is empty, at the option of the State)',
    },
    {
      name: 'composite',
      at: span(2, 44),
      over: [span(2, 1, 10), span(2, 14, 20), span(2, 22, 43)],
      source: 'Doc 9303-4 §4.2.4, position 44',
    },
  ],
}

const TD2: Layout = {
  format: 'TD2',
  lines: 2,
  width: 36,
  opening: /^[^V]/i,
  codes: 'ACIP',
  fields: [
    field('documentCode', 'code', [1, 1, 2], 'Doc 9303-6 §4.2.2.1, positions 1–2'),
    field('issuingState', 'state', [1, 3, 5], 'Doc 9303-6 §4.2.2.1, positions 3–5'),
    field('names', 'names', [1, 6, 36], 'Doc 9303-6 §4.2.2.1, positions 6–36'),
    field('documentNumber', 'number', [2, 1, 9], 'Doc 9303-6 §4.2.2.2, positions 1–9'),
    field('nationality', 'state', [2, 11, 13], 'Doc 9303-6 §4.2.2.2, positions 11–13'),
    field('birthDate', 'date', [2, 14, 19], 'Doc 9303-6 §4.2.2.2, positions 14–19'),
    field('sex', 'sex', [2, 21, 21], 'Doc 9303-6 §4.2.2.2, position 21'),
    field('expiryDate', 'date', [2, 22, 27], 'Doc 9303-6 §4.2.2.2, positions 22–27'),
    field('optionalData', 'text', [2, 29, 35], 'Doc 9303-6 §4.2.2.2, positions 29–35'),
  ],
  checks: [
    {
      name: 'documentNumber',
      at: span(2, 10),
      over: [span(2, 1, 9)],
      continuesIn: span(2, 29, 35),
      source: 'Doc 9303-6 §4.2.2.2, position 10 and its note on numbers of more than nine characters',
    },
    {
      name: 'birthDate',
      at: span(2, 20),
      over: [span(2, 14, 19)],
      source: 'Doc 9303-6 §4.2.2.2, position 20',
    },
    {
      name: 'expiryDate',
      at: span(2, 28),
      over: [span(2, 22, 27)],
      source: 'Doc 9303-6 §4.2.2.2, position 28',
    },
    {
      name: 'composite',
      at: span(2, 36),
      over: [span(2, 1, 10), span(2, 14, 20), span(2, 22, 35)],
      source: 'Doc 9303-6 §4.2.4, position 36',
    },
  ],
}

const TD1: Layout = {
  format: 'TD1',
  lines: 3,
  width: 30,
  opening: /^/,
  codes: 'ACIP',
  fields: [
    field('documentCode', 'code', [1, 1, 2], 'Doc 9303-5 §4.2.2.1, positions 1–2'),
    field('issuingState', 'state', [1, 3, 5], 'Doc 9303-5 §4.2.2.1, positions 3–5'),
    field('documentNumber', 'number', [1, 6, 14], 'Doc 9303-5 §4.2.2.1, positions 6–14'),
    field('optionalData1', 'text', [1, 16, 30], 'Doc 9303-5 §4.2.2.1, positions 16–30'),
    field('birthDate', 'date', [2, 1, 6], 'Doc 9303-5 §4.2.2.2, positions 1–6'),
    field('sex', 'sex', [2, 8, 8], 'Doc 9303-5 §4.2.2.2, position 8'),
    field('expiryDate', 'date', [2, 9, 14], 'Doc 9303-5 §4.2.2.2, positions 9–14'),
    field('nationality', 'state', [2, 16, 18], 'Doc 9303-5 §4.2.2.2, positions 16–18'),
    field('optionalData2', 'text', [2, 19, 29], 'Doc 9303-5 §4.2.2.2, positions 19–29'),
    field('names', 'names', [3, 1, 30], 'Doc 9303-5 §4.2.2.3, positions 1–30'),
  ],
  checks: [
    {
      name: 'documentNumber',
      at: span(1, 15),
      over: [span(1, 6, 14)],
      continuesIn: span(1, 16, 30),
      source: 'Doc 9303-5 §4.2.2.1, position 15 and its note on numbers of more than nine characters',
    },
    { name: 'birthDate', at: span(2, 7), over: [span(2, 1, 6)], source: 'Doc 9303-5 §4.2.2.2, position 7' },
    {
      name: 'expiryDate',
      at: span(2, 15),
      over: [span(2, 9, 14)],
      source: 'Doc 9303-5 §4.2.2.2, position 15',
    },
    {
      name: 'composite',
      at: span(2, 30),
      over: [span(1, 6, 30), span(2, 1, 7), span(2, 9, 15), span(2, 19, 29)],
      source: 'Doc 9303-5 §4.2.4, position 30 of the middle line',
    },
  ],
}

/** Visas have no composite digit and no digit on the optional data (Doc 9303-7). */
const visa = (format: 'MRV-A' | 'MRV-B', width: number, source: string): Layout => ({
  format,
  lines: 2,
  width,
  opening: /^V/i,
  codes: 'V',
  fields: [
    field('documentCode', 'code', [1, 1, 2], `${source}, upper line, positions 1–2`),
    field('issuingState', 'state', [1, 3, 5], `${source}, upper line, positions 3–5`),
    field('names', 'names', [1, 6, width], `${source}, upper line, positions 6–${width}`),
    field(
      'documentNumber',
      'number',
      [2, 1, 9],
      `${source}, lower line, positions 1–9 (passport or visa number)`,
    ),
    field('nationality', 'state', [2, 11, 13], `${source}, lower line, positions 11–13`),
    field('birthDate', 'date', [2, 14, 19], `${source}, lower line, positions 14–19`),
    field('sex', 'sex', [2, 21, 21], `${source}, lower line, position 21`),
    field('expiryDate', 'date', [2, 22, 27], `${source}, lower line, positions 22–27 (valid until)`),
    field('optionalData', 'text', [2, 29, width], `${source}, lower line, positions 29–${width}`),
  ],
  checks: [
    {
      name: 'documentNumber',
      at: span(2, 10),
      over: [span(2, 1, 9)],
      source: `${source}, lower line, position 10`,
    },
    {
      name: 'birthDate',
      at: span(2, 20),
      over: [span(2, 14, 19)],
      source: `${source}, lower line, position 20`,
    },
    {
      name: 'expiryDate',
      at: span(2, 28),
      over: [span(2, 22, 27)],
      source: `${source}, lower line, position 28`,
    },
  ],
})

const FRENCH = 'French national identity card issued 1988–2021, national layout (not Doc 9303)'

/** Names stand on two lines, there is no expiry and no nationality, and the last digit covers both lines whole. */
const FR_ID: Layout = {
  format: 'FR-ID',
  lines: 2,
  width: 36,
  opening: /^IDFRA/i,
  codes: 'I',
  fields: [
    field('documentCode', 'code', [1, 1, 2], `${FRENCH}, line 1`),
    field('issuingState', 'state', [1, 3, 5], `${FRENCH}, line 1`),
    field('surname', 'name', [1, 6, 30], `${FRENCH}, line 1`),
    field('issuingOffice', 'text', [1, 31, 36], `${FRENCH}, line 1: department and office`),
    field(
      'documentNumber',
      'number',
      [2, 1, 12],
      `${FRENCH}, line 2: month of issue, department, serial number`,
    ),
    field(
      'issueMonth',
      'month',
      [2, 1, 4],
      `${FRENCH}, line 2: the first four characters of the number, YYMM`,
    ),
    field('givenNames', 'name', [2, 14, 27], `${FRENCH}, line 2`),
    field('birthDate', 'date', [2, 28, 33], `${FRENCH}, line 2`),
    field('sex', 'sex', [2, 35, 35], `${FRENCH}, line 2`),
  ],
  checks: [
    {
      name: 'documentNumber',
      at: span(2, 13),
      over: [span(2, 1, 12)],
      source: `${FRENCH}, line 2, position 13`,
    },
    { name: 'birthDate', at: span(2, 34), over: [span(2, 28, 33)], source: `${FRENCH}, line 2, position 34` },
    {
      name: 'composite',
      at: span(2, 36),
      over: [span(1, 1, 36), span(2, 1, 35)],
      source: `${FRENCH}, line 2, position 36`,
    },
  ],
}

export const LAYOUTS: readonly Layout[] = [
  TD3,
  visa('MRV-A', 44, 'Doc 9303-7, Format-A, data structure of the MRZ'),
  FR_ID,
  TD2,
  visa('MRV-B', 36, 'Doc 9303-7, Format-B, data structure of the MRZ'),
  TD1,
]

/** The text of one span; empty when the line is missing. */
export function textAt(lines: readonly string[], at: Span): string {
  return (lines[at.line - 1] ?? '').slice(at.start - 1, at.end)
}
