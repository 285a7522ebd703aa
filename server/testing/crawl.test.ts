import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../contracts/ids.ts'
import { type Answer, type Client, type TestApp, testApp } from './app.ts'
import { published, type Route } from './published.ts'
import { sampleOf } from './sample.ts'
import { mrzOf } from './travellers.ts'

/** Every address that the program publishes, asked by everybody: what one may not do, may not know, and may not touch. */

let world: TestApp
let people: Record<string, Client>
let routes: Route[]
/** Ids of rows that another post made. */
let foreign: string[]

const planted = { surname: 'KHANBUDAGZADA', given: 'QARATEL', number: 'AZZ771923', born: '710309' }
const traces = ['KHANBUDAGZADA', 'QARATEL', 'AZZ771923', '710309', '1971-03-09']

beforeAll(async () => {
  world = await testApp()
  people = {
    aysel: await world.as('aysel', { lane: 'bilasuvar-foot-1' }),
    rashad: await world.as('rashad', { lane: 'bilasuvar-foot-2' }),
    kamran: await world.as('kamran', { lane: 'bilasuvar-second' }),
    leyla: await world.as('leyla', { lane: 'bilasuvar-desk' }),
    tural: await world.as('tural', { lane: 'bilasuvar-customs' }),
    nigar: await world.as('nigar', { lane: 'baku-desk' }),
    orxan: await world.as('orxan', { lane: 'bilasuvar-desk' }),
    sevda: await world.as('sevda', { lane: 'bilasuvar-desk' }),
  }
  routes = await published(world.app)
  foreign = await elsewhere()
}, 120_000)
afterAll(() => world.close())

/** Another post at work: somebody who crosses, one referred, one sought. */
async function elsewhere(): Promise<string[]> {
  const farid = await world.as('farid', { lane: 'astara-foot-1' })
  const traveller = mrzOf({ state: 'AZE', ...planted, sex: 'F', ends: '330101' })
  const first = await farid.post('/api/crossings', { document: { mrz: traveller } })
  await farid.post(`/api/crossings/${first.body.id}/referrals`, { grounds: ['doubt'] })
  await farid.post('/api/crossings', { document: { mrz: mrzOf('sohrab') } })
  await world.node.sequencer.tick()
  const tables = await world.query(
    `select table_schema || '.' || table_name as name from information_schema.columns c
      where column_name = 'id' and data_type = 'uuid' and table_schema not in ('sign_in')
        and exists (select 1 from information_schema.columns s where s.table_schema = c.table_schema
                     and s.table_name = c.table_name and s.column_name = 'site')`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await world.query(
      `select id::text from ${name} where site = 'astara' order by id desc limit 2`,
    )
    found.push(...rows.map(row => String(row.id)))
  }
  return [...new Set(found), farid.session.officer.id, farid.session.workstation.id]
}

const ask = (who: Client, route: Route, id: string): Promise<Answer> => {
  const path = route.path.replace(/\{\w+\}/g, id) + route.query
  return route.method === 'GET' ? who.get(path) : who.post(path, route.body ? sampleOf(route.body, id) : {})
}

describe('every action by everybody', () => {
  it('whoever may not is told so, and the try leaves its line', async () => {
    const tried: { who: string; actor: string; action: string; status: number }[] = []
    for (const [who, client] of Object.entries(people)) {
      const { duties, id: actor } = client.session.officer
      for (const route of routes) {
        const may = world.platform.permissions[route.action ?? '']
        if (!route.action || !may || duties.some(duty => may.includes(duty))) continue
        const { status } = await ask(client, route, newId())
        tried.push({ who, actor, action: route.action, status })
      }
    }
    expect(tried.length).toBeGreaterThan(150)
    expect(tried.filter(t => t.status !== 403)).toEqual([])
    const lines = await world.query(
      `select distinct actor, action from platform.ledger where facts ->> 'refused' = 'not-permitted'`,
    )
    const seen = new Set(lines.map(line => `${line.actor} ${line.action}`))
    expect(tried.filter(t => !seen.has(`${t.actor} ${t.action}`))).toEqual([])
  }, 120_000)
})

describe('a planted traveller at the lane next door', () => {
  beforeAll(async () => {
    const traveller = mrzOf({ state: 'AZE', ...planted, sex: 'F', ends: '330101' })
    const opened = await people.aysel?.post('/api/crossings', { document: { mrz: traveller } })
    expect(opened?.body.travellers[0].document.surname).toBe(planted.surname)
  })

  it('I-19, I-20, I-26: stands in no list, count, error or address that takes no id, whoever asks', async () => {
    const found: string[] = []
    let asked = 0
    for (const [who, client] of Object.entries(people)) {
      for (const route of routes.filter(r => r.method === 'GET' && !r.path.includes('{'))) {
        const { body } = await ask(client, route, newId())
        const text = body instanceof Buffer ? body.toString('latin1') : JSON.stringify(body)
        asked++
        for (const trace of traces) if (text.includes(trace)) found.push(`${who} ${route.path}: ${trace}`)
      }
    }
    expect(asked).toBeGreaterThan(60)
    expect(found).toEqual([])
    const figures = await world.app.inject('/metrics')
    for (const trace of traces) expect(figures.body + world.logged()).not.toContain(trace)
  }, 120_000)
})

describe('the id of another post, person or authority', () => {
  it('is answered as one that does not exist, and leaves a line where the action is one’s own', async () => {
    const told: string[] = []
    const silent: string[] = []
    let asked = 0
    for (const [who, client] of Object.entries(people)) {
      const { duties, id: actor } = client.session.officer
      for (const route of routes.filter(
        r => takesIds(r) && !open.has(r.action ?? '') && !everywhere(who, r),
      )) {
        const nowhere = await ask(client, route, newId())
        const mine = world.platform.permissions[route.action ?? '']?.some(duty =>
          duties.some(own => own === duty),
        )
        const before = await linesOf(actor)
        let expected = 0
        for (const id of mine ? foreign : foreign.slice(0, 1)) {
          const answer = await ask(client, route, id)
          asked++
          if (answer.status !== 400) expected++ // of another form than the action takes
          if (plain(answer) !== plain(nowhere))
            told.push(`${who} ${route.method} ${route.path}: ${plain(answer)} — ${plain(nowhere)}`)
        }
        const left = (await linesOf(actor)) - before
        if (mine && left !== expected) silent.push(`${who} ${route.path}: ${left} lines of ${expected}`)
      }
    }
    expect(asked).toBeGreaterThan(500)
    expect({ told: [...new Set(told)], silent: [...new Set(silent)] }).toEqual({ told: [], silent: [] })
  }, 300_000)

  /** How far a job is, is asked every second and says nothing of anybody; a roster may borrow an officer of another post. An auditor reads the register of every post. */
  const open = new Set(['oversight.job', 'crossings.stopRescreening', 'posts.publishRoster'])
  const everywhere = (who: string, route: Route) => who === 'sevda' && route.action === 'posts.officer'
  const linesOf = async (actor: string) =>
    Number(
      (await world.query('select count(*)::int as n from platform.ledger where actor = $1', [actor]))[0]?.n,
    )
  const takesIds = (r: Route) => r.path.includes('{') || JSON.stringify(r.body ?? {}).includes('"uuid"')
  /** What the asker can read, without ids and the reference of the single answer. */
  const plain = ({ status, body }: Answer) => {
    const said =
      body instanceof Buffer ? body.toString('latin1') : JSON.stringify({ ...body, ref: undefined })
    return `${status} ${said.replaceAll(anyId, '')}`
  }
  const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
})
