import { describe, expect, it } from 'vitest'
import { changesOf, holdsWords, mayReceive } from './shift.ts'

describe('what changed since a shift', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 2, 17, hour))
  it('is told by kind and list, newest first, whatever place it came from', () => {
    const counts = [
      { site: 'baku', action: 'screening.importList', about: 'un', count: 2, last: at(3) },
      { site: 'culfa', action: 'screening.importList', about: 'un', count: 1, last: at(5) },
      { site: 'baku', action: 'screening.answerAlert', about: null, count: 4, last: at(4) },
    ]
    expect(changesOf(counts, 'bilasuvar')).toEqual([
      { kind: 'list', about: 'un', count: 3, last: at(5).toISOString() },
      { kind: 'alert', about: null, count: 4, last: at(4).toISOString() },
    ])
  })
  it('modes and lots of another place are no news here', () => {
    const mode = { action: 'crossings.openMode', about: null, count: 1, last: at(3) }
    expect(changesOf([{ ...mode, site: 'culfa' }], 'bilasuvar')).toEqual([])
    expect(changesOf([{ ...mode, site: 'bilasuvar' }], 'bilasuvar')).toHaveLength(1)
  })
})

it('whoever handed over does not receive it', () => {
  expect(mayReceive('a', 'a').ok).toBe(false)
  expect(mayReceive('a', 'b').ok).toBe(true)
})

it.each([
  ['Barrier of lane 1 stuck', 'STUCK barrier', true],
  ['İkinci xətt boşdur', 'ikinci XƏTT', true],
  ['Ikinci xətt', 'İKİNCİ', true],
  ['مانع خط ۱ گیر کرد', 'خط گیر', true],
  ['Barrier of lane 1', 'barrier lane 2', false],
  ['anything', '', true],
])('%j holds %j: %j', (text, words, holds) => {
  expect(holdsWords(text, words)).toBe(holds)
})
