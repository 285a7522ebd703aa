import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../contracts/ids.ts'
import type { Actor } from '../../platform/permissions.ts'
import { type Client, type TestApp, testApp } from '../../testing/app.ts'
import { actorOf, ask, person } from './testing/asks.ts'

let app: TestApp
let nigar: Client
let ceyhun: Client
let kamran: Client
let officer: Actor
let alert: string

const traveller = () => person(app.platform, ['QALANDRIA VESTOMIRZAD'], { birthDate: '1980-02-02', sex: 'F' })

async function propose(subject: object, purpose: string): Promise<string> {
  const { body } = await nigar.post('/api/alerts', {
    subject,
    purpose,
    reference: 'Case 77',
    instruction: 'Call the duty desk',
    contact: '+994 12 000 00 00',
    from: '2026-03-01',
    until: '2026-06-30',
    reason: 'Order of the search office',
  })
  await ceyhun.post(`/api/alert-proposals/${body.proposal}/answers`, { answer: 'approved' })
  return body.alert
}

beforeAll(async () => {
  app = await testApp()
  officer = actorOf(await app.as('aysel', { lane: 'bilasuvar-foot-1' }))
  kamran = await app.as('kamran', { lane: 'bilasuvar-second' })
  nigar = await app.as('nigar')
  ceyhun = await app.as('ceyhun')
  // three days before there was an alert: no crossing of it
  const [then, now] = ['2026-03-14T06:00:00Z', app.clock.now()]
  app.clock.set(then)
  await ask(app.platform, officer, [{ kind: 'vehicle', id: newId(), plate: '10AA100', state: 'AZE' }])
  app.clock.set(now)
  const names = ['Qalandria Vestomirzad']
  const facts = { birthDate: '1980-02-02', nationality: 'IRN', sex: 'F', documents: [] }
  alert = await propose({ kind: 'person', names, ...facts }, 'missing')
})
afterAll(() => app.close())

const hitNow = async () => (await ask(app.platform, officer, [traveller()])).subjects[0]?.hits[0]?.id ?? ''
const judge = (hit: string, decision: string) =>
  kamran.post(`/api/hits/${hit}/reviews`, { decision, note: 'Planted note: taller than she' })

describe('the owner sees how hits end, and answers', () => {
  let hit: string
  const reply = (client: Client, verdict: string) =>
    client.post(`/api/outcomes/${hit}/answers`, { site: 'bilasuvar', verdict, note: 'The scar agrees' })

  test('nothing to answer before it is judged', async () => {
    hit = await hitNow()
    expect((await reply(nigar, 'agrees')).body.detail.key).toBe('screening:refusal.not-judged')
    expect((await nigar.get(`/api/alerts/${alert}`)).body.outcomes).toMatchObject([{ hit, state: 'waiting' }])
  })

  test('the outcome with its note; false hits per 10,000 crossings are a number of the alert', async () => {
    expect((await judge(hit, 'not-same')).status).toBe(201)
    const opened = await nigar.get(`/api/outcomes/${hit}?site=bilasuvar`)
    expect(opened.body).toMatchObject({
      state: 'dismissed',
      reviews: [{ decision: 'not-same', note: 'Planted note: taller than she' }],
      notMine: null,
    })
    for (let i = 0; i < 3; i++)
      await ask(app.platform, officer, [{ kind: 'vehicle', id: newId(), plate: '10AA100', state: 'AZE' }])
    const { figures } = (await nigar.get(`/api/alerts/${alert}`)).body
    expect(figures).toMatchObject({ hits: 1, dismissed: 1, confirmed: 0, waiting: 0, crossings: 4 })
    expect(figures.falsePer10000).toBe(2500)
    const { rows } = (await nigar.get('/api/source-figures')).body
    expect(rows).toContainEqual(expect.objectContaining({ id: alert, falsePer10000: 2500 }))
    expect(rows).toContainEqual(expect.objectContaining({ id: 'national', hits: 0, falsePer10000: 0 }))
    expect(rows.map((r: { id: string }) => r.id)).not.toContain('un') // never imported, so never asked
  })

  test('"it was the person": the clearance speaks for nobody any more, the judgement it overrode stays with its reason (I-24)', async () => {
    expect((await ask(app.platform, officer, [traveller()])).state).toBe('no-hit')
    expect((await reply(kamran, 'disagrees')).status).toBe(403)
    expect((await reply(nigar, 'disagrees')).status).toBe(201)
    expect((await ask(app.platform, officer, [traveller()])).state).toBe('hit')
    expect((await kamran.get(`/api/hits/${hit}`)).body).toMatchObject({
      state: 'dismissed',
      reviews: [{ decision: 'not-same', note: 'Planted note: taller than she' }],
      feedback: [{ by: nigar.session.officer.id, verdict: 'disagrees', note: 'The scar agrees' }],
    })
    expect((await nigar.get(`/api/alerts/${alert}`)).body.outcomes).toContainEqual(
      expect.objectContaining({ hit, answered: 'disagrees' }),
    )
  })
})

