import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeActor } from '../../platform/permissions.ts'
import { type Client, type TestApp, testApp } from '../../testing/app.ts'
import { checkInvariants } from '../../testing/invariants/index.ts'
import { password } from '../../testing/node.ts'
import { makeSeal } from './index.ts'
import { emergencyLivesMs } from './rules/index.ts'
import { why } from './testing/desk.ts'
import { type Browser, makeTrial, type Trial } from './trial.ts'

let t: TestApp
let trial: Trial
beforeAll(async () => {
  t = await testApp()
  trial = makeTrial(t)
})
afterAll(() => t?.close())

const sealed = async (site = 'bilasuvar', { platform } = t) =>
  (await makeSeal(platform, { ...nodeActor(site), id: 'operator:trial' }, { site, authority: 'sbs' })).codes

async function workstation(site = 'bilasuvar'): Promise<Browser & { id: string }> {
  const browser = await trial.browser()
  return { ...browser, id: await browser.enrol(site) }
}

const open = (at: Browser, [first, second]: readonly [string, string], duty = 'administrator') =>
  at.post('/emergency/openings', { first, second, duty, reason: 'nobody can sign in any more' })

/** Sealed and opened, on a workstation of its own. */
async function opened(duty = 'administrator', site = 'bilasuvar') {
  const codes = await sealed(site)
  const at = await workstation(site)
  const answer = await open(at, codes, duty)
  expect(answer.status, answer.why).toBe(201)
  return { at, codes, session: await at.session() }
}

const over = (): void => t.clock.advance(emergencyLivesMs)

describe('the letters', () => {
  it('without them the door says so, and a try is refused and seen', async () => {
    const at = await workstation('culfa')
    expect((await at.get('/emergency/seal')).body).toMatchObject({ seal: { state: 'none', number: null } })
    const tried = await open(at, ['abcd', 'efgh'])
    expect([tried.status, tried.why]).toEqual([401, 'emergency:refusal.no-seal'])
    const [line] = await trial.lines('posts.refuseEmergency', at.id)
    expect(line).toMatchObject({ actor: at.id, facts: { reason: 'no-seal', duty: 'administrator' } })
  })

  it('are kept only as the hash of both together, and newer ones replace them', async () => {
    const before = await sealed()
    const codes = await sealed()
    const kept = JSON.stringify([await t.query('select * from posts.emergency_seal'), await t.ledger()])
    for (const code of [...before, ...codes]) {
      expect(kept).not.toContain(code)
      expect(kept).not.toContain(code.replaceAll('-', ''))
    }
    expect(kept).toMatch(/\$argon2id\$/)
    const at = await workstation()
    expect((await open(at, before)).why).toBe('emergency:refusal.wrong')
    expect((await open(at, [codes[0], codes[0]])).why).toBe('emergency:refusal.wrong')
    expect((await open(at, [codes[0], before[1]])).why).toBe('emergency:refusal.wrong')
    const [line] = (await trial.lines('posts.sealEmergency')).slice(-1)
    expect(line).toMatchObject({ actor: 'operator:trial', site: 'bilasuvar', facts: { authority: 'sbs' } })
  })

  it('those of another place open nothing here', async () => {
    const codes = await sealed('astara')
    await sealed()
    expect((await open(await workstation(), codes)).why).toBe('emergency:refusal.wrong')
  })

  it('a copy of the node that begins another life knows none of before (I-13)', async () => {
    const codes = await sealed()
    const at = await workstation()
    await t.query('update platform.node set epoch = epoch + 1')
    try {
      expect((await open(at, codes)).why).toBe('emergency:refusal.no-seal')
    } finally {
      await t.query('update platform.node set epoch = epoch - 1')
    }
  })

  it('can be made by nobody who is signed in: there is no address for it', async () => {
    const { paths } = (await t.app.inject('/api/openapi.json')).json()
    expect(JSON.stringify(paths)).not.toContain('sealEmergency')
    expect(t.platform.permissions['posts.sealEmergency']).toEqual(['node'])
  })
})

