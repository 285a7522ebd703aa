import type { Logger } from 'pino'
import type { Platform } from './platform/action.ts'
import { Catalogue } from './platform/catalogue.ts'
import type { Clock } from './platform/clock.ts'
import { asOwner, connect, type Database } from './platform/database.ts'
import { health } from './platform/health.ts'
import { type Http, makeHttp } from './platform/http.ts'
import { makeIdentity } from './platform/identity.ts'
import type { Keys } from './platform/keys.ts'
import { hearOthers, makeLive } from './platform/live.ts'
import { migrate } from './platform/migrate.ts'
import type { NodeKey } from './platform/node-key.ts'
import { References } from './platform/reference.ts'
import { grantRoles, nameNode } from './platform/roles.ts'
import type { Room } from './platform/room.ts'
import { startSequencer, type Ticking } from './platform/sequencer.ts'
import { makeSignIn } from './platform/sign-in.ts'
import { streamNews } from './platform/stream.ts'
import { platformTables } from './platform/tables.ts'
import { makeProofs } from './platform/workstations.ts'
import * as blueprint from './rooms/blueprint/index.ts'
import * as crossings from './rooms/crossings/index.ts'
import * as documents from './rooms/documents/index.ts'
import * as posts from './rooms/posts/index.ts'
import * as referrals from './rooms/referrals/index.ts'
import * as screening from './rooms/screening/index.ts'
import * as sharing from './rooms/sharing/index.ts'
import { readMigrations } from './root.ts'

/** The rooms, in order: the table of contents of the program. */
const rooms: { declares: Room; routes?: (http: Http) => void }[] = [
  posts,
  sharing,
  documents,
  screening,
  referrals,
  crossings,
  blueprint,
]

export const catalogue = new Catalogue([...platformTables, ...rooms.flatMap(r => r.declares.tables)])
export const permissions = Object.assign(
  {},
  ...rooms.map(r => r.declares.permissions),
) as Platform['permissions']

/** Brings a database to this program's shape and gives the roles what they need. Safe to repeat and to run twice at once. */
export async function prepareDatabase(ownerUrl: string, appPassword?: string): Promise<string[]> {
  return await asOwner(ownerUrl, async client => {
    const applied = await migrate(client, readMigrations())
    await grantRoles(client, catalogue, appPassword ? { app: appPassword } : {})
    await nameNode(client)
    return applied
  })
}

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
  const signIn = makeSignIn({
    url: appUrl ?? ownerUrl,
    secret,
    secure: !!options.tls,
    origin: options.origin,
  })
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
