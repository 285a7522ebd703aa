import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { AlertKind, HitState, ImportJob } from '../../../contracts/screening.ts'
import type { Evidence } from '../../../libraries/name-screening/index.ts'
import { root } from '../../root.ts'
import { importProblems, refusedReasons } from './entries.ts'
import {
  ageOf,
  barFor,
  clears,
  comparable,
  evidenceKey,
  inForce,
  mayAnswer,
  numberBits,
  resultOf,
  together,
  whyNotReview,
} from './rules.ts'

const name = { az: 'S', en: 'L', ru: 'С', fa: 'ف' }
const settings = { id: 'un', name, owner: 'sbs', format: 'un' as const, staleAfterHours: 24, required: true }
const at = new Date('2026-03-17T06:00:00Z')
const later = (hours: number) => new Date(at.getTime() + hours * 3_600_000)
const version = { id: 'v', importedAt: at, entries: 7 }

describe('a stale list answers "no hit in the list of <time>", never "no hit" (I-06)', () => {
  test.each([
    ['the same day', version, later(23), false],
    ['at the last minute', version, later(24), false],
    ['later', version, later(24.01), true],
    ['never imported', null, at, true],
  ])('%s', (_name, v, now, stale) => {
    expect(ageOf(settings, v, now)).toMatchObject({
      stale,
      entries: v?.entries ?? 0,
      at: v ? at.toISOString() : null,
    })
  })
  test('a list that is not required and has no version is no reason', () => {
    expect(ageOf({ ...settings, required: false }, null, at).stale).toBe(false)
  })
})

describe('"could not screen" never becomes "no hit" (I-06)', () => {
  test.each([
    ['no list at all', [], false],
    [
      'a required one without a version',
      [
        { required: true, version: null },
        { required: true, version },
      ],
      false,
    ],
    [
      'only an optional one without',
      [
        { required: false, version: null },
        { required: true, version },
      ],
      true,
    ],
  ])('%s', (_name, lists, ok) => {
    expect(mayAnswer(lists)).toBe(ok)
  })
  test.each([
    [true, [], 'no-hit'],
    [false, [], 'could-not'],
    [false, [{ cleared: true }], 'could-not'],
    [true, [{ cleared: true }], 'no-hit'],
    [true, [{ cleared: true }, { cleared: false }], 'hit'],
    [false, [{ cleared: false }], 'hit'],
  ])('asked %s, hits %j: %s', (asked, hits, result) => {
    expect(resultOf(asked, hits)).toBe(result)
  })
  test('subjects together', () => {
    expect(together(['no-hit', 'no-hit'])).toBe('no-hit')
    expect(together(['no-hit', 'could-not'])).toBe('could-not')
    expect(together(['hit', 'could-not'])).toBe('hit')
    expect(together([])).toBe('could-not')
  })
})

describe('whoever received a hit never closes it alone (I-22)', () => {
  const hit = { by: 'aysel', state: 'waiting' as const }
  test.each([
    ['kamran', 'second-line', 'waiting', null],
    ['leyla', 'shift-leader', 'waiting', null],
    ['aysel', 'second-line', 'waiting', 'screening:refusal.own-hit'],
    ['rashad', 'first-line', 'waiting', 'screening:refusal.duty'],
    ['orxan', 'administrator', 'waiting', 'screening:refusal.duty'],
    ['kamran', 'second-line', 'confirmed', 'screening:refusal.answered'],
    ['kamran', 'second-line', 'dismissed', 'screening:refusal.answered'],
  ] as const)('%s as %s, the hit %s: %s', (id, duty, state, reason) => {
    expect(whyNotReview({ ...hit, state }, { id, duty })).toBe(reason)
  })
})

test('a clearance holds for this person and this content of the entry alone', () => {
  const clearance = {
    person_hash: Buffer.from('p'),
    source: 'list',
    source_id: 'un',
    entry: '1',
    entry_hash: Buffer.from('e'),
  }
  const hit = {
    personHash: Buffer.from('p'),
    source: 'list',
    sourceId: 'un',
    entry: '1',
    entryHash: Buffer.from('e'),
  }
  expect(clears(clearance, hit)).toBe(true)
  for (const other of [
    { personHash: Buffer.from('q') },
    { entryHash: Buffer.from('f') },
    { entry: '2' },
    { sourceId: 'ofac' },
    { source: 'alert' },
  ])
    expect(clears(clearance, { ...hit, ...other })).toBe(false)
})

