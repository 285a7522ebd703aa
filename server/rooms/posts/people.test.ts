import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../contracts/ids.ts'
import { type TestApp, testApp } from '../../testing/app.ts'
import { type Desk, openDesk, particulars, why } from './testing/desk.ts'
import { hire, makeTrial, type Trial } from './trial.ts'

/** The administrators' desk: nobody gives a duty alone, a suspension works at once (I-21, I-22). */
let t: TestApp
let trial: Trial
let desk: Desk
beforeAll(async () => {
  t = await testApp()
  trial = makeTrial(t)
  desk = await openDesk(t)
})
afterAll(() => t?.close())

describe('an officer is added', () => {
  it('without a duty: it is another administrator who gives it, and the line names nobody', async () => {
    const made = await desk.orxan.post('/api/officers', particulars('newcomer'))
    expect(made.status).toBe(201)
    const { officer, change } = made.body
    expect(await desk.fileOf(officer)).toMatchObject({
      officer: { username: 'newcomer', duties: [], standing: 'no-duty' },
      password: 'none',
      factor: 'not-needed',
      changes: [{ id: change, notMine: 'platform:refusal.own-proposal', own: true, answer: null }],
    })
    const { people } = (await desk.orxan.get('/api/public/node')).body
    expect(people.map((p: { username: string }) => p.username)).not.toContain('newcomer')
    expect(why(await desk.approve(change, desk.orxan))).toEqual([403, 'platform:refusal.own-proposal'])
    expect((await desk.fileOf(officer)).officer.duties).toEqual([])
    expect((await desk.approve(change)).status).toBe(200)
    expect(await desk.fileOf(officer)).toMatchObject({
      officer: { duties: ['first-line'], standing: 'in-service', secondFactor: false },
      changes: [{ answer: 'approved', answeredBy: 'İlkin Şıxəliyev' }],
    })
    expect(why(await desk.approve(change))).toEqual([409, 'platform:problem.already-answered'])
    const [line] = await trial.lines('posts.registerOfficer', officer)
    expect(line).toMatchObject({
      actor: desk.orxan.session.officer.id,
      facts: { proposal: change, home: 'bilasuvar' },
    })
    expect((await trial.lines('posts.answerChanges', change))[0]?.actor).toBe(desk.ilkin.session.officer.id)
    expect(JSON.stringify(await t.ledger())).not.toMatch(/Planted|newcomer/)
    expect(t.logged()).not.toMatch(/Planted|newcomer/)
  })

  it.each([
    ['a sign-in name that is taken', { username: 'aysel' }, 'posts:refusal.name-taken'],
    ['a place nobody knows', { site: 'nowhere' }, 'people:refusal.no-place'],
    ['a place of another post', { site: 'astara' }, 'people:refusal.not-your-place'],
    ['an authority nobody knows', { authority: 'unknown' }, 'people:refusal.no-authority'],
  ])('not with %s', async (_name, more, reason) => {
    expect(why(await desk.orxan.post('/api/officers', particulars('never.added', more)))).toEqual([
      409,
      reason,
    ])
  })

  it('the proposer takes a proposal back; nobody else does, and then nobody approves it', async () => {
    const { body } = await desk.orxan.post('/api/officers', particulars('withdrawn'))
    const back = `/api/officer-changes/${body.change}/withdrawal`
    expect(why(await desk.ilkin.post(back))).toEqual([409, 'platform:refusal.not-own-proposal'])
    expect((await desk.orxan.post(back)).status).toBe(200)
    expect(why(await desk.approve(body.change))).toEqual([409, 'platform:problem.already-answered'])
    expect((await desk.fileOf(body.officer)).changes).toMatchObject([{ answer: 'withdrawn' }])
    expect((await desk.orxan.get('/api/officer-changes')).body.rows).toEqual([])
  })
})

