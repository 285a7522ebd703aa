import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, type TestApp, testApp } from '../../testing/app.ts'
import { mrzOf } from '../../testing/travellers.ts'
import { drawLanes } from './rules/draw.ts'

let world: TestApp
let leyla: Client
let murad: Client
let aysel: Client
let kamran: Client

beforeAll(async () => {
  world = await testApp()
  leyla = await world.as('leyla', { lane: 'bilasuvar-desk' })
  murad = await world.as('murad')
  kamran = await world.as('kamran', { lane: 'bilasuvar-second' })
  aysel = await world.as('aysel', { lane: 'bilasuvar-foot-1', radiation: 'fails' })
})
afterAll(() => world?.close())

const idOf = (client: Client) => client.session.officer.id
const ledgerText = async () => JSON.stringify(await world.ledger())

describe('orders of the day', () => {
  it('are read and signed by each; the next version is signed anew; the ledger holds no word of them (I-26)', async () => {
    const written = await leyla.post('/api/orders', { text: 'Lane 2 closes at noon for Uydurma works' })
    expect(written).toMatchObject({
      status: 201,
      body: { version: 1, withdrawn: false, mine: null, signed: [] },
    })
    const unsigned = async (by: Client) => (await by.get('/api/orders/unsigned')).body.unsigned
    expect(await unsigned(aysel)).toBe(1)
    const signed = await aysel.post(`/api/order-versions/${written.body.id}/signatures`)
    expect(signed).toMatchObject({ status: 201, body: { signed: [{ officer: idOf(aysel) }] } })
    expect(await unsigned(aysel)).toBe(0)
    expect(await unsigned(kamran)).toBe(1)
    expect((await aysel.post(`/api/order-versions/${written.body.id}/signatures`)).status).toBe(409)

    const { order } = written.body
    const next = await leyla.post('/api/orders', { order, after: 1, text: 'Lane 2 closes at one' })
    expect(next.body).toMatchObject({ version: 2, text: 'Lane 2 closes at one', signed: [] })
    expect(await unsigned(aysel)).toBe(1)
    expect(await leyla.post('/api/orders', { order, after: 1, text: 'Another hand' })).toMatchObject({
      status: 412,
      body: { detail: { key: 'shift:refusal.order-changed' } },
    })
    expect((await aysel.post(`/api/order-versions/${written.body.id}/signatures`)).status).toBe(412)
    expect((await leyla.post(`/api/orders/${order}/withdrawal`, { after: 2 })).body.withdrawn).toBe(true)
    expect(await unsigned(aysel)).toBe(0)
    expect(await ledgerText()).not.toMatch(/Uydurma|closes at/)
    expect((await world.ledger('posts.writeOrder')).every(line => line.commitment !== null)).toBe(true)
  })

  it('are no business of another authority', async () => {
    await leyla.post('/api/orders', { text: 'For the border guard' })
    const tural = await world.as('tural')
    expect((await tural.get('/api/orders')).body.rows).toEqual([])
    expect((await tural.get('/api/orders/unsigned')).body).toEqual({ unsigned: 0 })
  })
})

describe('hand-over', () => {
  it('holds what waits, and the next leader says that it is taken over (I-22)', async () => {
    const opened = await aysel.post('/api/crossings', { document: { mrz: mrzOf('elnur') } })
    await leyla.post(`/api/crossings/${opened.body.id}/holds`, { reason: 'Waits for a call' })
    const hit = await aysel.post('/api/crossings', { document: { mrz: mrzOf('sohrab') } })
    expect(hit.status).toBe(201)
    const { body, status } = await leyla.post('/api/hand-overs', { note: 'Uydurma waits in room 2' })
    expect(status).toBe(201)
    const kinds = body.open.map((item: { kind: string }) => item.kind)
    expect(kinds).toEqual(expect.arrayContaining(['held', 'hit', 'instrument']))
    expect(body.open).toContainEqual(expect.objectContaining({ kind: 'held', id: opened.body.id }))

    expect((await leyla.post(`/api/hand-overs/${body.id}/receipt`)).status).toBe(403)
    const start = await murad.get('/api/shift-start')
    expect(start.body).toMatchObject({
      handOver: { id: body.id, note: 'Uydurma waits in room 2', notMine: null },
    })
    expect(await murad.post(`/api/hand-overs/${body.id}/receipt`)).toMatchObject({
      status: 201,
      body: { received: { by: idOf(murad) } },
    })
    expect((await murad.get('/api/shift-start')).body.handOver).toBeNull()
    expect((await murad.post(`/api/hand-overs/${body.id}/receipt`)).status).toBe(409)
    expect(await ledgerText()).not.toContain('Uydurma')
  })
})

