import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../contracts/ids.ts'
import type { DutyName } from '../../../contracts/posts.ts'
import { perform } from '../../platform/action.ts'
import { nodeActor } from '../../platform/permissions.ts'
import { type TestApp, testApp } from '../../testing/app.ts'
import { makeTestApp } from '../../testing/node.ts'
import { authorityName, createOfficer, laneOf, mayCross, postOf, publishRoster } from './index.ts'
import { hire, openBrowser, password } from './trial.ts'

let t: TestApp
beforeAll(async () => {
  t = await testApp()
})
afterAll(() => t?.close())

const hours = (n: number) => n * 3_600_000
const browser = () => openBrowser(t.app, t.platform)
const lines = async (action: string, subject: string) =>
  (await t.ledger()).filter(l => l.action === action && l.subject === subject)

async function signedIn(username: string, given: Parameters<typeof hire>[2] = {}) {
  const officer = await hire(t.platform, username, given)
  const at = await browser()
  const workstation = await at.enrol(given.site ?? 'bilasuvar')
  expect((await at.signIn(username, password)).status).toBe(200)
  return { officer, at, workstation }
}

/** Publishes one entry: from and until in hours from now. */
const rosterFor = (
  officer: string,
  lane: string,
  from: number,
  until: number,
  duty: DutyName = 'first-line',
  site = 'bilasuvar',
) => {
  const now = t.platform.clock.now().getTime()
  const instant = (h: number) => new Date(now + hours(h)).toISOString()
  const entries = [{ officer, lane, duty, from: instant(from), until: instant(until) }]
  return perform(t.platform, publishRoster, nodeActor(site), newId(), { entries })
}

const open = (lane: string, duty: DutyName = 'first-line') => ({ lane, duty, radiation: 'works' })

describe('enrolling a workstation', () => {
  it('an administrator’s code works once, however it is typed, and is kept only as its hash', async () => {
    const chief = await signedIn('chief', { duties: ['administrator'] })
    const issued = await chief.at.post('/workstation-codes')
    const code = String(issued.body.code)
    const [first, second] = [await browser(), await browser()]
    const typed = code.replaceAll('-', ' ').toUpperCase()
    const made = await first.post('/workstations', { code: typed, label: 'booth one' })
    expect(made).toMatchObject({ status: 201, body: { label: 'booth one', site: 'bilasuvar' } })
    const again = await second.post('/workstations', { code, label: 'booth two' })
    expect([again.status, again.why]).toEqual([403, 'posts:refusal.wrong-code'])
    const [line] = await lines('posts.enrolWorkstation', String(made.body.id))
    expect(line).toMatchObject({ actor: 'node', facts: { workstation: made.body.id, by: chief.officer } })
    const kept = JSON.stringify([await t.query('select * from posts.enrolment_code'), await t.ledger()])
    expect(kept).not.toContain(code)
    expect((await first.get('/public/node')).body.workstation).toEqual(made.body)
    expect((await second.get('/public/node')).body.workstation).toBe(null)
  })

  it('two browsers with one code at the same instant: one gets in', async () => {
    const chief = await signedIn('chiefin', { duties: ['administrator'] })
    const { code } = (await chief.at.post('/workstation-codes')).body
    const both = [await browser(), await browser()]
    const answers = await Promise.all(both.map(b => b.post('/workstations', { code, label: 'either' })))
    expect(answers.map(a => a.status).sort()).toEqual([201, 403])
  })

  it('after an hour the code is over', async () => {
    const chief = await signedIn('chiefly', { duties: ['administrator'] })
    const { code } = (await chief.at.post('/workstation-codes')).body
    t.clock.advance(hours(1))
    expect((await (await browser()).post('/workstations', { code, label: 'late' })).why).toBe(
      'posts:refusal.wrong-code',
    )
  })

  it('a browser is one workstation: a second code is refused and not used up', async () => {
    const chief = await signedIn('chiefest', { duties: ['administrator'] })
    const { code } = (await chief.at.post('/workstation-codes')).body
    expect((await chief.at.post('/workstations', { code, label: 'again' })).why).toBe(
      'posts:refusal.already-enrolled',
    )
    expect((await (await browser()).post('/workstations', { code, label: 'other' })).status).toBe(201)
  })

  it('a code is for the own post', async () => {
    const chief = await signedIn('chiefess', { duties: ['administrator'] })
    const answer = await chief.at.post('/workstation-codes', { site: 'astara' })
    expect(answer.why).toBe('posts:refusal.other-post')
  })

  it('who is no administrator may not, and the trying is recorded', async () => {
    const { officer, at } = await signedIn('notchief')
    expect((await at.post('/workstation-codes')).status).toBe(403)
    const [line] = (await t.ledger()).filter(l => l.action === 'posts.issueCode' && l.actor === officer)
    expect(line?.facts).toMatchObject({ refused: 'not-permitted' })
  })

  it('an administrator ends a workstation of the own place, once', async () => {
    const chief = await signedIn('chieftain', { duties: ['administrator'] })
    const [near, far] = [await browser(), await browser()]
    const [here, there] = [await near.enrol('bilasuvar'), await far.enrol('astara')]
    const end = (id: string) => chief.at.post(`/workstations/${id}/retirement`, { reason: 'for the trial' })
    expect((await end(here)).status).toBe(201)
    expect((await end(here)).why).toBe('posts:refusal.already-retired')
    expect((await end(there)).why).toBe('posts:refusal.no-workstation')
    expect(await lines('posts.retireWorkstation', here)).toHaveLength(1)
    expect((await near.get('/public/node')).body.workstation).toBe(null)
  })
})

