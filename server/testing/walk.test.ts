import fc from 'fast-check'
import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { addressOf, anythingOf, chooser, type Standing } from './anything.ts'
import { type Answer, type Client, type TestApp, testApp } from './app.ts'
import { atOnce, checkInvariants } from './invariants/index.ts'
import { published, type Route } from './published.ts'
import { mrzOf } from './travellers.ts'

/** The named world at work, with an eye on its rows. */
interface World {
  app: TestApp
  people: People
  all: Client[]
  routes: Route[]
  eye: pg.Client
  invariants: string
  walks: number
  /** What was sent as `anything`, to be told when something breaks. */
  sent: string[]
}
type People = Record<
  'guard' | 'second' | 'leader' | 'customs' | 'lorries' | 'migration' | 'food' | 'health' | 'transport',
  Client
>

/** A world is left for a new one after so many walks: the checks read every row of it after every step. */
const walksOfAWorld = 25
let current: World | undefined
/** The emergency account of each world has the other duty than that of the world before. */
let letters = 0
afterAll(() => leave())

async function leave(): Promise<void> {
  await current?.eye.end()
  await current?.app.close()
  current = undefined
}

async function enter(): Promise<World> {
  if (current && current.walks < walksOfAWorld) return current
  await leave()
  const app = await testApp()
  const people = {
    guard: await app.as('aysel', { lane: 'bilasuvar-foot-1' }),
    second: await app.as('kamran', { lane: 'bilasuvar-second' }),
    leader: await app.as('leyla', { lane: 'bilasuvar-desk' }),
    customs: await app.as('tural', { lane: 'bilasuvar-customs' }),
    lorries: await app.as('rashad', { lane: 'bilasuvar-lorry-1' }),
    migration: await app.as('ramil', { lane: 'bilasuvar-yard' }),
    food: await app.as('gunel', { lane: 'bilasuvar-yard' }),
    health: await app.as('elchin', { lane: 'bilasuvar-yard' }),
    transport: await app.as('vusal', { lane: 'bilasuvar-yard' }),
  }
  const others = [await app.as('nigar'), await app.as('orxan'), await app.as('sevda')]
  const account = await app.byLetters(letters++ % 2 ? 'shift-leader' : 'administrator')
  const eye = new pg.Client({ connectionString: app.ownerUrl })
  await eye.connect()
  current = {
    app,
    people,
    all: [...Object.values(people), ...others, account],
    routes: (await published(app.app)).filter(route => !leaving.test(route.path)),
    eye,
    invariants: atOnce(app.platform),
    walks: 0,
    sent: [],
  }
  return current
}
/** After these the walkers could walk no further; each has its own tests. */
const leaving = /suspension|retirement|relief|password|leav/

