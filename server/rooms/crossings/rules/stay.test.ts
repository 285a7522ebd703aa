import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StayRule } from '../../../../contracts/crossings.ts'
import type { Permit } from '../../../../contracts/documents.ts'
import { type Passed, stayOf } from './stay.ts'

const day = '2026-03-17'

describe('days of stay', () => {
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
  const citizens = rule({ id: 'aze', nationalities: ['AZE'], days: 36_500, visaRequired: false })
  const iranHere = rule({
    id: 'irn-nakhchivan',
    nationalities: ['IRN'],
    days: 15,
    territory: 'nakhchivan',
    visaRequired: false,
  })
  const ninety = rule({ id: 'ninety', nationalities: ['TUR'], days: 90, window: 180, visaRequired: false })
  const rules = [rule({ id: 'everybody' }), citizens, iranHere, ninety]
  const permit: Permit = {
    id: 'p',
    kind: 'e-visa',
    number: 'X',
    nationality: 'IRN',
    entries: 1,
    used: 0,
    from: '2026-01-01',
    until: '2026-06-30',
    stayDays: 15,
    territory: 'whole-country',
  }
  const ask = (given: Partial<Parameters<typeof stayOf>[0]>) =>
    stayOf({
      nationality: 'IRN',
      direction: 'entry',
      day,
      territory: 'whole-country',
      rules,
      right: { permit: null, state: 'none' },
      history: [],
      ...given,
    })
  const stays = (...dates: [entry: string, exit: string | null, until?: string][]): Passed[] =>
    dates.flatMap(([entry, exit, until]) => [
      {
        direction: 'entry' as const,
        day: entry,
        territory: 'whole-country' as const,
        admittedUntil: until ?? null,
      },
      ...(exit
        ? [
            {
              direction: 'exit' as const,
              day: exit,
              territory: 'whole-country' as const,
              admittedUntil: null,
            },
          ]
        : []),
    ])

  it('a citizen comes home: no visa, no days', () => {
    const answer = ask({ nationality: 'AZE' })
    expect([answer.right.state, answer.stay.state, answer.view]).toEqual(['passed', 'none', null])
  })
  it('an Iranian citizen enters Nakhchivan without a visa for 15 days, and not the rest of the country', () => {
    expect(ask({ territory: 'nakhchivan' }).view).toMatchObject({
      asked: 15,
      until: '2026-03-31',
      territory: 'nakhchivan',
    })
    expect(ask({}).right).toMatchObject({ state: 'look', message: { key: 'crossings:right.no-permit' } })
  })
  it('a visa of 15 days admits until the fifteenth day, today counted', () => {
    expect(ask({ right: { permit, state: 'good' } }).view).toMatchObject({ asked: 15, until: '2026-03-31' })
  })
  it('never longer than the visa itself', () => {
    expect(ask({ right: { permit: { ...permit, until: '2026-03-20' }, state: 'good' } }).view).toMatchObject({
      asked: 4,
      until: '2026-03-20',
    })
  })
  it('says why the best permit on file does not open this entry', () => {
    const state = { key: 'documents:right.used-up', params: { count: 1 } }
    expect(ask({ right: { permit, state } }).right).toMatchObject({ state: 'look', message: state })
  })
  it('90 days in any 180: days of earlier stays count, with the day of entry and of exit', () => {
    const history = stays(['2026-02-01', '2026-02-10'])
    expect(ask({ nationality: 'TUR', history }).view).toMatchObject({
      used: 10,
      of: 90,
      window: 180,
      asked: 80,
    })
  })
  it('days before the window no longer count', () => {
    const history = stays(['2025-01-01', '2025-03-01'])
    expect(ask({ nationality: 'TUR', history }).view).toMatchObject({ used: 0, asked: 90 })
  })
  it('with all days used there is no entry', () => {
    const history = stays(['2025-12-01', '2026-02-28'])
    const answer = ask({ nationality: 'TUR', history })
    expect(answer.stay).toMatchObject({ state: 'look', message: { key: 'crossings:stay.used-up' } })
    expect(answer.view?.until).toBeNull()
  })
  it('an earlier overstay is said', () => {
    const history = stays(['2026-01-01', '2026-02-10', '2026-01-31'])
    expect(ask({ nationality: 'TUR', history }).stay).toMatchObject({
      state: 'look',
      message: { key: 'crossings:stay.overstayed', params: { count: 10 } },
    })
  })
  it('an exit after the last day admitted is an overstay of so many days', () => {
    const history = stays(['2026-01-01', null, '2026-03-10'])
    expect(ask({ direction: 'exit', history }).stay).toMatchObject({
      state: 'look',
      message: { params: { count: 7 } },
    })
  })
  it('an exit within the days admitted is not', () => {
    expect(ask({ direction: 'exit', history: stays(['2026-03-01', null, '2026-03-17']) }).stay.state).toBe(
      'passed',
    )
  })
  it('never admits beyond the days of the rule, whatever the past', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 60 })), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(some, pairs => {
        const back = (n: number) => new Date(Date.parse(day) - n * 86_400_000).toISOString().slice(0, 10)
        const history = [...pairs]
          .sort((a, b) => b[0] - a[0])
          .flatMap(([ago, long]) => stays([back(ago), back(Math.max(0, ago - long))]))
        const { view } = ask({ nationality: 'TUR', history })
        return !view || (view.used >= 0 && view.used + view.asked <= 90 + (view.until ? 0 : 180))
      }),
    )
  })
})
