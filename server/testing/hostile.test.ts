import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../contracts/ids.ts'
import { type Client, type TestApp, testApp } from './app.ts'
import { origin } from './node.ts'

let world: TestApp
let aysel: Client

beforeAll(async () => {
  world = await testApp()
  aysel = await world.as('aysel', { lane: 'bilasuvar-foot-1' })
})
afterAll(() => world.close())

/** Every address the program publishes, with something in the place of each parameter. */
async function addresses(): Promise<{ method: 'GET' | 'POST'; url: string }[]> {
  const { paths } = (await world.app.inject('/api/openapi.json')).json() as {
    paths: Record<string, Record<string, unknown>>
  }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter(m => m === 'get' || m === 'post')
      .map(m => ({ method: m.toUpperCase() as 'GET', url: path.replace(/\{\w+\}/g, newId()) })),
  )
}

const junk = fc.oneof(
  fc.json(),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.jsonValue({ maxDepth: 6 }).map(v => JSON.stringify(v)),
  fc.constantFrom(
    '[]',
    'null',
    '{"document":{"mrz":null}}',
    '{"__proto__":{"x":1}}',
    `{"document":{"mrz":"${'<'.repeat(5000)}"}}`,
    '{"document":{"typed":[{},{}]}}',
    `${'['.repeat(20000)}`,
  ),
)

it('I-39: no body, header or address brings the node down or shows its inside', async () => {
  const all = await addresses()
  expect(all.length).toBeGreaterThan(30)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...all),
      junk,
      fc.constantFrom('application/json', 'text/plain', 'application/octet-stream'),
      async (at, body, type) => {
        if (at.url === '/api/session/end' || at.url.includes('/shifts/current')) return // would only end the trial
        const response = await world.app.inject({
          method: at.method,
          url: at.url,
          headers: {
            dpop: await aysel.device.proof(
              at.method,
              `${origin}${at.url}`,
              world.clock.now(),
              tokenOf(aysel),
            ),
            cookie: aysel.cookie,
            'sarhad-request': newId(),
            ...(at.method === 'POST' && { 'content-type': type }),
          },
          ...(at.method === 'POST' && { payload: Buffer.from(body) }),
        })
        expect(response.statusCode, `${at.method} ${at.url} ${response.body}`).not.toBe(500)
        expect(response.body).not.toMatch(/at .*\.ts:|node_modules|select |insert into/)
      },
    ),
    { numRuns: 400 },
  )
  expect((await world.app.inject('/health')).statusCode).toBe(200)
  expect((await aysel.get('/api/session')).status).toBe(200)
})

const tokenOf = (client: Client) => {
  const value = decodeURIComponent(/session_token=([^;]*)/.exec(client.cookie)?.[1] ?? '')
  return value.slice(0, value.lastIndexOf('.'))
}

it('without a proof, with a proof used before, or one made for another address, nobody is known', async () => {
  const url = '/api/session'
  const proof = await aysel.device.proof('GET', `${origin}${url}`, world.clock.now(), tokenOf(aysel))
  const ask = (headers: Record<string, string>) =>
    world.app.inject({ url, headers: { cookie: aysel.cookie, ...headers } })
  expect((await ask({})).statusCode).toBe(401)
  expect((await ask({ dpop: proof })).statusCode).toBe(200)
  expect((await ask({ dpop: proof })).statusCode).toBe(401)
  const elsewhere = await aysel.device.proof('GET', `${origin}/api/hits`, world.clock.now(), tokenOf(aysel))
  expect((await ask({ dpop: elsewhere })).statusCode).toBe(401)
})

it('publishes its interface, its health and its figures without a person in them', async () => {
  const openapi = await world.app.inject('/api/openapi.json')
  expect(openapi.json()).toMatchObject({ openapi: '3.1.0' })
  const metrics = await world.app.inject('/metrics')
  expect(metrics.body).toContain('sarhad_request_seconds')
  expect(metrics.body).not.toMatch(/aysel|[0-9a-f]{8}-[0-9a-f]{4}-7/)
  const page = await world.app.inject('/api/session')
  expect(page.headers['content-security-policy']).toContain("default-src 'self'")
  expect(page.headers['x-content-type-options']).toBe('nosniff')
})