test('an alert runs from the first to the last of its days', () => {
  const alert = { validFrom: '2026-03-01', validUntil: '2026-03-18' }
  expect(['2026-02-28', '2026-03-01', '2026-03-18', '2026-03-19'].map(day => inForce(alert, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
})

test('states are compared by their three letters', () => {
  expect(['D', 'DEU', 'GBD', 'XXA', null].map(comparable)).toEqual(['DEU', 'DEU', 'GBR', 'XXA', undefined])
})

test('the bar rises with all lists together', () => {
  expect(barFor([100_000, 100_000])).toBeCloseTo(barFor([100_000]) + 1)
})

describe('every key has words in every language', () => {
  /** What the library may say, and about what; a new way of it does not compile here before it has words. */
  const ways: Record<Evidence['how'], (Evidence['about'] | 'plate')[]> = {
    same: ['name', 'nationality', 'sex', 'document', 'plate'],
    transliteration: ['name'],
    nickname: ['name'],
    patronymic: ['name'],
    'female ending': ['name'],
    'look-alike': ['name', 'document', 'plate'],
    'one edit': ['name'],
    similar: ['name'],
    initial: ['name'],
    truncated: ['name'],
    'joined or split': ['name'],
    different: ['name'],
    extra: ['name'],
    dropped: ['name'],
    'legal form same': ['name'],
    'legal form differs': ['name'],
    'could be a relative': ['name'],
    'weak alias': ['name'],
    'name shortened': ['name'],
    'same day': ['birth date'],
    'same day, placeholder': ['birth date'],
    'day and month swapped': ['birth date'],
    'one day apart': ['birth date'],
    'one digit of the year': ['birth date'],
    'same month': ['birth date'],
    'same year': ['birth date'],
    'same day of another year': ['birth date'],
    'neighbouring year': ['birth date'],
    'within the span': ['birth date'],
    'near the span': ['birth date'],
    circa: ['birth date'],
    conflicting: ['birth date'],
    differs: ['nationality', 'sex'],
    'same number': ['document', 'plate'],
    'same number, other state': ['document'],
    'one error': ['document', 'plate'],
  }
  const keys = [
    ...Object.entries(ways).flatMap(([how, abouts]) => abouts.map(about => evidenceKey(about, how))),
    ...Object.keys(numberBits).flatMap(how => [evidenceKey('document', how), evidenceKey('plate', how)]),
    ...importProblems.map(p => `screening:import.${p}`),
    ...refusedReasons.map(r => `screening:refused.${r}`),
    ...AlertKind.options.map(k => `screening:alert-kind.${k}`),
    ...HitState.options.map(s => `screening:hit-state.${s}`),
    ...ImportJob.shape.step.options.map(s => `screening:step.${s}`),
    ...['list', 'alert'].flatMap(s =>
      ['person', 'document', 'vehicle'].map(k => `screening:reason.${s}-${k}`),
    ),
    ...[
      'duty',
      'own-hit',
      'answered',
      'no-hit',
      'not-shared',
      'no-list',
      'no-job',
      'no-file',
      'too-late',
      'too-many-imports',
      'no-proposal',
      'ends-before',
      'impossible-date',
      'no-alert',
      'same-unit',
      'approved-already',
      'other-purpose',
      'no-telephone',
      'other-subject',
      'nothing-changed',
      'alert-changed',
      'not-owner',
      'alert-withdrawn',
      'reason-needed',
      'no-notice',
      'not-judged',
      'own-judgement',
      'lists-not-read',
    ].map(r => `screening:refusal.${r}`),
    ...[
      'names',
      'other-spellings',
      'weak-aliases',
      'birth-dates',
      'sex',
      'nationalities',
      'documents',
      'plate',
      'remarks',
    ].map(f => `screening:field.${f}`),
  ]
  test.each(['az', 'en', 'ru', 'fa'])('%s', language => {
    const words = JSON.parse(readFileSync(join(root, `web/i18n/${language}/screening.json`), 'utf8'))
    const said = (key: string) =>
      key
        .replace('screening:', '')
        .split('.')
        .reduce((at: unknown, k) => (at as Record<string, unknown> | undefined)?.[k], words)
    expect(keys.filter(key => typeof said(key) !== 'string')).toEqual([])
  })
})
