import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OfferedFactor } from '../../../contracts/posts.ts'
import { nodeActor } from '../../platform/permissions.ts'
import { type TestApp, testApp } from '../../testing/app.ts'
import { codeApp } from '../../testing/code-app.ts'
import { addAdministrator } from './index.ts'
import { type Desk, openDesk, rank } from './testing/desk.ts'
import { hire, makeTrial, type Trial } from './trial.ts'

/** Papers, own passwords and code apps: a paper works once, a code is good once, one administrator alone is nobody else (I-22). */
let t: TestApp
let trial: Trial
let desk: Desk
beforeAll(async () => {
  t = await testApp()
  trial = makeTrial(t)
  desk = await openDesk(t)
})
afterAll(() => t?.close())

describe('the first sign-in', () => {
  it('a paper works once: then the officer’s own password and nothing else', async () => {
    const officer = await desk.added('paper')
    const paper = await desk.paperFor(officer)
    expect(await desk.fileOf(officer)).toMatchObject({ password: 'temporary' })
    const at = await trial.browser()
    await at.enrol('bilasuvar')
    expect((await at.signIn('paper', paper)).body).toEqual({ state: 'password-due', ath: null })
    expect((await at.get('/session')).status).toBe(401)
    for (const [password, reason] of [
      ['short', 'password-short'],
      [paper, 'password-same'],
      ['the-paper-has-me', 'password-name'],
    ]) {
      const refused = await at.post('/session/password', { password })
      expect([refused.status, refused.body.fields]).toMatchObject([
        400,
        [{ message: { key: `people:refusal.${reason}` } }],
      ])
    }
    expect((await at.post('/session/password', { password: 'quiet-river-42' })).body.state).toBe('signed-in')
    expect((await at.session()).officer.id).toBe(officer)
    expect(await desk.fileOf(officer)).toMatchObject({ password: 'own', factor: 'not-needed' })
    const other = await trial.browser()
    await other.enrol('bilasuvar')
    expect((await other.signIn('paper', paper)).why).toBe('platform:problem.wrong-sign-in')
    expect((await other.signIn('paper', 'quiet-river-42')).body.state).toBe('signed-in')
    expect((await other.post('/session/password', { password: 'another-river-42' })).why).toBe(
      'posts:refusal.password-first',
    )
    for (const action of ['posts.issuePassword', 'posts.choosePassword'])
      expect(await trial.lines(action, officer)).toHaveLength(1)
    expect(JSON.stringify(await t.ledger())).not.toContain(paper)
    expect(JSON.stringify(await t.query('select * from platform.request'))).not.toContain(paper)
  })

  it('a code app is set up where a duty asks for one, and its first code opens the session', async () => {
    const officer = await desk.added('deputy', { duties: ['second-line'] })
    const at = await trial.browser()
    await at.enrol('bilasuvar')
    await at.signIn('deputy', await desk.paperFor(officer))
    const due = await at.post('/session/password', { password: 'quiet-river-42' })
    expect(due.body.state).toBe('factor-due')
    const factor = due.body.factor as OfferedFactor
    expect(factor.qr.path).toMatch(/^M\d+ \d+h1v1h-1z/)
    const wrong = await at.post('/session/factor', { code: codeApp(factor.secret, 5), sealed: factor.sealed })
    expect([wrong.status, wrong.why]).toEqual([401, 'people:refusal.first-code'])
    expect((await at.get('/session')).status).toBe(401)
    const code = codeApp(factor.secret)
    expect((await at.post('/session/factor', { code, sealed: factor.sealed })).body.state).toBe('signed-in')
    expect((await at.session()).may).toContain('referrals.list')
    expect(await desk.fileOf(officer)).toMatchObject({ factor: 'enrolled', password: 'own' })
    const again = await trial.browser()
    await again.enrol('bilasuvar')
    expect((await again.signIn('deputy', 'quiet-river-42')).body.state).toBe('code-needed')
    expect((await again.post('/session/code', { code })).why).toBe('posts:refusal.code-used')
    expect(await trial.lines('posts.setUpFactor', officer)).toHaveLength(1)
  })

  it('an offered secret is of one person: another’s is not accepted', async () => {
    const [first, second] = [await trial.browser(), await trial.browser()]
    const offered = []
    for (const [at, name] of [
      [first, 'offer.one'],
      [second, 'offer.two'],
    ] as const) {
      await at.enrol('bilasuvar')
      await at.signIn(name, await desk.paperFor(await desk.added(name, { duties: ['customs'] })))
      offered.push(
        (await at.post('/session/password', { password: 'quiet-river-42' })).body.factor as OfferedFactor,
      )
    }
    const [, theirs] = offered
    if (!theirs) throw new Error('nothing was offered')
    const answer = await first.post('/session/factor', {
      code: codeApp(theirs.secret),
      sealed: theirs.sealed,
    })
    expect([answer.status, answer.why]).toEqual([401, 'people:refusal.first-code'])
    expect(
      (await first.post('/session/factor', { code: codeApp(theirs.secret), sealed: 'nonsense' })).status,
    ).toBe(401)
  })

  it('a paper is over after three days, and a newer one ends the older', async () => {
    const officer = await desk.added('late.paper')
    const [old, fresh] = [await desk.paperFor(officer), await desk.paperFor(officer)]
    const at = await trial.browser()
    await at.enrol('bilasuvar')
    expect((await at.signIn('late.paper', old)).status).toBe(401)
    t.clock.advance(72 * 3_600_000)
    expect((await at.signIn('late.paper', fresh)).why).toBe('posts:refusal.paper-over')
    expect((await at.post('/session/password', { password: 'quiet-river-42' })).status).toBe(401)
    await desk.again()
    expect(await desk.fileOf(officer)).toMatchObject({ password: 'over' })
  })

  it('a new paper ends sessions, and leaves the second factor: one administrator alone is not the officer', async () => {
    const { officer, at } = await trial.signedIn('reset.me')
    const paper = await desk.paperFor(officer)
    expect((await at.get('/session')).params).toEqual({ part: 'closed' })
    expect((await at.signIn('reset.me', 'a-long-enough-password')).status).toBe(401)
    expect((await at.signIn('reset.me', paper)).body.state).toBe('password-due')

    const guarded = await hire(t.platform, 'guarded', { duties: ['customs'], secondFactor: true })
    expect((await at.signIn('guarded', await desk.paperFor(guarded))).body.state).toBe('code-needed')
  })

  it('a second factor is taken away by two, and then the password is gone too', async () => {
    const officer = await hire(t.platform, 'lost.phone', { duties: ['customs'], secondFactor: true })
    const { body } = await desk.propose(officer, { act: 'second-factor' })
    expect((await desk.fileOf(officer)).factor).toBe('enrolled')
    expect((await desk.approve(body.change)).status).toBe(200)
    expect(await desk.fileOf(officer)).toMatchObject({ factor: 'due', password: 'none' })
    const at = await trial.browser()
    await at.enrol('bilasuvar')
    expect((await at.signIn('lost.phone', 'a-long-enough-password')).status).toBe(401)
    expect((await at.signIn('lost.phone', await desk.paperFor(officer))).body.state).toBe('password-due')
    expect((await at.post('/session/password', { password: 'quiet-river-42' })).body.state).toBe('factor-due')
  })
})

