import { describe, expect, it } from 'vitest'
import type { Permit, TypedDocument } from '../../../contracts/documents.ts'
import { documentKey, endedBy, readDocument, rightOf, youngestAge } from './rules.ts'

const on = '2026-03-17'
const specimen = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10'

describe('reading a zone', () => {
  it('the ICAO specimen: ended, and a specimen state, in this order', () => {
    const reading = readDocument({ mrz: specimen }, on)
    expect(reading).toMatchObject({
      ok: true,
      digitsAgree: true,
      document: {
        surname: 'ERIKSSON',
        givenNames: 'ANNA MARIA',
        birthDate: '1974-08-12',
        expiryDate: '2012-04-15',
      },
      finding: {
        state: 'look',
        messages: [
          { key: 'documents:finding.ended', params: { date: '2012-04-15' } },
          { key: 'documents:finding.specimen' },
        ],
      },
    })
  })
  it('a wrong check digit is said and never mended silently', () => {
    const reading = readDocument({ mrz: specimen.replace('L898902C3', 'L898902C8') }, on)
    expect(reading).toMatchObject({ ok: true, digitsAgree: false, document: { number: 'L898902C8' } })
    expect(reading.ok && reading.finding.messages.map(m => m.key)).toContain('documents:finding.digits')
  })
  it.each(['', 'garbage', '<'.repeat(88), '\u0000\ud800', 'P<UTO'.repeat(200)])(
    '%j is not readable, in words',
    mrz => {
      expect(readDocument({ mrz }, on)).toMatchObject({ ok: false })
    },
  )
})

describe('typing a document twice', () => {
  const typed: TypedDocument = {
    issuingState: 'IRN',
    number: 'K38204417',
    surname: 'REZAEI',
    givenNames: 'SHIRIN',
    nationality: 'IRN',
    birthDate: '1988-05-21',
    sex: 'F',
    expiryDate: '2029-09-01',
  }
  it('agrees in spite of case and spaces', () => {
    expect(
      readDocument({ typed: [typed, { ...typed, surname: ' Rezaei', number: 'k38204417' }] }, on),
    ).toMatchObject({ ok: true, finding: { state: 'passed' } })
  })
  it('names the field that differs, not its value', () => {
    const reading = readDocument({ typed: [typed, { ...typed, number: 'K38204471' }] }, on)
    expect(reading).toEqual({
      ok: false,
      reason: { key: 'documents:refusal.typed-differently', params: { field: 'number' } },
    })
  })
})

describe('partial dates', () => {
  it.each([
    ['2026-03-16', true],
    ['2026-03-17', false],
    ['2026-02-??', true],
    ['2026-03-??', false],
    ['2025-??-??', true],
    ['2026-??-??', false],
    ['????-??-??', false],
  ])('%s has ended on 17 March 2026: %s', (date, ended) => expect(endedBy(date, on)).toBe(ended))
  it('an unknown day makes a person as young as may be', () => {
    expect(youngestAge('2008-03-17', on)).toBe(18)
    expect(youngestAge('2008-03-18', on)).toBe(17)
    expect(youngestAge('2008-??-??', on)).toBe(17)
    expect(youngestAge('????-01-01', on)).toBeNull()
  })
})

describe('the right to enter by a permit', () => {
  const permit: Permit = {
    id: 'p',
    kind: 'visa',
    number: 'V',
    nationality: 'IRN',
    entries: 1,
    used: 0,
    from: '2026-01-01',
    until: '2026-06-30',
    stayDays: 30,
    territory: 'whole-country',
  }
  it.each([
    ['good', {}, 'whole-country'],
    ['documents:right.ended', { until: '2026-03-16' }, 'whole-country'],
    ['documents:right.not-yet', { from: '2026-03-18' }, 'whole-country'],
    ['documents:right.used-up', { used: 1 }, 'whole-country'],
    ['documents:right.territory', { territory: 'nakhchivan' }, 'whole-country'],
    ['good', { territory: 'nakhchivan' }, 'nakhchivan'],
    ['good', { entries: null, used: 9 }, 'whole-country'],
  ] as const)('%s', (expected, change, territory) => {
    const { state } = rightOf([{ ...permit, ...change }], on, territory)
    expect(typeof state === 'string' ? state : state.key).toBe(expected)
  })
  it('a good permit counts before a bad one', () => {
    expect(
      rightOf(
        [
          { ...permit, used: 1 },
          { ...permit, id: 'q' },
        ],
        on,
        'whole-country',
      ),
    ).toMatchObject({ permit: { id: 'q' }, state: 'good' })
  })
})

it('a document is the same with spaces, dashes or small letters', () => {
  expect(documentKey({ issuingState: 'IRN', number: ' k-3820 4417<' })).toBe(
    documentKey({ issuingState: 'IRN', number: 'K38204417' }),
  )
})
