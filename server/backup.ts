import { createHash } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { PassThrough, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { pino } from 'pino'
import { newId } from '../contracts/ids.ts'
import type { App } from './assemble.ts'
import {
  lifeFile,
  makeNode,
  type Prepared,
  prepareNode,
  runningNode,
  type Say,
  uncheckedFile,
} from './node.ts'
import { perform } from './platform/action.ts'
import { baseBackup } from './platform/backup/base-backup.ts'
import { type Backup, behind, headsOf, openBackup, signBackup } from './platform/backup/statement.ts'
import { untar } from './platform/backup/tar.ts'
import type { Config } from './platform/config.ts'
import { asOwner } from './platform/database.ts'
import { restoreCluster } from './platform/embedded-postgres/index.ts'
import { openNodeKey } from './platform/node-key.ts'
import { beginNewLife, type Life } from './platform/node-life.ts'
import { recordBackup, recordRestore } from './platform/operations/index.ts'
import { nodeActor } from './platform/permissions.ts'
import type { Ask } from './platform/platform.ts'
import { root } from './root.ts'

const archive = 'base.tar.gz'
const statement = 'backup.json'
/** `demonstration` marks a folder of invented people: a copy of it is one too. */
const keyFiles = ['keys/master', 'keys/node.pem', 'keys/sessions', 'keys/app-role', 'demonstration']

const asking =
  (client: { query(text: string, values: unknown[]): Promise<{ rows: unknown[] }> }): Ask =>
  async <R extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
    (await client.query(text, values)).rows as R[]

/**
 * Copies the whole database of a node that runs, while it runs: one archive with its sum, and a statement signed by the node.
 * Everything acknowledged before `begun` is in it, and what was acknowledged later up to the log position `end`.
 * @param app the program on this node, to leave a line
 * @returns the folder made below `into`
 */
export async function backUp(
  config: Config,
  node: Prepared,
  app: App,
  into: string,
  say: Say,
): Promise<string> {
  const begun = new Date()
  const folder = join(into, `sarhad-${begun.toISOString().replace(/[-:]|\.\d+/g, '')}`)
  const unfinished = `${folder}.unfinished`
  mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  try {
    await app.sequencer.tick()
    const [heads, version] = await asOwner(node.ownerUrl, async client => [
      await headsOf(asking(client)),
      (await asking(client)<{ version: string }>(`select current_setting('server_version') as version`))[0]
        ?.version ?? '',
    ])
    say('The database is being copied; the node goes on working …')
    const { start, end, bytes, sha256 } = await copyTo(node.ownerUrl, join(unfinished, archive))
    const backup: Backup = {
      form: 1,
      release: release(),
      postgresql: version,
      begun: begun.toISOString(),
      ended: new Date().toISOString(),
      start,
      end,
      file: archive,
      bytes,
      sha256,
      heads,
      host: hostname(),
      data: config.data,
    }
    writeFileSync(join(unfinished, statement), signBackup(backup, app.platform.nodeKey))
    renameSync(unfinished, folder)
    await perform(app.platform, recordBackup, nodeActor(await homeOf(node)), newId(), {
      bytes,
      sha256,
      at: begun,
    })
    return folder
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

async function copyTo(url: string, file: string) {
  const tar = new PassThrough({ highWaterMark: 4 << 20 })
  const sum = createHash('sha256')
  let bytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  const written = pipeline(
    tar,
    createGzip({ level: 1 }),
    measure,
    createWriteStream(file, { flush: true, mode: 0o600 }),
  )
  const copied = baseBackup(url, tar).then(
    done => {
      tar.end()
      return done
    },
    error => {
      tar.destroy(error)
      throw explained(error)
    },
  )
  const [{ start, end }] = await Promise.all([copied, written])
  return { start, end, bytes, sha256: sum.digest('hex') }
}

function explained(error: unknown): unknown {
  if ((error as { code?: string }).code !== '42501') return error
  return new Error(
    'This login may not copy the database. Give it the right (alter role … replication), or let the database administrator ' +
      'back it up with pg_basebackup; `sarhad backup keys` is needed in either case.',
  )
}

const release = () =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version

/** Under which place of work the node's own acts stand: the first that has a log. */
const homeOf = (node: Prepared): Promise<string> =>
  asOwner(node.ownerUrl, async client => {
    const [first] = await headsOf(asking(client))
    return first?.site ?? 'node'
  })

/** What a restored copy needs beside the database, by path below the data folder. */
export async function keysOf(config: Config): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  for (const name of keyFiles.filter(name => existsSync(join(config.data, name))))
    files[name] = readFileSync(join(config.data, name), 'utf8')
  if (!files['keys/master'])
    throw new Error(`There are no keys in ${config.data}. Name the node's folder with SARHAD_DATA.`)
  const running = config.databaseUrl ? undefined : await runningNode(config)
  if (running) files.superuser = decodeURIComponent(new URL(running.ownerUrl).password)
  return files
}

export interface Restoring {
  /** Folder that `backUp` made. */
  folder: string
  keys: Record<string, string>
  say: Say
  /** What else must hold before the copy counts as checked; returns what does not. */
  look(app: App, ask: Ask): Promise<string[]>
  /** An exercise: the original may run beside it. */
  exercise?: boolean
}

/**
 * Makes a node of a backup in an empty folder, and serves nobody: unpacks, compares the sum, lets PostgreSQL recover, compares
 * every log with what the node signed, and begins a new life (I-13).
 * @throws Error with the next step; the folder stays marked and is refused by `serve`
 */
export async function restore(config: Config, restoring: Restoring): Promise<{ backup: Backup; life: Life }> {
  const { folder, keys, say, look } = restoring
  if (config.databaseUrl)
    throw new Error('A backup is restored into the database that comes with Sarhad. Unset DATABASE_URL.')
  if (existsSync(join(config.data, 'keys')))
    throw new Error(`${config.data} holds a node already. Name an empty folder with SARHAD_DATA.`)
  const backup = begin(config, restoring)
  say(`Unpacking the backup of ${backup.begun} …`)
  await restoreCluster({
    data: config.data,
    clone: root,
    password: keys.superuser ?? '',
    unpack: (into, owner) => unpack(join(folder, backup.file), backup, into, owner),
  })
  say('The database recovers and is checked …')
  const node = await prepareNode(config, say, say)
  try {
    const app = await makeNode(config, node, pino({ level: 'silent' }), 'http://127.0.0.1')
    try {
      const broken = await asOwner(node.ownerUrl, async client => [
        ...(await behind(asking(client), backup)),
        ...(await look(app, asking(client))),
      ])
      if (broken.length)
        throw new Error(
          `The restored copy is not what was backed up, and is not served:\n  ${broken.join('\n  ')}`,
        )
      const life = await asOwner(node.ownerUrl, client => beginNewLife(client, lifeFile(config)))
      for (const { site } of backup.heads)
        await perform(app.platform, recordRestore, nodeActor(site), newId(), {
          ...life,
          backup: backup.sha256,
          begun: backup.begun,
        })
      await app.sequencer.tick()
      rmSync(uncheckedFile(config))
      return { backup, life }
    } finally {
      await app.close()
    }
  } finally {
    await node.stop()
  }
}

/** Puts the keys down and asks whether this may begin at all; a refusal leaves the folder as empty as it was, for the next try. */
function begin(config: Config, { folder, keys, exercise }: Restoring): Backup {
  const signed = readFileSync(join(folder, statement), 'utf8')
  mkdirSync(config.data, { recursive: true })
  writeFileSync(uncheckedFile(config), `${folder}\n`)
  try {
    const backup = putKeys(config, keys, signed)
    if (!exercise) refuseBesideOriginal(backup)
    return backup
  } catch (error) {
    for (const path of ['keys', 'demonstration'].map(name => join(config.data, name)))
      rmSync(path, { recursive: true, force: true })
    rmSync(uncheckedFile(config))
    throw error
  }
}

/** @returns what the node whose keys these are said of its backup. */
function putKeys(config: Config, keys: Record<string, string>, signed: string): Backup {
  for (const [name, text] of Object.entries(keys).filter(([name]) => keyFiles.includes(name))) {
    mkdirSync(dirname(join(config.data, name)), { recursive: true, mode: 0o700 })
    writeFileSync(join(config.data, name), text, { mode: 0o600 })
  }
  return openBackup(signed, openNodeKey(join(config.data, 'keys/node.pem'), 'sarhad/node'))
}

async function unpack(
  file: string,
  { bytes, sha256 }: Backup,
  into: string,
  owner: { uid: number; gid: number } | undefined,
): Promise<void> {
  const sum = createHash('sha256')
  let read = 0
  const source = createReadStream(file)
  source.on('data', chunk => {
    sum.update(chunk)
    read += chunk.length
  })
  const unzipped = source.pipe(createGunzip())
  source.once('error', error => unzipped.destroy(error))
  await untar(unzipped, into, owner)
  if (read !== bytes || sum.digest('hex') !== sha256)
    throw new Error(`${file} is not what was written: its sum is another. Use an earlier backup.`)
}

/** Two nodes that go on with one log would each disprove the other: the original must not run where this machine can see it. */
function refuseBesideOriginal(backup: Backup): void {
  const running = join(backup.data, 'running.json')
  if (backup.host !== hostname() || !existsSync(running)) return
  const { pid } = JSON.parse(readFileSync(running, 'utf8')) as { pid: number }
  if (!isAlive(pid)) return
  throw new Error(
    `The node this backup is of still runs (process ${pid}, ${backup.data}). Stop it first; for an exercise beside it use --exercise.`,
  )
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}