describe('what a node says before anybody signs in', () => {
  it('serve: says no names, and has no way in without a code', async () => {
    const serving = await makeTestApp({ ownerUrl: t.ownerUrl, appUrl: t.appUrl, mode: 'serve' })
    try {
      const at = await openBrowser(serving.http.app, serving.platform)
      expect((await at.get('/public/node')).body).toMatchObject({ mode: 'serve', people: [] })
      expect((await at.post('/demonstration/workstations', { post: 'bilasuvar' })).status).toBe(404)
    } finally {
      await serving.close()
    }
  })
  it('demonstration: enrols this browser at once, moves it, and says whom to be', async () => {
    await hire(t.platform, 'newcomer', { secondFactor: true })
    const at = await browser()
    const first = await at.post('/demonstration/workstations', { post: 'bilasuvar' })
    expect(first).toMatchObject({ status: 201, body: { site: 'bilasuvar' } })
    expect((await at.post('/demonstration/workstations', { site: 'bilasuvar' })).body).toEqual(first.body)
    const moved = await at.post('/demonstration/workstations', { site: 'baku', label: 'head office' })
    expect(moved.body).toMatchObject({ site: 'baku', label: 'head office' })
    expect((await at.post('/demonstration/workstations', { post: 'nowhere' })).why).toBe(
      'posts:refusal.no-place',
    )
    expect((await at.post('/demonstration/workstations', {})).status).toBe(400)
    const { people, workstation } = (await at.get('/public/node')).body
    expect(workstation).toEqual(moved.body)
    expect(people).toContainEqual({
      username: 'newcomer',
      duty: 'first-line',
      post: 'bilasuvar',
      secondFactor: true,
    })
  })
})

describe('officers', () => {
  it('a name is used once', async () => {
    await hire(t.platform, 'onlyone')
    await expect(hire(t.platform, 'onlyone')).rejects.toMatchObject({
      detail: { key: 'posts:refusal.name-taken' },
    })
  })
  it('who may not make officers makes no sign-in either', async () => {
    const actor = { ...nodeActor('bilasuvar'), id: newId(), duty: 'auditor' as const, workstation: newId() }
    const rank = { az: 'x', en: 'x', ru: 'x', fa: 'x' }
    const asked = {
      username: 'ghost',
      name: 'Ghost',
      rank,
      authority: 'border-guard',
      unit: 'x',
      site: 'bilasuvar',
    }
    const making = createOfficer(t.platform, actor, {
      ...asked,
      duties: ['auditor'],
      secondFactor: false,
      password,
    })
    await expect(making).rejects.toMatchObject({ type: 'not-permitted' })
    expect(await t.query(`select 1 from sign_in."user" where username = 'ghost'`)).toEqual([])
  })
  it('nobody suspends themselves', async () => {
    const { officer, at } = await signedIn('lonely', { duties: ['administrator'] })
    const answer = await at.post(`/officers/${officer}/suspension`, { reason: 'for the trial' })
    expect([answer.status, answer.why]).toEqual([403, 'posts:refusal.suspend-yourself'])
  })
})