describe('duties', () => {
  it('many proposals are answered at once, all or none', async () => {
    const made = []
    for (const name of ['many.one', 'many.two'])
      made.push((await desk.orxan.post('/api/officers', particulars(name))).body)
    const changes = made.map(m => m.change)
    const bad = { changes: [...changes, newId()], answer: 'approved' }
    expect((await desk.ilkin.post('/api/officer-changes/answer', bad)).status).toBe(404)
    for (const { officer } of made) expect((await desk.fileOf(officer)).officer.duties).toEqual([])
    const good = { changes, answer: 'approved' }
    expect((await desk.ilkin.post('/api/officer-changes/answer', good)).body).toEqual({ answered: 2 })
    for (const { officer } of made)
      expect((await desk.fileOf(officer)).officer.duties).toEqual(['first-line'])
  })

  it('taken away is over at once: session, shift, next sign-in (I-21)', async () => {
    const { officer, at } = await trial.signedIn('taken.from')
    await trial.rosterFor(officer, 'bilasuvar-foot-1', -1, 7)
    expect(
      (await at.post('/shifts', { lane: 'bilasuvar-foot-1', duty: 'first-line', radiation: 'works' })).status,
    ).toBe(201)
    const { body } = await desk.propose(officer, { act: 'duties', give: [], take: ['first-line'] })
    expect((await at.get('/session')).status).toBe(200)
    expect((await desk.approve(body.change)).status).toBe(200)
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
    const { body } = await desk.propose(officer, { act: 'duties', give: ['second-line'], take: [] })
    await desk.approve(body.change)
    expect((await at.get('/session')).params).toEqual({ part: 'closed' })
    expect((await at.signIn('promoted', 'a-long-enough-password')).body.state).toBe('factor-due')
  })

  it('nobody changes their own, proposes or approves', async () => {
    const own = desk.orxan.session.officer.id
    expect(why(await desk.propose(own, { act: 'duties', give: ['auditor'], take: [] }))).toEqual([
      403,
      'people:refusal.change-yourself',
    ])
    const { body } = await desk.propose(own, { act: 'duties', give: ['auditor'], take: [] }, desk.ilkin)
    expect(why(await desk.approve(body.change, desk.orxan))).toEqual([403, 'people:refusal.approve-yourself'])
    expect((await desk.ilkin.post(`/api/officer-changes/${body.change}/withdrawal`)).status).toBe(200)
  })
})

describe('leaving', () => {
  it('everything is shut at the end of the last day at the post', async () => {
    const { officer, at } = await trial.signedIn('leaver')
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Baku' }).format(t.clock.now())
    const { status, body } = await desk.orxan.post(`/api/officers/${officer}/end`, {
      lastDay: today,
      reason: 'pension',
    })
    expect([status, body.endsAt]).toEqual([200, `${today}T20:00:00.000Z`])
    expect((await desk.fileOf(officer)).officer).toMatchObject({ standing: 'leaving', endsAt: body.endsAt })
    expect((await at.get('/session')).status).toBe(200)
    const later = await desk.orxan.post(`/api/officers/${officer}/end`, {
      lastDay: '2026-12-31',
      reason: 'stays on',
    })
    expect(why(later)).toEqual([409, 'people:refusal.ends-sooner'])
    t.clock.set(body.endsAt)
    expect((await at.get('/session')).params).toEqual({ part: 'suspended' })
    expect((await at.signIn('leaver', 'a-long-enough-password')).why).toBe('posts:refusal.left')
    await desk.again()
    expect(why(await desk.orxan.post(`/api/officers/${officer}/password`, { reason: 'no more' }))).toEqual([
      409,
      'people:refusal.paper-left',
    ])
    const back = await desk.propose(officer, { act: 'restore' })
    await desk.approve(back.body.change)
    expect((await desk.fileOf(officer)).officer).toMatchObject({ standing: 'in-service', endsAt: null })
    expect(await trial.lines('posts.endService', officer)).toHaveLength(1)
  })

  it('a day that is over shuts at once; what is no day is none', async () => {
    const { officer, at } = await trial.signedIn('gone')
    const end = (lastDay: string) =>
      desk.orxan.post(`/api/officers/${officer}/end`, { lastDay, reason: 'left' })
    expect((await end('2026-02-31')).status).toBe(400)
    expect((await end('2026-01-31')).status).toBe(200)
    expect((await at.get('/session')).params).toEqual({ part: 'closed' })
    expect((await desk.fileOf(officer)).officer.standing).toBe('left')
  })
})

describe('another post’s officers', () => {
  it('are answered as those who do not exist, whatever is asked', async () => {
    const officer = await desk.idOf('farid')
    const nobody = newId()
    const asked: [string, object?][] = [
      ['/changes', { change: { act: 'restore' }, reason: 'for the trial' }],
      ['/password', { reason: 'for the trial' }],
      ['/suspension', { reason: 'for the trial' }],
      ['/end', { lastDay: '2026-12-31', reason: 'for the trial' }],
    ]
    for (const [path, body] of asked) {
      const [theirs, none] = [
        await desk.orxan.post(`/api/officers/${officer}${path}`, body),
        await desk.orxan.post(`/api/officers/${nobody}${path}`, body),
      ]
      expect([theirs.status, theirs.body.detail]).toEqual([404, none.body.detail])
    }
    expect(why(await desk.orxan.get(`/api/officers/${officer}`))).toEqual([404, 'posts:refusal.no-officer'])
    const { rows } = (await desk.orxan.post('/api/officer-searches', { text: 'farid' })).body
    expect(rows).toEqual([])
    expect((await desk.orxan.post('/api/officer-searches', { site: 'astara' })).body.rows).toEqual([])
  })

  it('an auditor reads everybody and changes nobody', async () => {
    const sevda = await t.as('sevda')
    const { rows } = (await sevda.post('/api/officer-searches', { text: 'FARİD' })).body
    expect(rows).toMatchObject([{ username: 'farid', site: 'astara' }])
    expect((await sevda.get(`/api/officers/${rows[0].id}`)).body.against).toBe('people:refusal.reader')
    expect((await desk.propose(rows[0].id, { act: 'restore' }, sevda)).status).toBe(403)
  })
})