describe('the first administrators', () => {
  const given = { username: 'third', name: 'Planted Third', rank, authority: 'sbs', unit: 'it', site: 'baku' }
  const operator = { ...nodeActor('baku'), id: 'operator:trial' }
  it('are made by the command line until two are in service, with a paper and a code app to come', async () => {
    const refused = addAdministrator(t.platform, operator, given)
    await expect(refused).rejects.toMatchObject({ reason: 'enough', there: ['ilkin', 'orxan'] })
    await t.query(`update posts.officer set suspended_at = now() where username = 'ilkin'`)
    for (const [change, reason] of [
      [{ site: 'nowhere' }, 'unknown-place'],
      [{ authority: 'nobody' }, 'unknown-authority'],
      [{ username: 'aysel' }, 'taken'],
    ] as const)
      await expect(addAdministrator(t.platform, operator, { ...given, ...change })).rejects.toMatchObject({
        reason,
      })
    const paper = await addAdministrator(t.platform, operator, given)
    const at = await trial.browser()
    await at.enrol('baku')
    expect((await at.signIn('third', paper.password)).body.state).toBe('password-due')
    expect((await at.post('/session/password', { password: 'quiet-river-42' })).body.state).toBe('factor-due')
    const [line] = await trial.lines('posts.addOfficer', await desk.idOf('third'))
    expect(line).toMatchObject({ actor: 'operator:trial', facts: { duties: ['administrator'] } })
    await expect(
      addAdministrator(t.platform, operator, { ...given, username: 'fourth' }),
    ).rejects.toMatchObject({
      there: ['orxan', 'third'],
    })
    await t.query(`update posts.officer set suspended_at = null where username = 'ilkin'`)
    await t.query(`update posts.officer set duties = '{}' where username = 'third'`)
  })
})
