import { expect, it } from 'vitest'
import { happenedOf, type LineCount } from './sheet.ts'

const line = (action: string, more: Partial<LineCount> = {}): LineCount => ({
  action,
  class: null,
  direction: null,
  screened: null,
  detail: null,
  released: false,
  count: 1,
  ...more,
})
const foot = { class: 'foot', direction: 'entry' }
const car = { class: 'car', direction: 'exit' }
const counted = (...lines: LineCount[]) => happenedOf({ from: 3, until: 90 }, lines)

it('a traveller is counted where one was read: opened with a crossing or added to it', () => {
  const { travellers } = counted(
    line('crossings.open', { ...foot, screened: 'no-hit', count: 4 }),
    line('crossings.open', { ...foot, screened: 'hit' }),
    line('crossings.addTraveller', { ...car, count: 2 }),
    line('crossings.correctReading', { ...foot, count: 9 }),
  )
  expect(travellers).toEqual([
    { ...car, count: 2 },
    { ...foot, count: 5 },
  ])
})

it('a crossing is released by the line in which its last control was answered, whoever answered it', () => {
  const { outcomes } = counted(
    line('crossings.release', { ...foot, released: true, count: 3 }),
    line('crossings.release', { ...car }), // customs are next
    line('crossings.answer', { ...car, released: true, detail: 'passed' }),
    line('crossings.settle', { ...foot, released: true, detail: 'admitted' }),
    line('crossings.settle', { ...foot, detail: 'refused' }),
    line('crossings.settle', { ...foot, detail: 'handed-over' }),
    line('crossings.withdraw', { ...car }),
  )
  expect(outcomes).toEqual([
    { ...car, outcome: 'released', count: 1 },
    { ...foot, outcome: 'released', count: 4 },
    { ...foot, outcome: 'refused', count: 1 },
    { ...car, outcome: 'withdrawn', count: 1 },
    { ...foot, outcome: 'withdrawn', count: 1 },
  ])
})

it('"could not screen" is counted as itself, never among those without a hit (I-06)', () => {
  const happened = counted(
    line('crossings.open', { ...foot, screened: 'could-not', count: 2 }),
    line('crossings.open', { ...foot, screened: 'hit' }),
    line('screening.reviewHit', { detail: 'not-same' }),
  )
  expect(happened).toMatchObject({ couldNotScreen: 2, hits: { arisen: 1, same: 0, notSame: 1 } })
})

it('modes by cause, instruments by what the officer found, corrections only when approved', () => {
  expect(
    counted(
      line('crossings.openMode', { detail: 'stale-list' }),
      line('posts.openShift', { detail: 'works', count: 5 }),
      line('posts.openShift', { detail: 'fails' }),
      line('crossings.answerCorrection', { detail: 'approved' }),
      line('crossings.answerCorrection', { detail: 'declined' }),
    ),
  ).toMatchObject({
    modes: [{ cause: 'stale-list', count: 1 }],
    instruments: [
      { state: 'fails', count: 1 },
      { state: 'works', count: 5 },
    ],
    corrections: 1,
    lines: { from: 3, until: 90 },
  })
})
