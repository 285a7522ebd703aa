import { describe, expect, it } from 'vitest'
import type { StayRule } from '../../../../contracts/crossings.ts'
import { type Event, staysOf } from './past.ts'
import { personKey, writtenPersonKey } from './person.ts'
import { allowedStay } from './stay.ts'

const event = (
  direction: 'entry' | 'exit',
  day: string,
  until: string | null = null,
  imported = false,
): Event => ({
  direction,
  day,
  territory: 'whole-country',
  admittedUntil: until,
  imported,
})
const short = (events: Event[]) =>
  staysOf(events, '2026-03-17').map(
    s => `${s.from}–${s.until ?? ''} over ${s.over}${s.imported ? ' imported' : ''}`,
  )

describe('entries and exits as stays', () => {
  it.each([
    ['nothing recorded', [], []],
    [
      'an entry without an exit is open and counted to today',
      [event('entry', '2026-03-01', '2026-03-15')],
      ['2026-03-01– over 2'],
    ],
    [
      'an exit ends it; days beyond the last day admitted are counted to it',
      [event('entry', '2026-01-01', '2026-01-10'), event('exit', '2026-01-13')],
      ['2026-01-01–2026-01-13 over 3'],
    ],
    [
      'an exit on the last day admitted is in time',
      [event('entry', '2026-01-01', '2026-01-10'), event('exit', '2026-01-10')],
      ['2026-01-01–2026-01-10 over 0'],
    ],
    ['an exit without an entry makes no stay', [event('exit', '2026-01-13')], []],
    [
      'an entry that another entry follows ended unseen on that day',
      [event('entry', '2026-01-01'), event('entry', '2026-02-01')],
      ['2026-01-01–2026-02-01 over 0', '2026-02-01– over 0'],
    ],
    [
      'a stay is as unverified as the weaker of its ends',
      [event('entry', '2026-01-01', null, true), event('exit', '2026-01-02')],
      ['2026-01-01–2026-01-02 over 0 imported'],
    ],
    ['whose days nobody counts is never over', [event('entry', '2020-01-01')], ['2020-01-01– over 0']],
  ])('%s', (_name, events, expected) => {
    expect(short(events)).toEqual(expected)
  })
})

describe('how long an entry that another system recorded was allowed', () => {
  const rule = (r: Partial<StayRule>): StayRule => ({
    id: 'r',
    nationalities: null,
    days: 30,
    window: null,
    territory: 'whole-country',
    visaRequired: true,
    act: 'an act',
    from: '2020-01-01',
    until: null,
    ...r,
  })
  const ask = (rules: StayRule[], history: Parameters<typeof allowedStay>[0]['history'] = []) =>
    allowedStay({ nationality: 'GEO', day: '2025-03-10', territory: 'whole-country', rules, history })
  it('a visa is taken to have been there', () => {
    expect(ask([rule({})])).toMatchObject({ until: '2025-04-08', window: null })
  })
  it('90 days in any 180 look back at the stays before', () => {
    const ninety = rule({ days: 90, window: 180, visaRequired: false })
    const history = [event('entry', '2025-01-01'), event('exit', '2025-03-01')]
    expect(ask([ninety], history)).toMatchObject({ until: '2025-04-08', window: 180 })
    expect(ask([ninety])).toMatchObject({ until: '2025-06-07' })
  })
  it('with the days used up it ended before it began', () => {
    const seven = rule({ days: 7, window: 180, visaRequired: false })
    const history = [event('entry', '2025-02-01'), event('exit', '2025-02-20')]
    expect(ask([seven], history)).toMatchObject({ until: '2025-03-09' })
  })
  it('nobody counts the days of a citizen, nor of whom no rule names', () => {
    expect(ask([rule({ nationalities: ['GEO'], days: 36_500, visaRequired: false })])).toBeNull()
    expect(ask([rule({ nationalities: ['TUR'] })])).toBeNull()
  })
})

describe('a person is found again by what documents say', () => {
  const zone = { surname: 'UYDURMAZ', givenNames: 'MURAD CAN', birthDate: '1985-06-07', nationality: 'TUR' }
  it.each([
    ['as in the zone', zone],
    ['small letters, hyphen', { ...zone, surname: 'Uydurmaz', givenNames: 'Murad-Can' }],
    ['Cyrillic, where its table gives the same letters', { ...zone, givenNames: 'Мурад CAN' }],
  ])('%s', (_name, written) => {
    expect(writtenPersonKey(written)).toBe(personKey(zone))
  })
  it('one name only is the surname, wherever it is written', () => {
    expect(writtenPersonKey({ ...zone, surname: '', givenNames: 'Murad' })).toBe(
      personKey({ ...zone, surname: 'MURAD', givenNames: '' }),
    )
  })
})
