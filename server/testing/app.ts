import type { FastifyInstance } from 'fastify'
import type { EmergencyDuty } from '../../contracts/emergency.ts'
import { newId } from '../../contracts/ids.ts'
import type { DutyName, Instrument, Session } from '../../contracts/posts.ts'
import type { App } from '../assemble.ts'
import type { Platform } from '../platform/action.ts'
import { asOwner } from '../platform/database.ts'
import { nodeActor } from '../platform/permissions.ts'
import { makeSeal } from '../rooms/posts/index.ts'
import { cloneDatabase } from './clone.ts'
import { type Device, makeDevice } from './device.ts'
import { makeTestApp, origin, password, type TestClock, testClock } from './node.ts'

export interface Answer {
  status: number
  /** As parsed: a test asks for what it expects, the response schema has checked the shape. */
  body: ReturnType<typeof JSON.parse>
  headers: Record<string, unknown>
}

/** One person at one workstation, as a browser would be. */
export interface Client {
  session: Session
  device: Device
  cookie: string
  get(path: string): Promise<Answer>
  post(path: string, body?: unknown, options?: { request?: string }): Promise<Answer>
}

export interface TestApp {
  platform: Platform
  app: FastifyInstance
  node: App
  clock: TestClock
  ownerUrl: string
  appUrl: string
  /** Signs a person in at a workstation of their own, and opens a shift where a lane is named. */
  as(person: string, at?: { lane?: string; duty?: DutyName; radiation?: Instrument }): Promise<Client>
  /** Seals the emergency account of Bilasuvar and opens it at a workstation of its own. */
  byLetters(duty: EmergencyDuty): Promise<Client>
  query(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>
  /** Ledger lines in order of making. */
  ledger(action?: string): Promise<Record<string, unknown>[]>
  /** Everything the technical log said. */
  logged(): string
  close(): Promise<void>
}

/** A node on its own clone of the named world. Close it in `afterAll`. */
export async function testApp(
  options: { recorder?: (text: string) => void; ratePerMinute?: number } = {},
): Promise<TestApp> {
  const clone = await cloneDatabase()
  const clock = testClock()
  const lines: string[] = []
  const { ownerUrl, appUrl } = clone
  const log = { write: (line: string) => void lines.push(line) }
  const node = await makeTestApp({ ownerUrl, appUrl, clock, log, ...options })
  const { app } = node.http
  const query = (sql: string, values: unknown[] = []) =>
    asOwner(ownerUrl, async c => (await c.query<Record<string, unknown>>(sql, values)).rows)

  return {
    platform: node.platform,
    app,
    node,
    clock,
    ownerUrl,
    appUrl,
    as: (person, at = {}) => signIn(node, clock, person, at),
    byLetters: duty => byLetters(node, clock, duty),
    query,
    ledger: action =>
      query('select * from platform.ledger where $1::text is null or action = $1 order by id', [
        action ?? null,
      ]),
    logged: () => lines.join(''),
    close: async () => {
      await node.close()
      await clone.drop()
    },
  }
}

const homes: Record<string, string> = {
  farid: 'astara',
  gulnar: 'sahtaxti/b',
  nigar: 'baku',
  ceyhun: 'baku',
  ulviyya: 'baku',
}

async function signIn(
  node: App,
  clock: TestClock,
  person: string,
  at: { lane?: string; duty?: DutyName; radiation?: Instrument },
): Promise<Client> {
  const device = await makeDevice()
  const jar = new Map<string, string>()
  const send = caller(node.http.app, device, clock, jar)
  must(
    await send('POST', '/api/demonstration/workstations', {
      site: homes[person] ?? 'bilasuvar',
      label: person,
    }),
    201,
  )
  let step = must(await send('POST', '/api/session', { username: person, password }), 200)
  if (step.body.state === 'code-needed') {
    // as if half a minute had passed: a code is good once, and a trial signs the same person in again and again
    await node.platform.database.pool('desk').query('delete from posts.used_code')
    const code = await node.platform.signIn.currentCode(person)
    step = must(await send('POST', '/api/session/code', { code }), 200)
  }
  if (at.lane) {
    const duty = at.duty ?? (await send('GET', '/api/session')).body.officer.duties[0]
    must(await send('POST', '/api/shifts', { lane: at.lane, duty, radiation: at.radiation ?? 'works' }), 201)
  }
  return await clientOf(send, device, jar)
}

async function byLetters(node: App, clock: TestClock, duty: EmergencyDuty): Promise<Client> {
  const site = 'bilasuvar'
  const { codes } = await makeSeal(node.platform, nodeActor(site), { site, authority: 'sbs' })
  const device = await makeDevice()
  const jar = new Map<string, string>()
  const send = caller(node.http.app, device, clock, jar)
  must(await send('POST', '/api/demonstration/workstations', { site, label: 'two letters' }), 201)
  const [first, second] = codes
  const asked = { first, second, duty, reason: 'sign-in answers nobody' }
  must(await send('POST', '/api/emergency/openings', asked), 201)
  return await clientOf(send, device, jar)
}

async function clientOf(
  send: ReturnType<typeof caller>,
  device: Device,
  jar: Map<string, string>,
): Promise<Client> {
  const session = must(await send('GET', '/api/session'), 200).body as Session
  return {
    session,
    device,
    cookie: cookieOf(jar),
    get: path => send('GET', path),
    post: (path, body, o) => send('POST', path, body ?? {}, o?.request),
  }
}

function must(answer: Answer, status: number): Answer {
  if (answer.status !== status) throw new Error(`answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer
}

const cookieOf = (jar: Map<string, string>) => [...jar].map(([k, v]) => `${k}=${v}`).join('; ')

/** Sends as a browser does: cookies kept, a fresh proof for each request, a new request id for each press. */
function caller(app: FastifyInstance, device: Device, clock: TestClock, jar: Map<string, string>) {
  return async (method: 'GET' | 'POST', path: string, body?: unknown, request?: string): Promise<Answer> => {
    const held = decodeURIComponent(jar.get('sarhad.session_token') ?? '')
    const token = held.slice(0, Math.max(0, held.lastIndexOf('.'))) || undefined
    const response = await app.inject({
      method,
      url: path,
      headers: {
        dpop: await device.proof(method, `${origin}${path.split('?')[0]}`, clock.now(), token),
        ...(method !== 'GET' && { 'sarhad-request': request ?? newId() }),
        ...(jar.size && { cookie: cookieOf(jar) }),
        ...(body instanceof Buffer && { 'content-type': 'application/octet-stream' }),
      },
      ...(body !== undefined && { payload: body as object }),
    })
    for (const line of [response.headers['set-cookie'] ?? []].flat()) {
      const [pair = ''] = line.split(';')
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
      if (/max-age=0/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    const type = String(response.headers['content-type'] ?? '')
    const parsed = type.includes('json') ? response.json() : response.rawPayload
    return { status: response.statusCode, body: parsed, headers: response.headers }
  }
}
