import { expect, it } from 'vitest'
import { paceAfter, paceOf } from './pace.ts'

it('says rate and time left from what was done in this step', () => {
  let pace = paceAfter(undefined, { step: 'reading', done: 100 }, 1000)
  expect(paceOf(pace, 1000)).toBeUndefined()
  pace = paceAfter(pace, { step: 'reading', done: 300 }, 3000)
  expect(paceOf(pace, 1000)).toEqual({ rate: 100, left: 7 })
})

it('a new step is measured afresh, and a standstill says nothing new', () => {
  let pace = paceAfter(undefined, { step: 'reading', done: 0 }, 0)
  pace = paceAfter(pace, { step: 'reading', done: 500 }, 1000)
  pace = paceAfter(pace, { step: 'writing', done: 10 }, 1500)
  expect(paceOf(pace, 20)).toBeUndefined()
  expect(paceAfter(pace, { step: 'writing', done: 10 }, 9000)).toBe(pace)
})
