import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Logger } from 'pino'
import { type App, makeApp, prepareDatabase } from './app.ts'
import { systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { asOwner } from './platform/database.ts'
import { startEmbedded } from './platform/embedded-postgres/index.ts'
import { openKeys } from './platform/keys.ts'
import { openNodeKey } from './platform/sequencer.ts'
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
  if (config.databaseUrl) {
    await requireSettings(config.databaseUrl)
    await prepareDatabase(config.databaseUrl)
    return { ownerUrl: config.databaseUrl, appUrl: config.databaseAppUrl, stop: async () => {} }
  }
  const cluster = await startEmbedded({ data: config.data, say, onLost })
  try {
    await asOwner(cluster.url('postgres'), async client => {
      const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database])
      if (!rowCount) await client.query(`create database ${database}`)
    })
    const password = secretFile(join(config.data, 'keys/app-role'), 24)
    const ownerUrl = cluster.url(database)
    const appUrl = cluster.url(database, { user: 'sarhad_app', password })
    await requireSettings(ownerUrl)
    await prepareDatabase(ownerUrl, password)
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
  const known = runningFile(config)
  if (!config.databaseUrl && existsSync(known)) {
    const { ownerUrl, appUrl } = JSON.parse(readFileSync(known, 'utf8')) as Prepared
    const answers = await asOwner(ownerUrl, async client => client.query('select 1')).then(
      () => true,
      () => false,
    )
    if (answers) return { ownerUrl, appUrl, stop: async () => {} }
  }
  return await prepareNode(config, say, reason => say(reason))
}

const runningFile = (config: Config) => join(config.data, 'running.json')

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
