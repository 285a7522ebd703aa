import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CrossingFile } from '../../../contracts/crossings.ts'
import type { RegimeBoard } from '../../../contracts/regime.ts'
import { type Client, type TestApp, testApp } from '../../testing/app.ts'
import { mrzOf } from '../../testing/travellers.ts'

let t: TestApp
let leader: Client
let second: Client
let deputy: Client
let booth: Client
const passport = (n: number) =>
  mrzOf({
    state: 'AZE',
    number: `C0${7_000_000 + n}`,
    surname: 'REJIM',
    given: 'SINAQ',
    born: '900101',
    sex: 'F',
    ends: '330101',
  })
const title = { az: 'Sınaq qərarı', en: 'Trial decision', ru: 'Пробное решение', fa: 'تصمیم آزمایشی' }
const closing = (given: object = {}) => ({
  posts: ['bilasuvar'],
  classes: ['foot'],
  direction: 'entry',
  nationalities: null,
  purposes: null,
  effect: 'closed',
  from: '2026-03-18',
  until: '2026-03-20',
  ...given,
})
const act = (given: object = {}) => ({
  title,
  reference: 'Trial decision 7 of 17 March 2026',
  source: null,
  provisions: [closing()],
  ends: [],
  ...given,
})
const square = (board: RegimeBoard, post = 'bilasuvar', kind = 'foot', direction = 'entry') => {
  const found = board.posts
    .find(p => p.post.id === post)
    ?.squares.find(s => s.class === kind && s.direction === direction)
  if (!found) throw new Error(`no square ${post} ${kind} ${direction}`)
  return found
}
const why = (answer: { body: { detail?: { key: string } } }) => answer.body.detail?.key

/** What the booth says of the regime to a citizen who comes on foot. */
let documents = 0
async function atBooth() {
  const opened = await booth.post('/api/crossings', { document: { mrz: passport(documents++) } })
  expect(opened.status, JSON.stringify(opened.body)).toBe(201)
  return { id: opened.body.id as string, check: checkIn(opened.body), file: opened.body }
}
const checkIn = ({ verdict }: CrossingFile) => verdict.checks.find(c => c.key === 'regime')
/** What the file of a crossing says of the regime now. */
const regimeOf = async (id: string) => checkIn((await booth.get(`/api/crossings/${id}`)).body)?.state

/** Everybody signs in and opens a shift: sessions and shifts of the day before are over. */
async function begin() {
  leader = await t.as('leyla', { lane: 'bilasuvar-desk' })
  second = await t.as('kamran', { lane: 'bilasuvar-second' })
  deputy = await t.as('rashad')
  booth = await t.as('aysel', { lane: 'bilasuvar-foot-1' })
}
beforeAll(async () => {
  t = await testApp()
  // a second leader of the same post
  await t.query(`update posts.officer set duties = '{shift-leader}' where username = 'rashad'`)
  await begin()
})
afterAll(() => t.close())

