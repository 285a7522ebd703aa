import { describe, expect, test } from 'vitest'
import { findingsOf, type Measure } from './guard.ts'

const before: Measure = {
  entries: 1003,
  names: 5000,
  kinds: { person: 730, organisation: 273 },
  header: 'a',
  published: '2026-02-27',
}
const un = ['person', 'organisation'] as const
const found = (after: Partial<Measure>, was: Measure | null = before) =>
  findingsOf(was, { ...before, ...after }, un).map(f => f.about)

describe('what one person does not put live', () => {
  test.each<[string, Partial<Measure>, string[]]>([
    ['the same again may', {}, []],
    ['more entries of a later day may', { entries: 1010, published: '2026-03-01' }, []],
    ['two percent fewer may: 983 of 1003', { entries: 983 }, []],
    ['over two percent fewer entries waits: 982 of 1003', { entries: 982 }, ['entries']],
    [
      'as many entries with over two percent fewer names waits: the file of aliases was cut off',
      { names: 4899 },
      ['names'],
    ],
    ['an empty section waits', { kinds: { person: 730 } }, ['section']],
    ['a changed header waits', { header: 'b' }, ['header']],
    ['a header that is gone waits', { header: null }, ['header']],
    ['an older date waits', { published: '2026-02-26' }, ['date']],
    [
      'everything is told at once',
      { entries: 0, kinds: {}, header: 'b', published: '2020-01-01' },
      ['entries', 'section', 'section', 'header', 'date'],
    ],
  ])('%s', (_name, after, about) => {
    expect(found(after)).toEqual(about)
  })

  test('the first version is compared with nothing, but what its format always has must be there', () => {
    expect(found({ entries: 1, names: 1 }, null)).toEqual([])
    expect(findingsOf(null, { ...before, kinds: { person: 5 } }, un)).toEqual([
      { about: 'section', section: 'organisation', before: 0 },
    ])
  })

  test('a version of before headers were kept is not compared by header', () => {
    expect(found({ header: 'b' }, { ...before, header: null })).toEqual([])
  })
})
