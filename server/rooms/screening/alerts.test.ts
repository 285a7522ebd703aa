import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../contracts/ids.ts'
import type { Actor } from '../../platform/permissions.ts'
import { type Client, type TestApp, testApp } from '../../testing/app.ts'
import { invariants } from '../../testing/invariants/index.ts'
import { actorOf, ask, person } from './testing/asks.ts'
import { learnTime } from './trusted-time.ts'

let app: TestApp
let nigar: Client
let ceyhun: Client
let ulviyya: Client
let kamran: Client
let leyla: Client
let officer: Actor

beforeAll(async () => {
  app = await testApp()
  officer = actorOf(await app.as('aysel', { lane: 'bilasuvar-foot-1' }))
  kamran = await app.as('kamran', { lane: 'bilasuvar-second' })
  leyla = await app.as('leyla', { lane: 'bilasuvar-desk', duty: 'shift-leader' })
  nigar = await app.as('nigar')
  ceyhun = await app.as('ceyhun')
  ulviyya = await app.as('ulviyya')
})
afterAll(() => app.close())

const content = (names: string[], also: object = {}) => ({
  subject: { kind: 'person', names, birthDate: '1980-02-02', nationality: 'IRN', sex: 'F', documents: [] },
  purpose: 'missing',
  reference: 'Case 77',
  instruction: 'Call the duty desk, let nobody wait alone',
  contact: '+994 12 000 00 00',
  from: '2026-03-01',
  until: '2026-06-30',
  ...also,
})
const reason = 'Order of the search office, planted-ground'
const traveller = (name: string) => person(app.platform, [name], { birthDate: '1980-02-02', sex: 'F' })
const stateOf = async (name: string) => (await ask(app.platform, officer, [traveller(name)])).state
const answer = (client: Client, proposal: string, said: 'approved' | 'declined', why?: string) =>
  client.post(`/api/alert-proposals/${proposal}/answers`, { answer: said, ...(why && { reason: why }) })

/** An alert in force: proposed by the head office, approved by the search office. */
async function live(names: string[], also: object = {}): Promise<string> {
  const proposed = await nigar.post('/api/alerts', { ...content(names, also), reason })
  expect(proposed.status).toBe(201)
  expect((await answer(ceyhun, proposed.body.proposal, 'approved')).status).toBe(201)
  return proposed.body.alert
}
const change = (client: Client, alert: string, version: number, next: object | null) =>
  client.post(`/api/alerts/${alert}/proposals`, { version, content: next, reason: 'Changed by order 78' })

