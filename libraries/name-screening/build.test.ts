import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignNames } from './align.ts'
import { Closeness } from './closeness.ts'
import { buildIndex, compareNames, type ScreeningRecord } from './index.ts'
import { Marks } from './marks.ts'
import { prepareRecord } from './prepare.ts'
import { Shelving } from './shelving.ts'
import { FLAG, HEAD, WORD } from './stored.ts'
import { name, query, records } from './testing/arbitrary.ts'
import { prepare } from './tokens.ts'
import { METHOD_VERSION, WEIGHTS } from './weights.ts'

describe('the index loses nothing', () => {
  it('finds every record that scoring all of them finds, with the same evidence', () => {
    fc.assert(
      fc.property(records, fc.array(query, { minLength: 1, maxLength: 6 }), (list, queries) => {
        const index = buildIndex(list)
        for (const asked of queries) {
          expect(index.screen(asked).hits).toEqual(index.screenExhaustively(asked).hits)
        }
      }),
      { numRuns: 250 },
    )
  })

  it('nor when the query is a damaged name of the list itself', () => {
    fc.assert(
      fc.property(
        records,
        fc.nat(),
        fc.nat(30),
        fc.integer({ min: 0, max: 20 }),
        (list, pick, at, threshold) => {
          const text = list[pick % list.length]?.names[0]?.text ?? ''
          const asked = { names: [text.slice(0, at) + text.slice(at + 1)], threshold }
          const index = buildIndex(list)
          expect(index.screen(asked).hits).toEqual(index.screenExhaustively(asked).hits)
        },
      ),
      { numRuns: 250 },
    )
  })

  it('because the bound of a name is never below its evidence', () => {
    // spellings, nicknames and initials of few names: exact, near, weak and contradicting pairs all come up
    const spelling = fc.constantFrom(
      'Ahmad',
      'Ali',
      'A.',
      'Kostya',
      'Konstantin',
      'Seryozha',
      'Sarkis',
      'Putinas',
      'Putin',
    )
    const close = fc.array(spelling, { minLength: 1, maxLength: 2 }).map(words => words.join(' '))
    const kinds = fc.constantFrom<ScreeningRecord['kind']>('person', 'organisation')
    fc.assert(
      fc.property(
        fc.oneof(name, close),
        fc.array(fc.oneof(name, close), { minLength: 1, maxLength: 6 }),
        kinds,
        (asked, listed, what) => {
          const query = prepare(asked, what)
          for (const text of listed) {
            const { prepared } = prepareRecord({ id: 'x', kind: what, names: [{ text, kind: 'primary' }] })
            const shelving = new Shelving()
            shelving.put(prepared)
            const stored = shelving.done()
            const marks = new Marks(stored)
            marks.set(query, WEIGHTS.relative)
            const evidence = alignNames(query, prepare(text, what))
            if (!evidence.strong || evidence.whole) continue
            expect(marks.ceiling(marks.all()) + WEIGHTS.legalSame + 1e-6).toBeGreaterThanOrEqual(
              evidence.bits,
            )
            const words = [...stored.nameWords].filter(word => (word & HEAD) === 0).map(word => word & WORD)
            const cut = [...stored.nameWords].some(word => (word & HEAD) !== 0 && (word & FLAG.cut) !== 0)
            const most = new Closeness(stored, marks).mostOf(query, words, cut, WEIGHTS.relative)
            expect(most + WEIGHTS.legalSame + 1e-6).toBeGreaterThanOrEqual(evidence.bits)
          }
        },
      ),
      { numRuns: 1500 },
    )
  })

  it('nor after additions, replacements and withdrawals', () => {
    fc.assert(
      fc.property(
        records,
        records,
        fc.array(fc.nat(24), { maxLength: 10 }),
        query,
        (first, second, gone, asked) => {
          const index = buildIndex(first)
          for (const record of second) index.add(record)
          for (const id of gone) index.withdraw(`r${id}`)
          const expected = new Map([...first, ...second].map(record => [record.id, record]))
          for (const id of gone) expected.delete(`r${id}`)
          expect(index.size).toBe(expected.size)
          const fresh = buildIndex(expected.values())
          const bare = (hits: { id: string; evidence: number }[]) => hits.map(hit => [hit.id, hit.evidence])
          expect(bare(index.screen(asked).hits)).toEqual(bare(fresh.screenExhaustively(asked).hits))
        },
      ),
      { numRuns: 120 },
    )
  })
})

const person = (id: string, ...names: string[]): ScreeningRecord => ({
  id,
  kind: 'person',
  names: names.map((text, i) => ({ text, kind: i === 0 ? 'primary' : 'alias' })),
})