describe('a legal act', () => {
  it('is proposed, approved by another person, and the booth answers by it from its day on, not before (I-22)', async () => {
    const proposed = await leader.post('/api/regime/acts', act())
    expect(proposed.status, JSON.stringify(proposed.body)).toBe(201)
    const at = `/api/regime/acts/${proposed.body.proposal}/answers`
    const own = await leader.post(at, { answer: 'approved' })
    expect([own.status, why(own)]).toEqual([403, 'platform:refusal.own-proposal'])

    const listed = (await deputy.get('/api/regime/acts')).body
    expect(listed.waiting).toMatchObject([{ id: proposed.body.proposal, notMine: null, act: act() }])
    expect((await leader.get('/api/regime/acts')).body.waiting[0].notMine.key).toBe(
      'platform:refusal.own-proposal',
    )
    expect((await deputy.post(at, { answer: 'approved' })).status).toBe(201)
    expect(why(await deputy.post(at, { answer: 'approved' }))).toBe('platform:problem.already-answered')
    expect((await leader.get('/api/regime/acts')).body).toMatchObject({
      waiting: [],
      entered: [{ act: act(), set: 'exercise-open-border' }],
    })

    expect((await atBooth()).check).toMatchObject({ state: 'passed' })
    t.clock.set('2026-03-18T04:00:00.000Z')
    await begin()
    const closed = await atBooth()
    expect(closed.check).toMatchObject({
      state: 'look',
      message: { key: 'posts:regime.closed', params: { act: act().reference, title_fa: title.fa } },
    })
    expect(closed.file.verdict.state).toBe('settle')
    await leader.post(`/api/crossings/${closed.id}/withdrawal`, { reason: 'turned back' })

    const line = (await t.ledger('posts.answerAct')).at(-1)
    expect(line?.facts).toMatchObject({
      answer: 'approved',
      provisions: [{ posts: ['bilasuvar'], effect: 'closed', from: '2026-03-18', until: '2026-03-20' }],
    })
    expect(JSON.stringify(await t.ledger())).not.toContain(title.en)
  })

  it('stays as it was said: neither the row nor its guards can be changed', async () => {
    await expect(t.query(`update posts.regime_act set content = '{}'`)).rejects.toThrow('append-only')
  })

  it('is ended early by another act; the days that were are not changed', async () => {
    const { rows } = (await leader.get('/api/regime/board')).body as RegimeBoard
    const row = rows.find(r => r.act.reference === act().reference)?.id
    const ending = act({
      reference: 'Trial decision 8',
      provisions: [],
      ends: [{ row, until: '2026-03-18' }],
    })
    const { proposal } = (await leader.post('/api/regime/acts', ending)).body
    await deputy.post(`/api/regime/acts/${proposal}/answers`, { answer: 'approved' })
    const on = async (day: string) =>
      square((await leader.get(`/api/regime/board?day=${day}`)).body as RegimeBoard).open
    expect([await on('2026-03-18'), await on('2026-03-19')]).toEqual([false, true])
  })

  it('that opens a way permits nothing to those whose file was opened before it', async () => {
    t.clock.advance(60_000)
    const before = await atBooth()
    expect(before.check?.state).toBe('look')
    const { rows } = (await leader.get('/api/regime/board')).body as RegimeBoard
    const row = rows.find(r => r.act.reference === act().reference)?.id
    const ending = act({ provisions: [], ends: [{ row, until: '2026-03-17' }] })
    t.clock.advance(60_000)
    const { proposal } = (await leader.post('/api/regime/acts', ending)).body
    await deputy.post(`/api/regime/acts/${proposal}/answers`, { answer: 'approved' })
    expect(await regimeOf(before.id)).toBe('look')
    expect((await atBooth()).check?.state).toBe('passed')
  })

  it.each([
    ['nothing in it', { provisions: [] }, 'act-empty'],
    ['a post that does not exist', { provisions: [closing({ posts: ['nowhere'] })] }, 'act-no-post'],
    ['an end before its beginning', { provisions: [closing({ until: '2026-03-17' })] }, 'act-ends-before'],
    ['the end of a row that does not stand', { ends: [{ row: 'gone', until: '2026-04-01' }] }, 'act-no-row'],
    ['another post, by a shift leader', { provisions: [closing({ posts: ['astara'] })] }, 'act-other-post'],
    [
      'the end of a row of every post, by a shift leader',
      { provisions: [], ends: [{ row: 'exercise-open', until: '2026-04-01' }] },
      'act-other-post',
    ],
  ])('with %s is refused, tried or proposed', async (_name, given, reason) => {
    expect(why(await leader.post('/api/regime/acts', act(given)))).toBe(`regime:refusal.${reason}`)
    const { provisions, ends } = act(given)
    expect(why(await leader.post('/api/regime/board', { act: { provisions, ends } }))).toBe(
      `regime:refusal.${reason}`,
    )
  })

  it('is taken back by its proposer alone, and is then answered by nobody', async () => {
    const { proposal } = (await leader.post('/api/regime/acts', act())).body
    const at = `/api/regime/acts/${proposal}`
    expect(why(await deputy.post(`${at}/withdrawal`))).toBe('regime:refusal.act-not-yours')
    expect((await leader.post(`${at}/withdrawal`)).body).toEqual({ proposal, answer: 'withdrawn' })
    expect(why(await deputy.post(`${at}/answers`, { answer: 'approved' }))).toBe(
      'platform:problem.already-answered',
    )
  })

  it('proposed at head office is answered there, and speaks of every post', async () => {
    const nigar = await t.as('nigar')
    const all = act({
      provisions: [closing({ posts: ['astara', 'culfa'], from: '2026-04-01', until: null })],
    })
    const { proposal } = (await nigar.post('/api/regime/acts', all)).body
    expect(why(await leader.post(`/api/regime/acts/${proposal}/answers`, { answer: 'approved' }))).toBe(
      'platform:problem.no-proposal',
    )
    expect((await nigar.post(`/api/regime/acts/${proposal}/withdrawal`)).status).toBe(201)
  })
})