describe('proposal by one unit, approval by another (I-22)', () => {
  test('asked from the approval on, until the end of the last day at the post', async () => {
    const until = { from: '2026-03-01', until: '2026-03-18' }
    const { proposal } = (
      await nigar.post('/api/alerts', { ...content(['Qalandria Vestomirzad'], until), reason })
    ).body
    expect(await stateOf('QALANDRIA VESTOMIRZAD')).toBe('no-hit')
    expect((await answer(nigar, proposal, 'approved')).body.detail.key).toBe('platform:refusal.own-proposal')
    expect((await nigar.get('/api/alerts')).body.waiting).toContainEqual(
      expect.objectContaining({ proposal, notMine: 'platform:refusal.own-proposal' }),
    )
    expect((await ceyhun.get('/api/alerts')).body.waiting).toContainEqual(
      expect.objectContaining({ proposal, notMine: null, approvals: { has: 0, needs: 1 } }),
    )
    const opened = await ceyhun.get(`/api/alert-proposals/${proposal}`)
    expect(opened.body).toMatchObject({ before: null, reason, content: { reference: 'Case 77' } })
    expect((await answer(ceyhun, proposal, 'approved')).body.version).toMatch(/-7/)
    const screened = await ask(app.platform, officer, [traveller('QALANDRIA VESTOMIRZAD')])
    expect(screened.state).toBe('hit')
    const hit = await kamran.get(`/api/hits/${screened.subjects[0]?.hits[0]?.id}`)
    expect(hit.body.source).toMatchObject({
      kind: 'alert',
      purpose: 'missing',
      reference: 'Case 77',
      instruction: 'Call the duty desk, let nobody wait alone',
      contact: '+994 12 000 00 00',
    })
    app.clock.set('2026-03-18T19:30:00Z') // 23:30 at the post
    expect(await stateOf('QALANDRIA VESTOMIRZAD')).toBe('hit')
    app.clock.set('2026-03-18T20:30:00Z') // the day after
    expect(await stateOf('QALANDRIA VESTOMIRZAD')).toBe('no-hit')
    app.clock.set('2026-03-17T07:00:00Z')
    expect((await answer(ulviyya, proposal, 'declined', 'Too late')).status).toBe(409)
  })

  test('a declined one is never asked, and a reason is given; one taken back neither', async () => {
    const declined = (await nigar.post('/api/alerts', { ...content(['Umbrelda Skarvonit']), reason })).body
    expect((await answer(ceyhun, declined.proposal, 'declined')).body.detail.key).toBe(
      'screening:refusal.reason-needed',
    )
    expect((await answer(ceyhun, declined.proposal, 'declined', 'No basis')).body.version).toBeNull()
    const back = (await nigar.post('/api/alerts', { ...content(['Umbrelda Skarvonit']), reason })).body
    expect((await ceyhun.post(`/api/alert-proposals/${back.proposal}/withdrawal`)).status).toBe(404)
    expect((await nigar.post(`/api/alert-proposals/${back.proposal}/withdrawal`)).status).toBe(200)
    expect((await answer(ceyhun, back.proposal, 'approved')).status).toBe(409)
    expect(await stateOf('UMBRELDA SKARVONIT')).toBe('no-hit')
  })

  test('second line proposes at its post, the shift leader approves there', async () => {
    const { proposal } = (await kamran.post('/api/alerts', { ...content(['Perunelda Voskramit']), reason }))
      .body
    expect((await answer(kamran, proposal, 'approved')).status).toBe(403)
    expect((await answer(leyla, proposal, 'approved')).status).toBe(201)
    expect(await stateOf('PERUNELDA VOSKRAMIT')).toBe('hit')
    expect((await kamran.get('/api/alerts')).status).toBe(403)
  })

  test.each([
    ['ends before it begins', { until: '2026-02-01' }, 'ends-before'],
    ['a contact that nobody can call', { contact: 'room 12' }, 'no-telephone'],
    ['a person who is lost or stolen', { purpose: 'lost-or-stolen' }, 'other-purpose'],
  ])('%s: refused, with what to do', async (_name, also, why) => {
    const { status, body } = await nigar.post('/api/alerts', { ...content(['A B'], also), reason })
    expect([status, body.detail.key]).toEqual([409, `screening:refusal.${why}`])
  })
})

