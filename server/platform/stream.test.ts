import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from '../testing/app.ts'
import { origin } from '../testing/node.ts'

let world: TestApp
beforeAll(async () => {
  world = await testApp()
})
afterAll(() => world.close())

it('tells of an action at this post by identifiers, and an open stream does not keep the node from closing', async () => {
  const aysel = await world.as('aysel', { lane: 'bilasuvar-foot-1' })
  const leyla = await world.as('leyla', { lane: 'bilasuvar-desk' })
  const url = await world.app.listen({ port: 0, host: '127.0.0.1' })
  const token = decodeURIComponent(/session_token=([^;]*)/.exec(leyla.cookie)?.[1] ?? '')
  const proof = await leyla.device.proof(
    'GET',
    `${origin}/api/live`,
    world.clock.now(),
    token.slice(0, token.lastIndexOf('.')),
  )
  const response = await fetch(`${url}/api/live`, { headers: { cookie: leyla.cookie, dpop: proof } })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const refused = await aysel.post('/api/crossings', { document: { mrz: 'nothing' } })
  expect(refused.status).toBe(422)
  await aysel.post('/api/shifts/current/end')
  let heard = ''
  while (reader && !heard.includes('posts.endShift')) heard += (await reader.read()).value ?? ''
  expect(heard).not.toContain('aysel')
  const began = Date.now()
  await world.app.close()
  expect(Date.now() - began).toBeLessThan(5000)
}, 20_000)
