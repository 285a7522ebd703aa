import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AskBarrier, BarrierAnswer } from '../../../contracts/barrier.ts'
import { newId } from '../../../contracts/ids.ts'
import { Problem } from '../../../contracts/problem.ts'
import { perform } from '../../platform/action.ts'
import { over } from '../../platform/database.ts'
import type { Http } from '../../platform/http.ts'
import { sameBytes } from '../../platform/keys.ts'
import { nodeActor } from '../../platform/permissions.ts'
import { problem } from '../../platform/problems.ts'
import { askBarrier, hashOf } from './actions/barrier.ts'
import { nationalBarrier } from './store/index.ts'

const Params = z.object({ lane: z.string().max(40) })

/** A barrier is a device and nobody’s browser: it proves itself with the key of its lane, and may do nothing else. */
export function barrierDoor({ app, platform }: Http): void {
  const keyOf = (request: FastifyRequest) =>
    /^Barrier (\S{20,60})$/.exec(request.headers.authorization ?? '')?.[1]
  app.post(
    '/public/barriers/:lane/openings',
    {
      config: { rateLimit: { max: 120, timeWindow: '1 minute' } },
      schema: {
        summary: 'A barrier asks to open for a token, or tells that it was opened without one',
        tags: ['crossings'],
        params: Params,
        body: AskBarrier,
        response: { 201: BarrierAnswer, default: Problem },
      },
    },
    async (request, reply) => {
      const { lane } = Params.parse(request.params)
      const known = await nationalBarrier(over(platform.database.pool('lane')), lane)
      const key = keyOf(request)
      if (!known || !key || !sameBytes(known.keyHash, hashOf(key)))
        throw problem('not-signed-in', { key: 'onestop:barrier-refusal.key' })
      const actor = { ...nodeActor(known.site), id: `barrier:${lane}`, lane }
      const given = request.headers['sarhad-request']
      const press = z.uuid().safeParse(given).data ?? newId()
      const answer = await perform(platform, askBarrier, actor, press, request.body ?? {})
      return reply.status(201).send(answer)
    },
  )
}