test('the hits of a published list have outcomes too, and the owner answers them alike', async () => {
  const listed = person(app.platform, ['SOHRAB KARIMNEJAD'], { birthDate: '1974-04-03' })
  const hit = (await ask(app.platform, officer, [listed])).subjects[0]?.hits[0]?.id ?? ''
  expect((await judge(hit, 'same')).status).toBe(201)
  const { body } = await nigar.get('/api/lists/national/outcomes')
  expect(body).toMatchObject({ name: { en: 'National watch-list' }, figures: { hits: 1, confirmed: 1 } })
  expect(body.outcomes).toMatchObject([{ hit, state: 'confirmed', answered: null }])
  expect(JSON.stringify(body)).not.toMatch(/karimnejad/i)
  const said = { site: 'bilasuvar', verdict: 'agrees', note: 'Thank you' }
  expect((await nigar.post(`/api/outcomes/${hit}/answers`, said)).body).toMatchObject({ answered: 'agrees' })
  expect((await nigar.get('/api/lists/nosuch/outcomes')).status).toBe(404)
})

describe('numbers that a person has in hand', () => {
  const look = (kind: string, number: string, state: string | null = null) =>
    nigar.post('/api/number-look-ups', { kind, number, state, case: 'T-77/2026' })
  const hows = (body: { rows: { how: string }[] }) => body.rows.map(r => r.how)

  test('the same, one that scanners confuse, one character off: each said as what it is', async () => {
    expect(hows((await look('document', 'c9000-1001', 'AZE')).body)).toEqual(['same'])
    expect(hows((await look('document', 'C90001001')).body)).toEqual(['same-number'])
    expect(hows((await look('document', 'C90001001', 'TUR')).body)).toEqual(['other-state'])
    expect(hows((await look('document', 'C9OOO1001', 'AZE')).body)).toEqual(['look-alike'])
    expect(hows((await look('document', 'C90001007', 'AZE')).body)).toEqual(['one-error'])
    expect(hows((await look('vehicle', '99 ZX 991', 'AZE')).body)).toEqual(['one-error'])
    expect((await look('document', 'QQ1234567')).body).toEqual({ rows: [], asked: true })
    expect((await look('document', '---')).body).toEqual({ rows: [], asked: false })
  })

  test('alerts on documents and vehicles are asked too, while they are in force', async () => {
    await propose({ kind: 'vehicle', plate: '77-QX-777', state: 'AZE' }, 'sought-vehicle')
    const { body } = await look('vehicle', '77 QX 77', 'AZE')
    expect(body.rows).toMatchObject([{ source: 'alert', how: 'one-error', number: 'AZE 77-QX-777' }])
    expect(
      (await ask(app.platform, officer, [{ kind: 'vehicle', id: newId(), plate: '77QX777', state: 'AZE' }]))
        .state,
    ).toBe('hit')
  })

  test('why it was asked stands in the ledger, the number does not', async () => {
    await look('document', 'C90001001', 'AZE')
    const lines = await app.ledger('screening.lookUpNumber')
    expect(lines.at(-1)?.facts).toEqual({ kind: 'document', case: 'T-77/2026' })
    expect(
      (await nigar.post('/api/number-look-ups', { kind: 'document', number: 'C90001001', state: null }))
        .status,
    ).toBe(400)
    expect((await nigar.post('/api/number-look-ups', {})).status).toBe(400)
  })
})

test('no name, number, plate or note stands in the ledger, the log or a plain column (I-26)', async () => {
  const tables = [
    ...[
      'alert_version',
      'alert_proposal',
      'alert_approval',
      'alert_notice',
      'hit',
      'hit_review',
      'hit_feedback',
    ],
  ].map(t => `screening.${t}`)
  const said = [JSON.stringify(await app.ledger()), app.logged()]
  for (const table of [...tables, 'platform.proposal', 'platform.proposal_answer', 'platform.request'])
    said.push(JSON.stringify(await app.query(`select * from ${table}`)))
  for (const word of ['vestomirzad', 'planted note', 'the scar', '77-qx', 'c90001001', 'duty desk'])
    expect(said.join('').toLowerCase()).not.toContain(word)
})
