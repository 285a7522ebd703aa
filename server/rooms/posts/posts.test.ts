import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../contracts/ids.ts'
import { sessionKey } from '../../platform/sign-in.ts'
import { type TestApp, testApp } from '../../testing/app.ts'
import { authorityName, findSession, laneOf, mayCross, postOf } from './index.ts'
import { hire, hours, makeTrial, open, password, type Trial } from './trial.ts'

let t: TestApp
let trial: Trial
beforeAll(async () => {
  t = await testApp()
  trial = makeTrial(t)
})
afterAll(() => t?.close())

describe('the roster', () => {
  it('is published once, however often it is sent', async () => {
    const officer = await hire(t.platform, 'rostered')
    expect(await trial.rosterFor(officer, 'bilasuvar-foot-1', 1, 9)).toEqual({ published: 1 })
    expect(await trial.rosterFor(officer, 'bilasuvar-foot-1', 1, 9)).toEqual({ published: 0 })
  })
  it('is the shift leader’s, and each entry is in the line', async () => {
    const [leader, other] = [
      await trial.signedIn('rosterer', { duties: ['shift-leader'] }),
      await trial.signedIn('rosteree'),
    ]
    const from = t.platform.clock.now()
    const until = new Date(from.getTime() + hours(8)).toISOString()
    const entry = {
      officer: other.officer,
      lane: 'bilasuvar-foot-1',
      duty: 'first-line',
      from: from.toISOString(),
      until,
    }
    expect((await other.at.post('/rosters', { entries: [entry] })).status).toBe(403)
    expect((await leader.at.post('/rosters', { entries: [entry] })).body).toEqual({ published: 1 })
    const [row] = await t.query('select id, by from posts.roster where site = $1 and officer = $2', [
      'bilasuvar',
      other.officer,
    ])
    expect(row?.by).toBe(leader.officer)
    const published = (await trial.lines('posts.publishRoster')).filter(line => line.actor === leader.officer)
    expect(published.map(line => line.facts)).toEqual([{ entries: [row?.id] }])
    expect((await other.at.session()).roster).toMatchObject([{ lane: { id: 'bilasuvar-foot-1' }, until }])
  })
  it.each([
    ['an officer nobody knows', newId(), 'bilasuvar-foot-1', 'first-line', 'no-officer'],
    ['a lane of another place', undefined, 'astara-foot-1', 'first-line', 'lane-elsewhere'],
    ['a duty not held', undefined, 'bilasuvar-customs', 'customs', 'duty-not-held'],
    ['a duty not done there', undefined, 'bilasuvar-desk', 'first-line', 'duty-not-lane'],
  ] as const)('refuses %s', async (_name, unknown, lane, duty, reason) => {
    const officer = unknown ?? (await hire(t.platform, `refused.${reason.replaceAll('-', '.')}`))
    await expect(trial.rosterFor(officer, lane, 0, 8, duty)).rejects.toMatchObject({
      detail: { key: `posts:refusal.${reason}` },
    })
  })
  it('refuses an entry that ends before it begins', async () => {
    const officer = await hire(t.platform, 'backwards')
    await expect(trial.rosterFor(officer, 'bilasuvar-foot-1', 8, 0)).rejects.toMatchObject({
      detail: { key: 'posts:refusal.roster-times' },
    })
  })
})

