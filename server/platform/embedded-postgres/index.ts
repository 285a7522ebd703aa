import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { REQUIRED_SETTINGS } from '../server-settings.ts'
import { takeHold } from './holder.ts'
import { initialise, superuserPassword, sweep } from './initialise.ts'
import { choosePlace } from './place.ts'
import { bringUp, type Server, stopServer } from './server.ts'

export { restoreCluster } from './restore.ts'
export { CannotStart } from './trouble.ts'

const PREFERRED_PORT = 5418

export interface EmbeddedOptions {
  /** Directory for the cluster, its log and its password; made if missing. */
  data: string
  /** False only for throw-away clusters of tests: a power cut then loses everything. */
  fsync?: boolean
  /** More server settings by name; those that Sarhad requires cannot be changed. */
  settings?: Record<string, string>
  /** Told what the person at the terminal should know, one line at a time. */
  say?: (line: string) => void
  /** Where node_modules lies; the clone this file belongs to unless told. */
  clone?: string
  /** Port to prefer, 0 for any; a busy one is passed over. */
  port?: number
  /** The cluster is no longer ours and could not be won back: stop serving. Told why, in a sentence. */
  onLost?: (reason: string) => void
}

export interface Login {
  user: string
  password: string
}

export interface EmbeddedCluster {
  host: '127.0.0.1'
  port: number
  superuser: Login
  /** A connection string; as the superuser unless told. */
  url(database: string, role?: Login): string
  /** Where the cluster really lies; not `data` when the server's account could not reach that. */
  directory: string
  /** The server's log file. */
  log: string
  /** A server left over by a killed process was found running and taken over. */
  adopted: boolean
  /** Where things went, if not where they were expected; has been said already. */
  notice?: string
  /** Stops the server after its open statements are ended; committed work is on disk. Safe to call twice. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that came with the packages, or takes over one that a killed Sarhad left running, and holds it
 * against every other process until `stop()`. Should the server die, it is started again on the same port.
 * @throws CannotStart with a message for the reader
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedCluster> {
  const { say = line => process.stdout.write(`${line}\n`), onLost = say } = options
  const durable = options.fsync !== false
  const place = choosePlace(options.clone ?? projectRoot(), options.data)
  if (place.notice) say(place.notice)
  const password = superuserPassword(place)
  await initialise(place, password, durable)
  const server: Server = { place, password, settings: settingsFor(options.settings ?? {}, durable), say }
  const up = await bringUp(server, options.port ?? PREFERRED_PORT)
  const hold = await keepHold(server, up.port, onLost)
  if (up.adopted) say(`A database server was still running on ${place.cluster}; taken over.`)
  sweep(place)

  let stopped: Promise<void> | undefined
  return {
    host: '127.0.0.1',
    port: up.port,
    superuser: { user: 'postgres', password },
    url: (database, role = { user: 'postgres', password }) =>
      `postgres://${encodeURIComponent(role.user)}:${encodeURIComponent(role.password)}` +
      `@127.0.0.1:${up.port}/${encodeURIComponent(database)}`,
    directory: place.home,
    log: place.log,
    adopted: up.adopted,
    ...(place.notice && { notice: place.notice }),
    stop: () => {
      stopped ??= hold.isOursToStop().then(ours => (ours ? stopServer(place) : undefined))
      return stopped
    },
  }
}

/**
 * Holds the cluster; when the session ends (the server died or reset itself), brings the server up again and holds
 * anew, so that no second Sarhad can slip in between for long without this one stopping.
 */
async function keepHold(server: Server, port: number, onLost: (reason: string) => void) {
  const { place, password, say } = server
  let stopping = false
  let lost = false
  let mending: Promise<void> | undefined
  const watch = (session: pg.Client) => {
    session.once('end', () => {
      if (!stopping) mending = mend()
    })
  }
  const mend = async () => {
    say('The database server ended unexpectedly; bringing it back …')
    try {
      const up = await bringUp(server, port)
      watch(await takeHold(up.port, password, place.home))
      if (up.port !== port) return onLost(`The database came back on port ${up.port} instead of ${port}.`)
      say('The database is back.')
    } catch (error) {
      lost = true
      onLost(error instanceof Error ? error.message : String(error))
    }
  }
  watch(await takeHold(port, password, place.home))
  return {
    /**
     * Ends the watch. The session stays open until the server ends it: given up earlier, another Sarhad could adopt a
     * stopping server. What another one holds by now is not ours to stop.
     */
    async isOursToStop() {
      stopping = true
      await mending
      return !lost
    },
  }
}

function settingsFor(extra: Record<string, string>, durable: boolean): Record<string, string> {
  return {
    ...extra,
    ...REQUIRED_SETTINGS,
    ...(!durable && { fsync: 'off', full_page_writes: 'off' }),
    // This bundle's OpenSSL is out of support: nothing beyond this machine may reach it.
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
  }
}

/** The nearest directory above that has a package.json: the same from the source and from the bundle. */
function projectRoot(): string {
  let at = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(at, 'package.json')) && dirname(at) !== at) at = dirname(at)
  return at
}
