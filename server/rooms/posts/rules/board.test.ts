import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RegimeRow } from '../../../../contracts/posts.ts'
import type { EnteredAct, Evacuation, Provision } from '../../../../contracts/regime.ts'
import { againstAct, dayAfter, rowsWith, withAct } from './acts.ts'
import { compared, saidTo, squaresOf } from './board.ts'
import { endingsOf } from './ending.ts'
import { openAt, rulingOf, stateOf } from './evacuation.ts'
import { mayCross } from './regime.ts'

const words = (text: string) => ({ az: text, en: text, ru: text, fa: text })
const row = (id: string, given: Partial<RegimeRow> = {}): RegimeRow => ({
  id,
  set: 'acts',
  posts: ['bilasuvar'],
  classes: null,
  direction: null,
  nationalities: null,
  purposes: null,
  effect: 'open',
  from: '2020-03-01',
  until: null,
  act: { title: words(id), reference: id, source: null },
  ...given,
})
const provision = (given: Partial<Provision> = {}): Provision => ({
  posts: ['bilasuvar'],
  classes: null,
  direction: null,
  nationalities: null,
  purposes: null,
  effect: 'open',
  from: '2026-03-18',
  until: null,
  ...given,
})
const head = { id: 'new', set: 'acts', title: words('new'), reference: 'New act', source: null }

const anyRows = fc
  .array(
    fc.record({
      classes: fc.constantFrom<RegimeRow['classes']>(null, ['foot'], ['foot', 'lorry']),
      direction: fc.constantFrom(null, 'entry' as const, 'exit' as const),
      nationalities: fc.constantFrom<string[] | null>(null, ['IRN'], ['AZE', 'IRN'], ['TUR']),
      purposes: fc.constantFrom<string[] | null>(null, ['private'], ['return', 'tourism']),
      effect: fc.constantFrom('open' as const, 'closed' as const),
      from: fc.constantFrom('2020-03-01', '2026-03-17'),
      until: fc.constantFrom(null, '2026-03-17'),
    }),
    { maxLength: 9 },
  )
  .map(list => list.map((given, n) => row(`row-${n}`, given)))

describe('the board', () => {
  it('says to each nation and purpose what the calculator says to it', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom('2026-03-17', '2026-03-18'), (rows, day) => {
        for (const square of squaresOf(rows, { post: 'bilasuvar', day }))
          for (const nationality of ['AZE', 'IRN', 'TUR', 'GEO'])
            for (const purpose of ['private', 'return', 'tourism', 'work']) {
              const { class: kind, direction } = square
              const asked = { post: 'bilasuvar', day, class: kind, direction, nationality, purpose }
              expect(saidTo(square, nationality, purpose)).toBe(mayCross(rows, asked).open)
            }
      }),
      { numRuns: 60 },
    )
  })
  it('asked for one nation says it without exceptions of others', () => {
    const rows = [row('all'), row('some', { effect: 'closed', nationalities: ['AZE'], direction: 'exit' })]
    const asked = { post: 'bilasuvar', day: '2026-03-17' }
    const exit = squaresOf(rows, asked).find(s => s.class === 'foot' && s.direction === 'exit')
    expect(exit).toMatchObject({
      open: true,
      row: 'all',
      except: [{ nationalities: ['AZE'], open: false, row: 'some' }],
    })
    const own = squaresOf(rows, { ...asked, nationality: 'AZE' }).find(
      s => s.class === 'foot' && s.direction === 'exit',
    )
    expect(own).toMatchObject({ open: false, row: 'some', except: [] })
  })
  it('marks what another day or a tried act changes, and nothing else', () => {
    const rows = [row('all')]
    const asked = { post: 'bilasuvar', day: '2026-03-18' }
    const tried = withAct(rows, {
      ...head,
      provisions: [provision({ classes: ['lorry'], effect: 'closed' })],
      ends: [],
    })
    const after = compared(squaresOf(rows, asked), squaresOf(tried, asked))
    expect(after.filter(s => s.was).map(s => [s.class, s.direction, s.open, s.was?.open])).toEqual([
      ['lorry', 'entry', false, true],
      ['lorry', 'exit', false, true],
    ])
  })
})

describe('acts entered at desks', () => {
  const standing = [row('closure', { effect: 'closed', until: '2026-06-30' })]
  const tell = (rows: RegimeRow[]) => rows.map(r => [r.id, r.from, r.until, r.act.reference])

  it('an act ends a row early: it stands until the new last day', () => {
    const ends = [{ row: 'closure', until: '2026-03-31' }]
    expect(tell(withAct(standing, { ...head, provisions: [], ends }))).toEqual([
      ['closure', '2020-03-01', '2026-03-31', 'closure'],
    ])
  })
  it('a row ended before it began never begins', () => {
    const ends = [{ row: 'later', until: '2026-03-31' }]
    expect(withAct([row('later', { from: '2026-04-01' })], { ...head, provisions: [], ends })).toEqual([])
  })
  it('an act extends a row: the days it adds rest on it, the days before on the first act', () => {
    const ends = [{ row: 'closure', until: '2026-10-01' }]
    expect(tell(withAct(standing, { ...head, provisions: [], ends }))).toEqual([
      ['closure', '2020-03-01', '2026-06-30', 'closure'],
      ['new-x1', '2026-07-01', '2026-10-01', 'New act'],
    ])
  })
  it('what was answered before an act was approved stays said; an act of another set says nothing here', () => {
    const entered = (id: string, at: string, set = 'acts'): EnteredAct => ({
      id,
      set,
      at,
      proposedBy: 'a',
      approvedBy: 'b',
      act: { ...head, provisions: [provision()], ends: [] },
    })
    const all = [
      entered('one', '2026-03-17T08:00:00.000Z'),
      entered('other', '2026-03-17T07:00:00.000Z', 'exercise'),
    ]
    const known = (at: string) => rowsWith(standing, all, { set: 'acts', at: new Date(at) }).map(r => r.id)
    expect(known('2026-03-17T07:59:59.999Z')).toEqual(['closure'])
    expect(known('2026-03-17T08:00:00.000Z')).toEqual(['closure', 'one-1'])
  })
  const facts = { rows: standing, posts: ['bilasuvar', 'astara'], own: null, today: '2026-03-17' }
  it.each([
    ['yesterday is the earliest last day', [{ row: 'closure', until: '2026-03-16' }], undefined],
    ['the day before yesterday is past', [{ row: 'closure', until: '2026-03-15' }], 'act-ends-past'],
    ['the day it has', [{ row: 'closure', until: '2026-06-30' }], 'act-no-change'],
    [
      'one row twice',
      [
        { row: 'closure', until: '2026-04-01' },
        { row: 'closure', until: '2026-05-01' },
      ],
      'act-row-twice',
    ],
  ])('%s', (_name, ends, against) => {
    expect(againstAct({ provisions: [], ends }, facts)).toBe(against)
  })
  it('a row that is over is not extended', () => {
    const rows = [row('gone', { until: '2026-03-01' })]
    const ends = [{ row: 'gone', until: '2026-04-01' }]
    expect(againstAct({ provisions: [], ends }, { ...facts, rows })).toBe('act-over')
  })
})

