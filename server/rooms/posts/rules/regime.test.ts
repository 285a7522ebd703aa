import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RegimeRow } from '../../../../contracts/posts.ts'
import { root } from '../../../root.ts'
import { mayCross, type RegimeFacts } from './regime.ts'

const allPosts = ['astara', 'bilasuvar', 'culfa', 'sahtaxti']
const row = (id: string, given: Partial<RegimeRow>): RegimeRow => ({
  id,
  set: 'acts',
  posts: allPosts,
  classes: null,
  direction: null,
  nationalities: null,
  purposes: null,
  effect: 'closed',
  from: '2020-03-01',
  until: null,
  act: { title: { az: id, en: id, ru: id, fa: id }, reference: id, source: null },
  ...given,
})

/** The acts in force as the first blueprint has them: what a ministry's lawyer reads, not a copy made for the test. */
const acts = (
  JSON.parse(readFileSync(join(root, 'blueprints/southern-border/regimeRows.json'), 'utf8')) as unknown[]
)
  .map(given => RegimeRow.parse(given))
  .filter(one => one.set === 'acts-in-force')
const facts = (given: Partial<RegimeFacts>): RegimeFacts => ({
  post: 'bilasuvar',
  class: 'foot',
  direction: 'entry',
  nationality: 'IRN',
  purpose: 'private',
  day: '2024-06-01',
  ...given,
})

