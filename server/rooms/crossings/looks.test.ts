import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../contracts/ids.ts'
import { publishDays } from '../../demonstration.ts'
import { type Client, type TestApp, testApp } from '../../testing/app.ts'
import { checkInvariants } from '../../testing/invariants/index.ts'
import { mrzOf, type Someone } from '../../testing/travellers.ts'

let world: TestApp
let aysel: Client
let kamran: Client
let leyla: Client
let tural: Client

beforeAll(async () => {
  world = await testApp()
  aysel = await world.as('aysel', { lane: 'bilasuvar-foot-1' })
  kamran = await world.as('kamran', { lane: 'bilasuvar-second' })
  leyla = await world.as('leyla', { lane: 'bilasuvar-desk' })
  tural = await world.as('tural', { lane: 'bilasuvar-customs' })
})
afterAll(() => world.close())

const murad: Someone = {
  state: 'TUR',
  number: 'U10203040',
  surname: 'UYDURMAZ',
  given: 'MURAD CAN',
  born: '850607',
  sex: 'M',
  ends: '330101',
}
/** The same man with a new passport. */
const renewed = { ...murad, number: 'U99887766' }
const asked = { purpose: 'stay-check', caseNumber: 'SC-2026/117' }
const byDocument = (number: string) => ({ ...asked, for: { document: { state: 'TUR', number } } })
const byName = {
  ...asked,
  for: {
    person: { surname: 'Uydurmaz', givenNames: 'Murad-Can', birthDate: '1985-06-07', nationality: 'TUR' },
  },
}
const plain = /UYDURMAZ|MURAD|U10203040|U99887766|850607|1985-06-07/i

async function enter(who: Someone): Promise<string> {
  const opened = await aysel.post('/api/crossings', { document: { mrz: mrzOf(who) } })
  expect(opened.body.verdict.state).toBe('clear')
  expect((await aysel.post(`/api/crossings/${opened.body.id}/release`)).body.state).toBe('released')
  return opened.body.id
}

