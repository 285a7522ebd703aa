import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../contracts/ids.ts'
import { type Client, type TestApp, testApp } from '../../testing/app.ts'
import { mrzOf } from '../../testing/travellers.ts'
import { addressOf } from './verification.ts'

let world: TestApp
let aysel: Client
let kamran: Client
let leyla: Client

beforeAll(async () => {
  world = await testApp()
  aysel = await world.as('aysel', { lane: 'bilasuvar-foot-1' })
  kamran = await world.as('kamran', { lane: 'bilasuvar-second' })
  leyla = await world.as('leyla', { lane: 'bilasuvar-desk' })
})
afterAll(() => world.close())

let serial = 0
/** Somebody who needs a visa and has none, sent to second line. @returns crossing and referral. */
async function refer(note?: string): Promise<{ crossing: string; referral: string }> {
  serial++
  const mrz = mrzOf({
    state: 'IRN',
    number: `W${70_000_000 + serial * 1_117}`,
    surname: `GHARIB${String.fromCharCode(64 + serial)}`,
    given: 'ZOHREH',
    born: '920214',
    sex: 'F',
    ends: '300101',
  })
  const { body } = await aysel.post('/api/crossings', { document: { mrz } })
  const sent = await aysel.post(`/api/crossings/${body.id}/referrals`, {
    grounds: ['right-to-enter'],
    ...(note && { note }),
  })
  expect(sent.status).toBe(201)
  return { crossing: body.id, referral: sent.body.referral.id }
}
const refuse = (by: Client, referral: string, request?: string, letters = ['C']) =>
  by.post(
    `/api/referrals/${referral}/outcomes`,
    {
      outcome: 'refused',
      note: 'No visa on file.',
      refusal: { letters, refusedToSign: true, language: 'fa' },
    },
    request ? { request } : {},
  )
const linesOf = (crossing: string) =>
  world.query(`select action, facts from platform.ledger where subject = $1 order by id`, [crossing])

describe('the work list', () => {
  it('shows what waits, oldest first, without a name or a number (I-19)', async () => {
    const first = await refer('Says that the visa is in another passport.')
    const second = await refer()
    const { body } = await kamran.get('/api/referrals')
    const ids = body.rows.map((r: { id: string }) => r.id)
    expect(ids.indexOf(first.referral)).toBeLessThan(ids.indexOf(second.referral))
    expect(body.rows[0]).toMatchObject({ state: 'waiting', lane: 'bilasuvar-foot-1', takenBy: null })
    expect(JSON.stringify(body)).not.toMatch(/GHARIB|ZOHREH|W7000|another passport/)
  })
  it('goes on after a row, and shows settled ones by themselves', async () => {
    const { body } = await kamran.get('/api/referrals')
    const rest = await kamran.get(`/api/referrals?after=${body.rows[0].id}`)
    expect(rest.body.rows.map((r: { id: string }) => r.id)).toEqual(
      body.rows.slice(1).map((r: { id: string }) => r.id),
    )
    expect((await kamran.get('/api/referrals?state=settled')).body.rows).toEqual([])
    expect((await kamran.get('/api/referrals?state=lost')).status).toBe(400)
  })
})

describe('one referral', () => {
  it('is opened with what first line wrote, and the look leaves its line', async () => {
    const { referral, crossing } = await refer('Hands tremble; page 3 looks new.')
    const { body } = await kamran.get(`/api/referrals/${referral}`)
    expect(body).toMatchObject({ note: 'Hands tremble; page 3 looks new.', state: 'waiting', taken: null })
    expect((await linesOf(crossing)).at(-1)).toMatchObject({
      action: 'referrals.read',
      facts: { referral, purpose: 'second-line' },
    })
    const [row] = await world.query('select note from referrals.referral where id = $1', [referral])
    expect(Buffer.from(row?.note as Buffer).includes('tremble')).toBe(false)
  })
  it('of another place or of nowhere is not found', async () => {
    expect((await kamran.get(`/api/referrals/${newId()}`)).status).toBe(404)
    expect((await kamran.post(`/api/referrals/${newId()}/takings`)).status).toBe(404)
    expect((await kamran.get('/api/referrals/none')).status).toBe(400)
  })
  it('is taken once; the shift leader takes it over; both takings are kept', async () => {
    const { referral } = await refer()
    const taken = await kamran.post(`/api/referrals/${referral}/takings`)
    expect(taken).toMatchObject({
      status: 201,
      body: { state: 'taken', taken: { by: kamran.session.officer.id } },
    })
    const again = await kamran.post(`/api/referrals/${referral}/takings`)
    expect(again).toMatchObject({ status: 409, body: { detail: { key: 'referrals:refusal.already-yours' } } })
    const over = await leyla.post(`/api/referrals/${referral}/takings`)
    expect(over.body.taken.by).toBe(leyla.session.officer.id)
    const late = await refuse(kamran, referral)
    expect(late.body.detail.key).toBe('referrals:refusal.taken-by-another')
    expect(await world.query('select by from referrals.taking where referral = $1', [referral])).toHaveLength(
      2,
    )
  })
  it('taken by two at one instant has one holder, and the other is told', async () => {
    const { referral } = await refer()
    const kamrans = [1, 2, 3].map(() => kamran.post(`/api/referrals/${referral}/takings`))
    const statuses = (await Promise.all(kamrans)).map(a => a.status).sort()
    expect(statuses).toEqual([201, 409, 409])
  })
})

