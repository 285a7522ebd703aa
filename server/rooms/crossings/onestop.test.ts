import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, type TestApp, testApp } from '../../testing/app.ts'
import { passengerList, passportOf, sohrab } from '../../testing/coach.ts'
import { checkInvariants } from '../../testing/invariants/index.ts'

let world: TestApp
let aysel: Client
let tural: Client
let ramil: Client
let gunel: Client
let elchin: Client
let vusal: Client

beforeAll(async () => {
  world = await testApp()
  aysel = await world.as('aysel', { lane: 'bilasuvar-lorry-1' })
  tural = await world.as('tural', { lane: 'bilasuvar-customs' })
  ramil = await world.as('ramil', { lane: 'bilasuvar-yard' })
  gunel = await world.as('gunel', { lane: 'bilasuvar-yard' })
  elchin = await world.as('elchin', { lane: 'bilasuvar-yard' })
  vusal = await world.as('vusal', { lane: 'bilasuvar-yard' })
})
afterAll(() => world.close())

let n = 0
const lorry = async (by = aysel) => {
  n++
  const plate = { text: `45 A ${100 + n}`, state: 'IRN' }
  const { status, body } = await by.post('/api/crossings', { document: { mrz: passportOf(n) }, plate })
  expect(status, JSON.stringify(body)).toBe(201)
  return { id: body.id as string, at: `/api/crossings/${body.id}`, body }
}
const pass = (who: Client, at: string, control: string, more = {}) =>
  who.post(`${at}/answers`, { control, result: 'passed', ...more })
const apples = {
  number: 'IM-2026-7',
  sender: 'Bagh LLC',
  receiver: 'Bazar LLC',
  lines: [
    {
      hs: '080810',
      description: 'Apples',
      packages: 820,
      net: 14_760,
      gross: 15_200,
      value: 9_000,
      currency: 'USD',
    },
  ],
  ecmr: 'IR-4471-0906',
  seals: ['IRC00934417'],
}
type Step = {
  control: string
  state: string
  waitsFor: string[]
  readyAt: string | null
  answers: { at: string }[]
}
const stepOf = (body: { controls: Step[] }, control: string) => {
  const step = body.controls.find(c => c.control === control)
  if (!step) throw new Error(`no ${control} on the track`)
  return step
}
const refusal = (body: { detail?: { key: string } }) => body.detail?.key