describe('what may cross, by the acts', () => {
  const cases: [string, Partial<RegimeFacts>, boolean, string | null][] = [
    [
      'the land border is closed to passengers since March 2020: entry on foot',
      {},
      false,
      'land-entry-closed',
    ],
    ['… in a car too', { class: 'car' }, false, 'land-entry-closed'],
    ['… and in a coach', { class: 'coach' }, false, 'land-entry-closed'],
    ['… and by train', { class: 'train' }, false, 'land-entry-closed'],
    ['… a citizen who returns on foot no less', { nationality: 'AZE' }, false, 'land-entry-closed'],
    ['before 24 March 2020 no row of this set speaks', { day: '2020-03-23' }, false, null],
    ['the closure begins on its day', { day: '2020-03-24' }, false, 'land-entry-closed'],
    ['goods are free of the passenger closure: a lorry enters', { class: 'lorry' }, true, 'cargo-free'],
    ['… and leaves', { class: 'lorry', direction: 'exit' }, true, 'cargo-free'],
    ['… the own one too', { class: 'lorry', direction: 'exit', nationality: 'AZE' }, true, 'cargo-free'],
    ['foreigners may leave by land', { direction: 'exit' }, true, 'land-exit-foreigners'],
    [
      'citizens may not leave by land',
      { direction: 'exit', nationality: 'AZE' },
      false,
      'land-exit-citizens-closed',
    ],
    [
      'the day before the suspension lorries cross',
      { class: 'lorry', day: '2026-03-04' },
      true,
      'cargo-free',
    ],
    [
      'Decision 66 of 5 March 2026: all carriage of goods is suspended, entry',
      { class: 'lorry', day: '2026-03-05' },
      false,
      'cargo-suspended',
    ],
    ['… and exit', { class: 'lorry', day: '2026-03-05', direction: 'exit' }, false, 'cargo-suspended'],
    [
      '… an own lorry that returns too, that day',
      { class: 'lorry', day: '2026-03-05', nationality: 'AZE', purpose: 'return' },
      false,
      'cargo-suspended',
    ],
    ...['astara', 'bilasuvar', 'culfa'].map((post): [string, Partial<RegimeFacts>, boolean, string] => [
      `6 March 2026: own lorries that return are let through at ${post}`,
      { post, class: 'lorry', day: '2026-03-06', nationality: 'AZE', purpose: 'return' },
      true,
      'cargo-own-returning',
    ]),
    [
      '… not at Shahtakhti, which the exception does not name',
      { class: 'lorry', day: '2026-03-06', nationality: 'AZE', purpose: 'return', post: 'sahtaxti' },
      false,
      'cargo-suspended',
    ],
    [
      '… not under a foreign flag',
      { class: 'lorry', day: '2026-03-06', purpose: 'return' },
      false,
      'cargo-suspended',
    ],
    [
      '… not on the way out',
      { class: 'lorry', day: '2026-03-06', nationality: 'AZE', purpose: 'return', direction: 'exit' },
      false,
      'cargo-suspended',
    ],
    ['the last day of the last extension is 30 June 2026', { day: '2026-06-30' }, false, 'land-entry-closed'],
    ['from 1 July 2026 no act speaks: nothing is assumed', { day: '2026-07-01' }, false, null],
    ['… and whoever could leave cannot', { day: '2026-07-01', direction: 'exit' }, false, null],
  ]
  it.each(cases)('%s', (_name, given, open, decided) => {
    const answer = mayCross(acts, facts(given))
    expect([answer.open, answer.row?.id ?? null]).toEqual([open, decided])
  })

  it('cites the act', () => {
    expect(mayCross([row('closed-foot', { classes: ['foot'] })], facts({})).message).toEqual({
      key: 'posts:regime.closed',
      params: {
        act: 'closed-foot',
        title_az: 'closed-foot',
        title_en: 'closed-foot',
        title_ru: 'closed-foot',
        title_fa: 'closed-foot',
      },
    })
  })
  it('between equally specific rows closed beats open, even an older closure', () => {
    const rows = [
      row('old-closure', { classes: ['foot'] }),
      row('new-opening', { classes: ['foot'], effect: 'open', from: '2024-01-01' }),
    ]
    expect(mayCross(rows, facts({})).row?.id).toBe('old-closure')
  })
  it('an act that reopens ends the closure', () => {
    const rows = [
      row('old-closure', { classes: ['foot'], until: '2023-12-31' }),
      row('new-opening', { classes: ['foot'], effect: 'open', from: '2024-01-01' }),
    ]
    expect(mayCross(rows, facts({ day: '2023-12-31' })).open).toBe(false)
    expect(mayCross(rows, facts({ day: '2024-01-01' })).open).toBe(true)
  })
  it('between rows that say the same the later act is cited', () => {
    const rows = [
      row('first', { classes: ['foot'] }),
      row('extended', { classes: ['foot'], from: '2023-01-01' }),
    ]
    expect(mayCross(rows, facts({})).row?.id).toBe('extended')
  })
  it('a purpose not asked yet is named as what is missing, not called closed by an act', () => {
    const day = '2026-03-06'
    const rows = [row('pilgrims', { classes: ['foot'], purposes: ['tourism'], effect: 'open' })]
    const answer = mayCross(rows, facts({ purpose: null, day }))
    expect(answer).toEqual({ open: false, row: null, message: { key: 'posts:regime.purpose-unknown' } })
  })
  it('a closure that may apply applies', () => {
    const rows = [row('open', { effect: 'open' }), row('closed-to-some', { nationalities: ['XKX'] })]
    expect(mayCross(rows, facts({})).open).toBe(true)
    expect(mayCross(rows, facts({ nationality: null }))).toEqual({
      open: false,
      row: null,
      message: { key: 'posts:regime.nationality-unknown' },
    })
  })
  it('a closure for everybody is cited although the nationality is not known', () => {
    expect(mayCross(acts, facts({ nationality: null })).row?.id).toBe('land-entry-closed')
  })

  const anyRow = fc.record({
    classes: fc.constantFrom<RegimeRow['classes']>(null, ['foot'], ['foot', 'car']),
    direction: fc.constantFrom(null, 'entry' as const, 'exit' as const),
    nationalities: fc.constantFrom<string[] | null>(null, ['IRN'], ['AZE', 'IRN']),
    purposes: fc.constantFrom<string[] | null>(null, ['private'], ['tourism']),
    effect: fc.constantFrom('open' as const, 'closed' as const),
    from: fc.constantFrom('2020-03-01', '2024-01-01', '2027-01-01'),
    until: fc.constantFrom(null, '2024-12-31'),
  })
  const anyFacts = fc.record<RegimeFacts>({
    post: fc.constantFrom('bilasuvar', 'astara', 'elsewhere'),
    class: fc.constantFrom('foot', 'car', 'lorry'),
    direction: fc.constantFrom('entry', 'exit'),
    nationality: fc.constantFrom(null, 'IRN', 'AZE', 'TUR'),
    purpose: fc.constantFrom(null, 'private', 'tourism'),
    day: fc.constantFrom('2019-01-01', '2024-06-01', '2026-01-01'),
  })
  const anyRows = fc
    .array(anyRow, { maxLength: 8 })
    .map(list => list.map((given, i) => row(`row-${i}`, given)))

  it('never answers open where no row permits: the row that decides opens, and speaks of exactly these facts', () => {
    fc.assert(
      fc.property(anyRows, anyFacts, (rows, asked) => {
        const answer = mayCross(rows, asked)
        const permits = rows.filter(
          r =>
            r.effect === 'open' &&
            r.posts.includes(asked.post) &&
            (r.classes === null || r.classes.includes(asked.class)) &&
            (r.direction === null || r.direction === asked.direction) &&
            (r.nationalities === null ||
              (asked.nationality !== null && r.nationalities.includes(asked.nationality))) &&
            (r.purposes === null || (asked.purpose !== null && r.purposes.includes(asked.purpose))) &&
            r.from <= asked.day &&
            (r.until === null || asked.day <= r.until),
        )
        if (permits.length === 0) expect(answer.open).toBe(false)
        if (answer.open) expect(permits.map(r => r.id)).toContain(answer.row?.id)
      }),
      { numRuns: 500 },
    )
  })
  it('an unknown nationality never opens, whatever the rows', () => {
    fc.assert(fc.property(anyRows, rows => mayCross(rows, facts({ nationality: null })).open === false))
  })
  it('the order of the rows decides nothing', () => {
    fc.assert(
      fc.property(anyRows, rows => {
        expect(mayCross([...rows].reverse(), facts({}))).toEqual(mayCross(rows, facts({})))
      }),
    )
  })
  it('what is open before the purpose is asked stays open whatever the answer', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom('private', 'tourism', 'work'), (rows, purpose) => {
        const before = mayCross(rows, facts({ purpose: null }))
        const after = mayCross(rows, facts({ purpose }))
        if (before.open) expect(after.open).toBe(true)
      }),
    )
  })
})
