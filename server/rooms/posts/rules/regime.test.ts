import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RegimeRow } from '../../../../contracts/posts.ts'
import { mayCross, type RegimeFacts } from './regime.ts'

const allPosts = ['astara', 'bilasuvar', 'culfa', 'sahtaxti']
const row = (id: string, given: Partial<RegimeRow>): RegimeRow => ({
  id,
  set: 'acts',
  posts: allPosts,
  class: null,
  direction: null,
  nationalities: null,
  purposes: null,
  effect: 'closed',
  from: '2020-03-01',
  until: null,
  act: { title: { az: id, en: id, ru: id, fa: id }, reference: id, source: null },
  ...given,
})

/** The acts of the reference pages: land border closed to passengers since March 2020, cargo free; foreigners may leave by land; 5 and 6 March 2026. */
const acts = [
  row('closed-foot', { class: 'foot' }),
  row('closed-car', { class: 'car' }),
  row('closed-coach', { class: 'coach' }),
  row('cargo-free', { class: 'lorry', effect: 'open' }),
  row('leave-on-foot', { class: 'foot', direction: 'exit', effect: 'open' }),
  row('leave-by-car', { class: 'car', direction: 'exit', effect: 'open' }),
  row('citizens-stay', { class: 'foot', direction: 'exit', nationalities: ['AZE'] }),
  row('citizens-stay-car', { class: 'car', direction: 'exit', nationalities: ['AZE'] }),
  row('decision-66', { class: 'lorry', from: '2026-03-05' }),
  row('returning-lorries', {
    class: 'lorry',
    direction: 'entry',
    nationalities: ['AZE'],
    purposes: ['return'],
    posts: ['astara', 'bilasuvar', 'culfa'],
    effect: 'open',
    from: '2026-03-06',
  }),
]
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
    ['the land border is closed to passengers entering', {}, false, 'closed-foot'],
    ['… in a car too', { class: 'car' }, false, 'closed-car'],
    ['… and in a coach', { class: 'coach' }, false, 'closed-coach'],
    ['before March 2020 no row of this set speaks', { day: '2020-02-29' }, false, null],
    ['the closure begins on its day', { day: '2020-03-01' }, false, 'closed-foot'],
    ['cargo is free of the passenger closure', { class: 'lorry' }, true, 'cargo-free'],
    ['foreigners may leave by land', { direction: 'exit' }, true, 'leave-on-foot'],
    ['citizens may not leave by land', { direction: 'exit', nationality: 'AZE' }, false, 'citizens-stay'],
    ['a citizen may not enter on foot either', { nationality: 'AZE' }, false, 'closed-foot'],
    [
      'the day before the suspension lorries cross',
      { class: 'lorry', day: '2026-03-04' },
      true,
      'cargo-free',
    ],
    ['5 March 2026: all cargo is suspended', { class: 'lorry', day: '2026-03-05' }, false, 'decision-66'],
    [
      '… an own-flag lorry that returns too, that day',
      { class: 'lorry', day: '2026-03-05', nationality: 'AZE', purpose: 'return' },
      false,
      'decision-66',
    ],
    [
      '6 March 2026: returning own-flag lorries are let through',
      { class: 'lorry', day: '2026-03-06', nationality: 'AZE', purpose: 'return' },
      true,
      'returning-lorries',
    ],
    [
      '… not at Şahtaxtı, which the exception does not name',
      { class: 'lorry', day: '2026-03-06', nationality: 'AZE', purpose: 'return', post: 'sahtaxti' },
      false,
      'decision-66',
    ],
    [
      '… not under a foreign flag',
      { class: 'lorry', day: '2026-03-06', purpose: 'return' },
      false,
      'decision-66',
    ],
    [
      '… not on the way out',
      { class: 'lorry', day: '2026-03-06', nationality: 'AZE', purpose: 'return', direction: 'exit' },
      false,
      'decision-66',
    ],
    ['what no row permits may not cross', { class: 'train' }, false, null],
  ]
  it.each(cases)('%s', (_name, given, open, decided) => {
    const answer = mayCross(acts, facts(given))
    expect([answer.open, answer.row?.id ?? null]).toEqual([open, decided])
  })

  it('cites the act', () => {
    expect(mayCross(acts, facts({})).message).toEqual({
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
      row('old-closure', { class: 'foot' }),
      row('new-opening', { class: 'foot', effect: 'open', from: '2024-01-01' }),
    ]
    expect(mayCross(rows, facts({})).row?.id).toBe('old-closure')
  })
  it('an act that reopens ends the closure', () => {
    const rows = [
      row('old-closure', { class: 'foot', until: '2023-12-31' }),
      row('new-opening', { class: 'foot', effect: 'open', from: '2024-01-01' }),
    ]
    expect(mayCross(rows, facts({ day: '2023-12-31' })).open).toBe(false)
    expect(mayCross(rows, facts({ day: '2024-01-01' })).open).toBe(true)
  })
  it('between rows that say the same the later act is cited', () => {
    const rows = [row('first', { class: 'foot' }), row('extended', { class: 'foot', from: '2023-01-01' })]
    expect(mayCross(rows, facts({})).row?.id).toBe('extended')
  })
  it('a purpose not asked yet is named as what is missing, not called closed by an act', () => {
    const day = '2026-03-06'
    const rows = [row('pilgrims', { class: 'foot', purposes: ['tourism'], effect: 'open' })]
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
    expect(mayCross(acts, facts({ nationality: null })).row?.id).toBe('closed-foot')
  })

  const anyRow = fc.record({
    class: fc.constantFrom(null, 'foot' as const, 'car' as const),
    direction: fc.constantFrom(null, 'entry' as const, 'exit' as const),
    nationalities: fc.constantFrom<string[] | null>(null, ['IRN'], ['AZE', 'IRN']),
    purposes: fc.constantFrom<string[] | null>(null, ['private'], ['tourism']),
    effect: fc.constantFrom('open' as const, 'closed' as const),
    from: fc.constantFrom('2020-03-01', '2024-01-01', '2027-01-01'),
    until: fc.constantFrom(null, '2024-12-31'),
  })
  const anyRows = fc
    .array(anyRow, { maxLength: 8 })
    .map(list => list.map((given, i) => row(`row-${i}`, given)))

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