describe('screen', () => {
  const list: ScreeningRecord[] = [
    {
      ...person('1', 'Rüfət Kərimli-Sınaq', 'Руфат Керимли-Сынаг'),
      birthDates: [{ year: 1980, month: 5, day: 17 }],
      nationalities: ['AZE'],
      sexes: ['M'],
    },
    {
      ...person('2', 'Behruz Sınaqzadə'),
      birthDates: [{ year: 1971 }],
      documents: [{ number: 'P 1234567', state: 'IRN' }],
    },
    { id: '3', kind: 'organisation', names: [{ text: 'Sınaq Ticarət MMC', kind: 'primary' }] },
    { id: '4', kind: 'vessel', names: [{ text: 'M/V Xəzər Sınağı 7', kind: 'primary' }] },
  ]
  const index = buildIndex(list)

  it('explains a hit line by line, and the lines add up', () => {
    const { hits } = index.screen({
      names: ['KERIMLI SINAQ RUFET'],
      kind: 'person',
      birthDate: { year: 1980, month: 5, day: 17 },
      sex: 'M',
      nationalities: ['AZE'],
    })
    const [hit] = hits
    expect(hit?.id).toBe('1')
    expect(hit?.lines.map(line => [line.about, line.how])).toEqual(
      expect.arrayContaining([
        ['name', 'transliteration'],
        ['birth date', 'same day'],
        ['nationality', 'same'],
        ['sex', 'same'],
      ]),
    )
    const sum = hit?.lines.reduce((bits, line) => bits + line.bits, 0)
    expect(sum).toBeCloseTo(hit?.evidence ?? Number.NaN, 9)
  })

  it('returns the holder of a listed document whatever the name, and shows the disagreement', () => {
    const { hits } = index.screen({
      names: ['Someone Else'],
      kind: 'person',
      documents: [{ number: 'p1234567', state: 'IRN' }],
    })
    expect(hits[0]).toMatchObject({ id: '2', because: 'document' })
    expect(hits[0]?.lines.some(line => line.how === 'different')).toBe(true)
  })

  it('finds organisations and vessels by folded name', () => {
    expect(index.screen({ names: ['SINAQ TICARET LLC'], kind: 'organisation' }).hits[0]?.id).toBe('3')
    expect(index.screen({ names: ['xezer sinagi 7'], kind: 'vessel' }).hits[0]?.id).toBe('4')
  })

  it('a birth date alone accuses nobody', () => {
    const { hits } = index.screen({
      names: ['Quxpfl Wvrzt'],
      kind: 'person',
      birthDate: { year: 1980, month: 5, day: 17 },
      threshold: -100,
    })
    expect(hits).toEqual([])
  })

  it('says how much work it was, the same on every machine, and which method did it', () => {
    const asked = { names: ['Behruz Sınaqzadə'], kind: 'person' as const }
    expect(index.screen(asked).work).toEqual({ touched: 4, scored: 0 })
    expect(index.screen(asked).work).toEqual(index.screen(asked).work)
    expect(index.method).toBe(METHOD_VERSION)
  })

  it('counts what the limit leaves off', () => {
    const many = buildIndex(Array.from({ length: 7 }, (_, i) => person(`${i}`, 'Sınaq Vaqifli')))
    const result = many.screen({ names: ['Vaqifli Sınaq'], limit: 3 })
    expect([result.hits.length, result.more]).toEqual([3, 4])
  })

  it('gives the evidence lines of compareNames', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const one = buildIndex([person('x', b)])
        const [hit] = one.screen({ names: [a], kind: 'person', threshold: -1000 }).hits
        if (hit !== undefined) expect(hit.lines).toEqual(compareNames(a, b, 'person').evidence)
      }),
    )
  })

  it('the bar rises with the length of the list, one bit for each doubling', () => {
    const bar = (size: number) =>
      buildIndex(Array.from({ length: size }, (_, i) => person(`${i}`, 'Sınaq'))).screen({ names: ['x'] })
        .threshold
    expect(bar(2048) - bar(1024)).toBeCloseTo(1, 9)
  })
})

describe('bad input', () => {
  it('reports what it cannot use and keeps the rest', () => {
    const bad = buildIndex([
      person('a', ''),
      person('a', 'Sınaq Sınaqov', '!!!'),
      {
        ...person('b', 'Zaur Sınaqlı'),
        birthDates: [{ year: 1980, month: 13 }],
        documents: [{ number: '--' }],
      },
      person('c', 'x'.repeat(20_000)),
    ])
    expect(bad.problems.map(problem => [problem.id, problem.what])).toEqual([
      ['a', 'name without letters'],
      ['a', 'no name'],
      ['a', 'id twice'],
      ['a', 'name without letters'],
      ['b', 'impossible date'],
      ['b', 'empty document'],
      ['c', 'name too long'],
    ])
    expect(bad.screen({ names: ['Sınaq Sınaqov'] }).hits[0]?.id).toBe('a')
    expect(bad.screen({ names: ['😀'] }).problems).toEqual([
      { id: null, what: 'name without letters', value: '😀' },
    ])
  })

  it('never throws and never takes long, whatever the text', () => {
    const index = buildIndex([person('a', 'Sınaq Sınaqov')])
    const began = performance.now()
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        (a, b) => {
          index.screen({ names: [a, b], documents: [{ number: a }] })
          expect(compareNames(a, b).score).toBe(compareNames(b, a).score)
        },
      ),
      { numRuns: 1000 },
    )
    for (const huge of [
      'a '.repeat(100_000),
      'ﷺ'.repeat(50_000),
      '\u202e'.repeat(100_000),
      '7'.repeat(100_000),
      'xc'.repeat(50_000),
    ]) {
      index.screen({ names: [huge], documents: [{ number: huge }] })
      compareNames(huge, huge)
    }
    expect(performance.now() - began).toBeLessThan(50_000)
  })
})
