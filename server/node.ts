import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Logger } from 'pino'
import { prepareDatabase } from './app.ts'
import { type App, makeApp } from './assemble.ts'
import { systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { answers, asOwner, createDatabase } from './platform/database.ts'
import { startEmbedded } from './platform/embedded-postgres/index.ts'
import { openKeys } from './platform/keys.ts'
import { openNodeKey } from './platform/node-key.ts'
import { requireSameLife } from './platform/node-life.ts'
import { assertSettings } from './platform/server-settings.ts'

/** A database that is up, has this program's shape, and how to reach it. */
export interface Prepared {
  ownerUrl: string
  appUrl: string | undefined
  stop(): Promise<void>
}

export type Say = (line: string) => void

const database = 'sarhad'

/**
 * Brings up the database of this node: the one `DATABASE_URL` names, with its settings asserted, or the embedded one.
 * @throws Error with sentences for the administrator; nothing is served then.
 */
export async function prepareNode(
  config: Config,
  say: Say,
  onLost: (reason: string) => void,
): Promise<Prepared> {
  requireOwnData(config)
  if (config.databaseUrl) {
    await requireSettings(config.databaseUrl)
    await prepareDatabase(config.databaseUrl)
    await asOwner(config.databaseUrl, client => requireSameLife(client, lifeFile(config)))
    return { ownerUrl: config.databaseUrl, appUrl: config.databaseAppUrl, stop: async () => {} }
  }
  const cluster = await startEmbedded({ data: config.data, say, onLost })
  try {
    await createDatabase(cluster.url('postgres'), database)
    const password = secretFile(join(config.data, 'keys/app-role'), 24)
    const ownerUrl = cluster.url(database)
    const appUrl = cluster.url(database, { user: 'sarhad_app', password })
    await requireSettings(ownerUrl)
    await prepareDatabase(ownerUrl, password)
    await asOwner(ownerUrl, client => requireSameLife(client, lifeFile(config)))
    const known = runningFile(config)
    writeFileSync(known, JSON.stringify({ pid: process.pid, ownerUrl, appUrl }), { mode: 0o600 })
    return {
      ownerUrl,
      appUrl,
      stop: async () => {
        rmSync(known, { force: true })
        await cluster.stop()
      },
    }
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

/** For the command line beside a running node: its database, or one brought up for the length of the command. */
export async function reachNode(config: Config, say: Say): Promise<Prepared> {
  const running = config.databaseUrl ? undefined : await runningNode(config)
  return running ?? (await prepareNode(config, say, reason => say(reason)))
}

/** The database of a node that runs on this data, or the one DATABASE_URL names, whether it answers or not; nothing is started. */
export async function runningNode(config: Config): Promise<Prepared | undefined> {
  const stop = async () => {}
  if (config.databaseUrl) return { ownerUrl: config.databaseUrl, appUrl: config.databaseAppUrl, stop }
  const known = runningFile(config)
  if (!existsSync(known)) return undefined
  const { ownerUrl, appUrl } = JSON.parse(readFileSync(known, 'utf8')) as Prepared
  return (await answers(ownerUrl)) ? { ownerUrl, appUrl, stop } : undefined
}

/** Where a node that runs listens: a busy port was passed over. */
export const addressFile = (config: Config) => join(config.data, 'address')
/** Beside the keys: which copy of the database they belong to. */
export const lifeFile = (config: Config) => join(config.data, 'keys/life')
/** Stands while a restored copy is not yet checked: it serves nobody (I-13). */
export const uncheckedFile = (config: Config) => join(config.data, 'unchecked')
const runningFile = (config: Config) => join(config.data, 'running.json')

/** Data of a demonstration has people whose passwords were shown; it never becomes a node for real work, nor the other way. */
function requireOwnData(config: Config): void {
  const marker = join(config.data, 'demonstration')
  const begun = existsSync(join(config.data, 'keys'))
  if (config.mode === 'serve' && existsSync(uncheckedFile(config)))
    throw new Error(
      `${config.data} holds a restored copy that was not checked to its end. Restore it again into an empty folder.`,
    )
  if (config.mode === 'serve' && existsSync(marker))
    throw new Error(`${config.data} holds the demonstration. Name another folder with SARHAD_DATA.`)
  if (config.mode !== 'demo') return
  if (config.databaseUrl)
    throw new Error('The demonstration uses the database that comes with it. Unset DATABASE_URL.')
  if (begun && !existsSync(marker))
    throw new Error(
      `${config.data} holds a node for real work. Name another folder for the demonstration with SARHAD_DATA.`,
    )
  mkdirSync(config.data, { recursive: true })
  writeFileSync(marker, 'People and lists in this data do not exist.\n')
}

async function requireSettings(url: string): Promise<void> {
  const faults = await asOwner(url, client => assertSettings((text, values) => client.query(text, values)))
  if (faults.length)
    throw new Error(`The database is not set up to be trusted with this work:\n  ${faults.join('\n  ')}`)
}

/** The program on a prepared database, with this node's keys. */
export function makeNode(config: Config, prepared: Prepared, log: Logger, origin: string): Promise<App> {
  const keys = join(config.data, 'keys')
  return makeApp({
    ownerUrl: prepared.ownerUrl,
    appUrl: prepared.appUrl,
    keys: openKeys(join(keys, 'master')),
    nodeKey: openNodeKey(join(keys, 'node.pem'), 'sarhad/node'),
    secret: sessionSecret(config),
    clock: systemClock,
    log,
    mode: config.mode === 'serve' ? 'serve' : 'demo',
    origin,
    tls: config.tls,
    data: config.data,
    web: config.web,
  })
}

/** What session cookies are signed with. */
export const sessionSecret = (config: Config): Buffer =>
  Buffer.from(secretFile(join(config.data, 'keys/sessions'), 32))

/** A secret made at first start and kept in a file only this account reads. */
function secretFile(path: string, bytes: number): string {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(path, randomBytes(bytes).toString('base64url'), { mode: 0o600, flag: 'wx' })
  }
  return readFileSync(path, 'utf8').trim()
}
