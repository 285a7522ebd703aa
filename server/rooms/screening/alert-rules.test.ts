import { describe, expect, test } from 'vitest'
import type { AlertContent, AlertEffect } from '../../../contracts/alerts.ts'
import {
  effectsOf,
  falsePer10000,
  isCallable,
  later,
  likenessOf,
  standingOf,
  takesAway,
  whyNotApprove,
} from './alert-rules.ts'

const person = {
  kind: 'person' as const,
  names: ['Umbrelda Skarvonit'],
  birthDate: '1980-02-02',
  nationality: 'IRN',
  sex: 'F' as const,
  documents: [{ number: 'K00000001', state: 'IRN' }],
}
const alert: AlertContent = {
  subject: person,
  purpose: 'entry-ban',
  reference: 'Case 77',
  instruction: 'Call the duty desk',
  contact: '+994 12 000 00 00',
  from: '2026-03-01',
  until: '2026-06-30',
}

describe('a removal, downgrade or shortening has two approvers (I-23)', () => {
  const cases: [string, AlertContent | null, AlertEffect[], boolean][] = [
    ['withdrawn', null, ['withdrawn'], true],
    ['ends a day earlier', { ...alert, until: '2026-06-29' }, ['shortened'], true],
    ['begins a day later', { ...alert, from: '2026-03-02' }, ['begins-later'], true],
    ['an entry ban becomes an observation', { ...alert, purpose: 'observation' }, ['downgraded'], true],
    [
      'an entry ban becomes an exit ban: whoever comes in is let in',
      { ...alert, purpose: 'exit-ban' },
      ['downgraded'],
      true,
    ],
    [
      'another instruction, which no machine can weigh',
      { ...alert, instruction: 'Let pass' },
      ['instruction'],
      true,
    ],
    [
      'a name taken out',
      { ...alert, subject: { ...person, names: ['Umbra Skarvonit'] } },
      ['subject-changed'],
      true,
    ],
    [
      'another birth date',
      { ...alert, subject: { ...person, birthDate: '1981-02-02' } },
      ['subject-changed'],
      true,
    ],
    [
      'no birth date any more: a hit loses weight',
      { ...alert, subject: { ...person, birthDate: null } },
      ['subject-changed'],
      true,
    ],
    ['a document taken out', { ...alert, subject: { ...person, documents: [] } }, ['subject-changed'], true],
    [
      'a document of one letter',
      { ...alert, subject: { kind: 'document', number: 'K', state: null } },
      ['subject-changed'],
      true,
    ],
    [
      'longer at one end, shorter at the other',
      { ...alert, from: '2026-04-01', until: '2026-12-31' },
      ['begins-later', 'prolonged'],
      true,
    ],
    ['ends later', { ...alert, until: '2026-12-31' }, ['prolonged'], false],
    ['begins earlier', { ...alert, from: '2026-02-01' }, ['begins-earlier'], false],
    ['an entry ban becomes wanted', { ...alert, purpose: 'wanted' }, ['upgraded'], false],
    [
      'a name more',
      { ...alert, subject: { ...person, names: [...person.names, 'Umbra'] } },
      ['subject-added'],
      false,
    ],
    [
      'another contact and reference',
      { ...alert, contact: '+994 12 1', reference: 'Case 78' },
      ['contact', 'reference'],
      false,
    ],
    ['nothing', { ...alert, subject: { ...person } }, [], false],
  ]
  test.each(cases)('%s', (_name, after, effects, takes) => {
    expect(effectsOf(alert, after)).toEqual(effects)
    expect(takesAway(effects)).toBe(takes)
  })
})

describe('proposal by one unit, approval by another (I-22)', () => {
  const proposed = { by: 'nigar', unit: 'head-office', approved: ['ulviyya'] }
  test.each([
    ['the proposer', { id: 'nigar', unit: 'search-office' }, 'platform:refusal.own-proposal'],
    ['a colleague of the unit', { id: 'x', unit: 'head-office' }, 'screening:refusal.same-unit'],
    ['who approved already', { id: 'ulviyya', unit: 'duty-office' }, 'screening:refusal.approved-already'],
    ['somebody else', { id: 'ceyhun', unit: 'search-office' }, null],
  ])('%s', (_name, actor, why) => {
    expect(whyNotApprove(proposed, actor)).toBe(why)
  })
})

test.each([
  ['before its first day', '2026-02-28', '2026-03-30', 'not-yet'],
  ['on its first day', '2026-03-01', '2026-03-31', 'in-force'],
  ['thirty days before its end', '2026-05-31', '2026-06-30', 'ending'],
  ['on its last day', '2026-06-30', '2026-07-30', 'ending'],
  ['the day after', '2026-07-01', '2026-07-31', 'ended'],
] as const)('an alert %s', (_name, day, soon, state) => {
  const row = { state: 'in-force' as const, validFrom: alert.from, validUntil: alert.until }
  expect(standingOf(row, day, soon)).toBe(state)
  expect(standingOf({ ...row, state: 'withdrawn' }, day, soon)).toBe('withdrawn')
})

test('a contact is a number that can be called', () => {
  expect(
    ['+994 12 000 00 00', 'Duty desk, 102-33-44', 'duty@desk.example', 'room 12'].map(isCallable),
  ).toEqual([true, true, false, false])
})

test('false hits per 10,000 crossings; nobody crossed is no number', () => {
  expect([falsePer10000(3, 20_000), falsePer10000(0, 5), falsePer10000(0, 0)]).toEqual([1.5, 0, null])
})

test('the later of two times: setting a clock back revives nothing (I-37)', () => {
  const [noon, night] = [new Date('2026-03-17T12:00:00Z'), new Date('2026-03-17T23:00:00Z')]
  expect([later(noon, night), later(night, noon)]).toEqual([night, night])
})

test.each([
  ['exact', 'AZE', 'AZE', 'same'],
  ['exact', 'AZE', undefined, 'same-number'],
  ['exact', undefined, 'AZE', 'same-number'],
  ['exact', 'AZE', 'TUR', 'other-state'],
  ['look-alike', 'AZE', 'AZE', 'look-alike'],
  ['one error', undefined, 'AZE', 'one-error'],
  ['one error', 'AZE', 'TUR', null],
] as const)('%s, asked of %s, listed of %s: %s', (how, asked, state, likeness) => {
  const entry = { id: 'x', number: 'C1', ...(state && { state }) }
  expect(likenessOf({ entry, how }, asked)).toBe(likeness)
})