describe('opening', () => {
  it('lasts half an hour for good: no request, no second opening, no duty left', async () => {
    const { at, codes, session } = await opened()
    const [now, until] = [Date.parse(session.now), Date.parse(session.emergency ?? '')]
    expect(until - now).toBeLessThanOrEqual(emergencyLivesMs)
    t.clock.advance(emergencyLivesMs - 1)
    expect((await at.get('/workstations')).status).toBe(200)
    t.clock.advance(1)
    expect((await at.get('/workstations')).status).toBe(401)
    expect((await open(at, codes)).why).toBe('emergency:refusal.spent')
    expect((await at.get('/emergency/seal')).body).toMatchObject({ seal: { state: 'spent' } })
    await expect(
      t.query(`insert into posts.emergency_opening select site, gen_random_uuid(), at, seal, officer, workstation, duty,
        at + interval '31 minutes', sealed from posts.emergency_opening limit 1`),
    ).rejects.toMatchObject({ code: '23514' })
  })

  it('two openings with the same letters at the same instant: one gets in', async () => {
    const codes = await sealed()
    const both = [await workstation(), await workstation()]
    const answers = await Promise.all(both.map(at => open(at, codes)))
    expect(answers.map(a => a.status).sort()).toEqual([201, 401])
    const late = await sealed()
    expect((await open(await workstation(), late)).why).toBe('emergency:refusal.open-already')
    over()
  })

  it('is refused on a browser that is no workstation or was retired', async () => {
    const codes = await sealed()
    expect((await open(await trial.browser(), codes)).why).toBe('posts:refusal.not-enrolled')
    const at = await workstation()
    const orxan = await t.as('orxan')
    await orxan.post(`/api/workstations/${at.id}/retirement`, { reason: 'lost' })
    expect((await open(at, codes)).why).toBe('posts:refusal.workstation-retired')
    const session = await workstation()
    expect((await open(session, codes)).status).toBe(201)
    await orxan.post(`/api/workstations/${session.id}/retirement`, { reason: 'taken' })
    expect((await session.get('/workstations')).status).toBe(401)
    over()
  })

  it('wrong tries are counted and slowed, for this workstation alone; tries to sign in do not use them up', async () => {
    const codes = await sealed()
    const at = await workstation()
    for (let i = 0; i < 5; i++) await at.signIn('aysel', 'a wrong password')
    expect((await at.signIn('aysel', 'a wrong password')).status).toBe(429)
    for (let i = 0; i < 5; i++) expect((await open(at, [codes[0], `wrong ${i}`])).status).toBe(401)
    const told = await open(at, codes)
    expect([told.status, told.why]).toEqual([429, 'posts:refusal.too-many-tries'])
    expect((await trial.lines('posts.refuseEmergency', at.id)).length).toBe(5)
    expect((await open(await workstation(), codes)).status).toBe(201)
    over()
  })
})

describe('when the sign-in software cannot read its tables', () => {
  it('the letters open all the same, and the way out works', async () => {
    const broken = await testApp() // of its own: the software asks for its tables once, and does not recover
    try {
      const codes = await sealed('bilasuvar', broken)
      const at = await makeTrial(broken).browser()
      const id = await at.enrol('bilasuvar')
      await broken.query('revoke usage on schema sign_in from sarhad_app')
      expect((await at.signIn('aysel', password)).status).toBe(500)
      expect((await open(at, [codes[1].toUpperCase(), codes[0].replaceAll('-', ' ')])).status).toBe(201)
      const session = await at.session()
      expect(session.officer).toMatchObject({ duties: ['administrator'], authority: 'sbs' })
      expect(session.officer.rank.en).toBe('Emergency account')
      expect((await at.get('/workstations')).status).toBe(200)
      expect((await at.post('/session/end')).status).toBe(200)
      expect((await at.get('/workstations')).status).toBe(401)
      const [line] = await broken.ledger('posts.openEmergency')
      expect(line).toMatchObject({ actor: id, facts: { duty: 'administrator', workstation: id } })
      expect(line?.commitment).not.toBeNull()
      expect(JSON.stringify(await broken.ledger())).not.toContain('nobody can sign in')
    } finally {
      await broken.close()
    }
  })
})

