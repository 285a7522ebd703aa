import { z } from 'zod'
import { endingsOf } from './endings.ts'
import type { Http } from './http.ts'
import { logged } from './problems.ts'
import type { Ticking } from './sequencer.ts'

const State = z.enum(['green', 'red'])
const Live = z.object({ state: State })
const Ready = z.object({ state: State, database: z.enum(['answers', 'away']) })
const Fresh = z.object({
  state: State,
  /** Seconds since every line had its place in the log; null: not yet since the start. */
  sequencedSecondsAgo: z.number().nullable(),
  /** Lists, backups and whatever else of this node's knowledge is past its end, by kind and which; null: could not be read. */
  old: z.array(z.string()).nullable(),
})
const Health = Ready.extend({ sequencedSecondsAgo: z.number().nullable() })

/** Older than this and the log stands still: never green then (I-12). */
const limitSeconds = 10

/**
 * For whoever watches the node; 200 green, 503 red, with the reason. `live`: the process answers, else start it anew.
 * `ready`: it can serve, else send nobody there. `fresh`: what it knows is not old, else call somebody; it still serves.
 * `/health` is ready and sequencing together.
 */
export function health(http: Http, sequencer: Ticking): void {
  const { database, clock, log } = http.platform
  const started = clock.now()
  const answers = () =>
    database
      .pool('desk')
      .query('select 1')
      .then(() => true)
      .catch(error => {
        log.error(logged(error), 'health: the database does not answer')
        return false
      })
  const sequenced = () => {
    const last = sequencer.lastTick()
    const ago = (clock.now().getTime() - (last ?? started).getTime()) / 1000
    return { moves: ago <= limitSeconds, sequencedSecondsAgo: last ? Math.max(0, ago) : null }
  }
  const old = () =>
    endingsOf(http.platform, ending => !!ending.fresh)
      .then(rows => rows.filter(row => row.level === 'ended').map(row => row.id))
      .catch(error => {
        log.error(logged(error), 'health: what ends could not be read')
        return null
      })
  const at = <T extends { state: 'green' | 'red' }>(
    url: string,
    shape: z.ZodType<T>,
    look: () => Promise<T>,
  ) =>
    http.app.get(url, { schema: { hide: true, response: { default: shape } } }, async (_request, reply) => {
      const found = await look()
      return reply.status(found.state === 'green' ? 200 : 503).send(found)
    })

  at('/health/live', Live, async () => ({ state: 'green' as const }))
  at('/health/ready', Ready, async () => {
    const there = await answers()
    return { state: stateOf(there), database: saidOf(there) }
  })
  at('/health/fresh', Fresh, async () => {
    const found = await old()
    const { moves, sequencedSecondsAgo } = sequenced()
    return { state: stateOf(moves && found?.length === 0), sequencedSecondsAgo, old: found }
  })
  at('/health', Health, async () => {
    const there = await answers()
    const { moves, sequencedSecondsAgo } = sequenced()
    return { state: stateOf(there && moves), database: saidOf(there), sequencedSecondsAgo }
  })
}

const stateOf = (good: boolean) => (good ? ('green' as const) : ('red' as const))
const saidOf = (there: boolean) => (there ? ('answers' as const) : ('away' as const))