describe('a shift', () => {
  it('opens until the roster’s end, gives duty, lane and instrument to the session, and ends', async () => {
    const { officer, at, workstation } = await trial.signedIn('opener', {
      duties: ['first-line', 'shift-leader'],
    })
    await trial.rosterFor(officer, 'bilasuvar-foot-2', -1, 7)
    expect((await at.session()).may).toContain('posts.publishRoster')
    const made = await at.post('/shifts', { ...open('bilasuvar-foot-2'), radiation: 'fails' })
    expect(made.body).toMatchObject({
      lane: { id: 'bilasuvar-foot-2' },
      duty: 'first-line',
      radiation: 'fails',
    })
    expect(made.body.until).toBe(new Date(t.platform.clock.now().getTime() + hours(7)).toISOString())
    const id = String(made.body.id)
    const [line] = await trial.lines('posts.openShift', id)
    expect(line).toMatchObject({
      actor: officer,
      post: 'bilasuvar',
      facts: { shift: id, lane: 'bilasuvar-foot-2', duty: 'first-line', radiation: 'fails', workstation },
    })
    const session = await at.session()
    expect(session.shift).toEqual(made.body)
    expect(session.roster[0]).toMatchObject({ lane: { id: 'bilasuvar-foot-2' }, duty: 'first-line' })
    expect(session.may).not.toContain('posts.publishRoster')
    const known = await findSession(t.platform)(sessionKey(at.token()))
    expect(known?.actor).toMatchObject({
      duty: 'first-line',
      shift: id,
      lane: 'bilasuvar-foot-2',
      facts: { radiation: 'fails' },
    })
    const { rows } = (await at.get('/on-duty')).body
    expect(rows).toContainEqual({
      officer,
      name: 'Officer opener',
      rank: session.officer.rank,
      duty: 'first-line',
      lane: session.shift?.lane.name,
      laneId: 'bilasuvar-foot-2',
      since: made.body.from,
      authority: 'border-guard',
    })

    expect((await at.post('/shifts/current/end', { note: 'quiet' })).body.shift).toBe(id)
    expect((await at.session()).shift).toBe(null)
    expect((await trial.lines('posts.endShift', id))[0]).toMatchObject({
      actor: officer,
      lane: 'bilasuvar-foot-2',
      facts: { noted: true },
    })
    expect((await at.post('/shifts/current/end')).why).toBe('posts:refusal.no-shift')
  })

  it('has its day in the post’s zone', async () => {
    const { officer, at } = await trial.signedIn('nightly')
    const before = t.platform.clock.now()
    const tomorrow = new Date(before.getTime() + hours(24)).toISOString().slice(0, 10)
    t.clock.set(new Date(`${tomorrow}T21:30:00Z`))
    await at.signIn('nightly', password)
    await trial.rosterFor(officer, 'bilasuvar-foot-2', -1, 3)
    const { id } = (await at.post('/shifts', open('bilasuvar-foot-2'))).body
    const [row] = await t.query('select day::text from posts.shift where site = $1 and id = $2', [
      'bilasuvar',
      id,
    ])
    expect(row?.day).toBe(new Date(before.getTime() + hours(48)).toISOString().slice(0, 10))
    await at.post('/shifts/current/end')
  })

  it('goes on through signing out and in, on the same workstation', async () => {
    const { officer, at } = await trial.signedIn('returning')
    await trial.rosterFor(officer, 'bilasuvar-foot-2', -1, 7)
    const { id } = (await at.post('/shifts', open('bilasuvar-foot-2'))).body
    await at.post('/session/end')
    await at.signIn('returning', password)
    expect((await at.session()).shift?.id).toBe(id)
    await at.post('/shifts/current/end')
  })

  it('is over when its time is over', async () => {
    const { officer, at } = await trial.signedIn('lateone')
    await trial.rosterFor(officer, 'bilasuvar-foot-2', -1, 1)
    await at.post('/shifts', open('bilasuvar-foot-2'))
    t.clock.advance(hours(1))
    expect((await at.session()).shift).toBe(null)
    expect((await at.post('/shifts', open('bilasuvar-foot-2'))).why).toBe('posts:refusal.not-rostered')
  })

  it('is one for each officer, and the refusal says where the other is', async () => {
    const { officer, at } = await trial.signedIn('doubled')
    await trial.rosterFor(officer, 'bilasuvar-foot-2', -1, 7)
    await trial.rosterFor(officer, 'bilasuvar-car-1', -1, 7)
    expect((await at.post('/shifts', open('bilasuvar-foot-2'))).status).toBe(201)
    const other = await trial.browser()
    await other.enrol('bilasuvar')
    await other.signIn('doubled', password)
    const answer = await other.post('/shifts', open('bilasuvar-car-1'))
    const lane = await laneOf(t.platform, 'bilasuvar-foot-2')
    expect(answer).toMatchObject({
      status: 409,
      why: 'posts:refusal.shift-open',
      params: { lane_en: lane?.name.en, workstation: 'trial bilasuvar' },
    })
    expect((await other.session()).shift).toBe(null)
    expect((await other.post('/shifts/current/end')).status).toBe(200)
    expect((await at.session()).shift).toBe(null)
    expect((await other.post('/shifts', open('bilasuvar-car-1'))).status).toBe(201)
    await other.post('/shifts/current/end')
  })

  it('… at another place too', async () => {
    const { officer, at } = await trial.signedIn('farflung')
    await trial.rosterFor(officer, 'bilasuvar-foot-2', -1, 7)
    await trial.rosterFor(officer, 'astara-foot-1', -1, 7, 'first-line', 'astara')
    expect((await at.post('/shifts', open('bilasuvar-foot-2'))).status).toBe(201)
    const there = await trial.browser()
    await there.enrol('astara')
    await there.signIn('farflung', password)
    expect((await there.post('/shifts', open('astara-foot-1'))).why).toBe('posts:refusal.shift-open')
    expect((await there.post('/shifts/current/end')).why).toBe('posts:refusal.no-shift')
    await at.post('/shifts/current/end')
    expect((await there.post('/shifts', open('astara-foot-1'))).status).toBe(201)
  })

  it('a booth has one officer; who it is stands in the list of those on duty, not in the refusal', async () => {
    const [first, second] = [await trial.signedIn('holder'), await trial.signedIn('waiter')]
    await trial.rosterFor(first.officer, 'bilasuvar-foot-2', -1, 7)
    await trial.rosterFor(second.officer, 'bilasuvar-foot-2', -1, 7)
    const both = await Promise.all([first, second].map(o => o.at.post('/shifts', open('bilasuvar-foot-2'))))
    const refused = both.find(answer => answer.status !== 201)
    expect(both.filter(answer => answer.status === 201)).toHaveLength(1)
    expect(refused?.why).toBe('posts:refusal.lane-held')
    expect(JSON.stringify(refused?.body)).not.toMatch(/Officer|holder|waiter/)
    for (const { at } of [first, second]) await at.post('/shifts/current/end')
  })

  it('of a colleague who went without ending it is ended by the shift leader, in words', async () => {
    const [gone, leader] = [
      await trial.signedIn('gone'),
      await trial.signedIn('leading', { duties: ['shift-leader'] }),
    ]
    await trial.rosterFor(gone.officer, 'bilasuvar-foot-2', -1, 7)
    const shift = String((await gone.at.post('/shifts', open('bilasuvar-foot-2'))).body.id)
    const relieve = () => leader.at.post(`/officers/${gone.officer}/relief`, { reason: 'went home' })
    expect((await relieve()).body.shift).toBe(shift)
    expect((await relieve()).why).toBe('posts:refusal.not-on-duty')
    expect((await gone.at.session()).shift).toBe(null)
    const [line] = await trial.lines('posts.relieveOfficer', shift)
    expect(line).toMatchObject({ actor: leader.officer, facts: { shift, officer: gone.officer } })
  })

  it('of a suspended officer is over with the suspension', async () => {
    const [out, chief] = [
      await trial.signedIn('suspended'),
      await trial.signedIn('suspender', { duties: ['administrator'] }),
    ]
    await trial.rosterFor(out.officer, 'bilasuvar-foot-2', -1, 7)
    const shift = (await out.at.post('/shifts', open('bilasuvar-foot-2'))).body.id
    await chief.at.post(`/officers/${out.officer}/suspension`, { reason: 'for the trial' })
    const [line] = await trial.lines('posts.suspendOfficer', out.officer)
    expect(line?.facts).toEqual({ officer: out.officer, shift })
    expect(JSON.stringify((await chief.at.get('/on-duty')).body)).not.toContain(out.officer)
  })

  it('a customs lane has room for more than one', async () => {
    for (const name of ['customs.one', 'customs.two']) {
      const { officer, at } = await trial.signedIn(name, { duties: ['customs'], authority: 'customs' })
      await trial.rosterFor(officer, 'bilasuvar-customs', -1, 7, 'customs')
      expect((await at.post('/shifts', open('bilasuvar-customs', 'customs'))).status).toBe(201)
    }
  })

  it.each([
    ['a lane at another place', open('astara-foot-1'), 'lane-elsewhere'],
    ['a lane nobody knows', open('no-such-lane'), 'lane-elsewhere'],
    ['a duty not held', open('bilasuvar-customs', 'customs'), 'duty-not-held'],
    ['a duty not done there', open('bilasuvar-desk'), 'duty-not-lane'],
    ['no roster entry', open('bilasuvar-foot-1'), 'not-rostered'],
  ])('is refused in words: %s', async (name, asked, reason) => {
    const { officer, at } = await trial.signedIn(`no.${reason.replaceAll('-', '.')}.${name.length}`)
    const answer = await at.post('/shifts', asked)
    expect([answer.status, answer.why]).toEqual([409, `posts:refusal.${reason}`])
    expect(
      await t.query('select 1 from posts.shift where site = $1 and officer = $2', ['bilasuvar', officer]),
    ).toEqual([])
  })

  it('rostered later, or elsewhere now: says when and where', async () => {
    const { officer, at } = await trial.signedIn('earlybird')
    await trial.rosterFor(officer, 'bilasuvar-foot-1', 2, 9)
    const later = await at.post('/shifts', open('bilasuvar-foot-1'))
    expect(later.why).toBe('posts:refusal.rostered-later')
    expect(later.params.from).toMatch(/^\d\d:\d\d$/)
    await trial.rosterFor(officer, 'bilasuvar-car-1', -1, 1)
    expect((await at.post('/shifts', open('bilasuvar-foot-1'))).why).toBe('posts:refusal.rostered-elsewhere')
  })
})