describe('what it may do', () => {
  it('as administrator what that duty may and nothing more; its proposals wait for somebody else', async () => {
    const { at, session } = await opened()
    const own = Object.keys(t.platform.permissions).filter(name =>
      t.platform.permissions[name]?.includes('administrator'),
    )
    expect(session.may.sort()).toEqual(own.sort())
    const file = {
      username: 'nightly',
      name: 'Uydurma Gecəyev',
      rank: session.officer.rank,
      authority: 'sbs',
    }
    const asked = { ...file, unit: 'u', site: 'bilasuvar', duties: ['first-line'], reason: 'emergency' }
    const added = await at.post('/officers', asked)
    expect(added.status).toBe(201)
    const answer = { changes: [added.body.change], answer: 'approved' }
    expect((await at.post('/officer-changes/answer', answer)).why).toBe('platform:refusal.own-proposal')
    for (const path of ['/emergency/openings/x/reviews', '/evidence-exports', '/rosters'])
      expect((await at.post(path)).status, path).not.toBe(201)
    const opening = ((await at.get('/emergency')).body.openings as { id: string }[])[0]
    const review = await at.post(`/emergency/openings/${opening?.id}/reviews`, { note: 'all was well here' })
    expect([review.status, review.why]).toEqual([403, 'platform:refusal.duty'])
    over()
    // another seal, another opening: it is the same account, and still not another person
    const again = await opened()
    expect(again.session.officer.id).toBe(session.officer.id)
    const later = await again.at.post('/officer-changes/answer', answer)
    expect(later.why).toBe('platform:refusal.own-proposal')
    over()
  })

  it('as shift leader it finds itself on the roster of the desk, and its shift ends with it', async () => {
    const { at, session } = await opened('shift-leader')
    expect(session.may).not.toContain('posts.issuePassword')
    const lane = session.roster[0]?.lane.id ?? ''
    const shift = await at.post('/shifts', { lane, duty: 'shift-leader', radiation: 'not-tried' })
    expect(shift).toMatchObject({ status: 201, body: { duty: 'shift-leader', until: session.emergency } })
    const written = await at.post('/orders', { text: 'Sign-in is away: work on with the sessions you have.' })
    expect(written.status).toBe(201)
    over()
    expect((await at.get('/session')).status).toBe(401)
  })

  it('its file is nobody’s: no password, no bringing back, no suspension, no place in the register', async () => {
    const { session } = await opened()
    const id = session.officer.id
    const orxan = await t.as('orxan')
    const refused = [
      await orxan.post(`/api/officers/${id}/password`, { reason: 'a trial of it' }),
      await orxan.post(`/api/officers/${id}/suspension`, { reason: 'a trial of it' }),
      await orxan.post(`/api/officers/${id}/changes`, {
        change: { act: 'restore' },
        reason: 'a trial of it',
      }),
      await orxan.get(`/api/officers/${id}`),
    ]
    expect(refused.map(why)).toEqual(refused.map(() => [404, 'posts:refusal.no-officer']))
    const found = await orxan.post('/api/officer-searches', { text: 'bilasuvar' })
    expect(JSON.stringify(found.body)).not.toContain(id)
    over()
  })
})