describe('the board', () => {
  it('compares another day with today, and a tried act with the day without it; nothing is kept', async () => {
    const lines = (await t.ledger()).length
    const acts = await t.query('select * from posts.regime_act')
    const board = (
      await leader.post('/api/regime/board', {
        day: '2026-05-01',
        act: {
          provisions: [closing({ classes: null, from: '2026-05-01', until: null, nationalities: ['IRN'] })],
          ends: [],
        },
      })
    ).body as RegimeBoard
    expect(board.changed).toBe(5)
    expect(square(board)).toMatchObject({
      open: true,
      except: [{ nationalities: ['IRN'], purpose: null, open: false }],
      was: { open: true, except: [] },
    })
    expect(square(board, 'astara').was).toBe(null)
    expect((await t.ledger()).length).toBe(lines)
    expect(await t.query('select * from posts.regime_act')).toEqual(acts)
    expect((await leader.get('/api/regime/board?day=2026-02-31x')).status).toBe(400)
  })

  it('for a nationality says what that nationality is told', async () => {
    const provisions = [closing({ classes: null, from: '2026-03-18', until: null, nationalities: ['IRN'] })]
    const ask = async (nationality: string) =>
      square((await leader.post('/api/regime/board', { nationality, act: { provisions, ends: [] } })).body)
    expect([(await ask('IRN')).open, (await ask('TUR')).open]).toEqual([false, true])
  })

  it('warns before an act ends and says what happens then', async () => {
    const { proposal } = (await leader.post('/api/regime/acts', act())).body
    await deputy.post(`/api/regime/acts/${proposal}/answers`, { answer: 'approved' })
    const { endings } = (await leader.get('/api/regime/board')).body as RegimeBoard
    expect(endings).toMatchObject([
      {
        what: 'regime-row',
        until: '2026-03-20',
        days: 2,
        level: 'last',
        whatHappensAtZero: { key: 'regime:zero.opens', params: { date: '2026-03-21' } },
        ways: [{ post: 'bilasuvar', class: 'foot', direction: 'entry', opens: true }],
      },
    ])
  })
})

describe('the evacuation mode', () => {
  const order = { order: 'Order 12 of the operational headquarters', reason: 'people come out of the war' }
  it('lets cross what the order names, is shown by the booth and kept by each crossing (I-35)', async () => {
    const shut = await atBooth()
    expect(shut.check?.state).toBe('look') // the act of before closes entry on foot
    t.clock.advance(1000)
    const opened = await leader.post('/api/evacuations', {
      ...order,
      classes: ['foot'],
      direction: 'entry',
      nationalities: null,
      hours: 3,
    })
    expect(opened.status, JSON.stringify(opened.body)).toBe(201)
    const mode = opened.body.rows[0]
    expect(mode).toMatchObject({ post: 'bilasuvar', state: 'waiting', crossings: 0, ...order })
    expect(
      why(
        await leader.post('/api/evacuations', {
          ...order,
          hours: 1,
          classes: null,
          direction: null,
          nationalities: null,
        }),
      ),
    ).toBe('regime:refusal.evacuation-open')
    t.clock.advance(1000)
    const through = await atBooth()
    expect(through.check).toMatchObject({
      state: 'passed',
      message: { key: 'posts:regime.evacuation', params: { act: order.order } },
    })
    expect(await regimeOf(shut.id)).toBe('look')
    expect(await t.query('select site, id from posts.evacuation_crossing')).toEqual([
      { site: 'bilasuvar', id: through.id },
    ])
    expect((await leader.get('/api/evacuations')).body.rows[0].crossings).toBe(1)
    expect(square((await leader.get('/api/regime/board')).body).row).toBe(mode.id)
  })

  it('is confirmed by a second person, never by who opened it; not confirmed within the hour it stands flagged', async () => {
    const state = async () => (await leader.get('/api/evacuations')).body.rows[0]
    const at = `/api/evacuations/${(await state()).id}`
    expect((await leader.post(`${at}/confirmation`)).status).toBe(403)
    t.clock.advance(61 * 60_000)
    expect((await state()).state).toBe('unconfirmed')
    expect((await second.post(`${at}/confirmation`)).body.rows[0].state).toBe('confirmed')
    expect(why(await second.post(`${at}/confirmation`))).toBe('regime:refusal.evacuation-confirmed')
    const line = (await t.ledger('posts.confirmEvacuation')).at(-1)
    expect(line?.facts).toMatchObject({ post: 'bilasuvar', late: true })
  })

  it('closes with a reason, or by its time; the crossings made in it keep it', async () => {
    const inside = await atBooth()
    t.clock.advance(1000)
    const { id } = (await leader.get('/api/evacuations')).body.rows[0]
    const closed = await leader.post(`/api/evacuations/${id}/end`, { reason: 'the last bus has come' })
    expect(closed.body.rows[0]).toMatchObject({ state: 'closed', crossings: 2 })
    expect((await leader.post(`/api/evacuations/${id}/end`, { reason: 'once more' })).status).toBe(404)
    t.clock.advance(1000)
    expect((await atBooth()).check?.state).toBe('look')
    expect(await regimeOf(inside.id)).toBe('passed')
    const lines = (await t.ledger()).filter(l => String(l.action).endsWith('Evacuation'))
    const done = lines.filter(l => !(l.facts as { refused?: string }).refused)
    expect(done.map(l => l.action)).toEqual([
      'posts.openEvacuation',
      'posts.confirmEvacuation',
      'posts.closeEvacuation',
    ])
    expect(JSON.stringify(lines)).not.toContain('bus')
  })
})