describe('a lorry, one stop', () => {
  it('its procedure is a track in the legal order; what its conditions do not ask for is not required', async () => {
    const { body } = await lorry()
    expect(body.procedure).toMatchObject({ id: 'lorry-entry', version: 1 })
    expect(stepOf(body, 'radiation')).toMatchObject({ state: 'waiting', waitsFor: [] })
    expect(stepOf(body, 'border-check').waitsFor).toEqual(['weighing'])
    for (const control of ['sps-documents', 'health', 'goods', 'migration', 'axle-weight'])
      expect(stepOf(body, control).state, control).toBe('not-required')
    const again = await aysel.get(`/api/crossings/${body.id}`)
    expect(again.body).toEqual(body)
  })

  it('five authorities clear it together, each its own control; the last answer releases (I-01, I-05)', async () => {
    const { at, id } = await lorry()
    expect(refusal((await pass(tural, at, 'weighing')).body)).toBe('onestop:first.radiation')
    expect((await pass(aysel, at, 'radiation', { reading: { value: 0.11, unit: 'µSv/h' } })).status).toBe(201)
    expect(refusal((await pass(tural, at, 'customs-papers')).body)).toBe('onestop:first.weighing')
    expect((await pass(tural, at, 'weighing', { reading: { value: 21_640, unit: 'kg' } })).status).toBe(201)
    expect(refusal((await pass(tural, at, 'customs-papers')).body)).toBe('onestop:refusal.goods-not-declared')
    const declared = await tural.post(`${at}/consignments`, apples)
    expect(declared.status, JSON.stringify(declared.body)).toBe(201)
    expect(stepOf(declared.body, 'sps-documents').state).toBe('waiting')
    expect(stepOf(declared.body, 'axle-weight').state).toBe('waiting')
    expect(refusal((await pass(gunel, at, 'sps-documents')).body)).toBe('onestop:refusal.no-certificate')
    const certificate = {
      kind: 'phytosanitary',
      number: 'PC-IR-118204',
      issuer: 'PPO',
      validUntil: '2026-03-16',
    }
    const ended = await gunel.post(`${at}/certificates`, certificate)
    expect(ended.body.oneStop.certificates).toMatchObject([{ expired: true }])
    expect((await pass(gunel, at, 'sps-documents')).body.detail).toEqual({
      key: 'onestop:refusal.certificate-ended',
      params: { date: '2026-03-16' },
    })
    await gunel.post(`${at}/certificates`, { ...certificate, validUntil: '2026-06-30' })
    // everybody at once, each their own
    const together = await Promise.all([
      aysel.post(`${at}/release`),
      pass(tural, at, 'customs-papers'),
      pass(gunel, at, 'sps-documents'),
      pass(vusal, at, 'transport-permit'),
      pass(vusal, at, 'axle-weight'),
    ])
    expect(together.map(a => a.status)).toEqual([200, 201, 201, 201, 201])
    await pass(tural, at, 'corridor')
    const { body } = await pass(gunel, at, 'sps-identity')
    const physical = stepOf(body, 'sps-physical').state
    expect(body.state).toBe(physical === 'waiting' ? 'open' : 'released')
    if (physical === 'waiting') await pass(gunel, at, 'sps-physical')
    expect((await tural.get(at)).body.state).toBe('released')
    const decisions = await world.query('select state from crossings.decision where crossing = $1', [id])
    expect(decisions).toEqual([{ state: 'released' }])
  })

  it('each sees what the agreements let it see, and only files with a control of its own (I-16, I-20)', async () => {
    const { at } = await lorry()
    await tural.post(`${at}/consignments`, apples)
    await pass(aysel, at, 'radiation', { note: 'portal silent' })
    expect((await ramil.get(at)).body.detail).toEqual({ key: 'onestop:refusal.not-concerned' })
    const [guard, customs, transport, food] = [
      (await aysel.get(at)).body,
      (await tural.get(at)).body,
      (await vusal.get(at)).body,
      (await gunel.get(at)).body,
    ]
    expect(guard.oneStop).not.toHaveProperty('consignments')
    expect(guard.oneStop.declared).toBe(true)
    expect(customs.oneStop.consignments[0].lines[0].hs).toBe('080810')
    expect(transport.oneStop.consignments).toHaveLength(1)
    expect(transport).not.toHaveProperty('travellers')
    expect(transport.oneStop).not.toHaveProperty('certificates')
    expect(food).not.toHaveProperty('travellers')
    const noted = (body: { controls: { control: string; answers: { note: string | null }[] }[] }) =>
      body.controls.find(c => c.control === 'radiation')?.answers[0]?.note
    expect([noted(customs), noted(transport), noted(food)]).toEqual(['portal silent', null, null])
  })

  it('one claims, another takes over; answered twice, both answers stay and the newest counts', async () => {
    const { at } = await lorry()
    await pass(aysel, at, 'radiation')
    expect((await vusal.post(`${at}/claims`, { control: 'transport-permit' })).status).toBe(201)
    expect(refusal((await vusal.post(`${at}/claims`, { control: 'weighing' })).body)).toBe(
      'crossings:refusal.control-of-another',
    )
    const [first, second] = await Promise.all([
      vusal.post(`${at}/answers`, { control: 'transport-permit', result: 'failed', note: 'permit of 2025' }),
      pass(vusal, at, 'transport-permit'),
    ])
    expect([first?.status, second?.status]).toEqual([201, 201])
    const { body } = await vusal.get(at)
    expect(stepOf(body, 'transport-permit').answers).toHaveLength(2)
    expect(['passed', 'failed']).toContain(stepOf(body, 'transport-permit').state)
    const work = (await vusal.get('/api/work')).body.rows.find((r: { id: string }) => at.endsWith(r.id))
    expect(work).toMatchObject({ class: 'lorry', travellers: 1, plate: `45 A ${100 + n}` })
    expect(JSON.stringify(work)).not.toContain('SINAQLI')
  })

  it('any authority with a say holds; it alone lifts, and the release waits', async () => {
    const { at } = await lorry()
    await pass(aysel, at, 'radiation')
    const held = await vusal.post(`${at}/holds`, { reason: 'axle over the limit' })
    expect(held.body.state).toBe('held')
    expect((await aysel.get(at)).body.holds[0].reason).toBeNull()
    const hold = held.body.holds[0].id
    expect((await tural.post(`${at}/holds/${hold}/lift`)).status).toBe(403)
    expect((await vusal.post(`${at}/holds/${hold}/lift`)).body.state).toBe('open')
  })

  it('the same plate in two open files leads to the first', async () => {
    const { id } = await lorry()
    const plate = { text: `45A${100 + n}`, state: 'IRN' }
    const twice = await aysel.post('/api/crossings', { document: { mrz: passportOf(900 + n) }, plate })
    expect(twice.body.detail).toEqual({
      key: 'crossings:refusal.plate-open-already',
      params: { crossing: id },
    })
  })

  it('Customs sets the corridor with a reason, and red asks for the goods', async () => {
    const { at } = await lorry()
    expect((await tural.get(at)).body.oneStop.cargoCorridor).toMatchObject({
      corridor: 'yellow',
      reason: null,
    })
    const { body } = await tural.post(`${at}/cargo-corridors`, {
      corridor: 'red',
      reason: 'weight not explained',
    })
    expect(body.oneStop.cargoCorridor).toMatchObject({ corridor: 'red', reason: 'weight not explained' })
    expect(stepOf(body, 'goods').state).toBe('waiting')
  })

  it('a trailer is screened and its papers are kept', async () => {
    const { at } = await lorry()
    const { body } = await aysel.post(`${at}/trailers`, { plate: { text: `TR ${n}`, state: 'IRN' } })
    const trailer = body.oneStop.vehicles.find((v: { kind: string }) => v.kind === 'trailer')
    const shown = await vusal.post(`${at}/papers`, {
      vehicle: trailer.id,
      vin: 'WDB9634031L123456',
      papers: ['R-77'],
    })
    expect(shown.body.oneStop.vehicles).toContainEqual({
      ...trailer,
      vin: 'WDB9634031L123456',
      papers: ['R-77'],
    })
    const asked = await world.query('select 1 from screening.screening where subject = $1', [trailer.id])
    expect(asked).toHaveLength(1)
  })
})

