import { z } from 'zod'
import type { Http } from './http.ts'
import { logged } from './problems.ts'
import type { Ticking } from './sequencer.ts'

const Health = z.object({
  state: z.enum(['green', 'red']),
  database: z.enum(['answers', 'away']),
  /** Seconds since every line had its place in the log; null: not yet since the start. */
  sequencedSecondsAgo: z.number().nullable(),
})

/** Older than this and the log stands still: never green then (I-12). */
const limitSeconds = 10

/** `/health` for whoever watches the node: 200 green, 503 red, with the reason. */
export function health(http: Http, sequencer: Ticking): void {
  const { database, clock, log } = http.platform
  const started = clock.now()
  http.app.get(
    '/health',
    { schema: { hide: true, response: { default: Health } } },
    async (_request, reply) => {
      const now = clock.now()
      const answers = await database
        .pool('desk')
        .query('select 1')
        .then(() => true)
        .catch(error => {
          log.error(logged(error), 'health: the database does not answer')
          return false
        })
      const last = sequencer.lastTick()
      const ago = (now.getTime() - (last ?? started).getTime()) / 1000
      const green = answers && ago <= limitSeconds
      return reply.status(green ? 200 : 503).send({
        state: green ? 'green' : 'red',
        database: answers ? 'answers' : 'away',
        sequencedSecondsAgo: last ? Math.max(0, ago) : null,
      })
    },
  )
}
