import type { Logger } from 'pino'
import { catalogue, checks, endings, permissions, rooms, waiting } from './app.ts'
import type { Platform } from './platform/action.ts'
import type { Clock } from './platform/clock.ts'
import { connect, type Database } from './platform/database.ts'
import { health } from './platform/health.ts'
import { type Http, makeHttp } from './platform/http.ts'
import { makeIdentity } from './platform/identity.ts'
import type { Keys } from './platform/keys.ts'
import { hearOthers, makeLive } from './platform/live.ts'
import type { NodeKey } from './platform/node-key.ts'
import { gauges } from './platform/operations/index.ts'
import { References } from './platform/reference.ts'
import { startSequencer, type Ticking } from './platform/sequencer.ts'
import { makeSignIn } from './platform/sign-in.ts'
import { puttingContextAway } from './platform/sign-in-context.ts'
import { streamNews } from './platform/stream.ts'
import { makeProofs } from './platform/workstations.ts'
import * as posts from './rooms/posts/index.ts'

export interface AppOptions {
  ownerUrl: string
  appUrl?: string | undefined
  keys: Keys
  nodeKey: NodeKey
  secret: Buffer
  clock: Clock
  log: Logger
  mode: 'demo' | 'serve'
  origin: string
  tls?: { cert: string; key: string } | undefined
  /** Folder of keys and files, which the doctor looks at. */
  data?: string
  /** Folder of the built screens. */
  web?: string
  recorder?: (text: string) => void
  ratePerMinute?: number
}

export interface App {
  platform: Platform
  http: Http
  sequencer: Ticking
  close(): Promise<void>
}

/** Everything but listening: used by the server, the command line and the tests alike. */
export async function makeApp(options: AppOptions): Promise<App> {
  const { ownerUrl, appUrl, keys, nodeKey, secret, clock, log, mode, recorder } = options
  const database: Database = connect({ ownerUrl, appUrl, ...(recorder && { recorder }) })
  const live = makeLive()
  const ceremony = makeSignIn({
    url: appUrl ?? ownerUrl,
    secret,
    secure: !!options.tls,
    origin: options.origin,
  })
  const signIn = puttingContextAway(ceremony)
  const sections = rooms.flatMap(r => r.declares.sections)
  const platform: Platform = {
    database,
    catalogue,
    permissions,
    keys,
    clock,
    live,
    references: new References(database, live),
    sections,
    endings,
    waiting,
    checks,
    place: { data: options.data, certificate: options.tls?.cert, web: options.web },
    signIn,
    log,
    nodeKey,
    mode,
    origin: options.origin,
  }
  const identity = makeIdentity({
    secret,
    origin: () => platform.origin,
    proofs: makeProofs(clock),
    clock,
    find: posts.findSession(platform),
  })
  const http = await makeHttp({
    platform,
    identity,
    log,
    ...(options.tls && { tls: options.tls }),
    ...(options.ratePerMinute && { ratePerMinute: options.ratePerMinute }),
  })
  const sequencer = startSequencer(platform)
  health(http, sequencer)
  gauges(http, sequencer)
  streamNews(http)
  for (const room of rooms) room.routes?.(http)
  const others = hearOthers(appUrl ?? ownerUrl, live)
  const stops = await Promise.all(rooms.map(r => r.declares.start?.(platform)))

  return {
    platform,
    http,
    sequencer,
    async close() {
      await http.app.close()
      for (const stop of stops) await stop?.()
      await sequencer.stop()
      await others.stop()
      await signIn.close()
      await database.close()
    },
  }
}