describe('a refusal', () => {
  it('enters the register under the next number, once for each press (I-45)', async () => {
    const { referral, crossing } = await refer()
    const press = newId()
    expect((await refuse(kamran, referral, press)).status).toBe(201)
    expect((await refuse(kamran, referral, press)).status).toBe(201)
    expect((await refuse(kamran, referral)).status).toBe(409)
    const { body } = await kamran.get(`/api/referrals/${referral}`)
    expect(body).toMatchObject({
      state: 'settled',
      settled: { outcome: 'refused', note: 'No visa on file.', by: kamran.session.officer.id },
      refusal: { number: 'BIL-2026-000001', letters: ['C'], language: 'fa' },
    })
    const lines = JSON.stringify(await linesOf(crossing))
    expect(lines).not.toMatch(/GHARIB|ZOHREH|BIL-2026/)
  })
  it('that was not written takes no number: the register has no hole', async () => {
    const broken = await refer()
    const wrong = await refuse(kamran, broken.referral, undefined, ['G'])
    expect(wrong).toMatchObject({
      status: 409,
      body: { detail: { key: 'referrals:refusal.no-national-ground', params: { letter: 'G' } } },
    })
    const both = await Promise.all([refer(), refer()])
    await Promise.all(both.map(b => refuse(kamran, b.referral)))
    const rows = await world.query('select number from referrals.refusal order by number')
    expect(rows.map(r => r.number)).toEqual(['BIL-2026-000001', 'BIL-2026-000002', 'BIL-2026-000003'])
  })
})

describe('the form', () => {
  it('is a PDF under its number; each print is counted and leaves a line', async () => {
    const { referral, crossing } = await refer()
    await refuse(kamran, referral)
    const { refusal } = (await kamran.get(`/api/referrals/${referral}`)).body
    const form = await kamran.get(`/api/refusals/${refusal.id}/form`)
    expect(form.status).toBe(200)
    expect(form.headers).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'no-store',
      'content-disposition': `inline; filename="${refusal.number}.pdf"`,
    })
    expect((form.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-')
    expect((await linesOf(crossing)).at(-1)).toMatchObject({ action: 'referrals.print' })
    expect(
      await world.query('select id from referrals.refusal_print where refusal = $1', [refusal.id]),
    ).toHaveLength(1)
    expect((await aysel.get(`/api/refusals/${refusal.id}/form`)).status).toBe(403)
    expect((await kamran.get(`/api/refusals/${newId()}/form`)).status).toBe(404)
  })
  it('of an erased person says so and prints nothing (I-27)', async () => {
    const { referral } = await refer()
    await refuse(kamran, referral)
    const { refusal } = (await kamran.get(`/api/referrals/${referral}`)).body
    await world.query('delete from platform.record_key where id = $1', [refusal.id])
    expect(await kamran.get(`/api/refusals/${refusal.id}/form`)).toMatchObject({
      status: 409,
      body: { detail: { key: 'referrals:refusal.erased' } },
    })
  })
  it('can be asked for by whoever holds the paper, and tells nothing about a person', async () => {
    const { keys, origin } = world.platform
    const address = addressOf(origin, keys, 'bilasuvar', 'BIL-2026-000001').slice(origin.length)
    const real = await world.app.inject({ url: address })
    expect(real.statusCode).toBe(200)
    expect(real.body).toContain('Form BIL-2026-000001 is genuine: issued at Bilasuvar on 2026-03-17.')
    expect(real.body).not.toMatch(/GHARIB|ZOHREH/)
    const guessed = address.replace(/check=.*/, 'check=AAAAAAAAAA')
    expect((await world.app.inject({ url: guessed })).statusCode).toBe(404)
    const other = address.replace('000001', '000002')
    expect((await world.app.inject({ url: other })).statusCode).toBe(404)
    expect((await world.app.inject({ url: '/public/refusals/%3Cb%3E/x?check=1' })).statusCode).toBe(404)
  })
  it('offers the letters of the blueprint', async () => {
    const { body } = await kamran.get('/api/refusal-grounds')
    expect(body.rows.map((g: { letter: string }) => g.letter).join('')).toBe('ABCDEFGHI')
  })
})

it('second line without a shift reads, takes and prints nothing', async () => {
  const { referral } = await refer('looks at the floor')
  await refuse(kamran, referral)
  const [refusal] = await world.query('select id from referrals.refusal where referral = $1', [referral])
  const home = await world.as('kamran')
  const tries = [
    await home.get(`/api/referrals/${referral}`),
    await home.post(`/api/referrals/${referral}/takings`),
    await home.get(`/api/refusals/${refusal?.id}/form`),
  ]
  for (const { status, body } of tries)
    expect([status, body.detail.key]).toEqual([403, 'platform:refusal.shift'])
})