const head = 'username,name,rank_az,rank_en,rank_ru,rank_fa,authority,unit,site,duties'
const row = (username: string, site = 'bilasuvar') =>
  `${username},Planted Imported,gizir,warrant officer,прапорщик,ستوان‌یار,sbs,bilasuvar-1,${site},first-line`

describe('the list', () => {
  it('is paged by sign-in name, filtered, and what was typed is in no line', async () => {
    const { rows } = (await desk.orxan.post('/api/officer-searches', { text: 'nağıyeva' })).body
    expect(rows).toMatchObject([{ username: 'aysel', standing: 'in-service' }])
    expect((await desk.orxan.post('/api/officer-searches', { text: '%' })).body.rows).toEqual([])
    const left = (await desk.orxan.post('/api/officer-searches', { standing: 'left' })).body.rows
    expect(left.map((row: { username: string }) => row.username)).toEqual(['gone'])
    const admins = (await desk.orxan.post('/api/officer-searches', { duty: 'administrator' })).body.rows
    expect(admins.map((row: { username: string }) => row.username)).toEqual(['ilkin', 'orxan'])
    const sixty = Array.from({ length: 60 }, (_, i) => row(`page.${String(i).padStart(2, '0')}`))
    await desk.orxan.post('/api/officer-imports', {
      text: [head, ...sixty].join('\n'),
      reason: 'order 6',
      apply: true,
    })
    const first = (await desk.orxan.post('/api/officer-searches', { text: 'page.' })).body
    expect([first.rows.length, first.next]).toEqual([50, 'page.49'])
    const second = (await desk.orxan.post('/api/officer-searches', { text: 'page.', after: first.next })).body
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
  const send = (apply: boolean) => desk.orxan.post('/api/officer-imports', { text, reason: 'order 8', apply })

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
    expect((await desk.orxan.post('/api/officer-searches', { text: 'imp.' })).body.rows).toEqual([])
    expect((await send(true)).body).toMatchObject({ applied: true, added: 2, refused: dry.refused })
    const { rows } = (await desk.orxan.post('/api/officer-searches', { text: 'imp.' })).body
    expect(rows).toMatchObject([{ username: 'imp.one', standing: 'no-duty' }, { username: 'imp.two' }])
    const waiting = (await desk.ilkin.get('/api/officer-changes')).body.rows
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
    const answer = await desk.orxan.post('/api/officer-imports', {
      text: 'a;b\n1;2',
      reason: 'order 9',
      apply: true,
    })
    expect(why(answer)).toEqual([409, 'people:file.columns'])
  })

  it('a thousand officers at once', async () => {
    const many = [head, ...Array.from({ length: 1000 }, (_, i) => row(`bulk.${i}`))].join('\n')
    const { status, body } = await desk.orxan.post('/api/officer-imports', {
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

  it('whoever publishes is told whom the roster can name and where; other readers are not', async () => {
    const { choice } = (await (await t.as('leyla')).get('/api/rosters')).body
    const named = (name: string) => choice.officers.find((known: { name: string }) => known.name === name)
    expect(named('Aysel Nağıyeva')).toMatchObject({ duties: ['first-line'] })
    expect(named('Nigar Əfəndizadə')).toBeUndefined() // of head office
    const suspended = await hire(t.platform, 'not.rosterable')
    await t.query('update posts.officer set suspended_at = $2 where id = $1', [
      suspended,
      t.platform.clock.now(),
    ])
    const again = (await (await t.as('leyla')).get('/api/rosters')).body.choice
    expect(again.officers.map((known: { id: string }) => known.id)).not.toContain(suspended)
    expect(choice.lanes.map((known: { id: string }) => known.id)).toContain('bilasuvar-foot-1')
    expect(choice.lanes.every((known: { id: string }) => known.id.startsWith('bilasuvar-'))).toBe(true)
    expect((await desk.orxan.get('/api/rosters')).body.choice).toBeNull()
  })

  it('the permissions, as the program decides them', async () => {
    const { rows } = (await desk.orxan.get('/api/permissions')).body
    expect(rows).toContainEqual({ action: 'posts.proposeChange', duties: ['administrator'] })
    expect(rows).toHaveLength(Object.keys(t.platform.permissions).length)
  })
})