describe('versions only append; what takes away has two approvers and a notice (I-23)', () => {
  test('prolonging takes one approval and keeps the version before', async () => {
    const alert = await live(['Zarunelda Miskavor'])
    const longer = content(['Zarunelda Miskavor'], { until: '2026-12-31' })
    const { proposal } = (
      await nigar.post(`/api/alerts/${alert}/proposals`, { version: 1, content: longer, reason })
    ).body
    expect((await answer(ceyhun, proposal, 'approved')).body.version).not.toBeNull()
    const { body } = await nigar.get(`/api/alerts/${alert}`)
    expect(body.versions).toMatchObject([
      { number: 2, effects: ['prolonged'], reason, content: { until: '2026-12-31' } },
      { number: 1, effects: [], content: { until: '2026-06-30' } },
    ])
    expect(body.people[ceyhun.session.officer.id]).toMatchObject({ unit: 'search-office' })
    expect((await nigar.get('/api/alerts')).body.notices).toEqual([])
  })

  test('shortening stands after the second approval, and the owner is told until somebody of the unit has seen it', async () => {
    const alert = await live(['Oranzola Tepkirud'])
    const shorter = content(['Oranzola Tepkirud'], { until: '2026-03-20' })
    const { proposal } = (
      await ceyhun.post(`/api/alerts/${alert}/proposals`, { version: 1, content: shorter, reason })
    ).body
    expect((await answer(nigar, proposal, 'approved')).body.version).toBeNull()
    expect((await nigar.get(`/api/alerts/${alert}`)).body).toMatchObject({
      row: { number: 1, until: '2026-06-30' },
      waiting: [{ effects: ['shortened'], approvals: { has: 1, needs: 2 } }],
    })
    expect((await answer(nigar, proposal, 'approved')).body.detail.key).toBe(
      'screening:refusal.approved-already',
    )
    expect((await answer(ulviyya, proposal, 'approved')).body.version).not.toBeNull()
    expect((await nigar.get(`/api/alerts/${alert}`)).body.versions[0]).toMatchObject({
      number: 2,
      proposedBy: ceyhun.session.officer.id,
      approvedBy: [nigar.session.officer.id, ulviyya.session.officer.id],
    })
    expect((await ceyhun.get('/api/alerts')).body.notices).toEqual([])
    const [notice] = (await nigar.get('/api/alerts')).body.notices
    expect(notice).toMatchObject({ alert, effects: ['shortened'], number: 2 })
    const seen = { site: notice.site }
    expect((await ceyhun.post(`/api/alert-notices/${notice.id}/seen`, seen)).status).toBe(404)
    expect((await nigar.post(`/api/alert-notices/${notice.id}/seen`, seen)).status).toBe(200)
    expect((await nigar.get('/api/alerts')).body.notices).toEqual([])
  })

  test('withdrawn by three, it is asked no more and changed no more', async () => {
    const alert = await live(['Kvarimel Udzhanost'])
    expect(await stateOf('KVARIMEL UDZHANOST')).toBe('hit')
    const { proposal } = (await change(nigar, alert, 1, null)).body
    await answer(ceyhun, proposal, 'approved')
    expect(await stateOf('KVARIMEL UDZHANOST')).toBe('hit')
    await answer(ulviyya, proposal, 'approved')
    expect(await stateOf('KVARIMEL UDZHANOST')).toBe('no-hit')
    expect((await change(nigar, alert, 2, content(['Kvarimel Udzhanost']))).body.detail.key).toBe(
      'screening:refusal.alert-withdrawn',
    )
    expect((await nigar.get(`/api/alerts/${alert}`)).body.row.state).toBe('withdrawn')
    expect((await nigar.get('/api/alerts?show=ended')).body.rows).toContainEqual(
      expect.objectContaining({ alert }),
    )
  })

  test('who changed it meanwhile is named, at the proposal and at the approval (412)', async () => {
    const alert = await live(['Ilzamira Druvekov'])
    const longer = (until: string) => content(['Ilzamira Druvekov'], { until })
    const first = (await change(nigar, alert, 1, longer('2026-08-01'))).body
    const second = (await change(ulviyya, alert, 1, longer('2026-09-01'))).body
    await answer(ceyhun, first.proposal, 'approved')
    for (const late of [
      await answer(ceyhun, second.proposal, 'approved'),
      await change(ulviyya, alert, 1, longer('2026-10-01')),
    ])
      expect(late).toMatchObject({
        status: 412,
        body: {
          detail: {
            key: 'screening:refusal.alert-changed',
            params: { by: nigar.session.officer.name, number: 2 },
          },
        },
      })
    expect((await change(nigar, alert, 2, longer('2026-08-01'))).body.detail.key).toBe(
      'screening:refusal.nothing-changed',
    )
  })

  test('two who give the last approval at once: one stands', async () => {
    const alert = await live(['Brosvinta Kelmaduz'])
    const { proposal } = (
      await change(nigar, alert, 1, content(['Brosvinta Kelmaduz'], { until: '2026-09-01' }))
    ).body
    const both = await Promise.all([ceyhun, ulviyya].map(c => answer(c, proposal, 'approved')))
    expect(both.map(a => a.status).sort()).toEqual([201, 409])
  })

  test('the database itself takes no version with one approver less, none changed, none deleted', async () => {
    const insert = (takes: boolean, also: string | null) =>
      app.query(
        `insert into screening.alert_version (id, alert, number, state, subject, owner, purpose, reference, valid_from, valid_until, at,
           proposed_by, approved_by, key_site, sealed, takes_away, also_approved_by)
         select $1, alert, 99, state, subject, owner, purpose, reference, valid_from, valid_until, at, 'a', 'b', key_site, sealed, $2, $3
           from screening.alert_version limit 1`,
        [newId(), takes, also],
      )
    await expect(insert(true, null)).rejects.toThrow(/two_approvers/)
    await expect(insert(true, 'b')).rejects.toThrow(/two_approvers/)
    await expect(insert(true, 'a')).rejects.toThrow(/two_approvers/)
    await expect(app.query(`update screening.alert_version set valid_until = '2026-03-02'`)).rejects.toThrow()
    await expect(app.query('delete from screening.alert_version')).rejects.toThrow()
  })

  test('verify finds a shortening that nobody was told of', async () => {
    const check = invariants.find(i => i.id === 'I-23')?.check
    const holds = async () =>
      await check?.({ query: (t, v) => app.query(t, v) as never, platform: app.platform })
    expect(await holds()).toEqual([])
    await app.query('alter table screening.alert_notice disable trigger all')
    await app.query('delete from screening.alert_notice')
    await app.query('alter table screening.alert_notice enable trigger all')
    expect(await holds()).not.toEqual([])
  })
})