describe('the roster', () => {
  it('is published once, however often it is sent', async () => {
    const officer = await hire(t.platform, 'rostered')
    expect(await rosterFor(officer, 'bilasuvar-foot-1', 1, 9)).toEqual({ published: 1 })
    expect(await rosterFor(officer, 'bilasuvar-foot-1', 1, 9)).toEqual({ published: 0 })
  })
  it.each([
    ['an officer nobody knows', newId(), 'bilasuvar-foot-1', 'first-line', 'no-officer'],
    ['a lane of another place', undefined, 'astara-foot-1', 'first-line', 'lane-elsewhere'],
    ['a duty not held', undefined, 'bilasuvar-customs', 'customs', 'duty-not-held'],
    ['a duty not done there', undefined, 'bilasuvar-desk', 'first-line', 'duty-not-lane'],
  ] as const)('refuses %s', async (_name, unknown, lane, duty, reason) => {
    const officer = unknown ?? (await hire(t.platform, `refused.${reason.replaceAll('-', '.')}`))
    await expect(rosterFor(officer, lane, 0, 8, duty)).rejects.toMatchObject({
      detail: { key: `posts:refusal.${reason}` },
    })
  })
  it('refuses an entry that ends before it begins', async () => {
    const officer = await hire(t.platform, 'backwards')
    await expect(rosterFor(officer, 'bilasuvar-foot-1', 8, 0)).rejects.toMatchObject({
      detail: { key: 'posts:refusal.roster-times' },
    })
  })
})

