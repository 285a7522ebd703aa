import { describe, expect, it } from 'vitest'
import { isEmergency, secretOf, stateOfOpening } from './index.ts'

const [a, b] = ['abcd-efgh-2345-jkmn-pqrs', 'tuvw-xyz2-3456-789a-bcde']

describe('two letters', () => {
  it('say the same in either order and however they are typed from paper', () => {
    expect(secretOf(b, a)).toBe(secretOf(a, b))
    expect(secretOf(' ABCD efgh 2345jkmn-pqrs', b.toUpperCase())).toBe(secretOf(a, b))
  })
  it('one alone, one twice, and both run together are something else', () => {
    const both = secretOf(a, b)
    for (const other of [secretOf(a, ''), secretOf(a, a), secretOf(a + b, ''), secretOf(b, b)])
      expect(other).not.toBe(both)
  })
})

describe('an opening', () => {
  const until = new Date('2026-03-17T06:30:00Z')
  const at = (time: string) => new Date(`2026-03-17T${time}Z`)
  it.each([
    ['is open until its half hour is over', '06:29:59', null, null, 'open'],
    ['waits for its review from that moment on', '06:30:00', null, null, 'waits'],
    ['waits from its early end on', '06:10:00', '06:05:00', null, 'waits'],
    ['is done with when it was reviewed', '07:00:00', null, '06:45:00', 'reviewed'],
  ])('%s', (_says, now, ended, reviewed, state) => {
    const opening = { until, endedAt: ended && at(ended), reviewedAt: reviewed && at(reviewed) }
    expect(
      stateOfOpening(
        { ...opening, endedAt: opening.endedAt || null, reviewedAt: opening.reviewedAt || null },
        at(now),
      ),
    ).toBe(state)
  })
})

it('a sign-in name of a person is never that of an emergency account', () => {
  expect(isEmergency('emergency:bilasuvar')).toBe(true)
  for (const name of ['emergency', 'emergency.bilasuvar', 'xemergency:bilasuvar'])
    expect(isEmergency(name)).toBe(false)
})
