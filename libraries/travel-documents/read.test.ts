import { describe, expect, it } from 'vitest'
import { LAYOUTS } from './layouts.ts'
import { type Reading, readMrz } from './read.ts'

/** The specimens that Doc 9303 parts 4 to 7 print. */
const TD3 = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
] as const
const TD1 = [
  'I<UTOD231458907<<<<<<<<<<<<<<<',
  '7408122F1204159UTO<<<<<<<<<<<6',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
] as const
const TD2 = ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'] as const
const MRV_A = [
  'V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L8988901C4XXX4009078F96121096ZE184226B<<<<<<',
] as const
const MRV_B = ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'L8988901C4XXX4009078F9612109<<<<<<<<'] as const
/** A made-up holder on the layout of the old French card. */
const FR_ID = ['IDFRATEST<NAME<<<<<<<<<<<<<<<<0CHE02', '1710GVA123451ROBERTA<<<<<<<9112311F2'] as const

const ALL = { TD3, TD1, TD2, 'MRV-A': MRV_A, 'MRV-B': MRV_B, 'FR-ID': FR_ID }
const codes = (reading: Reading): string[] => reading.warnings.map(warning => warning.code)
const values = (reading: Reading): Record<string, string> =>
  Object.fromEntries(Object.entries(reading.fields).map(([name, field]) => [name, field.value]))
const edit = (line: string, at: number, text: string): string =>
  line.slice(0, at - 1) + text + line.slice(at - 1 + text.length)

describe('layouts', () => {
  for (const [format, lines] of Object.entries(ALL)) {
    it.each(['\n', '\r', '\r\n', '', ' \t\n ', '\u2028'])(`${format} with its lines parted by %j`, end => {
      const reading = readMrz(`\ufeff  \n${lines.join(end)}${end}  `)
      expect({ format: reading.format, valid: reading.valid }).toEqual({ format, valid: true })
    })
  }

  it('cite their source beside each row, and cover each line without two rows in one place', () => {
    for (const layout of LAYOUTS) {
      const taken = new Set<string>()
      const rows = [
        ...layout.fields.filter(row => row.kind !== 'month'),
        ...layout.checks.map(row => ({ ...row.at, source: row.source })),
      ]
      for (const { line, start, end, source } of rows) {
        expect(source).toMatch(/^(Doc 9303-[4-7]|French national)/)
        for (let at = start; at <= end; at++) {
          expect(taken.has(`${line}:${at}`), `${layout.format} ${line}:${at}`).toBe(false)
          taken.add(`${line}:${at}`)
        }
      }
      expect(taken.size).toBe(layout.lines * layout.width)
    }
  })

  it.each([
    [''],
    ['   \n  '],
    ['P<UTO'],
    [TD3[0]],
    [TD3[1].slice(1)],
    [`${TD3[0]}\n${TD3[1].slice(1)}`],
    [`${TD3.join('\n')}\n${TD3[1]}`],
    ['x'.repeat(10_000_000)],
    ['\u0000\ud800'],
  ])('an unrecognised text has no format, no fields and says why (%#)', text => {
    const reading = readMrz(text)
    expect(reading).toMatchObject({ valid: false, format: null, fields: {}, checks: {} })
    expect(reading.warnings).toHaveLength(1)
  })

  it('an ICAO card of France that says IDFRA is not taken for the old national card', () => {
    const reading = readMrz('IDFRATEST<<NAME<<<<<<<<<<<<<<<<<<<<<\nD231458907FRA7408122F1204159<<<<<<<6')
    expect(reading).toMatchObject({ format: 'TD2', valid: true })
  })
})

describe('the specimen passport', () => {
  const reading = readMrz(TD3.join('\n'))

  it('is valid, and its specimen State is a warning', () => {
    expect(reading.valid).toBe(true)
    expect(reading.warnings.map(({ code, field }) => [code, field])).toEqual([
      ['state', 'issuingState'],
      ['state', 'nationality'],
    ])
    expect(reading.fields.issuingState?.state?.kind).toBe('specimen')
  })

  it('has every field with value, place and source', () => {
    expect(values(reading)).toEqual({
      documentCode: 'P',
      issuingState: 'UTO',
      surname: 'ERIKSSON',
      givenNames: 'ANNA MARIA',
      documentNumber: 'L898902C3',
      nationality: 'UTO',
      birthDate: '740812',
      sex: 'F',
      expiryDate: '120415',
      optionalData: 'ZE184226B',
    })
    for (const field of Object.values(reading.fields)) {
      expect(TD3[field.line === 1 ? 0 : 1].slice(field.start - 1, field.end)).toBe(field.source)
    }
    expect(reading.fields.givenNames).toMatchObject({ line: 1, start: 16, end: 25, source: 'ANNA<MARIA' })
  })

  it('has every check digit with what was expected and found', () => {
    expect(
      Object.entries(reading.checks).map(([name, { expected, found, line, position }]) => [
        name,
        expected,
        found,
        line,
        position,
      ]),
    ).toEqual([
      ['documentNumber', '6', '6', 2, 10],
      ['birthDate', '2', '2', 2, 20],
      ['expiryDate', '9', '9', 2, 28],
      ['optionalData', '1', '1', 2, 43],
      ['composite', '0', '0', 2, 44],
    ])
  })
})

describe('the old French card', () => {
  it('has names on two lines, a number of twelve characters, no nationality and no expiry', () => {
    expect(values(readMrz(FR_ID.join('')))).toEqual({
      documentCode: 'ID',
      issuingState: 'FRA',
      surname: 'TEST NAME',
      issuingOffice: '0CHE02',
      documentNumber: '1710GVA12345',
      issueMonth: '1710',
      givenNames: 'ROBERTA',
      birthDate: '911231',
      sex: 'F',
    })
  })

  it('its last digit covers both lines whole: a changed letter of the surname is seen', () => {
    expect(readMrz(FR_ID.join('').replace('TEST', 'TAST')).checks.composite?.ok).toBe(false)
  })
})