describe('a shift', () => {
  it('opens until the roster’s end, gives duty, lane and instrument to the session, and ends', async () => {
    const { officer, at, workstation } = await signedIn('opener', { duties: ['first-line', 'shift-leader'] })
    await rosterFor(officer, 'bilasuvar-foot-2', -1, 7)
    expect((await at.session()).may).toContain('posts.publishRoster')
    const made = await at.post('/shifts', { ...open('bilasuvar-foot-2'), radiation: 'fails' })
    expect(made.body).toMatchObject({
      lane: { id: 'bilasuvar-foot-2' },
      duty: 'first-line',
      radiation: 'fails',
    })
    expect(made.body.until).toBe(new Date(t.platform.clock.now().getTime() + hours(7)).toISOString())
    const id = String(made.body.id)
    const [line] = await lines('posts.openShift', id)
    expect(line).toMatchObject({
      actor: officer,
      post: 'bilasuvar',
      facts: { shift: id, lane: 'bilasuvar-foot-2', duty: 'first-line', radiation: 'fails', workstation },
    })
    const session = await at.session()
    expect(session.shift).toEqual(made.body)
    expect(session.roster[0]).toMatchObject({ lane: { id: 'bilasuvar-foot-2' }, duty: 'first-line' })
    expect(session.may).not.toContain('posts.publishRoster')
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
    expect((await lines('posts.endShift', id))[0]).toMatchObject({
      actor: officer,
      lane: 'bilasuvar-foot-2',
      facts: { noted: true },
    })
    expect((await at.post('/shifts/current/end')).why).toBe('posts:refusal.no-shift')
  })

  it('has its day in the post’s zone', async () => {
    const { officer, at } = await signedIn('nightly')
    const before = t.platform.clock.now()
    const tomorrow = new Date(before.getTime() + hours(24)).toISOString().slice(0, 10)
    t.clock.set(new Date(`${tomorrow}T21:30:00Z`))
    await at.signIn('nightly', password)
    await rosterFor(officer, 'bilasuvar-foot-2', -1, 3)
    const { id } = (await at.post('/shifts', open('bilasuvar-foot-2'))).body
    const [row] = await t.query('select day::text from posts.shift where site = $1 and id = $2', [
      'bilasuvar',
      id,
    ])
    expect(row?.day).toBe(new Date(before.getTime() + hours(48)).toISOString().slice(0, 10))
    await at.post('/shifts/current/end')
  })

  it('goes on through signing out and in, on the same workstation', async () => {
    const { officer, at } = await signedIn('returning')
    await rosterFor(officer, 'bilasuvar-foot-2', -1, 7)
    const { id } = (await at.post('/shifts', open('bilasuvar-foot-2'))).body
    await at.post('/session/end')
    await at.signIn('returning', password)
    expect((await at.session()).shift?.id).toBe(id)
    await at.post('/shifts/current/end')
  })

  it('is over when its time is over', async () => {
    const { officer, at } = await signedIn('lateone')
    await rosterFor(officer, 'bilasuvar-foot-2', -1, 1)
    await at.post('/shifts', open('bilasuvar-foot-2'))
    t.clock.advance(hours(1))
    expect((await at.session()).shift).toBe(null)
    expect((await at.post('/shifts', open('bilasuvar-foot-2'))).why).toBe('posts:refusal.not-rostered')
  })

  it('is one for each officer, and the refusal says where the other is', async () => {
    const { officer, at } = await signedIn('doubled')
    await rosterFor(officer, 'bilasuvar-foot-2', -1, 7)
    await rosterFor(officer, 'bilasuvar-car-1', -1, 7)
    expect((await at.post('/shifts', open('bilasuvar-foot-2'))).status).toBe(201)
    const other = await browser()
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
    await at.post('/shifts/current/end')
    expect((await other.post('/shifts', open('bilasuvar-car-1'))).status).toBe(201)
    await other.post('/shifts/current/end')
  })

  it('a booth has one officer; who it is stands in the list of those on duty, not in the refusal', async () => {
    const [first, second] = [await signedIn('holder'), await signedIn('waiter')]
    await rosterFor(first.officer, 'bilasuvar-foot-2', -1, 7)
    await rosterFor(second.officer, 'bilasuvar-foot-2', -1, 7)
    const both = await Promise.all([first, second].map(o => o.at.post('/shifts', open('bilasuvar-foot-2'))))
    const refused = both.find(answer => answer.status !== 201)
    expect(both.filter(answer => answer.status === 201)).toHaveLength(1)
    expect(refused?.why).toBe('posts:refusal.lane-held')
    expect(JSON.stringify(refused?.body)).not.toMatch(/Officer|holder|waiter/)
    for (const { at } of [first, second]) await at.post('/shifts/current/end')
  })

  it('a customs lane has room for more than one', async () => {
    for (const name of ['customs.one', 'customs.two']) {
      const { officer, at } = await signedIn(name, { duties: ['customs'], authority: 'customs' })
      await rosterFor(officer, 'bilasuvar-customs', -1, 7, 'customs')
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
    const { officer, at } = await signedIn(`no.${reason.replaceAll('-', '.')}.${name.length}`)
    const answer = await at.post('/shifts', asked)
    expect([answer.status, answer.why]).toEqual([409, `posts:refusal.${reason}`])
    expect(
      await t.query('select 1 from posts.shift where site = $1 and officer = $2', ['bilasuvar', officer]),
    ).toEqual([])
  })

  it('rostered later, or elsewhere now: says when and where', async () => {
    const { officer, at } = await signedIn('earlybird')
    await rosterFor(officer, 'bilasuvar-foot-1', 2, 9)
    const later = await at.post('/shifts', open('bilasuvar-foot-1'))
    expect(later.why).toBe('posts:refusal.rostered-later')
    expect(later.params.from).toMatch(/^\d\d:\d\d$/)
    await rosterFor(officer, 'bilasuvar-car-1', -1, 1)
    expect((await at.post('/shifts', open('bilasuvar-foot-1'))).why).toBe('posts:refusal.rostered-elsewhere')
  })
})

describe('on duty', () => {
  it('is told to colleagues of the same post only', async () => {
    const here = await signedIn('localone')
    await rosterFor(here.officer, 'bilasuvar-car-1', -1, 7)
    expect((await here.at.post('/shifts', open('bilasuvar-car-1'))).status).toBe(201)
    const there = await signedIn('awayone', { site: 'astara' })
    const seen = async (who: typeof here) => JSON.stringify((await who.at.get('/on-duty')).body)
    expect(await seen(here)).toContain(here.officer)
    expect(await seen(there)).not.toContain(here.officer)
    await here.at.post('/shifts/current/end')
    expect(await seen(here)).not.toContain(here.officer)
  })
})

describe('places and acts', () => {
  it('come from the blueprint', async () => {
    const { at } = await signedIn('reader')
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
