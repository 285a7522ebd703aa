import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../contracts/ids.ts'
import type { OfferedFactor } from '../../../contracts/posts.ts'
import { nodeActor } from '../../platform/permissions.ts'
import { codeAt, stepAt } from '../../platform/totp.ts'
import { type Client, type TestApp, testApp } from '../../testing/app.ts'
import { addAdministrator } from './index.ts'
import { hire, makeTrial, type Trial } from './trial.ts'

/** The administrators' desk: nobody gives a duty alone, a suspension works at once, a paper works once (I-21, I-22). */
let t: TestApp
let trial: Trial
let orxan: Client
let ilkin: Client
beforeAll(async () => {
  t = await testApp()
  trial = makeTrial(t)
  orxan = await t.as('orxan')
  ilkin = await t.as('ilkin')
})
afterAll(() => t?.close())

const rank = { az: 'gizir', en: 'warrant officer', ru: 'прапорщик', fa: 'ستوان‌یار' }
const particulars = (username: string, more: object = {}) => ({
  username,
  name: 'Planted Uydurmazadə',
  rank,
  authority: 'sbs',
  unit: 'bilasuvar-1',
  site: 'bilasuvar',
  duties: ['first-line'],
  reason: 'order 7',
  ...more,
})

/** Adds an officer and approves the duties. @returns the officer's id. */
async function added(username: string, more: object = {}): Promise<string> {
  const { status, body } = await orxan.post('/api/officers', particulars(username, more))
  expect(status).toBe(201)
  const answer = { changes: [body.change], answer: 'approved' }
  expect((await ilkin.post('/api/officer-changes/answer', answer)).body).toEqual({ answered: 1 })
  return body.officer
}

const officerNamed = async (username: string) => {
  const [row] = await t.query('select id from posts.officer where username = $1', [username])
  return { id: String(row?.id) }
}
const fileOf = async (officer: string, who = orxan) => (await who.get(`/api/officers/${officer}`)).body
const propose = (officer: string, change: object, who = orxan) =>
  who.post(`/api/officers/${officer}/changes`, { change, reason: 'for the trial' })
const approve = (change: string, who = ilkin) =>
  who.post('/api/officer-changes/answer', { changes: [change], answer: 'approved' })
const paperFor = async (officer: string) =>
  String((await orxan.post(`/api/officers/${officer}/password`, { reason: 'first paper' })).body.password)
const why = (answer: { status: number; body: { detail?: { key: string } } }) => [
  answer.status,
  answer.body.detail?.key,
]

/** The code that an app shows of an offered secret. */
function codeOf(factor: OfferedFactor, step = 0): string {
  const bits = [...factor.secret.replaceAll(' ', '')]
    .map(c => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
    .join('')
  const bytes = (bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2))
  return codeAt(Buffer.from(bytes).toString(), stepAt(new Date()) + step)
}

describe('an officer is added', () => {
  it('without a duty: it is another administrator who gives it, and the line names nobody', async () => {
    const made = await orxan.post('/api/officers', particulars('newcomer'))
    expect(made.status).toBe(201)
    const { officer, change } = made.body
    expect(await fileOf(officer)).toMatchObject({
      officer: { username: 'newcomer', duties: [], standing: 'no-duty' },
      password: 'none',
      factor: 'not-needed',
      changes: [{ id: change, notMine: 'platform:refusal.own-proposal', own: true, answer: null }],
    })
    expect(why(await approve(change, orxan))).toEqual([403, 'platform:refusal.own-proposal'])
    expect((await fileOf(officer)).officer.duties).toEqual([])
    expect((await approve(change)).status).toBe(200)
    expect(await fileOf(officer)).toMatchObject({
      officer: { duties: ['first-line'], standing: 'in-service', secondFactor: false },
      changes: [{ answer: 'approved', answeredBy: 'İlkin Şıxəliyev' }],
    })
    expect(why(await approve(change))).toEqual([409, 'platform:problem.already-answered'])
    const [line] = await trial.lines('posts.registerOfficer', officer)
    expect(line).toMatchObject({
      actor: orxan.session.officer.id,
      facts: { proposal: change, home: 'bilasuvar' },
    })
    expect((await trial.lines('posts.answerChanges', change))[0]?.actor).toBe(ilkin.session.officer.id)
    expect(JSON.stringify(await t.ledger())).not.toMatch(/Planted|newcomer/)
    expect(t.logged()).not.toMatch(/Planted|newcomer/)
  })

  it.each([
    ['a sign-in name that is taken', { username: 'aysel' }, 'posts:refusal.name-taken'],
    ['a place nobody knows', { site: 'nowhere' }, 'people:refusal.no-place'],
    ['a place of another post', { site: 'astara' }, 'people:refusal.not-your-place'],
    ['an authority nobody knows', { authority: 'unknown' }, 'people:refusal.no-authority'],
  ])('not with %s', async (_name, more, reason) => {
    expect(why(await orxan.post('/api/officers', particulars('never.added', more)))).toEqual([409, reason])
  })

  it('the proposer takes a proposal back; nobody else does, and then nobody approves it', async () => {
    const { body } = await orxan.post('/api/officers', particulars('withdrawn'))
    const back = `/api/officer-changes/${body.change}/withdrawal`
    expect(why(await ilkin.post(back))).toEqual([409, 'platform:refusal.not-own-proposal'])
    expect((await orxan.post(back)).status).toBe(200)
    expect(why(await approve(body.change))).toEqual([409, 'platform:problem.already-answered'])
    expect((await fileOf(body.officer)).changes).toMatchObject([{ answer: 'withdrawn' }])
    expect((await orxan.get('/api/officer-changes')).body.rows).toEqual([])
  })
})

