import { describe, expect, it } from 'vitest'
import { countTable, groupOf, lastDays, pageEnd, sightOf, spanOf, windowOf } from './rules.ts'

describe('what an auditor sees of another authority’s line', () => {
  it.each([
    ['what the agreement grants in full', 'full', 'never', 'full'],
    ['hit or no hit: that there is a line, never what it says (I-18)', 'hit', 'never', 'outline'],
    ['the times alone: who worked and when', 'never', 'full', 'outline'],
    ['times that are not granted in full grant nothing', 'never', 'hit', 'none'],
    ['absent means never (I-16)', 'never', 'never', 'none'],
  ] as const)('%s', (_says, group, timing, sight) => {
    expect(sightOf({ group, timing })).toBe(sight)
  })

  it('a room that nobody sorted is guarded like the most guarded', () => {
    expect([groupOf('crossings'), groupOf('programme')]).toEqual(['customs', 'identity'])
  })
})

describe('a span that may be exported', () => {
  it.each([
    ['everything that is signed', {}, 12, { from: 0, until: 12 }],
    ['a part of it', { from: 3, until: 5 }, 12, { from: 3, until: 5 }],
    ['nothing is signed yet', {}, 0, 'nothing-signed'],
    ['a line that is not signed yet proves nothing', { until: 13 }, 12, 'not-signed-yet'],
    ['no line', { from: 5, until: 5 }, 12, 'empty-span'],
    ['beyond the end', { from: 12 }, 12, 'empty-span'],
  ] as const)('%s', (_says, asked, signed, span) => {
    expect(spanOf(asked, signed)).toEqual(span)
  })
})

describe('pages by position', () => {
  const positions = (count: number, from: number) => Array.from({ length: count }, (_, i) => from - i)

  it('a full page goes on before its last row', () => {
    expect(pageEnd({ before: 500, window: 1000 }, positions(101, 499))).toEqual({
      next: 400,
      searchedFrom: 400,
    })
  })
  it('a page that is not full says from where on everything was looked at', () => {
    expect(pageEnd({ before: 500_000, window: 100_000 }, [499_000])).toEqual({
      next: 400_000,
      searchedFrom: 400_000,
    })
  })
  it('the beginning of the log ends it', () => {
    expect(pageEnd({ before: 500, window: 1000 }, positions(3, 499))).toEqual({ next: null, searchedFrom: 0 })
  })
  it('an officer or a subject has an index: the whole log is looked through', () => {
    expect(windowOf({ officer: 'x' })).toBeGreaterThan(windowOf({}))
  })
})

describe('counts by day', () => {
  it('fourteen days, the last is today, over the end of a month', () => {
    const days = lastDays('2026-03-03')
    expect([days.length, days[0], days.at(-1)]).toEqual([14, '2026-02-18', '2026-03-03'])
  })
  it('one row an action, one figure a day, what was refused apart, the most frequent first', () => {
    const counts = [
      { action: 'posts.signIn', day: 'b', refused: false, count: 2 },
      { action: 'crossings.open', day: 'a', refused: false, count: 4 },
      { action: 'crossings.open', day: 'a', refused: true, count: 1 },
    ]
    expect(countTable(['a', 'b'], counts)).toEqual([
      { action: 'crossings.open', done: [4, 0], refused: [1, 0] },
      { action: 'posts.signIn', done: [0, 2], refused: [0, 0] },
    ])
  })
})
