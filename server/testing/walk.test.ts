import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Answer, type Client, type TestApp, testApp } from './app.ts'
import { checkInvariants } from './invariants/index.ts'
import { mrzOf } from './travellers.ts'

let world: TestApp
let people: Record<'guard' | 'second' | 'leader' | 'customs', Client>

beforeAll(async () => {
  world = await testApp()
  people = {
    guard: await world.as('aysel', { lane: 'bilasuvar-foot-1' }),
    second: await world.as('kamran', { lane: 'bilasuvar-second' }),
    leader: await world.as('leyla', { lane: 'bilasuvar-desk' }),
    customs: await world.as('tural', { lane: 'bilasuvar-customs' }),
  }
})
afterAll(() => world.close())

/** What may be tried on a crossing; most tries are refused, and a refusal must change nothing. */
const acts = {
  open: ({ guard }: typeof people, _at: string, n: number) =>
    guard.post('/api/crossings', { document: { mrz: passport(n) } }),
  red: ({ guard }: typeof people, at: string) =>
    guard.post(`${at}/declarations`, { purpose: 'private', corridor: 'red' }),
  green: ({ guard }: typeof people, at: string) =>
    guard.post(`${at}/declarations`, { purpose: 'tourism', corridor: 'green' }),
  release: ({ guard }: typeof people, at: string) => guard.post(`${at}/release`),
  refer: ({ guard }: typeof people, at: string) => guard.post(`${at}/referrals`, { grounds: ['doubt'] }),
  withdraw: ({ leader }: typeof people, at: string) =>
    leader.post(`${at}/withdrawal`, { reason: 'turned back' }),
  pass: ({ customs }: typeof people, at: string) =>
    customs.post(`${at}/answers`, { control: 'corridor', result: 'passed' }),
  fail: ({ customs }: typeof people, at: string) =>
    customs.post(`${at}/answers`, { control: 'corridor', result: 'failed' }),
  foreign: ({ customs }: typeof people, at: string) =>
    customs.post(`${at}/answers`, { control: 'border-check', result: 'passed' }),
  hold: ({ customs }: typeof people, at: string) =>
    customs.post(`${at}/holds`, { reason: 'goods to be weighed' }),
  lift: async ({ customs }: typeof people, at: string) => {
    const hold = (await customs.get(at)).body.holds?.find((h: { liftedAt: string | null }) => !h.liftedAt)
    return customs.post(`${at}/holds/${hold?.id ?? '01900000-0000-7000-8000-000000000000'}/lift`)
  },
  judge: async ({ second }: typeof people, at: string) => {
    const rows = (await second.get('/api/hits')).body.rows.filter(
      (h: { crossing: string; state: string }) => at.endsWith(h.crossing) && h.state === 'waiting',
    )
    return second.post(`/api/hits/${rows[0]?.id ?? '01900000-0000-7000-8000-000000000000'}/reviews`, {
      decision: 'not-same',
      note: 'another person',
    })
  },
  admit: (p: typeof people, at: string) => settle(p, at, { outcome: 'admitted', note: '' }),
  refuse: (p: typeof people, at: string) =>
    settle(p, at, {
      outcome: 'refused',
      note: 'walk',
      refusal: { letters: ['C'], refusedToSign: false, language: 'en' },
    }),
  correct: async ({ second, leader }: typeof people, at: string) => {
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

async function settle({ second }: typeof people, at: string, outcome: object): Promise<Answer> {
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
        number: `D7${3_000_000 + n * 1_117}`,
        surname: `GEZINTI${String.fromCharCode(65 + (n % 26))}`,
        given: 'SINAQ',
        born: '900101',
        sex: 'M',
        ends: '330101',
      })

const runs = Number(process.env.SARHAD_WALKS ?? 6)
let opened = 0

it('random walks of four people on the real database: every invariant holds after every walk, every refusal is said', async () => {
  const step = fc.record({
    act: fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])),
    which: fc.nat(3),
    together: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async steps => {
      const crossings: string[] = []
      let running: Promise<void>[] = []
      for (const { act, which, together } of [
        { act: 'open' as const, which: 0, together: false },
        ...steps,
      ]) {
        const at = `/api/crossings/${crossings[which % Math.max(1, crossings.length)] ?? 'none'}`
        const done = acts[act](people, at, opened++).then(answer => {
          expect(answer.status, `${act} ${JSON.stringify(answer.body)}`).not.toBe(500)
          if (answer.status >= 400)
            expect(answer.body).toMatchObject({ ref: expect.any(String), title: expect.anything() })
          if (act === 'open' && answer.status === 201) crossings.push(answer.body.id)
        })
        running.push(done)
        if (together) continue // the next person does not wait for this one
        await Promise.all(running)
        running = []
      }
      await Promise.all(running)
      await world.node.sequencer.tick()
      const query = world.query as Parameters<typeof checkInvariants>[0]['query']
      const broken = (await checkInvariants({ query, platform: world.platform })).filter(
        r => r.broken?.length && r.invariant.id !== 'I-08',
      )
      expect(broken.map(b => [b.invariant.id, b.broken])).toEqual([])
      for (const id of crossings) await acts.withdraw(people, `/api/crossings/${id}`)
    }),
    { numRuns: runs, endOnFailure: true },
  )
}, 300_000)