describe('what ends', () => {
  const told = (rows: RegimeRow[], today = '2026-06-01') =>
    endingsOf(rows, today).map(e => [e.id, e.level, e.whatHappensAtZero.key.split('.')[1], e.ways.length])
  it('a permission that ends closes its ways: no act permits them any longer', () => {
    expect(told([row('leave', { direction: 'exit', until: '2026-06-30' })])).toEqual([
      ['leave', 'near', 'closes', 5],
    ])
  })
  it('a closure over a permission opens', () => {
    const rows = [row('open'), row('closed', { effect: 'closed', classes: ['foot'], until: '2026-06-07' })]
    expect(told(rows)).toEqual([['closed', 'last', 'opens', 2]])
  })
  it('a closure over nothing stays closed, because no act permits', () => {
    expect(told([row('closed', { effect: 'closed', until: '2026-08-01' })])).toEqual([
      ['closed', 'ahead', 'stays-closed', 0],
    ])
  })
  it('an act that another one continues changes nothing', () => {
    const rows = [row('first', { until: '2026-06-30' }), row('next', { from: '2026-07-01' })]
    expect(told(rows)).toEqual([['first', 'near', 'goes-on', 0]])
  })
  it('what is over is told until something came after it', () => {
    expect(told([row('gone', { until: '2026-05-31' })])).toEqual([['gone', 'ended', 'closes', 10]])
    const followed = [row('gone', { until: '2026-05-31' }), row('next', { from: '2026-06-01' })]
    expect(told(followed)).toEqual([])
  })
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
  ])('%s and %i is %s', (day, days, after) => expect(dayAfter(day, days)).toBe(after))
})

describe('the evacuation mode', () => {
  const mode: Evacuation = {
    id: '0199a5b0-0000-7000-8000-000000000001',
    post: 'bilasuvar',
    at: '2026-03-17T06:00:00.000Z',
    by: 'leader',
    order: 'Order 1',
    reason: 'people come out',
    classes: ['foot'],
    direction: 'entry',
    nationalities: null,
    until: '2026-03-17T12:00:00.000Z',
    confirmBy: '2026-03-17T07:00:00.000Z',
    confirmed: null,
    closed: null,
  }
  const at = (time: string) => new Date(`2026-03-17T${time}:00.000Z`)
  it('decides before every act, of what it names and nothing else', () => {
    const rows = [
      row('closed', {
        effect: 'closed',
        classes: ['foot'],
        direction: 'entry',
        nationalities: ['IRN'],
        purposes: ['private'],
      }),
      rulingOf(mode, '2026-03-17'),
    ]
    const ask = (given: object) =>
      mayCross(rows, {
        post: 'bilasuvar',
        day: '2026-03-17',
        class: 'foot',
        direction: 'entry',
        nationality: 'IRN',
        purpose: 'private',
        ...given,
      })
    expect(ask({})).toMatchObject({
      open: true,
      row: { evacuation: mode.id },
      message: { key: 'posts:regime.evacuation' },
    })
    expect(ask({ direction: 'exit' }).open).toBe(false)
    expect(ask({ class: 'car' }).open).toBe(false)
    expect(ask({ post: 'astara' }).open).toBe(false)
    expect(ask({ nationality: null }).open).toBe(false)
  })
  it('is open from its first moment to its last, and no longer once closed', () => {
    const open = (time: string, of = mode) => openAt([of], 'bilasuvar', at(time)) !== undefined
    expect([open('05:59'), open('06:00'), open('11:59'), open('12:00')]).toEqual([false, true, true, false])
    const closed = { ...mode, closed: { at: '2026-03-17T08:00:00.000Z', by: 'leader', reason: 'over' } }
    expect([open('07:59', closed), open('08:00', closed)]).toEqual([true, false])
  })
  it('waits for its second person for an hour, then stands flagged', () => {
    const confirmed = { ...mode, confirmed: { at: '2026-03-17T09:00:00.000Z', by: 'second' } }
    expect([stateOf(mode, at('07:00')), stateOf(mode, at('07:01'))]).toEqual(['waiting', 'unconfirmed'])
    expect([stateOf(confirmed, at('09:00')), stateOf(confirmed, at('12:00'))]).toEqual(['confirmed', 'over'])
  })
})
