import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { Problem } from '../../../../contracts/problem.ts'
import type { Http } from '../../../platform/http.ts'
import { invalid } from '../../../platform/problems.ts'

interface Asked<Answer> {
  method: 'GET' | 'POST'
  url: string
  summary: string
  body?: z.ZodType
  answer: z.ZodType<Answer>
  status?: 200 | 201
  handle(request: FastifyRequest, reply: FastifyReply): Promise<Answer>
}

/** An address that is not an action: what comes before a session, and questions about the asker alone. */
export function at<Answer>({ app }: Http, asked: Asked<Answer>): void {
  const { method, url, summary, body, answer, status = 200, handle } = asked
  app.route({
    method,
    url: `/api${url}`,
    schema: {
      summary,
      tags: ['posts'],
      ...(body && { body }),
      response: { [status]: answer, default: Problem },
    },
    handler: async (request, reply) => reply.status(status).send(await handle(request, reply)),
  })
}

export function sound<T>(schema: z.ZodType<T>, raw: unknown): T {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  throw invalid(parsed.error.issues.map(i => ({ path: i.path.join('.'), key: `platform:invalid.${i.code}` })))
}
