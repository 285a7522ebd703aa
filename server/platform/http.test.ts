import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from '../testing/app.ts'

let world: TestApp
beforeAll(async () => {
  world = await testApp({ ratePerMinute: 20 })
})
afterAll(() => world.close())

it('half a character is refused, not kept as another one', async () => {
  const kamran = await world.as('kamran')
  const said = { purpose: 'stay-check', caseNumber: 'a\ud800', for: { passage: kamran.session.officer.id } }
  const answer = await kamran.post('/api/looks', said)
  expect(answer).toMatchObject({ status: 400, body: { detail: { key: 'platform:problem.not-readable' } } })
})

it('who asks too often waits alone: colleagues behind the same address go on, and files of the screens are not counted', async () => {
  const [aysel, rashad] = [await world.as('aysel'), await world.as('rashad')]
  const answers = []
  for (let i = 0; i < 25; i++) answers.push(await aysel.get('/api/session'))
  const refused = answers.filter(a => a.status === 429)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0]?.body).toMatchObject({
    type: '/problems/too-many',
    detail: { key: 'platform:problem.too-many', params: { seconds: expect.any(Number) } },
  })
  expect((await rashad.get('/api/session')).status).toBe(200)
  for (let i = 0; i < 25; i++) expect((await world.app.inject('/assets/none.js')).statusCode).toBe(404)
  for (let i = 0; i < 20; i++) await world.app.inject('/api/public/node')
  expect((await world.app.inject('/api/public/node')).statusCode).toBe(429)
})
