import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitNames } from './names.ts'
import { readMrz } from './read.ts'
import { type MrzContent, type WritableFormat, writeMrz } from './write.ts'

const CODE: Readonly<Record<WritableFormat, string>> = {
  TD1: 'I',
  TD2: 'I',
  TD3: 'P',
  'MRV-A': 'V',
  'MRV-B': 'V',
}
const FORMATS = Object.keys(CODE) as WritableFormat[]
const NUMERALS = '0123456789'
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const some = (alphabet: string, minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength })
const words = (min: number, max: number): fc.Arbitrary<string> =>
  fc.array(some(LETTERS, 1, 14), { minLength: min, maxLength: max }).map(list => list.join(' '))
const date = fc
  .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 28 }))
  .map(parts =>
    parts.map((value, at) => (at > 0 && value === 0 ? '<<' : String(value).padStart(2, '0'))).join(''),
  )

const content = (format: WritableFormat): fc.Arbitrary<MrzContent> =>
  fc.record({
    documentCode: fc.constant(CODE[format]),
    issuingState: fc.constantFrom('AZE', 'IRN', 'D', 'RKS', 'UTO'),
    surname: words(1, 4),
    givenNames: words(0, 4),
    documentNumber: some(LETTERS + NUMERALS, 1, format === 'TD1' || format === 'TD2' ? 13 : 9),
    nationality: fc.constantFrom('AZE', 'TUR', 'D', 'XXA'),
    birthDate: date,
    sex: fc.constantFrom('M', 'F', 'X', '') as fc.Arbitrary<'M' | 'F' | 'X' | ''>,
    expiryDate: date,
    optionalData: some(LETTERS + NUMERALS, 0, format === 'TD2' ? 1 : 8),
    optionalData1: some(LETTERS + NUMERALS, 0, 8),
    optionalData2: some(LETTERS + NUMERALS, 0, 11),
  })

describe('what is written is read', () => {
  for (const format of FORMATS) {
    it(format, () => {
      fc.assert(
        fc.property(content(format), wanted => {
          const lines = writeMrz(format, wanted)
          const reading = readMrz(lines.join('\n'))
          expect(reading).toMatchObject({ valid: true, format })
          const value = (name: keyof typeof reading.fields): string | undefined => reading.fields[name]?.value
          expect(value('issuingState')).toBe(wanted.issuingState)
          expect(value('documentNumber')).toBe(wanted.documentNumber)
          expect(value('nationality')).toBe(wanted.nationality)
          expect(value('birthDate')).toBe(wanted.birthDate)
          expect(value('expiryDate')).toBe(wanted.expiryDate)
          expect(value('sex')).toBe(wanted.sex === 'X' ? '' : wanted.sex)
          const optional = reading.fields[format === 'TD1' ? 'optionalData1' : 'optionalData']
          const asked = format === 'TD1' ? wanted.optionalData1 : wanted.optionalData
          expect(optional?.remainder ?? optional?.value).toBe(asked)
          const truncated = reading.warnings.some(warning => warning.code === 'name-truncated')
          if (truncated) {
            expect(value('givenNames') === '').toBe(wanted.givenNames === '')
          } else {
            expect([value('surname'), value('givenNames')]).toEqual([wanted.surname, wanted.givenNames])
          }
        }),
        { numRuns: 400 },
      )
    })
  }

  it('the specimen of Doc 9303-4 comes out as printed', () => {
    const lines = writeMrz('TD3', {
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
    expect(lines).toEqual([
      'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
      'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
    ])
  })
})

describe('names that do not fit (Doc 9303-4 §4.2.3)', () => {
  it('are cut at the end', () => {
    expect(fitNames('NILAVADHANANANDA', 'CHAYAPA<DEJTHAMRONG<KRASUANG', 39)).toEqual({
      text: 'NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K',
      truncated: true,
    })
  })

  it('keep one letter of the secondary identifier', () => {
    expect(fitNames('BENNELONG<WOOLOOMOOLOO<WARRANDYTE<WARNAMBOOL', 'DINGO<POTOROO', 39).text).toBe(
      'BENNELONG<WOOLOOMOOLOO<WARRANDYTE<WA<<D',
    )
  })

  it('end in a letter, taken from the word before when the cut falls on a filler', () => {
    expect(fitNames('AB', 'CDEFG<HI', 10).text).toBe('AB<<CDEF<H')
    expect(fitNames('ABCDEFGHI<JKL', '', 10).text).toBe('ABCDEFGH<J')
  })

  it('always fill the field, end in a letter and hold both identifiers', () => {
    fc.assert(
      fc.property(words(1, 5), words(1, 5), fc.constantFrom(30, 31, 39), (surname, given, width) => {
        const { text, truncated } = fitNames(surname.replaceAll(' ', '<'), given.replaceAll(' ', '<'), width)
        expect(text).toHaveLength(width)
        expect(text).toMatch(/^[A-Z]+(<[A-Z]+)*<<[A-Z]/)
        if (truncated) expect(text).toMatch(/[A-Z]$/)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('what cannot be written is refused by name', () => {
  const good: MrzContent = {
    documentCode: 'P',
    issuingState: 'AZE',
    surname: 'NUMUNE',
    documentNumber: 'C0123456',
    nationality: 'AZE',
    birthDate: '900101',
    expiryDate: '300101',
  }

  it.each([
    [{ documentCode: 'V' }, /^documentCode: TD3 begins with P/],
    [{ surname: 'Əliyev' }, /^surname: holds other than A–Z/],
    [{ surname: ' ' }, /^surname: is empty/],
    [{ documentNumber: 'C012345678' }, /^documentNumber: has 10 characters, TD3 has room for 9/],
    [{ documentNumber: '' }, /^documentNumber: is empty/],
    [{ nationality: 'AZER' }, /^nationality: has 4 characters, room is for 3/],
    [{ birthDate: '901301' }, /^birthDate: 901301 is no YYMMDD/],
    [{ optionalData: 'ş' }, /^optionalData: holds other than/],
  ])('%o', (wrong, message) => {
    expect(() => writeMrz('TD3', { ...good, ...wrong })).toThrow(message)
  })

  it('hyphens part words and apostrophes vanish', () => {
    expect(writeMrz('TD3', { ...good, surname: "O'CONNOR-SMITH" })[0]).toMatch(/^P<AZEOCONNOR<SMITH<<</)
  })
})
