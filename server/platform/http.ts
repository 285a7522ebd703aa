import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { jsonSchemaTransform, serializerCompiler } from 'fastify-type-provider-zod'
import type { Logger } from 'pino'
import { z } from 'zod'
import { newId } from '../../contracts/ids.ts'
import { Problem } from '../../contracts/problem.ts'
import { type Action, type Platform, perform } from './action.ts'
import type { Identity } from './identity.ts'
import { type Metrics, metricsOf } from './metrics.ts'
import type { Actor } from './permissions.ts'
import { asRefusal, logged, newRef, Refusal } from './problems.ts'

export interface RouteOptions<Answer> {
  answer: z.ZodType<Answer>
  /** One line for the published description of the interface. */
  summary: string
  status?: 200 | 201 | 202
}

/** How rooms ask: an address bound to an action. Path, query and body together are the action's input. */
export interface Http {
  app: FastifyInstance
  platform: Platform
  identity: Identity
  metrics: Metrics
  act<I, Ids extends Record<string, unknown>, A>(
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    action: Action<I, Ids, A>,
    options: RouteOptions<A>,
  ): void
}

export interface HttpOptions {
  platform: Platform
  identity: Identity
  log: Logger
  tls?: { cert: string; key: string } | undefined
  /** Requests a minute of one session, or from one address before there is a session, until it is told to wait. */
  ratePerMinute?: number
}

const bodyLimit = 1024 * 1024

export async function makeHttp(options: HttpOptions): Promise<Http> {
  const { platform, identity, log } = options
  const app = fastify({
    logger: false,
    bodyLimit,
    requestTimeout: 300_000, // a list of 128 MB over a line of 4 Mbit/s
    routerOptions: { maxParamLength: 200 },
    ...(options.tls && { https: options.tls }),
  }) as unknown as FastifyInstance
  const metrics = metricsOf()

  app.setValidatorCompiler(() => value => ({ value })) // the action validates, once, for every way in
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, log))
  app.setNotFoundHandler((request, reply) =>
    answerError(new Refusal('not-found', 404, { key: 'platform:problem.no-address' }), request, reply, log),
  )
  await app.register(cookie)
  await app.register(helmet, {
    contentSecurityPolicy: { directives: contentPolicy },
    strictTransportSecurity: !!options.tls,
  })
  await app.register(rateLimit, {
    max: options.ratePerMinute ?? 1200,
    timeWindow: '1 minute',
    // a whole post may stand behind one address: whoever is signed in is counted alone
    keyGenerator: request => identity.token(request) ?? request.ip,
    allowList: request => request.url.startsWith('/assets/'), // one new page is forty files, and none of them costs a question
    errorResponseBuilder: (_request, context) =>
      new Refusal('too-many', 429, {
        key: 'platform:problem.too-many',
        params: { seconds: Math.ceil(context.ttl / 1000) },
      }),
  })
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Sarhad', version: '1', license: { name: 'Apache-2.0' } } },
    transform: jsonSchemaTransform,
  })
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store') // persons stay in no browser's disk
  })
  app.addHook('onResponse', async (request, reply) => observe(request, reply, log, metrics))
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
    reply.type(metrics.registry.contentType)
    return metrics.registry.metrics()
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())

  return {
    app,
    platform,
    identity,
    metrics,
    act(method, url, action, { answer, summary, status = 200 }) {
      app.route({
        method,
        url: `/api${url}`,
        schema: {
          summary,
          operationId: action.name,
          tags: [action.name.split('.')[0] ?? ''],
          ...inputParts(method, url, action.input),
          response: { [status]: answer, default: Problem },
        },
        handler: async (request, reply) => {
          const actor: Actor = await identity.who(request)
          const input = { ...object(request.query), ...object(request.body), ...object(request.params) }
          if (!wellFormed(input)) throw notReadable(400)
          const result = await perform(platform, action, actor, requestId(request, !!action.reads), input)
          return reply.status(status).send(result)
        },
      })
    },
  }
}

const notReadable = (status: number) =>
  new Refusal('invalid-input', status, { key: 'platform:problem.not-readable' })

const half = /\p{Surrogate}/u
/** Half a character can be written in JSON and in no file or column: kept, it would be another text than was sent. */
const wellFormed = (value: unknown): boolean =>
  typeof value === 'string'
    ? !half.test(value)
    : typeof value !== 'object' || value === null || Object.entries(value).flat().every(wellFormed)

const object = (value: unknown) => (value && typeof value === 'object' && !Array.isArray(value) ? value : {})

/** For the published description: path parameters apart, the rest as query or body. */
function inputParts(method: string, url: string, input: z.ZodType) {
  if (!(input instanceof z.ZodObject)) return {}
  const inPath = new Set([...url.matchAll(/:(\w+)/g)].map(m => m[1]))
  const [path, rest] = [true, false].map(side =>
    Object.fromEntries(Object.entries(input.shape).filter(([k]) => inPath.has(k) === side)),
  ) as [z.ZodRawShape, z.ZodRawShape]
  return {
    ...(Object.keys(path).length && { params: z.object(path) }),
    ...(Object.keys(rest).length && { [method === 'GET' ? 'querystring' : 'body']: z.object(rest) }),
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The press of a button. Looks may come without one; changes may not, or a lane's retry would act twice (I-45). */
function requestId(request: FastifyRequest, optional: boolean): string {
  const given = request.headers['sarhad-request']
  if (typeof given === 'string' && uuid.test(given)) return given
  if (given === undefined && optional) return newId()
  throw new Refusal('invalid-input', 400, { key: 'platform:problem.request-id' })
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Logger) {
  const refusal = fromFastify(error) ?? asRefusal(error)
  const ref = newRef()
  if (refusal.status >= 500)
    log.error({ ref, route: request.routeOptions.url, ...logged(error) }, 'request failed')
  const body: Problem = {
    type: `/problems/${refusal.type}`,
    status: refusal.status,
    title: { key: `platform:problem-title.${refusal.type}` },
    ref,
    ...(refusal.detail && { detail: refusal.detail }),
    ...(refusal.fields && { fields: refusal.fields }),
  }
  return reply.status(refusal.status).type('application/problem+json').serializer(JSON.stringify).send(body)
}

/** Errors of the HTTP layer itself: too large, not JSON, wrong media type. Their texts may quote input and are dropped. */
function fromFastify(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  const { code, statusCode } = (error ?? {}) as { code?: string; statusCode?: number }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Refusal('too-large', 413, { key: 'platform:problem.too-large', params: { bytes: bodyLimit } })
  if (statusCode && statusCode >= 400 && statusCode < 500 && code?.startsWith('FST_'))
    return notReadable(statusCode)
  if (error instanceof SyntaxError) return notReadable(400)
  return undefined
}

function observe(request: FastifyRequest, reply: FastifyReply, log: Logger, metrics: Metrics) {
  const route = request.routeOptions.url ?? 'none' // the pattern, never the address: an address may hold what nobody may log
  const seconds = reply.elapsedTime / 1000
  metrics.requests.observe({ method: request.method, route, status: String(reply.statusCode) }, seconds)
  log.info(
    { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
    'request',
  )
}

const contentPolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"], // desk components write style elements; scripts stay closed
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  frameSrc: ["'self'", 'blob:'],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
}
