import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgePast, type PastEvent } from './import.ts'

/** `>` entry, `<` exit, `!` refusal of entry, then row, day and, if known, the hour. */
const events = (...lines: string[]): PastEvent[] =>
  lines.map((line, i) => {
    const [sign = '', row = '', day = '', hour] = line.split(' ')
    const kind = sign.startsWith('>') ? 'entry' : sign.startsWith('<') ? 'exit' : 'refusal'
    return {
      id: String(i),
      row: Number(row),
      kind,
      day: `2025-03-${day.padStart(2, '0')}`,
      at: hour === undefined ? null : Number(hour),
      post: 'astara',
      stay: sign.includes('s'),
      known: sign.includes('k'),
    }
  })
const refused = (...lines: string[]) =>
  judgePast(events(...lines)).refused.map(r => `${r.row} ${r.reason}${r.other === null ? '' : ` ${r.other}`}`)

describe('what the rows of one person say against each other', () => {
  it.each([
    ['entries and exits in turn', ['> 1 1', '< 2 5', '> 3 7', '< 4 9'], []],
    ['an exit first: the entry lies before records begin', ['< 1 1', '> 2 5'], []],
    [
      'two entries running: the later one is refused and names the first',
      ['> 1 1', '> 2 5', '< 3 9'],
      ['2 entry-while-inside 1'],
    ],
    ['three running', ['> 1 1', '> 2 5', '> 3 6'], ['2 entry-while-inside 1', '3 entry-while-inside 1']],
    ['stays that overlap', ['>s 1 1', '>s 2 3', '<s 1 5', '<s 2 8'], ['2 overlap 1']],
    [
      'a stay within a stay',
      ['>s 1 1', '>s 2 2', '<s 2 3', '>s 3 4', '<s 3 5', '<s 1 9'],
      ['2 overlap 1', '3 overlap 1'],
    ],
    [
      'a stay that begins on the day another ends, whichever stands first',
      ['>s 2 1', '>s 1 5', '<s 2 5', '<s 1 8'],
      [],
    ],
    ['a day trip without times', ['>s 1 3', '<s 1 3', '> 2 9'], []],
    ['the same twice', ['> 1 1', '> 2 1', '< 3 2'], ['2 twice 1']],
    [
      'two day trips of one day, told apart by their times',
      ['> 1 1 8', '< 2 1 9', '> 3 1 10', '< 4 1 11'],
      [],
    ],
    ['recorded already', ['>k 1 1', '< 2 5'], ['1 known']],
    ['a refusal moves nobody', ['! 1 1', '> 2 2', '! 3 3', '< 4 4'], []],
    ['a refusal told twice', ['! 1 1', '! 2 1'], ['2 twice 1']],
  ])('%s', (_name, given, expected) => {
    expect(refused(...given)).toEqual(expected)
  })

  it('of a stay whose entry is recorded already the exit is taken over', () => {
    expect(judgePast(events('>sk 1 1', '<s 1 5'))).toEqual({ refused: [], dropped: ['0'], reordered: [] })
  })

  it('a day on which the order of the file cannot be is put in the order that can', () => {
    const { reordered, refused: none } = judgePast(events('>s 2 1', '>s 1 5', '<s 2 5', '<s 1 8'))
    expect([none, reordered]).toEqual([[], [['2', '1']]])
  })

  it('whatever is taken over is possible: nobody enters twice without leaving, and every row is taken or refused', () => {
    const one = fc.record({
      kind: fc.constantFrom('entry' as const, 'exit' as const),
      day: fc.integer({ min: 1, max: 9 }),
      at: fc.option(fc.integer({ min: 0, max: 3 })),
      known: fc.constant(false),
    })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 14 }), all => {
        const list = all
          .map((e, i) => ({
            ...e,
            id: `e${i}`,
            row: i + 1,
            day: `2025-03-0${e.day}`,
            post: 'astara',
            stay: false,
          }))
          .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : (a.at ?? -1) - (b.at ?? -1)))
        const { dropped, refused: rows, reordered } = judgePast(list)
        const moved = new Map(reordered.flatMap(ids => ids.map((id, i) => [id, i] as const)))
        const kept = list
          .filter(e => !dropped.includes(e.id))
          .map((e, i) => ({ ...e, i }))
          .sort((a, b) => {
            if (a.day !== b.day || a.at !== b.at) return a.i - b.i
            return (moved.get(a.id) ?? a.i) - (moved.get(b.id) ?? b.i)
          })
        expect(kept.some((e, i) => e.kind === 'entry' && kept[i - 1]?.kind === 'entry')).toBe(false)
        expect(rows.map(r => r.row).sort()).toEqual(
          dropped.map(id => list.find(e => e.id === id)?.row).sort(),
        )
      }),
      { numRuns: 500 },
    )
  })
})
