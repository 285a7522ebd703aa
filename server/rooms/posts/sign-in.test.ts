import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newId } from '../../../contracts/ids.ts'
import { perform } from '../../platform/action.ts'
import { nodeActor } from '../../platform/permissions.ts'
import { sessionKey } from '../../platform/sign-in.ts'
import { type TestApp, testApp } from '../../testing/app.ts'
import { retireWorkstation } from './actions/workstations.ts'
import { findSession } from './index.ts'
import { type Browser, hire, makeTrial, password, type Trial } from './trial.ts'

let t: TestApp
let trial: Trial
beforeAll(async () => {
  t = await testApp()
  trial = makeTrial(t)
})
afterAll(() => t?.close())

const minutes = (n: number) => n * 60_000

describe('signing in', () => {
  it('with a password: session, cookie, one ledger line by the officer, no secret kept', async () => {
    const { officer, at, workstation } = await trial.signedIn('vaqif')
    const session = await at.session()
    expect(session.officer).toMatchObject({ id: officer, name: 'Officer vaqif', duties: ['first-line'] })
    expect(session).toMatchObject({
      workstation: { id: workstation },
      site: 'bilasuvar',
      post: { id: 'bilasuvar' },
      shift: null,
    })
    expect(session.may).toContain('posts.openShift')
    expect(session.may).not.toContain('posts.issueCode')
    const [line, ...more] = await trial.lines('posts.signIn', officer)
    expect(more).toEqual([])
    expect(line).toMatchObject({
      actor: officer,
      site: 'bilasuvar',
      post: 'bilasuvar',
      facts: { workstation },
    })
    const [row] = await t.query('select * from platform.session where officer = $1', [officer])
    expect(row).toMatchObject({
      token_hash: sessionKey(at.token()),
      site: 'bilasuvar',
      workstation,
      closed_at: null,
    })
  })

  it('with a second factor: no session before the code, one after', async () => {
    const officer = await hire(t.platform, 'zeynab', { secondFactor: true })
    const at = await trial.browser()
    await at.enrol('bilasuvar')
    expect((await at.signIn('zeynab', password)).body).toEqual({ state: 'code-needed', ath: null })
    expect((await at.get('/session')).status).toBe(401)
    expect(await trial.lines('posts.signIn', officer)).toEqual([])

    const right = await t.platform.signIn.currentCode('zeynab')
    const wrong = right === '000000' ? '000001' : '000000'
    expect((await at.post('/session/code', { code: wrong })).status).toBe(401)
    const [line] = (await trial.lines('posts.refuseSignIn')).slice(-1)
    expect(line?.facts).toMatchObject({ step: 'code', reason: 'wrong' })

    const answer = await at.post('/session/code', { code: right })
    expect(answer.body.state).toBe('signed-in')
    expect((await at.session()).ath).toBe(answer.body.ath)
    expect(await trial.lines('posts.signIn', officer)).toHaveLength(1)
  })

  it('a code is good once: whoever saw it typed cannot use it again (RFC 6238 §5.2)', async () => {
    await hire(t.platform, 'durna', { secondFactor: true })
    const [first, second] = [await trial.browser(), await trial.browser()]
    await first.enrol('bilasuvar')
    const workstation = await second.enrol('bilasuvar')
    await first.signIn('durna', password)
    await second.signIn('durna', password)
    const code = await t.platform.signIn.currentCode('durna')
    expect((await first.post('/session/code', { code })).body.state).toBe('signed-in')
    const again = await second.post('/session/code', { code })
    expect([again.status, again.why]).toEqual([401, 'posts:refusal.code-used'])
    expect((await second.get('/session')).status).toBe(401)
    const tried = (await trial.lines('posts.refuseSignIn')).filter(l => l.actor === workstation)
    expect(tried.map(l => l.facts)).toMatchObject([{ step: 'code', reason: 'code-used' }])
  })

  it('nobody tries the code of another under their own name', async () => {
    const officer = await hire(t.platform, 'lala', { secondFactor: true })
    await hire(t.platform, 'anar', { secondFactor: true })
    const at = await trial.browser()
    await at.enrol('bilasuvar')
    await at.signIn('anar', password)
    const own = at.cookies.get('sarhad.step') ?? ''
    await at.signIn('lala', password)
    at.cookies.set('sarhad.step', own)
    const answer = await at.post('/session/code', { code: await t.platform.signIn.currentCode('lala') })
    expect([answer.status, answer.why]).toEqual([401, 'platform:problem.wrong-sign-in'])
    at.cookies.delete('sarhad.step')
    expect((await at.get('/session')).status).toBe(401)
    expect(await trial.lines('posts.signIn', officer)).toEqual([])
  })

  it('the code is good only on the workstation where the password was given', async () => {
    await hire(t.platform, 'mahir', { secondFactor: true })
    const [first, second] = [await trial.browser(), await trial.browser()]
    await first.enrol('bilasuvar')
    await second.enrol('bilasuvar')
    await first.signIn('mahir', password)
    for (const [name, value] of first.cookies) second.cookies.set(name, value)
    const answer = await second.post('/session/code', { code: await t.platform.signIn.currentCode('mahir') })
    expect([answer.status, answer.why]).toEqual([401, 'posts:refusal.password-first'])
  })

  it('a wrong password: one answer, a line by the workstation, the name only as a keyed hash', async () => {
    await hire(t.platform, 'plantedname')
    const at = await trial.browser()
    const workstation = await at.enrol('bilasuvar')
    const wrong = await at.signIn('plantedname', 'planted-wrong-password')
    const unknown = await at.signIn('plantednobody', 'planted-wrong-password')
    for (const answer of [wrong, unknown])
      expect([answer.status, answer.why]).toEqual([401, 'platform:problem.wrong-sign-in'])
    const tried = (await trial.lines('posts.refuseSignIn')).filter(l => l.actor === workstation)
    expect(tried).toHaveLength(2)
    const hash = t.platform.keys.lookup('person', 'sign-in\nplantedname').toString('base64url')
    expect(tried[0]).toMatchObject({
      subject: hash,
      facts: { username: hash, step: 'password', reason: 'wrong' },
    })
    expect(JSON.stringify(await t.ledger())).not.toMatch(/planted/)
    expect(t.logged()).toContain('/api/session')
    expect(t.logged()).not.toMatch(/planted/)
  })

  it('a browser that is no workstation is told so before any password is judged', async () => {
    await hire(t.platform, 'fuad')
    const answer = await (await trial.browser()).signIn('fuad', password)
    expect([answer.status, answer.why]).toEqual([403, 'posts:refusal.not-enrolled'])
  })
})

