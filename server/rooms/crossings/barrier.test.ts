import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../contracts/ids.ts'
import { perform } from '../../platform/action.ts'
import { nodeActor } from '../../platform/permissions.ts'
import { type Client, type TestApp, testApp } from '../../testing/app.ts'
import { passportOf } from '../../testing/coach.ts'
import { enrolBarrier } from './actions/index.ts'

let world: TestApp
let rashad: Client
let tural: Client
let vusal: Client
let leyla: Client
let key: string

const lane = 'bilasuvar-coach-2'
beforeAll(async () => {
  world = await testApp()
  rashad = await world.as('rashad', { lane })
  tural = await world.as('tural', { lane: 'bilasuvar-customs' })
  vusal = await world.as('vusal', { lane: 'bilasuvar-yard' })
  leyla = await world.as('leyla', { lane: 'bilasuvar-desk' })
  key = await enrolled(lane)
})
afterAll(() => world.close())

const enrolled = async (at: string) =>
  (await perform(world.platform, enrolBarrier, nodeActor('bilasuvar'), newId(), { lane: at })).key

/** As the device behind the lane asks. */
async function show(token: string | undefined, { at = lane, by = key, request = newId() } = {}) {
  const answer = await world.app.inject({
    method: 'POST',
    url: `/public/barriers/${at}/openings`,
    headers: { authorization: `Barrier ${by}`, 'sarhad-request': request },
    payload: token === undefined ? {} : { token },
  })
  return { status: answer.statusCode, body: answer.json() }
}

let n = 700
async function coach() {
  n++
  const plate = { text: `77 BK ${n}`, state: 'AZE' }
  const opened = await rashad.post('/api/crossings', { document: { mrz: passportOf(n) }, plate })
  const at = `/api/crossings/${opened.body.id}`
  const pass = (who: Client, control: string) => who.post(`${at}/answers`, { control, result: 'passed' })
  await pass(rashad, 'radiation')
  await rashad.post(`${at}/release`)
  await pass(tural, 'corridor')
  await pass(tural, 'customs-papers')
  return { at, finish: () => pass(vusal, 'transport-permit') }
}
const tokenAt = async (at: string) => (await rashad.get(at)).body.oneStop.release

describe('the barrier (I-07)', () => {
  it('one release, one token, one opening: shown twice at the same instant it opens once', async () => {
    const { at, finish } = await coach()
    expect(await tokenAt(at)).toBeNull()
    expect((await finish()).body).toMatchObject({ state: 'released', oneStop: { release: { token: null } } })
    const { token } = await tokenAt(at)
    expect(token.text).toMatch(/^[\w-]{22}$/)
    expect(token.qr.size).toBeGreaterThan(20)
    const both = await Promise.all([show(token.text), show(token.text)])
    expect(both.map(b => b.status).sort()).toEqual([201, 409])
    const used = both.find(b => b.status === 409)
    expect(used?.body.detail.key).toBe('onestop:barrier-refusal.used')
    expect((await tokenAt(at)).token).toBeNull()
    expect((await tokenAt(at)).openedAt).not.toBeNull()
    const [line] = (await world.ledger('crossings.askBarrier')).slice(-1)
    expect(line).toMatchObject({ actor: `barrier:${lane}`, facts: { lane } })
    expect(JSON.stringify(line)).not.toContain(token.text)
  })

  it('the answer that was lost is given again, and opens nothing twice (I-45)', async () => {
    const { at, finish } = await coach()
    await finish()
    const { token } = await tokenAt(at)
    const request = newId()
    expect((await show(token.text, { request })).body.answer).toBe('opened')
    expect((await show(token.text, { request })).body.answer).toBe('opened')
  })

  it('opens for no token of another lane, of nobody, or with another key', async () => {
    const { at, finish } = await coach()
    await finish()
    const { token } = await tokenAt(at)
    const other = await enrolled('bilasuvar-coach-1')
    const elsewhere = await show(token.text, { at: 'bilasuvar-coach-1', by: other })
    expect(elsewhere.body.detail.key).toBe('onestop:barrier-refusal.another-lane')
    expect((await show('AAAAAAAAAAAAAAAAAAAAAA')).body.detail.key).toBe('onestop:barrier-refusal.no-token')
    expect((await show(token.text, { by: other })).status).toBe(401)
    expect((await show(token.text, { at: 'nowhere' })).status).toBe(401)
    expect((await show(token.text)).body.answer).toBe('opened')
  })

  it('an opening by hand is counted, and the shift leader explains it once', async () => {
    expect((await show(undefined)).body).toMatchObject({ answer: 'counted', lane })
    const { body } = await leyla.get('/api/openings')
    expect(body).toMatchObject({ without: 1, rows: [{ lane, reason: null }] })
    const said = { reason: 'An ambulance had to pass.' }
    const explained = await leyla.post(`/api/openings/${body.rows[0].id}/explanations`, said)
    expect(explained.body.rows[0]).toMatchObject({ ...said, by: leyla.session.officer.id })
    expect((await leyla.post(`/api/openings/${body.rows[0].id}/explanations`, said)).status).toBe(409)
    expect((await rashad.get('/api/openings')).status).toBe(403)
  })
})