/** What may be tried on a crossing; most tries are refused, and a refusal must change nothing. */
const acts = {
  open: ({ guard }: People, _at: string, n: number) =>
    guard.post('/api/crossings', { document: { mrz: passport(n) } }),
  arrive: ({ lorries }: People, _at: string, n: number) =>
    lorries.post('/api/crossings', {
      document: { mrz: passport(n + 40_000) },
      plate: { text: `77 W ${n}`, state: 'IRN' },
    }),
  portal: ({ lorries }: People, at: string) => pass(lorries, at, 'radiation'),
  weigh: ({ customs }: People, at: string) => pass(customs, at, 'weighing'),
  goods: ({ customs }: People, at: string, n: number) =>
    customs.post(`${at}/consignments`, n % 3 ? cargo : { ...cargo, lines: [] }),
  papers: ({ customs }: People, at: string) => pass(customs, at, 'customs-papers'),
  permit: ({ transport }: People, at: string) => pass(transport, at, 'transport-permit'),
  axles: ({ transport }: People, at: string) => pass(transport, at, 'axle-weight'),
  certificate: ({ food }: People, at: string, n: number) =>
    food.post(`${at}/certificates`, {
      kind: 'phytosanitary',
      number: `PC-${n}`,
      issuer: 'PPO',
      validUntil: n % 4 ? '2026-12-31' : '2026-03-16',
    }),
  documents: ({ food }: People, at: string) => pass(food, at, 'sps-documents'),
  identity: ({ food }: People, at: string) => pass(food, at, 'sps-identity'),
  sample: ({ food }: People, at: string) => pass(food, at, 'sps-physical'),
  stays: ({ migration }: People, at: string) => pass(migration, at, 'migration'),
  begin: ({ transport }: People, at: string) =>
    transport.post(`${at}/claims`, { control: 'transport-permit' }),
  drive: ({ lorries }: People, at: string) => lorries.post(`${at}/release`),
  corridor: ({ customs }: People, at: string, n: number) =>
    customs.post(`${at}/cargo-corridors`, {
      corridor: n % 2 ? 'red' : 'green',
      reason: 'as the walk has it',
    }),
  next: answerNext,
  onward: answerNext,
  sick: async ({ lorries, health }: People, at: string) => {
    const traveller = (await lorries.get(at)).body.travellers?.[0]?.id
    if (traveller) await lorries.post(`${at}/unwell`, { traveller })
    return pass(health, at, 'health')
  },
  red: ({ guard }: People, at: string) =>
    guard.post(`${at}/declarations`, { purpose: 'private', corridor: 'red' }),
  green: ({ guard }: People, at: string) =>
    guard.post(`${at}/declarations`, { purpose: 'tourism', corridor: 'green' }),
  release: ({ guard }: People, at: string) => guard.post(`${at}/release`),
  refer: ({ guard }: People, at: string) => guard.post(`${at}/referrals`, { grounds: ['doubt'] }),
  withdraw: ({ leader }: People, at: string) => leader.post(`${at}/withdrawal`, { reason: 'turned back' }),
  pass: ({ customs }: People, at: string) =>
    customs.post(`${at}/answers`, { control: 'corridor', result: 'passed' }),
  fail: ({ customs }: People, at: string) =>
    customs.post(`${at}/answers`, { control: 'corridor', result: 'failed' }),
  foreign: ({ customs }: People, at: string) =>
    customs.post(`${at}/answers`, { control: 'border-check', result: 'passed' }),
  hold: ({ customs }: People, at: string) => customs.post(`${at}/holds`, { reason: 'goods to be weighed' }),
  lift: async ({ customs }: People, at: string) => {
    const hold = (await customs.get(at)).body.holds?.find((h: { liftedAt: string | null }) => !h.liftedAt)
    return customs.post(`${at}/holds/${hold?.id ?? '01900000-0000-7000-8000-000000000000'}/lift`)
  },
  judge: async ({ second }: People, at: string) => {
    const rows = (await second.get('/api/hits')).body.rows.filter(
      (h: { crossing: string; state: string }) => at.endsWith(h.crossing) && h.state === 'waiting',
    )
    return second.post(`/api/hits/${rows[0]?.id ?? '01900000-0000-7000-8000-000000000000'}/reviews`, {
      decision: 'not-same',
      note: 'another person',
    })
  },
  admit: (p: People, at: string) => settle(p, at, { outcome: 'admitted', note: '' }),
  refuse: (p: People, at: string) =>
    settle(p, at, {
      outcome: 'refused',
      note: 'walk',
      refusal: { letters: ['C'], refusedToSign: false, language: 'en' },
    }),
  correct: async ({ second, leader }: People, at: string) => {
    const { version } = (await second.get(at)).body
    const asked = await second.post(`${at}/corrections`, {
      version,
      to: 'refused',
      reason: 'found out later',
    })
    const correction = asked.body.corrections?.at(-1)
    return correction
      ? leader.post(`${at}/corrections/${correction.id}/answers`, { version, answer: 'approved' })
      : asked
  },
}

const pass = (who: Client, at: string, control: string) =>
  who.post(`${at}/answers`, { control, result: 'passed' })

/** Whatever of a lorry could be answered now, by whoever owns it: so that walks come to a release as well. */
async function answerNext(people: People, at: string): Promise<Answer> {
  const rows = (await people.leader.get('/api/work')).body.rows as {
    id: string
    open: { control: string; authority: string; ready: boolean }[]
  }[]
  const next = rows.find(row => at.endsWith(row.id))?.open.find(o => o.ready)
  const { lorries, customs, migration, food, health, transport } = people
  const owners: Record<string, Client> = {
    scc: customs,
    sms: migration,
    afsa: food,
    moh: health,
    ayna: transport,
  }
  if (!next || next.control === 'border-check') return lorries.post(`${at}/release`)
  return pass(owners[next.authority] ?? lorries, at, next.control)
}

const cargo = {
  number: 'IM-1',
  sender: 'A',
  receiver: 'B',
  seals: ['S1'],
  lines: [
    {
      hs: '080810',
      description: 'Apples',
      packages: 10,
      net: 9_000,
      gross: 14_000,
      value: 1,
      currency: 'USD',
    },
  ],
}

async function settle({ second }: People, at: string, outcome: object): Promise<Answer> {
  const { referral } = (await second.get(at)).body
  return second.post(
    `/api/referrals/${referral?.id ?? '01900000-0000-7000-8000-000000000000'}/outcomes`,
    outcome,
  )
}