describe('too many wrong tries', () => {
  const wrongly = async (at: Browser, name: string, times: number) => {
    for (let i = 0; i < times; i++) expect((await at.signIn(name, 'not-the-password')).status).toBe(401)
  }

  it('five for one name: waits on every workstation, says how long, then goes on', async () => {
    await hire(t.platform, 'ilaha')
    const [first, second] = [await trial.browser(), await trial.browser()]
    await first.enrol('bilasuvar')
    await second.enrol('bilasuvar')
    await wrongly(first, 'ilaha', 3)
    await wrongly(second, 'Ilaha', 2)
    const third = await trial.browser()
    await third.enrol('bilasuvar')
    const answer = await third.signIn('ilaha', password)
    expect([answer.status, answer.why, answer.params]).toEqual([
      429,
      'posts:refusal.too-many-tries',
      { seconds: 600 },
    ])
    t.clock.advance(minutes(9))
    expect((await third.signIn('ilaha', password)).params).toEqual({ seconds: 60 })
    t.clock.advance(minutes(1))
    expect((await third.signIn('ilaha', password)).status).toBe(200)
  })

  it('five names on one workstation: that one waits, another does not', async () => {
    await hire(t.platform, 'nadir')
    const at = await trial.browser()
    await at.enrol('bilasuvar')
    for (const name of ['one', 'two', 'three', 'four', 'five']) await wrongly(at, name, 1)
    expect((await at.signIn('nadir', password)).status).toBe(429)
    const other = await trial.browser()
    await other.enrol('bilasuvar')
    expect((await other.signIn('nadir', password)).status).toBe(200)
    t.clock.advance(minutes(10))
  })

  it('whoever signs in has their own slips forgiven', async () => {
    await hire(t.platform, 'sona')
    const at = await trial.browser()
    await at.enrol('bilasuvar')
    await wrongly(at, 'sona', 4)
    expect((await at.signIn('sona', password)).status).toBe(200)
    await wrongly(at, 'sona', 4)
    expect((await at.signIn('sona', password)).status).toBe(200)
    t.clock.advance(minutes(10))
  })

  it('sixteen at the same instant: no more than five are judged', async () => {
    await hire(t.platform, 'rena')
    const at = await trial.browser()
    const workstation = await at.enrol('bilasuvar')
    const answers = await Promise.all(Array.from({ length: 16 }, () => at.signIn('rena', 'not-the-password')))
    const judged = (await trial.lines('posts.refuseSignIn')).filter(l => l.actor === workstation)
    expect(answers.filter(a => a.status === 401)).toHaveLength(judged.length)
    expect(judged.length).toBeLessThanOrEqual(5)
    expect(answers.filter(a => a.status === 429)).toHaveLength(16 - judged.length)
    t.clock.advance(minutes(10))
  })
})

