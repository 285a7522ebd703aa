import { describe, expect, it } from 'vitest'
import { dayPlus, instantAt, spans } from './wall.ts'

describe('a time on the wall of the post', () => {
  it('is an instant wherever the workstation believes to be', () => {
    expect(instantAt('2026-03-17', '08:00', 'Asia/Baku')).toBe('2026-03-17T04:00:00.000Z')
    expect(instantAt('2026-07-01', '00:30', 'Europe/Berlin')).toBe('2026-06-30T22:30:00.000Z')
    expect(dayPlus('2026-02-28', 1)).toBe('2026-03-01')
  })
  it('that does not end after it begins ends on the next day', () => {
    expect(
      spans({ day: '2026-12-31', from: '20:00', until: '08:00', days: 2 }, 'Asia/Baku').map(s => s.until),
    ).toEqual(['2027-01-01T04:00:00.000Z', '2027-01-02T04:00:00.000Z'])
    expect(spans({ day: '2026-12-31', from: '08:00', until: '20:00', days: 1 }, 'Asia/Baku')).toEqual([
      { from: '2026-12-31T04:00:00.000Z', until: '2026-12-31T16:00:00.000Z' },
    ])
  })
})