describe('an alert opened', () => {
  test('says at which posts it is asked, as far as this node knows', async () => {
    const alert = await live(['Tymbrelko Asvanidor'])
    const { coverage, refreshedAt } = (await nigar.get(`/api/alerts/${alert}`)).body
    const at = (post: string) => coverage.find((c: { post: string }) => c.post === post)
    expect(at('bilasuvar')).toMatchObject({ state: 'asked', since: expect.any(String) })
    expect(at('culfa')).toMatchObject({ state: 'unheard', since: null })
    expect(refreshedAt).toBe(app.clock.now().toISOString())
  })

  test('prints what the duty office needs, each time with a line', async () => {
    const alert = await live(['Vorsanika Eldrupat'])
    const { body } = await nigar.get(`/api/alerts/${alert}/sheet`)
    expect(Object.keys(body).sort()).toEqual(['at', 'content', 'number', 'owner'])
    expect((await app.ledger('screening.printAlert')).at(-1)?.facts).toEqual({ alert, number: 1 })
  })

  test('is found by its reference, by how it stands, and by no name', async () => {
    await live(['Halvorine Psekunta'], { reference: 'Case ZZ-411', until: '2026-03-31' })
    const found = async (query: string) => (await nigar.get(`/api/alerts?${query}`)).body.rows
    expect(await found('reference=zz-4')).toMatchObject([{ reference: 'Case ZZ-411', state: 'ending' }])
    expect(await found('show=ending&reference=zz-4')).toHaveLength(1)
    expect(await found('show=ended&reference=zz-4')).toHaveLength(0)
    expect(await found('reference=psekunta')).toHaveLength(0)
  })
})

describe('expiry is judged against the highest trusted time seen (I-37)', () => {
  test('a node started anew with its clock set back revives nothing', async () => {
    const alert = await live(['Gramelisa Totchevur'], { until: '2026-03-25' })
    const before = app.clock.now()
    app.clock.set('2026-03-27T06:00:00Z')
    expect(await stateOf('GRAMELISA TOTCHEVUR')).toBe('no-hit')
    await expect
      .poll(
        async () =>
          (await app.query(`select max(at) >= '2026-03-27' as signed from platform.checkpoint`))[0]?.signed,
        { timeout: 10_000 },
      )
      .toBe(true)
    app.clock.set(before)
    expect(await stateOf('GRAMELISA TOTCHEVUR')).toBe('hit') // this node has not been started anew
    await learnTime(app.platform)
    expect(await stateOf('GRAMELISA TOTCHEVUR')).toBe('no-hit')
    expect((await nigar.get(`/api/alerts/${alert}`)).body.row.state).toBe('ended')
  })
})
