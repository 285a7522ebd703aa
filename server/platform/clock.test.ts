import { afterEach, expect, it, vi } from 'vitest'
import { dayAt, systemClock } from './clock.ts'

afterEach(() => vi.useRealTimers())

it('I-37: a clock set back does not bring an earlier time', () => {
  vi.useFakeTimers({ now: new Date('2126-03-17T10:00:00Z') })
  const before = systemClock.now()
  vi.setSystemTime(new Date('2126-03-17T09:00:00Z'))
  expect(systemClock.now()).toEqual(before)
  vi.setSystemTime(new Date('2126-03-17T11:00:00Z'))
  expect(systemClock.now() > before).toBe(true)
})

it('a day is the post’s: at 21:00 UTC it is tomorrow at Bilasuvar', () => {
  expect(dayAt(new Date('2026-03-17T21:00:00Z'), 'Asia/Baku')).toBe('2026-03-18')
  expect(dayAt(new Date('2026-03-17T21:00:00Z'), 'Asia/Tehran')).toBe('2026-03-18')
  expect(dayAt(new Date('2026-03-17T20:00:00Z'), 'Asia/Tehran')).toBe('2026-03-17')
})