const passport = (n: number) =>
  n % 7 === 3
    ? mrzOf('sohrab')
    : mrzOf({
        state: 'AZE',
        number: `D${10_000_000 + ((n * 1_117) % 90_000_000)}`,
        surname: `GEZINTI${String.fromCharCode(65 + (n % 26))}`,
        given: 'SINAQ',
        born: '900101',
        sex: 'M',
        ends: '330101',
      })

const runs = Number(process.env.SARHAD_WALKS ?? 150)
const seed = Number(process.env.SARHAD_SEED ?? 20261124)
let opened = 0

const step = fc.record({
  act: fc.constantFrom(
    ...(Object.keys(acts) as (keyof typeof acts)[]),
    'anything' as const,
    'anything' as const,
  ),
  which: fc.nat(3),
  together: fc.boolean(),
  choices: fc.array(fc.nat(), { minLength: 24, maxLength: 24 }),
})

it(
  `${runs} random walks of up to 30 steps by twelve people of six authorities and an emergency account on the real database: every invariant holds after every step`,
  async () => {
    const reached = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async steps => {
        const world = await enter()
        world.walks++
        const crossings: string[] = []
        let running: Promise<void>[] = []
        for (const { act, which, together, choices } of [firstStep, ...steps]) {
          const at = `/api/crossings/${crossings[which % Math.max(1, crossings.length)] ?? 'none'}`
          const sent =
            act === 'anything' ? anything(world, choices, reached) : acts[act](world.people, at, opened++)
          const done = sent.then(answer => {
            if (answer.status === 500) expect.fail(`${act}: ${whyFailed(world, answer)}`)
            if (answer.status >= 400)
              expect(answer.body).toMatchObject({ ref: expect.any(String), title: expect.anything() })
            if ((act === 'open' || act === 'arrive') && answer.status === 201) crossings.push(answer.body.id)
          })
          running.push(done)
          if (together) continue // the next person does not wait for this one
          await Promise.all(running)
          running = []
          expect((await world.eye.query({ name: 'invariants', text: world.invariants })).rows, act).toEqual(
            [],
          )
        }
        await Promise.all(running)
        for (const id of crossings) await acts.withdraw(world.people, `/api/crossings/${id}`)
        if (world.walks % walksOfAWorld === 0) await everything(world)
      }),
      { numRuns: runs, seed, endOnFailure: true },
    )
    if (current) await everything(current)
    expect(reached.size, [...reached].join(' ')).toBeGreaterThan(Math.min(runs / 5, 25))
  },
  600_000 + runs * 10_000,
)

const firstStep = { act: 'open' as const, which: 0, together: false, choices: [0] }

/** Anybody sends anything that has the published form to any address; what the program took is remembered by its name. */
async function anything(world: World, choices: number[], reached: Set<string>): Promise<Answer> {
  const choose = chooser(choices)
  const route = world.routes[choose(world.routes.length)] as Route
  const may = world.app.platform.permissions[route.action ?? '']
  const those = world.all.filter(c => c.session.officer.duties.some(duty => may?.includes(duty)))
  const among = those.length && choose(6) ? those : world.all // now and then somebody who may not
  const who = among[choose(among.length)] as Client
  const standing = await standingIn(world)
  const path = addressOf(route, choose, standing)
  const body = route.method === 'GET' || !route.body ? {} : anythingOf(route.body, choose, standing)
  world.sent.push(`${route.method} ${path} ${JSON.stringify(body).slice(0, 2000)}`)
  const answer = await (route.method === 'GET' ? who.get(path) : who.post(path, body))
  if (answer.status < 300) reached.add(route.action ?? route.path)
  return answer
}

/** What the log says of it, and the last things that anybody sent. */
function whyFailed({ app, sent }: World, answer: Answer): string {
  const lines = app.logged().split('\n')
  const line = lines.find(l => l.includes(answer.body.ref))
  return [line ?? JSON.stringify(answer.body), ...sent.slice(-4)].join('\n')
}

async function standingIn({ eye }: World): Promise<Standing> {
  const { rows } = await eye.query<{ relation: string; ids: string[] }>({
    name: 'standing',
    text: `select relation, array_agg(id order by id) as ids
             from (select relation, id from platform.change union select relation, id from platform.pending) r group by relation`,
  })
  return new Map(rows.map(({ relation, ids }) => [relation.split('.')[1] ?? '', ids]))
}

/** What needs more than one query: the log proves itself. */
async function everything({ app }: World): Promise<void> {
  await app.node.sequencer.tick()
  const query = app.query as Parameters<typeof checkInvariants>[0]['query']
  const broken = (await checkInvariants({ query, platform: app.platform })).filter(
    r => r.broken?.length && r.invariant.id !== 'I-08', // this cluster runs without fsync
  )
  expect(broken.map(b => [b.invariant.id, b.broken])).toEqual([])
}