describe('start of a shift', () => {
  it('tells what changed since the own last shift, by kinds and ids, and nothing to who was never here', async () => {
    expect((await murad.get('/api/shift-start')).body).toMatchObject({ since: null, changes: [] })
    const rashad = await world.as('rashad', { lane: 'bilasuvar-foot-2' })
    await rashad.post('/api/shifts/current/end')
    world.clock.advance(60_000)
    await leyla.post('/api/modes', { cause: 'line-down', hours: 1, reason: 'Line is slow' })
    const { body } = await rashad.get('/api/shift-start')
    expect(body.since).not.toBeNull()
    expect(body.changes.map((c: { kind: string }) => c.kind)).toContain('mode')
  })
})

describe('shift log', () => {
  it('only grows: a correction is an entry, and words are found whatever their case', async () => {
    const first = await aysel.post('/api/shift-entries', { text: 'Barrier of lane 1 stuck at 11:40' })
    const second = await leyla.post('/api/shift-entries', { text: 'It was 11:20', corrects: first.body.id })
    expect([first.status, second.status]).toEqual([201, 201])
    const { body } = await aysel.post('/api/shift-entries/searches', {})
    expect(body.rows).toMatchObject([
      { text: 'It was 11:20', corrects: first.body.id },
      { text: 'Barrier of lane 1 stuck at 11:40', correctedBy: second.body.id },
    ])
    const found = await kamran.post('/api/shift-entries/searches', { words: 'BARRIER stuck' })
    expect(found.body.rows.map((r: { id: string }) => r.id)).toEqual([first.body.id])
    expect((await kamran.post('/api/shift-entries/searches', { words: 'nobody' })).body.rows).toEqual([])
    const lines = await world.ledger('posts.searchEntries')
    expect(lines.map(l => l.facts)).toContainEqual({ searched: true })
    expect(await ledgerText()).not.toMatch(/stuck/i)
    await expect(world.query('update posts.shift_entry set corrects = null')).rejects.toMatchObject({
      code: '55000',
    })
  })
})