describe('on duty', () => {
  it('is told to colleagues of the same post only', async () => {
    const here = await trial.signedIn('localone')
    await trial.rosterFor(here.officer, 'bilasuvar-car-1', -1, 7)
    expect((await here.at.post('/shifts', open('bilasuvar-car-1'))).status).toBe(201)
    const there = await trial.signedIn('awayone', { site: 'astara' })
    const seen = async (who: Awaited<ReturnType<Trial['signedIn']>>) =>
      JSON.stringify((await who.at.get('/on-duty')).body)
    expect(await seen(here)).toContain(here.officer)
    expect(await seen(there)).not.toContain(here.officer)
    await here.at.post('/shifts/current/end')
    expect(await seen(here)).not.toContain(here.officer)
  })
})

describe('bad input', () => {
  it('a character that no text can keep is refused, and the code is not used up', async () => {
    const chief = await trial.signedIn('nulls', { duties: ['administrator'] })
    const { code } = (await chief.at.post('/workstation-codes')).body
    const at = await trial.browser()
    const answer = await at.post('/workstations', { code, label: 'a\u0000b' })
    expect([answer.status, answer.why]).toEqual([400, 'platform:problem.not-readable'])
    expect((await at.post('/workstations', { code, label: 'a b' })).status).toBe(201)
  })
  it('is answered in words and never breaks anything, whatever is sent', async () => {
    const { at } = await trial.signedIn('fuzzed')
    const addresses = [
      '/session',
      '/session/code',
      '/workstations',
      '/demonstration/workstations',
      '/shifts',
      '/rosters',
    ]
    const anything = fc.oneof(
      fc.object({ maxDepth: 2 }),
      fc.array(fc.anything({ maxDepth: 1 })),
      fc.dictionary(
        fc.constantFrom(
          'username',
          'password',
          'code',
          'label',
          'post',
          'lane',
          'duty',
          'radiation',
          'entries',
        ),
        fc.oneof(
          fc.string(),
          fc.integer(),
          fc.constant(null),
          fc.constant('\u0000'),
          fc.constant('x'.repeat(5000)),
        ),
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...addresses), anything, async (address, body) => {
        const answer = await at.post(address, JSON.parse(JSON.stringify(body)))
        expect(answer.status, JSON.stringify(body)).toBeGreaterThanOrEqual(400)
        expect(answer.status, JSON.stringify(body)).toBeLessThan(500)
      }),
      { numRuns: 150 },
    )
  })
})

describe('places and acts', () => {
  it('come from the blueprint', async () => {
    const { at } = await trial.signedIn('reader')
    const regime = (await at.get('/regime')).body
    expect(regime).toEqual((await at.session()).regime)
    expect((await postOf(t.platform, 'bilasuvar'))?.sites).toContain('bilasuvar')
    expect(await postOf(t.platform, 'nowhere')).toBeUndefined()
    expect((await authorityName(t.platform, 'unheard-of')).en).toBe('unheard-of')
  })
  it('answer what may cross by the set this node runs', async () => {
    const asked = {
      post: 'bilasuvar',
      class: 'foot',
      direction: 'entry',
      purpose: 'private',
      day: '2026-03-17',
    } as const
    const known = await mayCross(t.platform, { ...asked, nationality: 'IRN' })
    expect(known.open).toBe(known.row?.effect === 'open')
    expect(known.row).not.toBe(null)
    expect((await mayCross(t.platform, { ...asked, nationality: null })).open).toBe(false)
    expect((await mayCross(t.platform, { ...asked, post: 'nowhere', nationality: 'IRN' })).message.key).toBe(
      'posts:regime.no-act',
    )
  })
})