describe('looking up a person who is not there', () => {
  let crossing: string

  it('finds past crossings by document, anywhere in the country, and says nothing of who it is (I-19)', async () => {
    crossing = await enter(murad)
    const found = await kamran.post('/api/looks', byDocument('u1020 3040'))
    expect(found).toMatchObject({
      status: 201,
      body: {
        rows: [
          { source: 'here', kind: 'crossing', direction: 'entry', state: 'released', post: 'bilasuvar' },
        ],
        stays: [{ from: '2026-03-17', until: null, admittedUntil: '2026-06-14', over: 0, imported: false }],
        next: null,
      },
    })
    expect(JSON.stringify(found.body)).not.toMatch(plain)
    const farid = await world.as('farid', { lane: 'astara-foot-1' })
    expect((await farid.post('/api/looks', byDocument('U10203040'))).status).toBe(403)
  })

  it('finds the person by name and birth date as somebody writes them, and with that what stands under another document', async () => {
    world.clock.advance(3_600_000)
    const again = await aysel.post('/api/crossings', { document: { mrz: mrzOf(renewed) } })
    await aysel.post(`/api/crossings/${again.body.id}/withdrawal`, { reason: 'turned back' })
    const found = await kamran.post('/api/looks', byName)
    expect(found.body.rows.map((r: { state: string }) => r.state)).toEqual(['withdrawn', 'released'])
    const through = await kamran.post('/api/looks', byDocument('U99887766'))
    expect(through.body.rows).toEqual(found.body.rows)
    expect((await kamran.post('/api/looks', byDocument('U00000000'))).body).toMatchObject({
      rows: [],
      stays: [],
    })
  })

  it('every look is a line with purpose and case, by identifiers only (I-19, I-26)', async () => {
    const lines = (await world.ledger('crossings.lookUp')).filter(
      l => !Object.hasOwn(l.facts as object, 'refused'),
    )
    expect(lines.length).toBe(4)
    for (const l of lines) expect(l.facts).toMatchObject({ purpose: 'stay-check', case: 'SC-2026/117' })
    const [kept] = await world.query(`select
      (select string_agg(l::text, ' ') from platform.ledger l) as ledger, (select string_agg(k::text, ' ') from crossings.look k) as looks`)
    expect(`${kept?.ledger} ${kept?.looks} ${world.logged()}`).not.toMatch(plain)
  })

  it.each([
    ['no case number', { ...byName, caseNumber: '' }],
    ['a name where a case number belongs', { ...byName, caseNumber: 'UYDURMAZ' }],
    ['a purpose that nobody enumerated', { ...byName, purpose: 'curiosity' }],
    ['half a person', { ...byName, for: { person: { surname: 'UYDURMAZ' } } }],
  ])('asks for what is missing: %s', async (_name, body) => {
    expect((await kamran.post('/api/looks', body)).status).toBe(400)
  })

  it('opening a row is a look of its own: who it was, for the purpose said before', async () => {
    const { body } = await kamran.post('/api/looks', byName)
    const row = body.rows.at(-1)
    const opened = await kamran.post(`/api/looks/${body.id}/rows/${row.id}`)
    expect(opened).toMatchObject({
      status: 201,
      body: {
        row,
        identity: { surname: 'UYDURMAZ', givenNames: 'MURAD CAN', birthDate: '1985-06-07' },
        document: { issuingState: 'TUR', number: 'U10203040' },
        stay: { admittedUntil: '2026-06-14' },
      },
    })
    expect((await world.ledger('crossings.openRow')).at(-1)).toMatchObject({
      subject: row.id,
      facts: { purpose: 'stay-check', case: 'SC-2026/117', look: body.id },
    })
  })

  it('another officer’s look opens nothing, nor a look of yesterday, nor a row it did not find: all in one wording', async () => {
    const { body } = await kamran.post('/api/looks', byDocument('U99887766'))
    const at = `/api/looks/${body.id}/rows/${body.rows[0].id}`
    const others = await leyla.post(at)
    expect(others).toMatchObject({ status: 404, body: { detail: { key: 'past:refusal.no-look' } } })
    expect((await kamran.post(`/api/looks/${newId()}/rows/${body.rows[0].id}`)).body.detail).toEqual(
      others.body.detail,
    )
    expect(await kamran.post(`/api/looks/${body.id}/rows/${newId()}`)).toMatchObject({
      status: 404,
      body: { detail: { key: 'past:refusal.no-row' } },
    })
    world.clock.advance(13 * 3_600_000)
    kamran = await world.as('kamran')
    expect([401, 403, 404]).toContain((await kamran.post(at)).status)
    world.clock.set('2026-03-18T06:00:00.000Z')
    kamran = await world.as('kamran', { lane: 'bilasuvar-second' })
    leyla = await world.as('leyla', { lane: 'bilasuvar-desk' })
    tural = await world.as('tural', { lane: 'bilasuvar-customs' })
    expect((await kamran.post(at)).body.detail).toEqual(others.body.detail)
  })

  it('customs see when and where, and not one field of stays, which no agreement grants (I-16, I-20)', async () => {
    const { body } = await tural.post('/api/looks', byName)
    expect(body.rows).toHaveLength(2)
    expect(body).not.toHaveProperty('stays')
    const opened = await tural.post(`/api/looks/${body.id}/rows/${body.rows[1].id}`)
    expect(opened.body).toMatchObject({ identity: { surname: 'UYDURMAZ' } })
    expect(opened.body).not.toHaveProperty('stay')
    expect(await tural.get('/api/overstays')).toMatchObject({
      status: 403,
      body: { detail: { key: 'past:refusal.no-agreement' } },
    })
  })

  it('shows an officer the looks that were kept of that officer, and nobody else’s', async () => {
    const own = await tural.get('/api/looks')
    expect(own.body.rows.map((r: { kind: string }) => r.kind)).toEqual(['opened', 'person'])
    expect(own.body.rows[1]).toMatchObject({ purpose: 'stay-check', caseNumber: 'SC-2026/117', rows: 2 })
    const more = await kamran.get('/api/looks')
    expect(more.body.rows.length).toBeGreaterThan(4)
    expect(crossing).toBeTruthy()
  })
})

