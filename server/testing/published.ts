import type { FastifyInstance } from 'fastify'
import { newId } from '../../contracts/ids.ts'
import { type Schema, sampleOf } from './sample.ts'

/** An address of the published interface. */
export interface Route {
  method: 'GET' | 'POST'
  path: string
  /** Name of the action, where the address is one. */
  action: string | undefined
  body: Schema | undefined
  /** With a value for whatever must be there. */
  query: string
  /** What may be asked in the address. */
  asks: { name: string; required?: boolean; schema: Schema }[]
}

interface Described {
  operationId?: string
  parameters?: { in: string; name: string; required?: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}

/** Streams never end, and the others would end the trial itself. */
const ending = /\/(news|events|stream)$|\/session\/end$|\/shifts\/current|\/session$|\/session\/code$/

/** Every address that can be tried again and again. */
export async function published(app: FastifyInstance): Promise<Route[]> {
  const { paths } = (await app.inject('/api/openapi.json')).json() as {
    paths: Record<string, Record<string, Described>>
  }
  return Object.entries(paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([method]) => method === 'get' || method === 'post')
        .map(([method, d]) => routeOf(method.toUpperCase() as Route['method'], path, d)),
    )
    .filter(route => !ending.test(route.path))
}

function routeOf(method: Route['method'], path: string, d: Described): Route {
  const asks = (d.parameters ?? []).filter(p => p.in === 'query')
  const asked = asks.filter(p => p.required)
  const query = new URLSearchParams(asked.map(p => [p.name, String(sampleOf(p.schema, newId()))]))
  const body = d.requestBody?.content['application/json']?.schema
  return { method, path, action: d.operationId, body, query: asked.length ? `?${query}` : '', asks }
}
