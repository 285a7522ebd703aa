import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../contracts/ids.ts'
import { nodeActor } from '../../platform/permissions.ts'
import { type TestApp, testApp } from '../../testing/app.ts'
import { makeTestApp } from '../../testing/node.ts'
import { createOfficer } from './index.ts'
import { hire, hours, makeTrial, openBrowser, password, type Trial } from './trial.ts'

let t: TestApp
let trial: Trial
beforeAll(async () => {
  t = await testApp()
  trial = makeTrial(t)
})
afterAll(() => t?.close())

describe('enrolling a workstation', () => {
  it('an administrator’s code works once, however it is typed, and is kept only as its hash', async () => {
    const chief = await trial.signedIn('chief', { duties: ['administrator'] })
    const issued = await chief.at.post('/workstation-codes')
    const code = String(issued.body.code)
    const [first, second] = [await trial.browser(), await trial.browser()]
    const typed = code.replaceAll('-', ' ').toUpperCase()
    const made = await first.post('/workstations', { code: typed, label: 'booth one' })
    expect(made).toMatchObject({ status: 201, body: { label: 'booth one', site: 'bilasuvar' } })
    const again = await second.post('/workstations', { code, label: 'booth two' })
    expect([again.status, again.why]).toEqual([403, 'posts:refusal.wrong-code'])
    const [line] = await trial.lines('posts.enrolWorkstation', String(made.body.id))
    expect(line).toMatchObject({ actor: 'node', facts: { workstation: made.body.id, by: chief.officer } })
    const kept = JSON.stringify([await t.query('select * from posts.enrolment_code'), await t.ledger()])
    expect(kept).not.toContain(code)
    expect((await first.get('/public/node')).body.workstation).toEqual(made.body)
    expect((await second.get('/public/node')).body.workstation).toBe(null)
  })

  it('two browsers with one code at the same instant: one gets in', async () => {
    const chief = await trial.signedIn('chiefin', { duties: ['administrator'] })
    const { code } = (await chief.at.post('/workstation-codes')).body
    const both = [await trial.browser(), await trial.browser()]
    const answers = await Promise.all(both.map(b => b.post('/workstations', { code, label: 'either' })))
    expect(answers.map(a => a.status).sort()).toEqual([201, 403])
  })

  it('after an hour the code is over', async () => {
    const chief = await trial.signedIn('chiefly', { duties: ['administrator'] })
    const { code } = (await chief.at.post('/workstation-codes')).body
    t.clock.advance(hours(1))
    expect((await (await trial.browser()).post('/workstations', { code, label: 'late' })).why).toBe(
      'posts:refusal.wrong-code',
    )
  })

  it('a browser is one workstation: a second code is refused and not used up', async () => {
    const chief = await trial.signedIn('chiefest', { duties: ['administrator'] })
    const { code } = (await chief.at.post('/workstation-codes')).body
    expect((await chief.at.post('/workstations', { code, label: 'again' })).why).toBe(
      'posts:refusal.already-enrolled',
    )
    expect((await (await trial.browser()).post('/workstations', { code, label: 'other' })).status).toBe(201)
  })

  it('a code is for the own post', async () => {
    const chief = await trial.signedIn('chiefess', { duties: ['administrator'] })
    const answer = await chief.at.post('/workstation-codes', { site: 'astara' })
    expect(answer.why).toBe('posts:refusal.other-post')
  })

  it('… which may have more than one place of work', async () => {
    const chief = await trial.signedIn('twosites', { duties: ['administrator'], site: 'sahtaxti/a' })
    const { code } = (await chief.at.post('/workstation-codes', { site: 'sahtaxti/b' })).body
    const made = await (await trial.browser()).post('/workstations', { code, label: 'across the yard' })
    expect(made.body.site).toBe('sahtaxti/b')
    expect((await trial.lines('posts.enrolWorkstation', String(made.body.id)))[0]).toMatchObject({
      site: 'sahtaxti/b',
    })
  })

  it('who is no administrator may not, and the trying is recorded', async () => {
    const { officer, at } = await trial.signedIn('notchief')
    expect((await at.post('/workstation-codes')).status).toBe(403)
    const [line] = (await t.ledger()).filter(l => l.action === 'posts.issueCode' && l.actor === officer)
    expect(line?.facts).toMatchObject({ refused: 'not-permitted' })
  })

  it('an administrator ends a workstation of the own place, once', async () => {
    const chief = await trial.signedIn('chieftain', { duties: ['administrator'] })
    const [near, far] = [await trial.browser(), await trial.browser()]
    const [here, there] = [await near.enrol('bilasuvar'), await far.enrol('astara')]
    const end = (id: string) => chief.at.post(`/workstations/${id}/retirement`, { reason: 'for the trial' })
    expect((await end(here)).status).toBe(201)
    expect((await end(here)).why).toBe('posts:refusal.already-retired')
    expect((await end(there)).why).toBe('posts:refusal.no-workstation')
    expect(await trial.lines('posts.retireWorkstation', here)).toHaveLength(1)
    expect((await near.get('/public/node')).body.workstation).toBe(null)
    const listed = (await chief.at.get('/workstations')).body.rows as {
      id: string
      retiredAt: string | null
    }[]
    expect(listed.find(row => row.id === here)?.retiredAt).toBe(t.platform.clock.now().toISOString())
    expect(listed.find(row => row.id === chief.workstation)?.retiredAt).toBe(null)
    expect(listed.map(row => row.id)).not.toContain(there)
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
    const at = await trial.browser()
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
      site: 'bilasuvar',
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
    const { officer, at } = await trial.signedIn('lonely', { duties: ['administrator'] })
    const answer = await at.post(`/officers/${officer}/suspension`, { reason: 'for the trial' })
    expect([answer.status, answer.why]).toEqual([403, 'posts:refusal.suspend-yourself'])
  })
})
