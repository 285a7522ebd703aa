import { describe, expect, it } from 'vitest'
import type { RefusalGround } from '../../../contracts/referrals.ts'
import {
  againstForm,
  againstSettling,
  againstTaking,
  inOrder,
  numberOf,
  type Standing,
  stateOf,
  yearAt,
} from './rules.ts'

const open: Standing = { by: 'aysel', takenBy: null, settled: false }
const kamran = { id: 'kamran', duty: 'second-line' } as const
const murad = { id: 'murad', duty: 'second-line' } as const
const leyla = { id: 'leyla', duty: 'shift-leader' } as const
const words = { az: 'a', en: 'e', ru: 'r', fa: 'f' }
const ground = (letter: RefusalGround['letter'], national: RefusalGround['national']): RefusalGround => ({
  letter,
  national,
  text: words,
  remedy: words,
})
const grounds = [ground('C', words), ground('G', null)]
const form = { letters: ['C' as const], refusedToSign: false, language: 'fa' as const }

describe('taking and settling', () => {
  it('a referral waits, is taken, is settled', () => {
    expect(stateOf(open)).toBe('waiting')
    expect(stateOf({ ...open, takenBy: 'kamran' })).toBe('taken')
    expect(stateOf({ ...open, takenBy: 'kamran', settled: true })).toBe('settled')
  })
  it.each([
    ['whoever of second line finds it waiting takes it', open, kamran, undefined],
    ['who opened it never takes it', { ...open, by: 'kamran' }, kamran, 'own-referral'],
    ['nobody takes it twice', { ...open, takenBy: 'kamran' }, kamran, 'already-yours'],
    [
      'a colleague’s work is left to the colleague',
      { ...open, takenBy: 'kamran' },
      murad,
      'taken-by-another',
    ],
    ['the shift leader may take it over', { ...open, takenBy: 'kamran' }, leyla, undefined],
    ['what is settled is not taken', { ...open, settled: true }, leyla, 'settled'],
  ])('%s', (_law, standing, who, reason) => {
    expect(againstTaking(standing, who)?.key).toBe(reason && `referrals:refusal.${reason}`)
  })
  it.each([
    ['who holds it settles it', { ...open, takenBy: 'kamran' }, kamran, undefined],
    ['one that nobody took may be settled', open, kamran, undefined],
    ['who opened it never closes it alone (I-22)', { ...open, by: 'leyla' }, leyla, 'own-referral'],
    ['another’s is not settled', { ...open, takenBy: 'kamran' }, murad, 'taken-by-another'],
    ['nothing is settled twice', { ...open, settled: true }, kamran, 'settled'],
  ])('%s', (_law, standing, who, reason) => {
    expect(againstSettling(standing, who)?.key).toBe(reason && `referrals:refusal.${reason}`)
  })
})

describe('the form', () => {
  it.each([
    ['a refusal names a ground of the national law', 'refused' as const, form, undefined],
    ['a refusal without a form is none', 'refused' as const, undefined, 'no-form'],
    ['nobody admitted gets a form', 'admitted' as const, form, 'form-without-refusal'],
    [
      'a letter without a national ground cannot be chosen',
      'refused' as const,
      { ...form, letters: ['G' as const] },
      'no-national-ground',
    ],
    [
      'nor one that the blueprint does not have',
      'refused' as const,
      { ...form, letters: ['C' as const, 'B' as const] },
      'no-national-ground',
    ],
  ])('%s', (_law, outcome, refusal, reason) => {
    expect(againstForm(outcome, refusal, grounds)?.key).toBe(reason && `referrals:refusal.${reason}`)
  })
  it('letters stand once, in the order of the form', () => {
    expect(inOrder(['H', 'C', 'H'])).toEqual(['C', 'H'])
  })
  it('a number says place, year and count; a part of a post has its letter', () => {
    expect(numberOf('bilasuvar', 2026, 123)).toBe('BIL-2026-000123')
    expect(numberOf('sahtaxti/b', 2026, 7)).toBe('SAH-B-2026-000007')
  })
  it('a year begins at the post, not at the server', () => {
    expect(yearAt(new Date('2026-12-31T20:30:00Z'), 'Asia/Baku')).toBe(2027)
  })
})