describe('the others of the place', () => {
  it('see that it is open, end it, and an auditor closes it with a review: once, and after its end', async () => {
    const { at } = await opened()
    const [orxan, sevda, aysel] = [await t.as('orxan'), await t.as('sevda'), await t.as('aysel')]
    expect((await aysel.get('/api/emergency/notice')).body.open).toMatchObject({ duty: 'administrator' })
    const account = async (who: Client) => (await who.get('/api/emergency')).body
    const [mine] = (await account(sevda)).openings
    expect(mine).toMatchObject({ state: 'open', reason: 'nobody can sign in any more', review: null })
    expect(await gauge('open', 'bilasuvar')).toBe(1)
    const path = `/api/emergency/openings/${mine.id}`
    const note = { note: 'The two were Aysel and Kamran; nothing was changed.' }
    expect((await sevda.post(`${path}/reviews`, note)).body.detail.key).toBe('emergency:refusal.not-over')
    expect((await aysel.post(`${path}/end`)).status).toBe(403)
    expect((await orxan.post(`${path}/end`)).status).toBe(200)
    expect((await at.get('/workstations')).status).toBe(401)
    expect((await orxan.post(`${path}/end`)).body.detail.key).toBe('emergency:refusal.over-already')
    expect((await aysel.get('/api/emergency/notice')).body).toMatchObject({ open: null })
    const waiting = (await aysel.get('/api/emergency/notice')).body.unreviewed
    expect(waiting).toBeGreaterThan(0)
    expect((await orxan.post(`${path}/reviews`, note)).status).toBe(403)
    const reviewed = await sevda.post(`${path}/reviews`, note)
    expect(reviewed.status).toBe(201)
    expect(reviewed.body.openings[0]).toMatchObject({ state: 'reviewed', review: note })
    expect((await sevda.post(`${path}/reviews`, note)).body.detail.key).toBe('emergency:refusal.reviewed')
    expect((await aysel.get('/api/emergency/notice')).body.unreviewed).toBe(waiting - 1)
    expect(JSON.stringify(await t.ledger('posts.reviewEmergency'))).not.toContain('Kamran')
    expect(await gauge('open', 'bilasuvar')).toBe(0)
    expect(await gauge('unsealed', 'bilasuvar')).toBe(1)
  })

  it('of another place neither see nor touch it', async () => {
    const { at } = await opened('administrator', 'astara')
    const [mine] = (await at.get('/emergency')).body.openings as { id: string }[]
    const sevda = await t.as('sevda')
    const far = await sevda.post(`/api/emergency/openings/${mine?.id}/end`)
    expect(why(far)).toEqual([404, 'emergency:refusal.no-opening'])
    expect((await sevda.get('/api/emergency/notice')).body.open).toBeNull()
    over()
  })

  const gauge = async (state: string, site: string) => {
    const { body } = await t.app.inject('/metrics')
    const line = new RegExp(`sarhad_emergency_accounts\\{site="${site}",state="${state}"\\} (\\d+)`).exec(
      body,
    )
    return Number(line?.[1])
  }
})

describe('I-47', () => {
  it('holds after all of this, and sees a line of the account at another time and a session without an opening', async () => {
    const query = t.query as Parameters<typeof checkInvariants>[0]['query']
    const broken = async () =>
      (await checkInvariants({ query, platform: t.platform })).find(r => r.invariant.id === 'I-47')?.broken
    expect(await broken()).toEqual([])
    const [account] = await t.query(`select id::text from posts.officer where username = 'emergency:astara'`)
    await t.query(
      `insert into platform.ledger (site, id, at, actor, authority, action, facts)
        values ('astara', gen_random_uuid(), $1, $2, 'sbs', 'posts.roster', '{}')`,
      [new Date(t.clock.now().getTime() + 60_000), account?.id],
    )
    expect(await broken()).toHaveLength(1)
    await t.query(
      `insert into platform.session (token_hash, site, officer, workstation, epoch, opened_at, ends_at)
        values ('x', 'astara', $1, gen_random_uuid(), 1, $2, $3)`,
      [account?.id, t.clock.now(), new Date(t.clock.now().getTime() + 1000)],
    )
    expect(await broken()).toHaveLength(2)
  })
})