describe('duties', () => {
  it('many proposals are answered at once, all or none', async () => {
    const made = []
    for (const name of ['many.one', 'many.two'])
      made.push((await orxan.post('/api/officers', particulars(name))).body)
    const changes = made.map(m => m.change)
    const bad = { changes: [...changes, newId()], answer: 'approved' }
    expect((await ilkin.post('/api/officer-changes/answer', bad)).status).toBe(404)
    for (const { officer } of made) expect((await fileOf(officer)).officer.duties).toEqual([])
    const good = { changes, answer: 'approved' }
    expect((await ilkin.post('/api/officer-changes/answer', good)).body).toEqual({ answered: 2 })
    for (const { officer } of made) expect((await fileOf(officer)).officer.duties).toEqual(['first-line'])
  })

  it('taken away is over at once: session, shift, next sign-in (I-21)', async () => {
    const { officer, at } = await trial.signedIn('taken.from')
    await trial.rosterFor(officer, 'bilasuvar-foot-1', -1, 7)
    expect(
      (await at.post('/shifts', { lane: 'bilasuvar-foot-1', duty: 'first-line', radiation: 'works' })).status,
    ).toBe(201)
    const { body } = await propose(officer, { act: 'duties', give: [], take: ['first-line'] })
    expect((await at.get('/session')).status).toBe(200)
    expect((await approve(body.change)).status).toBe(200)
    expect((await at.get('/session')).params).toEqual({ part: 'closed' })
    expect(
      await t.query(
        'select by from posts.shift_end e join posts.shift s on s.id = e.shift where s.officer = $1',
        [officer],
      ),
    ).toHaveLength(1)
    expect((await at.signIn('taken.from', 'a-long-enough-password')).why).toBe('posts:refusal.no-duty')
  })

  it('one that asks for a second factor ends a session opened by password alone', async () => {
    const { officer, at } = await trial.signedIn('promoted')
    const { body } = await propose(officer, { act: 'duties', give: ['second-line'], take: [] })
    await approve(body.change)
    expect((await at.get('/session')).params).toEqual({ part: 'closed' })
    expect((await at.signIn('promoted', 'a-long-enough-password')).body.state).toBe('factor-due')
  })

  it('nobody changes their own, proposes or approves', async () => {
    const own = orxan.session.officer.id
    expect(why(await propose(own, { act: 'duties', give: ['auditor'], take: [] }))).toEqual([
      403,
      'people:refusal.change-yourself',
    ])
    const { body } = await propose(own, { act: 'duties', give: ['auditor'], take: [] }, ilkin)
    expect(why(await approve(body.change, orxan))).toEqual([403, 'people:refusal.approve-yourself'])
    expect((await ilkin.post(`/api/officer-changes/${body.change}/withdrawal`)).status).toBe(200)
  })
})