describe('a session is of one person on one workstation', () => {
  it('a proof is good once', async () => {
    const { at } = await trial.signedIn('kenul')
    const proof = await at.proofFor('GET', '/session')
    expect((await at.get('/session', proof)).status).toBe(200)
    const again = await at.get('/session', proof)
    expect([again.status, again.params]).toEqual([401, { part: 'used' }])
  })

  it('… for one method and address', async () => {
    const { at } = await trial.signedIn('samir')
    expect((await at.get('/session', await at.proofFor('GET', '/regime'))).params).toEqual({
      part: 'address',
    })
    expect((await at.get('/session', await at.proofFor('POST', '/session'))).params).toEqual({
      part: 'method',
    })
  })

  it('… for one session: a proof made without its token is refused', async () => {
    const { at } = await trial.signedIn('aide')
    expect((await at.get('/session', await at.proofFor('GET', '/session', ''))).params).toEqual({
      part: 'proof',
    })
  })

  it('a cookie carried to another workstation is refused, with the other’s own good proof (I-21)', async () => {
    const { at } = await trial.signedIn('tofiq')
    const thief = await trial.browser()
    await thief.enrol('bilasuvar')
    for (const [name, value] of at.cookies) thief.cookies.set(name, value)
    const answer = await thief.get('/session')
    expect([answer.status, answer.params]).toEqual([401, { part: 'workstation' }])
    expect((await at.get('/session')).status).toBe(200)
  })

  it('a suspended officer is out at the next request, and cannot come back in (I-21)', async () => {
    const { officer, at, workstation } = await trial.signedIn('ramin')
    const chief = await trial.signedIn('chief', { duties: ['administrator'] })
    expect((await chief.at.post(`/officers/${officer}/suspension`, { reason: 'for the trial' })).status).toBe(
      200,
    )
    expect((await at.get('/session')).params).toEqual({ part: 'closed' })
    const held = new Map(at.cookies)
    expect((await trial.lines('posts.suspendOfficer', officer))[0]).toMatchObject({ actor: chief.officer })
    const answer = await at.signIn('ramin', password)
    expect([answer.status, answer.why]).toEqual([401, 'posts:refusal.suspended'])
    expect(
      (await trial.lines('posts.refuseSignIn')).filter(l => l.actor === workstation)[0]?.facts,
    ).toMatchObject({
      reason: 'suspended',
    })
    const second = await trial.signedIn('chief.two', { duties: ['administrator'] })
    const asked = await chief.at.post(`/officers/${officer}/changes`, {
      change: { act: 'restore' },
      reason: 'trial over',
    })
    expect(asked.status).toBe(201)
    expect((await at.signIn('ramin', password)).why).toBe('posts:refusal.suspended')
    const approval = { changes: [asked.body.change], answer: 'approved' }
    expect((await second.at.post('/officer-changes/answer', approval)).body).toEqual({ answered: 1 })
    for (const [name, value] of held) at.cookies.set(name, value)
    expect((await at.get('/session')).params).toEqual({ part: 'closed' })
    expect((await at.signIn('ramin', password)).status).toBe(200)
  })

  it('… also when the suspension came down from the hub as data, with the session still open here', async () => {
    const { officer, at } = await trial.signedIn('samira')
    await t.query('update posts.officer set suspended_at = $2 where id = $1', [
      officer,
      t.platform.clock.now(),
    ])
    expect((await at.get('/session')).params).toEqual({ part: 'suspended' })
  })

  it('a retired workstation is out at the next request (I-21)', async () => {
    const { at, workstation } = await trial.signedIn('afaq')
    const input = { workstation, reason: 'for the trial' }
    await perform(t.platform, retireWorkstation, nodeActor('bilasuvar'), newId(), input)
    expect((await at.get('/session')).params).toEqual({ part: 'suspended' })
    expect((await at.signIn('afaq', password)).why).toBe('posts:refusal.workstation-retired')
    await at.enrol('bilasuvar')
    expect((await at.signIn('afaq', password)).status).toBe(200)
  })

  it('signing out ends it, and the ceremony’s own session with it', async () => {
    const { officer, at } = await trial.signedIn('lale')
    const held = new Map(at.cookies)
    const token = at.token()
    expect((await at.post('/session/end')).body).toEqual({ state: 'signed-out' })
    expect(at.cookies.has('sarhad.session_token')).toBe(false)
    for (const [name, value] of held) at.cookies.set(name, value)
    expect((await at.get('/session')).params).toEqual({ part: 'closed' })
    expect(await t.query('select 1 from sign_in.session where token = $1', [token])).toEqual([])
    expect(await trial.lines('posts.signOut', officer)).toHaveLength(1)
  })

  it('fourteen hours after it was opened it is over', async () => {
    const { at } = await trial.signedIn('elman')
    t.clock.advance(minutes(14 * 60) - 1)
    expect((await at.get('/session')).status).toBe(200)
    t.clock.advance(1)
    expect((await at.get('/session')).params).toEqual({ part: 'ended' })
  })

  it('a node that begins a new life knows no session of the old one (I-13)', async () => {
    const { at } = await trial.signedIn('nargiz')
    await t.query(`insert into platform.node (id, epoch) values ('trial', 1) on conflict (id) do nothing`)
    await t.query('update platform.node set epoch = epoch + 1')
    expect((await at.get('/session')).params).toEqual({ part: 'suspended' })
    expect((await at.signIn('nargiz', password)).status).toBe(200)
    expect((await at.get('/session')).status).toBe(200)
  })

  it('is judged in one round trip', async () => {
    const { officer, at } = await trial.signedIn('orkhan')
    const find = findSession(t.platform)
    const key = sessionKey(at.token())
    await find(key)
    const waits = [vi.spyOn(pg.Connection.prototype, 'sync'), vi.spyOn(pg.Connection.prototype, 'query')]
    const found = await find(key)
    const roundTrips = waits.reduce((sum, spy) => sum + spy.mock.calls.length, 0)
    for (const spy of waits) spy.mockRestore()
    expect(found?.actor).toMatchObject({
      id: officer,
      duty: 'first-line',
      shift: null,
      lane: null,
      facts: {},
    })
    expect(roundTrips).toBe(1)
  })
})
