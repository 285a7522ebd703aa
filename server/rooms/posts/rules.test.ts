import { describe, expect, it } from 'vitest'
import type { DutyName } from '../../../contracts/posts.ts'
import { dutyFitsLane, dutyOf, plainCode, rosterAllows, secondsToWait } from './rules/index.ts'

describe('duties', () => {
  it.each<[DutyName, string[]]>([
    ['first-line', ['booth']],
    ['second-line', ['second-line']],
    ['customs', ['customs']],
    ['shift-leader', ['desk']],
    ['list-owner', ['desk']],
    ['administrator', ['desk']],
    ['auditor', ['desk']],
  ])('%s fits %s', (duty, kinds) => {
    const all = ['booth', 'second-line', 'customs', 'desk'] as const
    expect(all.filter(kind => dutyFitsLane(duty, kind))).toEqual(kinds)
  })
  it('a session acts under its shift, else under the first desk duty, else under the first held', () => {
    expect(dutyOf(['first-line', 'shift-leader'], 'first-line')).toBe('first-line')
    expect(dutyOf(['first-line', 'shift-leader'], null)).toBe('shift-leader')
    expect(dutyOf(['second-line', 'first-line'], null)).toBe('second-line')
    expect(dutyOf([], null)).toBeUndefined()
  })
})

describe('the roster', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 2, 17, hour))
  const entry = (lane: string, from: number, until: number) => ({
    lane,
    duty: 'first-line' as const,
    from: at(from),
    until: at(until),
  })
  const asked = { lane: 'bilasuvar-foot-1', duty: 'first-line' as const }
  it.each([
    ['rostered now: until its end', [entry('bilasuvar-foot-1', 4, 16)], { ok: true, until: at(16) }],
    [
      'two entries overlap: the longer one',
      [entry('bilasuvar-foot-1', 4, 12), entry('bilasuvar-foot-1', 6, 16)],
      { ok: true, until: at(16) },
    ],
    ['the last moment is over', [entry('bilasuvar-foot-1', 2, 10)], { ok: false, reason: 'not-rostered' }],
    ['the first moment counts', [entry('bilasuvar-foot-1', 10, 12)], { ok: true, until: at(12) }],
    [
      'later today',
      [entry('bilasuvar-foot-1', 14, 22)],
      { ok: false, reason: 'rostered-later', from: at(14) },
    ],
    [
      'at another lane now',
      [entry('bilasuvar-car-1', 4, 16), entry('bilasuvar-foot-1', 16, 20)],
      { ok: false, reason: 'rostered-elsewhere', lane: 'bilasuvar-car-1' },
    ],
    ['nowhere', [], { ok: false, reason: 'not-rostered' }],
  ])('%s', (_name, entries, answer) => {
    expect(rosterAllows(entries, asked, at(10))).toEqual(answer)
  })
  it('under another duty does not count', () => {
    const entries = [{ ...entry('bilasuvar-foot-1', 4, 16), duty: 'second-line' as const }]
    expect(rosterAllows(entries, asked, at(10))).toEqual({
      ok: false,
      reason: 'rostered-elsewhere',
      lane: 'bilasuvar-foot-1',
    })
  })
})

describe('waiting after wrong sign-ins', () => {
  const now = new Date('2026-03-17T10:00:00Z')
  const ago = (...minutes: number[]) => minutes.map(m => new Date(now.getTime() - m * 60_000))
  it.each([
    ['nothing yet', [], [], 0],
    ['four for a name', ago(1, 2, 3, 4), [], 0],
    ['five for a name wait until the fifth is ten minutes old', ago(1, 2, 3, 4, 9), [], 60],
    ['five on one workstation, each another name', [], ago(0, 1, 2, 3, 4), 360],
    ['the longer wait of both', ago(1, 2, 3, 4, 9), ago(0, 1, 2, 3, 4), 360],
    ['ten minutes ago is over', ago(1, 2, 3, 4, 10), [], 0],
    ['ten within the time: until the fifth newest', ago(1, 1, 2, 2, 3, 5, 6, 7, 8, 9), [], 420],
  ])('%s', (_name, username, workstation, seconds) => {
    expect(secondsToWait({ username, workstation }, now)).toBe(seconds)
  })
})

it('a code typed from paper: case, spaces and dashes do not matter', () => {
  expect(plainCode(' ABCD-efgh 2345\n')).toBe('abcdefgh2345')
})
