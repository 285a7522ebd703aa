import { describe, expect, it } from 'vitest'
import { datePartsOf, interpretBirth, interpretExpiry } from './dates.ts'

describe('interpretBirth: the latest year that is not after the day of the question', () => {
  it.each([
    ['740812', '2026-08-01', '1974-08-12'],
    ['260731', '2026-08-01', '2026-07-31'],
    ['260801', '2026-08-01', '2026-08-01'],
    ['260802', '2026-08-01', '1926-08-02'],
    ['80<<<<', '2026-08-01', '1980-??-??'],
    ['8004<<', '2026-08-01', '1980-04-??'],
    ['26<<<<', '2026-08-01', '2026-??-??'],
    ['26<<15', '2026-01-10', '1926-??-15'],
    ['<<0412', '2026-08-01', '????-04-12'],
    ['<<<<<<', '2026-08-01', '????-??-??'],
    ['800000', '2026-08-01', '1980-??-??'],
    ['000229', '2026-08-01', '2000-02-29'],
    ['990101', '1999-01-01', '1999-01-01'],
    ['000101', '1999-01-01', '1900-01-01'],
  ])('%s asked on %s is %s', (text, on, date) => {
    expect(interpretBirth(text, on)).toBe(date)
  })

  it.each([
    '',
    '7408',
    '741301',
    '740431',
    '740230',
    '010229',
    '8<0101',
    'G50206',
    '74-8-1',
    '\ud800',
    '7408122',
  ])('%j is no date', text => {
    expect(interpretBirth(text, '2026-08-01')).toBeNull()
  })

  it.each(['', '2026', 'today', '2026-13-01'])('%j is no day to ask on', on => {
    expect(interpretBirth('740812', on)).toBeNull()
    expect(interpretExpiry('740812', on)).toBeNull()
  })
})

describe('interpretExpiry: the year nearest to the day of the question', () => {
  it.each([
    ['120415', '2026-08-01', '2012-04-15'],
    ['360415', '2026-08-01', '2036-04-15'],
    ['760101', '2026-08-01', '2076-01-01'],
    ['770101', '2026-08-01', '1977-01-01'],
    ['050101', '2098-08-01', '2105-01-01'],
    ['30<<<<', '2026-08-01', '2030-??-??'],
    ['300229', '2026-08-01', null],
    ['280229', '2026-08-01', '2028-02-29'],
  ])('%s asked on %s is %s', (text, on, date) => {
    expect(interpretExpiry(text, on)).toBe(date)
  })
})

describe('datePartsOf', () => {
  it('keeps what is known and says null for the rest', () => {
    expect(datePartsOf('80<<12')).toEqual({ year: 80, month: null, day: 12 })
    expect(datePartsOf('000229')).toEqual({ year: 0, month: 2, day: 29 })
    expect(datePartsOf('80<<32')).toBeNull()
  })
})
