import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../testing/app.ts'
import { mrzOf } from '../../testing/travellers.ts'

/** Round trips to the database: a counter of work that no noise of the machine moves. */
let world: TestApp
const sent: string[] = []
beforeAll(async () => {
  world = await testApp({ recorder: text => void sent.push(text) })
})
afterAll(() => world.close())

it('from the zone to the committed verdict it is five at most, who is asking included', async () => {
  const aysel = await world.as('aysel', { lane: 'bilasuvar-foot-1' })
  const warm = await aysel.post('/api/crossings', { document: { mrz: mrzOf('elnur') } }) // reference data comes into memory once
  await aysel.post(`/api/crossings/${warm.body.id}/release`)
  sent.length = 0
  const { body } = await aysel.post('/api/crossings', { document: { mrz: mrzOf('shirin') } })
  const own = sent.filter(
    text => !/^(begin|commit|insert into platform\.head)|from platform\.(head|pending)/.test(text),
  )
  expect(body.verdict.state).toBe('clear')
  expect(own.length, own.map(t => t.slice(0, 60)).join('\n')).toBeLessThanOrEqual(5)
})