describe('long document numbers', () => {
  it('fill the field, leave a filler for the digit and go on in the optional data (Doc 9303-6)', () => {
    const reading = readMrz('I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<\nD23145890<UTO3407127M95071227349<<<8')
    expect(reading.valid).toBe(true)
    expect(reading.fields.documentNumber).toMatchObject({
      value: 'D23145890734',
      continued: { line: 2, start: 29, end: 31 },
    })
    expect(reading.fields.optionalData).toMatchObject({ value: '7349', remainder: '' })
    expect(reading.checks.documentNumber).toMatchObject({ found: '9', line: 2, position: 32 })
  })

  it.each([
    ['AB123456712', '4', 'filler left out'],
    ['AB123456712', '6', 'filler counted'],
  ])('both readings of the filler are right: %s with digit %s', (number, digit, reading) => {
    const upper = `I<AZE${number.slice(0, 9)}<${number.slice(9)}${digit}`.padEnd(30, '<')
    expect(readMrz([upper, ...TD1.slice(1)].join('\n')).checks.documentNumber).toMatchObject({
      ok: true,
      reading,
    })
  })

  it('a digit that fits neither reading is wrong', () => {
    const upper = 'I<AZEAB1234567<125'.padEnd(30, '<')
    expect(readMrz([upper, ...TD1.slice(1)].join('\n')).checks.documentNumber).toMatchObject({
      ok: false,
      expected: '4',
    })
  })

  it('a filler for a digit with nothing behind it is a wrong digit, not a long number', () => {
    const lower = edit(TD2[1], 10, '<')
    expect(readMrz([TD2[0], lower].join('\n')).checks.documentNumber).toMatchObject({
      ok: false,
      expected: '7',
      found: '<',
    })
  })
})

describe('what is only a warning', () => {
  const passport = (lower: string, upper: string = TD3[0]): Reading => readMrz(`${upper}\n${lower}`)

  it('the digit of empty optional data may be 0 or filler (Doc 9303-4)', () => {
    const rus = 'P<RUSIMIAREK<<EVGENII<<<<<<<<<<<<<<<<<<<<<<<'
    expect(passport('1104000008RUS8209120M2601157<<<<<<<<<<<<<<06', rus).valid).toBe(true)
    expect(passport('1104000008RUS8209120M2601157<<<<<<<<<<<<<<<6', rus).valid).toBe(true)
    expect(passport('1104000008RUS8209120M2601157<<<<<<<<<<<<<<16', rus).checks.optionalData?.ok).toBe(false)
  })

  it('a filler is no digit for optional data that hold something', () => {
    expect(passport(edit(TD3[1], 43, '<')).checks.optionalData).toMatchObject({
      ok: false,
      expected: '1',
      found: '<',
    })
  })

  it.each([
    ['D<<', 'german', false],
    ['AZE', 'iso', false],
    ['GBN', 'british', true],
    ['UNO', 'organisation', true],
    ['XXA', 'stateless', true],
    ['XXB', 'refugee', true],
    ['XXX', 'unspecified', true],
    ['RKS', 'outside-iso', true],
    ['SUN', 'historic', true],
    ['QQQ', 'unknown', true],
  ])('nationality %s is %s', (code, kind, warned) => {
    const reading = passport(edit(TD3[1], 11, code))
    expect(reading.valid).toBe(true)
    expect(reading.fields.nationality?.state?.kind).toBe(kind)
    expect(reading.warnings.some(warning => warning.field === 'nationality')).toBe(warned)
  })

  it('another letter for the sex; a filler is unspecified and no warning', () => {
    expect(codes(passport(edit(TD3[1], 21, 'X')))).toContain('sex')
    const unspecified = passport(edit(TD3[1], 21, '<'))
    expect([unspecified.valid, unspecified.fields.sex?.value, codes(unspecified).includes('sex')]).toEqual([
      true,
      '',
      false,
    ])
  })

  it.each([
    ['74<<<<6', 'date-unknown'],
    ['<<<<<<0', 'date-unknown'],
    ['7413122', 'date-impossible'],
    ['7402302', 'date-impossible'],
  ])('birth date %s', (text, code) => {
    const reading = passport(edit(TD3[1], 14, text))
    expect(reading.warnings).toContainEqual(expect.objectContaining({ code, field: 'birthDate' }))
    expect(reading.fields.birthDate?.value).toBe(text.slice(0, 6))
  })

  it.each([
    ['P<UTOARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<', 'name-single', 'ARKFREITH', ''],
    ['P<UTO<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<<<<<<<<<', 'name-no-surname', '', 'ANNA MARIA'],
    ['P<UTO<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<', 'name-missing', '', ''],
    [
      'P<UTONILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K',
      'name-truncated',
      'NILAVADHANANANDA',
      'CHAYAPA DEJTHAMRONG K',
    ],
    ['P<UTOERIKSSON<<ANNA<<MARIA<<<<<<<<<<<<<<<<<<', 'name-separator', 'ERIKSSON', 'ANNA MARIA'],
    ['P<UTOERIKSS0N<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'name-characters', 'ERIKSS0N', 'ANNA MARIA'],
    ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'document-code', 'ERIKSSON', 'ANNA MARIA'],
  ])('%s', (upper, code, surname, givenNames) => {
    const reading = passport(TD3[1], upper)
    expect(reading.valid).toBe(true)
    expect(codes(reading)).toContain(code)
    expect(values(reading)).toMatchObject({ surname, givenNames })
  })
})