describe('overstays', () => {
  it('names nobody, counts nobody, and leads to a look with a purpose (I-19)', async () => {
    expect((await leyla.get('/api/overstays')).body).toMatchObject({
      rows: [],
      next: null,
      day: '2026-03-18',
    })
    world.clock.set('2026-06-20T06:00:00.000Z')
    await publishDays(world.platform, 2)
    leyla = await world.as('leyla', { lane: 'bilasuvar-desk' })
    const list = await leyla.get('/api/overstays')
    expect(list.body.rows).toEqual([
      {
        id: expect.any(String),
        source: 'here',
        nationality: 'TUR',
        entered: '2026-03-17',
        post: 'bilasuvar',
        territory: 'whole-country',
        admittedUntil: '2026-06-14',
        over: 6,
      },
    ])
    expect(JSON.stringify(list.body)).not.toMatch(plain)
    const { body } = await leyla.post('/api/looks', { ...asked, for: { passage: list.body.rows[0].id } })
    expect(body).toMatchObject({
      rows: [{ state: 'withdrawn' }, { state: 'released' }],
      stays: [{ over: 6 }],
    })
  })

  it.each([
    ['?least=6', 1],
    ['?least=7', 0],
    ['?most=5', 0],
    ['?most=6', 1],
    ['?post=astara', 0],
    ['?post=bilasuvar', 1],
    ['?territory=nakhchivan', 0],
  ])('filtered by %s: %i', async (query, count) => {
    expect((await leyla.get(`/api/overstays${query}`)).body.rows).toHaveLength(count)
  })

  it('whoever left is no longer on it', async () => {
    const rashad = await world.as('rashad', { lane: 'bilasuvar-foot-2' })
    const opened = await rashad.post('/api/crossings', { document: { mrz: mrzOf(renewed) } })
    expect(opened.body.verdict.points).toContainEqual({
      key: 'crossings:stay.over-now',
      params: { count: 6 },
    })
    await rashad.post(`/api/crossings/${opened.body.id}/referrals`, { grounds: ['stay'] })
    kamran = await world.as('kamran', { lane: 'bilasuvar-second' })
    const referral = (await kamran.get(`/api/crossings/${opened.body.id}`)).body.referral.id
    await kamran.post(`/api/referrals/${referral}/outcomes`, {
      outcome: 'admitted',
      note: 'fined and let go',
    })
    expect((await leyla.get('/api/overstays')).body.rows).toEqual([])
    const { body } = await leyla.post('/api/looks', byName)
    expect(body.stays).toEqual([
      expect.objectContaining({ from: '2026-03-17', until: '2026-06-20', over: 6, imported: false }),
    ])
  })
})

describe('I-25: rows delivered to a person per hour stay within a quota', () => {
  beforeAll(async () => {
    await world.query(`update crossings.look_limit set content = '{"id":"looks","rowsPerHour":7}'`)
    world.platform.live.tell({ site: '', action: 'blueprint.apply', subject: null })
    world.clock.set('2026-06-20T08:10:00.000Z')
  })

  it('two looks at once never pass together, and the refusal says when the hour begins anew', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => leyla.post('/api/looks', byName)))
    const rows = answers.flatMap(a => a.body.rows ?? [])
    expect(rows.length).toBe(6)
    const refused = answers.filter(a => a.status === 429)
    expect(refused).toHaveLength(4)
    expect(refused[0]?.body.detail).toEqual({
      key: 'past:refusal.quota',
      params: { of: 7, rows: 3, freesAt: '2026-06-20T09:00:00.000Z' },
    })
    const tried = (await world.ledger('crossings.lookUp')).filter(l => 'refused' in (l.facts as object))
    expect(tried.filter(l => (l.facts as { reason: string }).reason === 'past:refusal.quota')).toHaveLength(4)
  })

  it('a refused look hands over nothing and costs nothing; the next hour gives again', async () => {
    expect((await leyla.get('/api/looks')).body.quota).toEqual({
      used: 6,
      of: 7,
      freesAt: '2026-06-20T09:00:00.000Z',
    })
    world.clock.set('2026-06-20T09:00:01.000Z')
    expect((await leyla.post('/api/looks', byName)).status).toBe(201)
  })

  it('every invariant holds after all this', async () => {
    await world.node.sequencer.tick()
    const query = world.query as Parameters<typeof checkInvariants>[0]['query']
    const broken = (await checkInvariants({ query, platform: world.platform })).filter(
      r => r.broken?.length && r.invariant.id !== 'I-08',
    )
    expect(broken.map(b => [b.invariant.id, b.broken])).toEqual([])
  })
})