describe('lanes by lot', () => {
  interface Span {
    duty: string
    from: string
    until: string
  }
  let draw: string
  let span: Span

  it('are asked for among those whom the roster names; the next checkpoint decides, and everybody can draw again', async () => {
    await aysel.post('/api/shifts/current/end')
    await leyla.get('/api/lane-draws')
    const { spans } = (await leyla.get('/api/lane-draws')).body
    const now = world.clock.now().toISOString()
    span = spans.find((s: Span) => s.duty === 'first-line' && s.from <= now && now < s.until)
    expect(span).toMatchObject({ officers: 2, lanes: 8 })
    const { duty, from, until } = span
    const asked = await leyla.post('/api/lane-draws', { duty, from, until })
    expect(asked).toMatchObject({
      status: 201,
      body: { decided: null, drawn: [], officers: [idOf(aysel), expect.any(String)].sort() },
    })
    draw = asked.body.id
    expect(await leyla.post(`/api/lane-draws/${draw}/result`)).toMatchObject({
      status: 409,
      body: { detail: { key: 'shift:refusal.draw-waits' } },
    })
    await world.node.sequencer.tick()
    const settled = await leyla.post(`/api/lane-draws/${draw}/result`)
    expect(settled.status).toBe(201)

    // as an auditor does from the exported log: the line of the request, and the first checkpoint beyond it
    const [request] = await world.query(
      `select f.pos, l.facts from platform.ledger l join platform.leaf f on f.site = l.site and f.id = l.id
        where l.site = 'bilasuvar' and l.action = 'posts.requestDraw' and l.subject = $1`,
      [draw],
    )
    const [state] = await world.query(
      `select size, note from platform.checkpoint where site = 'bilasuvar' and size > $1 order by size limit 1`,
      [request?.pos],
    )
    const root = String(state?.note).split('\n')[2] ?? ''
    const facts = request?.facts as { officers: string[]; lanes: string[] }
    expect(settled.body.decided).toEqual({ size: Number(state?.size), root })
    expect(settled.body.drawn).toEqual(drawLanes({ draw, root, ...facts }))
    expect((await world.ledger('posts.settleDraw')).at(-1)?.facts).toMatchObject({
      draw,
      root,
      drawn: settled.body.drawn,
    })
  })

  it('one lot for a duty and a time: asking again until it suits is refused', async () => {
    const { duty, from, until } = span
    expect(await leyla.post('/api/lane-draws', { duty, from, until })).toMatchObject({
      status: 409,
      body: { detail: { key: 'shift:refusal.drawn-already' } },
    })
    expect((await leyla.post(`/api/lane-draws/${draw}/result`)).status).toBe(409)
  })

  it('a shift opens at the lane of the lot and nowhere else, though the roster names others', async () => {
    const { drawn, lanes } = (await leyla.get('/api/lane-draws')).body.rows[0]
    const mine = drawn.find((d: { officer: string }) => d.officer === idOf(aysel)).lane
    const other = lanes.find((l: { id: string }) => l.id !== mine).id
    const open = (lane: string) => aysel.post('/api/shifts', { lane, duty: 'first-line', radiation: 'works' })
    expect(await open(other)).toMatchObject({
      status: 409,
      body: { detail: { key: 'posts:refusal.drawn-elsewhere' } },
    })
    expect((await open(mine)).status).toBe(201)
    await aysel.post('/api/shifts/current/end')
  })

  it('another lane needs a reason and a second person; the lot stays beside it (I-22, I-24)', async () => {
    const { drawn, lanes } = (await leyla.get('/api/lane-draws')).body.rows[0]
    const mine = drawn.find((d: { officer: string }) => d.officer === idOf(aysel)).lane
    const other = lanes.find((l: { id: string }) => l.id !== mine).id
    const asked = await leyla.post(`/api/lane-draws/${draw}/overrides`, {
      officer: idOf(aysel),
      lane: other,
      reason: 'Speaks Persian, families arrive',
    })
    const { proposal } = asked.body.waiting[0]
    expect(
      (await leyla.post(`/api/lane-draw-overrides/${proposal}/answers`, { answer: 'approved' })).status,
    ).toBe(403)
    const answered = await kamran.post(`/api/lane-draw-overrides/${proposal}/answers`, { answer: 'approved' })
    expect(answered).toMatchObject({
      status: 201,
      body: { overrides: [{ officer: idOf(aysel), lane: other }], drawn },
    })
    const open = await aysel.post('/api/shifts', { lane: other, duty: 'first-line', radiation: 'works' })
    expect(open.status).toBe(201)
  })
})

describe('shift sheet', () => {
  it('counts what the lines of the shift say, as an independent count does, and prints', async () => {
    await world.node.sequencer.tick()
    const { body } = await leyla.get('/api/shift-sheets')
    const own = body.rows.find((r: { officer: string }) => r.officer === idOf(leyla))
    for (const language of ['en', 'fa'] as const) {
      const { status, headers, body: pdf } = await leyla.get(`/api/shift-sheets/${own.shift}/${language}`)
      expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
      expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-')
    }
    expect((await aysel.get(`/api/shift-sheets/${own.shift}/en`)).status).toBe(403)
    expect(await leyla.get('/api/shift-sheets/018f0000-0000-7000-8000-000000000001/en')).toMatchObject({
      status: 404,
    })
  })
})