describe('the first sign-in', () => {
  it('a paper works once: then the officer’s own password and nothing else', async () => {
    const officer = await added('paper')
    const paper = await paperFor(officer)
    expect(await fileOf(officer)).toMatchObject({ password: 'temporary' })
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
    expect(await fileOf(officer)).toMatchObject({ password: 'own', factor: 'not-needed' })
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
    const officer = await added('deputy', { duties: ['second-line'] })
    const at = await trial.browser()
    await at.enrol('bilasuvar')
    await at.signIn('deputy', await paperFor(officer))
    const due = await at.post('/session/password', { password: 'quiet-river-42' })
    expect(due.body.state).toBe('factor-due')
    const factor = due.body.factor as OfferedFactor
    expect(factor.qr.path).toMatch(/^M\d+ \d+h1v1h-1z/)
    const wrong = await at.post('/session/factor', { code: codeOf(factor, 5), sealed: factor.sealed })
    expect([wrong.status, wrong.why]).toEqual([401, 'people:refusal.first-code'])
    expect((await at.get('/session')).status).toBe(401)
    const code = codeOf(factor)
    expect((await at.post('/session/factor', { code, sealed: factor.sealed })).body.state).toBe('signed-in')
    expect((await at.session()).may).toContain('referrals.list')
    expect(await fileOf(officer)).toMatchObject({ factor: 'enrolled', password: 'own' })
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
      await at.signIn(name, await paperFor(await added(name, { duties: ['customs'] })))
      offered.push(
        (await at.post('/session/password', { password: 'quiet-river-42' })).body.factor as OfferedFactor,
      )
    }
    const [, theirs] = offered
    if (!theirs) throw new Error('nothing was offered')
    const answer = await first.post('/session/factor', { code: codeOf(theirs), sealed: theirs.sealed })
    expect([answer.status, answer.why]).toEqual([401, 'people:refusal.first-code'])
    expect((await first.post('/session/factor', { code: codeOf(theirs), sealed: 'nonsense' })).status).toBe(
      401,
    )
  })

  it('a paper is over after three days, and a newer one ends the older', async () => {
    const officer = await added('late.paper')
    const [old, fresh] = [await paperFor(officer), await paperFor(officer)]
    const at = await trial.browser()
    await at.enrol('bilasuvar')
    expect((await at.signIn('late.paper', old)).status).toBe(401)
    t.clock.advance(72 * 3_600_000)
    expect((await at.signIn('late.paper', fresh)).why).toBe('posts:refusal.paper-over')
    expect((await at.post('/session/password', { password: 'quiet-river-42' })).status).toBe(401)
    orxan = await t.as('orxan')
    ilkin = await t.as('ilkin')
    expect(await fileOf(officer)).toMatchObject({ password: 'over' })
  })

  it('a new paper ends sessions, and leaves the second factor: one administrator alone is not the officer', async () => {
    const { officer, at } = await trial.signedIn('reset.me')
    const paper = await paperFor(officer)
    expect((await at.get('/session')).params).toEqual({ part: 'closed' })
    expect((await at.signIn('reset.me', 'a-long-enough-password')).status).toBe(401)
    expect((await at.signIn('reset.me', paper)).body.state).toBe('password-due')

    const guarded = await hire(t.platform, 'guarded', { duties: ['customs'], secondFactor: true })
    expect((await at.signIn('guarded', await paperFor(guarded))).body.state).toBe('code-needed')
  })

  it('a second factor is taken away by two, and then the password is gone too', async () => {
    const officer = await hire(t.platform, 'lost.phone', { duties: ['customs'], secondFactor: true })
    const { body } = await propose(officer, { act: 'second-factor' })
    expect((await fileOf(officer)).factor).toBe('enrolled')
    expect((await approve(body.change)).status).toBe(200)
    expect(await fileOf(officer)).toMatchObject({ factor: 'due', password: 'none' })
    const at = await trial.browser()
    await at.enrol('bilasuvar')
    expect((await at.signIn('lost.phone', 'a-long-enough-password')).status).toBe(401)
    expect((await at.signIn('lost.phone', await paperFor(officer))).body.state).toBe('password-due')
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
    const [line] = await trial.lines('posts.addOfficer', (await officerNamed('third')).id)
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

describe('leaving', () => {
  it('everything is shut at the end of the last day at the post', async () => {
    const { officer, at } = await trial.signedIn('leaver')
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Baku' }).format(t.clock.now())
    const { status, body } = await orxan.post(`/api/officers/${officer}/end`, {
      lastDay: today,
      reason: 'pension',
    })
    expect([status, body.endsAt]).toEqual([200, `${today}T20:00:00.000Z`])
    expect((await fileOf(officer)).officer).toMatchObject({ standing: 'leaving', endsAt: body.endsAt })
    expect((await at.get('/session')).status).toBe(200)
    const later = await orxan.post(`/api/officers/${officer}/end`, {
      lastDay: '2026-12-31',
      reason: 'stays on',
    })
    expect(why(later)).toEqual([409, 'people:refusal.ends-sooner'])
    t.clock.set(body.endsAt)
    expect((await at.get('/session')).params).toEqual({ part: 'suspended' })
    expect((await at.signIn('leaver', 'a-long-enough-password')).why).toBe('posts:refusal.left')
    orxan = await t.as('orxan')
    ilkin = await t.as('ilkin')
    expect(why(await orxan.post(`/api/officers/${officer}/password`, { reason: 'no more' }))).toEqual([
      409,
      'people:refusal.paper-left',
    ])
    const back = await propose(officer, { act: 'restore' })
    await approve(back.body.change)
    expect((await fileOf(officer)).officer).toMatchObject({ standing: 'in-service', endsAt: null })
    expect(await trial.lines('posts.endService', officer)).toHaveLength(1)
  })

  it('a day that is over shuts at once; what is no day is none', async () => {
    const { officer, at } = await trial.signedIn('gone')
    const end = (lastDay: string) => orxan.post(`/api/officers/${officer}/end`, { lastDay, reason: 'left' })
    expect((await end('2026-02-31')).status).toBe(400)
    expect((await end('2026-01-31')).status).toBe(200)
    expect((await at.get('/session')).params).toEqual({ part: 'closed' })
    expect((await fileOf(officer)).officer.standing).toBe('left')
  })
})

describe('another post’s officers', () => {
  it('are answered as those who do not exist, whatever is asked', async () => {
    const officer = (await officerNamed('farid')).id
    const nobody = newId()
    const asked: [string, object?][] = [
      ['/changes', { change: { act: 'restore' }, reason: 'for the trial' }],
      ['/password', { reason: 'for the trial' }],
      ['/suspension', { reason: 'for the trial' }],
      ['/end', { lastDay: '2026-12-31', reason: 'for the trial' }],
    ]
    for (const [path, body] of asked) {
      const [theirs, none] = [
        await orxan.post(`/api/officers/${officer}${path}`, body),
        await orxan.post(`/api/officers/${nobody}${path}`, body),
      ]
      expect([theirs.status, theirs.body.detail]).toEqual([404, none.body.detail])
    }
    expect(why(await orxan.get(`/api/officers/${officer}`))).toEqual([404, 'posts:refusal.no-officer'])
    const { rows } = (await orxan.post('/api/officer-searches', { text: 'farid' })).body
    expect(rows).toEqual([])
    expect((await orxan.post('/api/officer-searches', { site: 'astara' })).body.rows).toEqual([])
  })

  it('an auditor reads everybody and changes nobody', async () => {
    const sevda = await t.as('sevda')
    const { rows } = (await sevda.post('/api/officer-searches', { text: 'FARİD' })).body
    expect(rows).toMatchObject([{ username: 'farid', site: 'astara' }])
    expect((await sevda.get(`/api/officers/${rows[0].id}`)).body.against).toBe('people:refusal.reader')
    expect((await propose(rows[0].id, { act: 'restore' }, sevda)).status).toBe(403)
  })
})

const head = 'username,name,rank_az,rank_en,rank_ru,rank_fa,authority,unit,site,duties'
const row = (username: string, site = 'bilasuvar') =>
  `${username},Planted Imported,gizir,warrant officer,прапорщик,ستوان‌یار,sbs,bilasuvar-1,${site},first-line`

describe('the list', () => {
  it('is paged by sign-in name, filtered, and what was typed is in no line', async () => {
    const { rows } = (await orxan.post('/api/officer-searches', { text: 'nağıyeva' })).body
    expect(rows).toMatchObject([{ username: 'aysel', standing: 'in-service' }])
    expect((await orxan.post('/api/officer-searches', { text: '%' })).body.rows).toEqual([])
    const left = (await orxan.post('/api/officer-searches', { standing: 'left' })).body.rows
    expect(left.map((row: { username: string }) => row.username)).toEqual(['gone'])
    const admins = (await orxan.post('/api/officer-searches', { duty: 'administrator' })).body.rows
    expect(admins.map((row: { username: string }) => row.username)).toEqual(['ilkin', 'orxan'])
    const sixty = Array.from({ length: 60 }, (_, i) => row(`page.${String(i).padStart(2, '0')}`))
    await orxan.post('/api/officer-imports', {
      text: [head, ...sixty].join('\n'),
      reason: 'order 6',
      apply: true,
    })
    const first = (await orxan.post('/api/officer-searches', { text: 'page.' })).body
    expect([first.rows.length, first.next]).toEqual([50, 'page.49'])
    const second = (await orxan.post('/api/officer-searches', { text: 'page.', after: first.next })).body
    expect([second.rows.length, second.next]).toEqual([10, null])
    expect(JSON.stringify(await t.ledger('posts.officers'))).not.toMatch(/page\.|nağıyeva/)
  })
})

describe('an import', () => {
  const text = [
    head,
    row('imp.one'),
    row('imp.two'),
    row('aysel'),
    row('imp.far', 'astara'),
    row('Not A Name'),
  ].join('\n')
  const send = (apply: boolean) => orxan.post('/api/officer-imports', { text, reason: 'order 8', apply })

  it('is counted first and changes nothing; then all good rows come in one step', async () => {
    const dry = (await send(false)).body
    expect(dry).toEqual({
      applied: false,
      read: 5,
      added: 2,
      refused: [
        { row: 4, username: 'aysel', column: 'username', reason: 'name-taken' },
        { row: 5, username: 'imp.far', column: 'site', reason: 'not-your-place' },
        { row: 6, username: 'Not A Name', column: 'username', reason: 'not-possible' },
      ],
    })
    expect((await orxan.post('/api/officer-searches', { text: 'imp.' })).body.rows).toEqual([])
    expect((await send(true)).body).toMatchObject({ applied: true, added: 2, refused: dry.refused })
    const { rows } = (await orxan.post('/api/officer-searches', { text: 'imp.' })).body
    expect(rows).toMatchObject([{ username: 'imp.one', standing: 'no-duty' }, { username: 'imp.two' }])
    const waiting = (await ilkin.get('/api/officer-changes')).body.rows
    expect(
      waiting
        .map((w: { officerUsername: string }) => w.officerUsername)
        .filter((name: string) => name.startsWith('imp.'))
        .sort(),
    ).toEqual(['imp.one', 'imp.two'])
    expect((await send(true)).body).toMatchObject({ added: 0, applied: true })
    expect((await trial.lines('posts.importOfficers')).slice(-3).map(line => line.facts)).toMatchObject([
      { applied: false, read: 5, added: 2, refused: 3, officers: [] },
      { applied: true, added: 2 },
      { applied: true, added: 0, refused: 5 },
    ])
    expect(JSON.stringify(await t.ledger())).not.toMatch(/Planted|imp\./)
    expect(JSON.stringify(await t.query('select outcome from platform.request'))).not.toMatch(/imp\./)
  })

  it('a file of another format changes nothing and says so', async () => {
    const answer = await orxan.post('/api/officer-imports', {
      text: 'a;b\n1;2',
      reason: 'order 9',
      apply: true,
    })
    expect(why(answer)).toEqual([409, 'people:file.columns'])
  })

  it('a thousand officers at once', async () => {
    const many = [head, ...Array.from({ length: 1000 }, (_, i) => row(`bulk.${i}`))].join('\n')
    const { status, body } = await orxan.post('/api/officer-imports', {
      text: many,
      reason: 'order 10',
      apply: true,
    })
    expect([status, body.added]).toEqual([200, 1000])
  })
})

describe('what is published', () => {
  it('the roster of a week, with names, for whoever answers for it', async () => {
    const leyla = await t.as('leyla')
    const officer = await hire(t.platform, 'on.roster')
    await trial.rosterFor(officer, 'bilasuvar-foot-2', 30, 38)
    const { status, body } = await leyla.get('/api/rosters')
    expect(status).toBe(200)
    const mine = body.rows.filter((r: { officer: string }) => r.officer === officer)
    expect(mine).toMatchObject([{ name: 'Officer on.roster', lane: 'bilasuvar-foot-2', duty: 'first-line' }])
    expect((await leyla.get('/api/rosters?from=2026-02-31')).status).toBe(400)
    expect((await leyla.get('/api/rosters?from=2031-01-01')).body.rows).toEqual([])
    expect((await (await t.as('aysel')).get('/api/rosters')).status).toBe(403)
  })

  it('the permissions, as the program decides them', async () => {
    const { rows } = (await orxan.get('/api/permissions')).body
    expect(rows).toContainEqual({ action: 'posts.proposeChange', duties: ['administrator'] })
    expect(rows).toHaveLength(Object.keys(t.platform.permissions).length)
  })
})