describe('the coach', () => {
  let rashad: Client
  beforeAll(async () => {
    rashad = await world.as('rashad', { lane: 'bilasuvar-coach-2' })
  })
  const coach = async () => {
    n++
    const plate = { text: `77 BK ${100 + n}`, state: 'AZE' }
    const { body } = await rashad.post('/api/crossings', { document: { mrz: passportOf(500 + n) }, plate })
    return `/api/crossings/${body.id}`
  }

  it('fifty from a list: one hit gets a file of its own, the other 49 are seen, one aboard, and go on', async () => {
    const at = await coach()
    const list = passengerList(2000, 50, sohrab)
    const taken = await rashad.post(`${at}/lists`, { text: list })
    expect(taken).toMatchObject({ status: 201, body: { taken: 49, refused: [] } })
    expect(taken.body.apart).toHaveLength(1)
    const { body } = await rashad.get(at)
    expect(body.verdict.state).toBe('clear')
    expect(body.oneStop.apart).toEqual(taken.body.apart)
    await pass(rashad, at, 'radiation')
    expect((await rashad.post(`${at}/release`)).body.detail).toEqual({
      key: 'onestop:refusal.not-seen',
      params: { count: 49 },
    })
    const aboard = body.oneStop.aboard.filter((a: { listed: boolean }) => a.listed)
    const sick = aboard[0].traveller
    const unwell = await rashad.post(`${at}/unwell`, { traveller: sick })
    expect(stepOf(unwell.body, 'health').state).toBe('waiting')
    for (const { traveller } of aboard)
      await rashad.post(`${at}/seen`, { traveller, place: traveller === sick ? 'aboard' : 'booth' })
    const health = (await elchin.get(at)).body
    expect(health).not.toHaveProperty('travellers')
    expect(health.oneStop.unwell).toEqual([{ traveller: sick, seat: '1' }])
    expect((await rashad.post(`${at}/release`)).status).toBe(200)
    await pass(tural, at, 'corridor')
    await pass(tural, at, 'customs-papers', {})
    await pass(vusal, at, 'transport-permit')
    const last = await pass(elchin, at, 'health')
    expect(last.body.state).toBe('released')
    const own = (await rashad.get(`/api/crossings/${taken.body.apart[0]}`)).body
    expect(own).toMatchObject({ state: 'open', class: 'foot', verdict: { state: 'second-line' } })
    const passages = await world.query(
      'select count(*)::int as n from crossings.passage where crossing = $1',
      [at.split('/').at(-1)],
    )
    expect(passages).toEqual([{ n: 50 }]) // 49 of the list and the driver
  }, 20_000)

  it('broken rows are refused with line, column and reason; the others are taken', async () => {
    const at = await coach()
    const rows = passengerList(3000, 4).split('\n')
    rows[2] = rows[2]?.replace('1990-01-01', '1990-02-31') ?? ''
    rows[3] = rows[3]?.replace(',AZE,E6', ',AZE,').replace('passenger', 'pilot') ?? ''
    rows.push(rows[1] ?? '')
    const { body } = await rashad.post(`${at}/lists`, { text: rows.join('\n') })
    expect(body.taken).toBe(2)
    expect(body.refused).toEqual([
      { row: 3, column: 'birth_date', reason: { key: 'onestop:list.date' } },
      { row: 4, column: 'role', reason: { key: 'onestop:list.role' } },
      { row: 6, column: 'document', reason: { key: 'onestop:list.twice' } },
    ])
    const again = await rashad.post(`${at}/lists`, { text: rows.join('\n') })
    expect(again.body.taken).toBe(0)
    expect(again.body.refused.map((r: { reason: { key: string } }) => r.reason.key)).toContain(
      'onestop:list.aboard-already',
    )
    expect(refusal((await rashad.post(`${at}/lists`, { text: 'name\nA' })).body)).toBe('onestop:list.columns')
  })

  it('somebody who has to stay gets a file of their own and the others go on', async () => {
    const at = await coach()
    await rashad.post(`${at}/lists`, { text: passengerList(4000, 3) })
    const { body } = await rashad.get(at)
    const off = await rashad.post(`${at}/apart`, { traveller: body.oneStop.aboard[2].traveller })
    expect(off.body.oneStop.aboard).toHaveLength(3)
    expect(off.body.oneStop.apart).toHaveLength(1)
    const own = await rashad.get(`/api/crossings/${off.body.oneStop.apart[0]}`)
    expect(own.body).toMatchObject({ class: 'foot', state: 'open' })
  })
})

it('every invariant holds after all this', async () => {
  await world.node.sequencer.tick()
  const query = world.query as Parameters<typeof checkInvariants>[0]['query']
  const broken = (await checkInvariants({ query, platform: world.platform })).filter(
    r => r.broken?.length && r.invariant.id !== 'I-08',
  )
  expect(broken.map(b => [b.invariant.id, b.broken])).toEqual([])
})
