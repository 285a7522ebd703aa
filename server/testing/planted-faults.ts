import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { asOwner } from '../platform/database.ts'
import { usualLimits } from '../platform/doctor/index.ts'
import { openNodeKey } from '../platform/node-key.ts'
import type { Examined } from '../platform/platform.ts'
import { selfSigned } from './certificate.ts'
import { cloneDatabase } from './clone.ts'
import { testMaster } from './node.ts'

/** A node in good order: its files in a folder, its database a clone whose lists, rosters and backups are of today. */
interface Node {
  folder: string
  env: NodeJS.ProcessEnv
  more: Partial<Examined>
  sql(text: string): Promise<Record<string, unknown>[]>
  path(name: string): string
}

const undo: (() => unknown)[] = []

/** Takes away what was planted, the last first. */
export async function uproot(): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step()
}

const healthy = `
  update posts.roster set until = now() + interval '30 days' where "from" > '2026-03-17T15:00:00Z';
  delete from posts.roster where until < now();
  update screening.list_version set imported_at = now();
  insert into posts.workstation (site, id, thumbprint, label, enrolled_at, by)
    select s, gen_random_uuid(), 'print of ' || s, s, now(), 'node'
      from posts.post, jsonb_array_elements_text(content -> 'sites') s;
  update posts.officer set duties = duties || '{administrator}' where username = 'nigar';
  insert into posts.emergency_seal (site, id, at, by, epoch, hash)
    select distinct site, gen_random_uuid(), now() - interval '1 day', 'node', n.epoch, 'x' from posts.workstation, platform.node n;
  insert into platform.backup (id, at, bytes, sha256) values (gen_random_uuid(), now(), 1, 'x')`

export function makeFiles(): Node {
  const folder = mkdtempSync(join(tmpdir(), 'sarhad-doctor-'))
  undo.push(() => rmSync(folder, { recursive: true, force: true }))
  const path = (name: string) => join(folder, name)
  mkdirSync(path('keys'), { mode: 0o700 })
  writeFileSync(path('keys/master'), testMaster().toString('base64'), { mode: 0o600 })
  writeFileSync(path('keys/sessions'), 's'.repeat(43), { mode: 0o600 })
  openNodeKey(path('keys/node.pem'), 'sarhad/test')
  mkdirSync(path('web/assets'), { recursive: true })
  for (const script of ['latin', 'azerbaijani', 'russian', 'persian'])
    writeFileSync(path(`web/assets/sans-${script}-400-hash.woff2`), '')
  writeFileSync(path('web/index.html'), '')
  const env = { SARHAD_DATA: folder, SARHAD_PORT: '0' }
  return { folder, env, more: { web: path('web') }, sql: async () => [], path }
}

export async function makeNode(): Promise<Node> {
  const node = makeFiles()
  const { ownerUrl, appUrl, drop } = await cloneDatabase()
  undo.push(drop)
  const sql = (text: string) =>
    asOwner(ownerUrl, async client => [await client.query(text)].flat().at(-1)?.rows ?? [])
  await sql(healthy)
  return { ...node, env: { ...node.env, DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl }, sql }
}

export interface Planted {
  name: string
  fault: string
  /** What the sentence must name. */
  names?: string | RegExp
  plant(node: Node): unknown
}

export const inFiles: Planted[] = [
  {
    name: 'a disk with less free space than is needed',
    fault: 'disk-full',
    names: 'GB',
    plant: n => limit(n, { diskFree: 1e18 }),
  },
  {
    name: 'a disk that fills',
    fault: 'disk-low',
    names: 'GB',
    plant: n => limit(n, { diskFree: 0, diskLow: 1e18 }),
  },
  {
    name: 'less memory than is needed',
    fault: 'memory-short',
    names: 'MB',
    plant: n => limit(n, { memoryFree: 1e18 }),
  },
  {
    name: 'a misspelt setting',
    fault: 'setting-unknown',
    names: /SARHAD_PROT\..*SARHAD_PORT/,
    plant: n => Object.assign(n.env, { SARHAD_PROT: '4600' }),
  },
  {
    name: 'a port that another program holds',
    fault: 'port-taken',
    plant: async n => {
      const server = await hold()
      const { port } = server.address() as { port: number }
      Object.assign(n.env, { SARHAD_PORT: String(port) })
    },
  },
  {
    name: 'a data folder that is not there',
    fault: 'folder-missing',
    names: 'nowhere',
    plant: n => Object.assign(n.env, { SARHAD_DATA: n.path('nowhere') }),
  },
  {
    name: 'a data folder that is a file',
    fault: 'folder-closed',
    names: 'index.html',
    plant: n => Object.assign(n.env, { SARHAD_DATA: n.path('web/index.html') }),
  },
  {
    name: 'a key that everybody reads',
    fault: 'secret-open',
    names: 'keys/master',
    plant: n => chmodSync(n.path('keys/master'), 0o644),
  },
  {
    name: 'a lost key',
    fault: 'key-missing',
    names: 'node.pem',
    plant: n => rmSync(n.path('keys/node.pem')),
  },
  {
    name: 'a cut-off master key',
    fault: 'key-damaged',
    names: 'keys/master',
    plant: n => writeFileSync(n.path('keys/master'), 'c2hvcnQ='),
  },
  {
    name: 'a node key that is none',
    fault: 'key-damaged',
    names: 'node.pem',
    plant: n => writeFileSync(n.path('keys/node.pem'), 'PEM'),
  },
  {
    name: 'screens that were not built',
    fault: 'screens-missing',
    plant: n => rmSync(n.path('web/index.html')),
  },
  {
    name: 'a script without its font',
    fault: 'font-missing',
    names: 'sans-persian',
    plant: n => rmSync(n.path('web/assets/sans-persian-400-hash.woff2')),
  },
  {
    name: 'a form without its font',
    fault: 'font-missing',
    names: 'form-600',
    plant: n => Object.assign(n.more, { formFonts: n.folder }),
  },
  {
    name: 'a certificate that is no certificate',
    fault: 'certificate-unreadable',
    plant: n => shown(n, { cert: 'PEM' }),
  },
  {
    name: 'a key of another certificate',
    fault: 'certificate-not-fitting',
    plant: n => shown(n, { key: selfSigned(span(-1, 30)).key }),
  },
  {
    name: 'a certificate of next week',
    fault: 'certificate-early',
    plant: n => shown(n, selfSigned(span(7, 30))),
  },
  {
    name: 'a certificate that is over',
    fault: 'certificate-over',
    plant: n => shown(n, selfSigned(span(-30, -1))),
  },
]

/** Those of one group are planted together and looked at once. */
export const inDatabase: Record<string, Planted[]> = {
  away: [
    {
      name: 'a database that does not answer',
      fault: 'database-away',
      names: /ECONNREFUSED|3D000/,
      plant: n => Object.assign(n.env, { DATABASE_URL: `${n.env.DATABASE_URL}_gone` }),
    },
  ],
  apart: [
    {
      name: 'a clock apart from the database',
      fault: 'clock-apart',
      plant: n => Object.assign(n.more, { now: new Date(Date.now() + 60_000) }),
    },
    {
      name: 'a log that stands still',
      fault: 'log-behind',
      plant: n => n.sql(line(`now() - interval '1 minute'`)),
    },
  ],
  database: [
    {
      name: 'a database that writes what it is asked into its log',
      fault: 'database-setting-database',
      names: 'log_statement',
      plant: n => n.sql(`alter database ${database(n)} set log_statement = 'all'`),
    },
    {
      name: 'too few connections',
      fault: 'connections-few',
      names: '30',
      plant: n => n.sql(`alter database ${database(n)} connection limit 30`),
    },
    {
      name: 'a database of a later release',
      fault: 'migration-unknown',
      names: 'posts/9999_later.sql',
      plant: n => n.sql(`insert into platform.migration values ('posts', '9999_later.sql', 'sum', now())`),
    },
    {
      name: 'a change that was not applied',
      fault: 'migration-missing',
      names: 'posts/0001_posts.sql',
      plant: n => n.sql(`delete from platform.migration where room = 'posts' and name = '0001_posts.sql'`),
    },
    {
      name: 'a guard that somebody switched off',
      fault: 'guard-off',
      names: 'platform.leaf',
      plant: n => n.sql('alter table platform.leaf disable trigger leaf_keep'),
    },
    {
      name: 'a right that somebody gave the program',
      fault: 'grant-wide',
      names: 'platform.ledger',
      plant: n => n.sql('grant update on platform.ledger to sarhad_app'),
    },
    {
      name: 'an index whose building failed',
      fault: 'index-broken',
      names: 'posts.once',
      plant: n => n.sql('create unique index concurrently once on posts.roster (site)').catch(() => {}),
    },
    {
      name: 'a transaction left open',
      fault: 'transaction-long',
      plant: async n => {
        const client = new pg.Client({ connectionString: n.env.DATABASE_URL })
        await client.connect()
        undo.push(() => client.end())
        await client.query('begin; select 1')
        await new Promise(resolve => setTimeout(resolve, 600))
        limit(n, { transaction: 0.5 })
      },
    },
    {
      name: 'a clock that was set back',
      fault: 'clock-back',
      plant: n => n.sql(line(`now() + interval '1 hour'`)),
    },
    {
      name: 'the master key of another node',
      fault: 'key-foreign',
      names: 'keys/master',
      plant: n => writeFileSync(n.path('keys/master'), Buffer.alloc(32, 7).toString('base64')),
    },
    {
      name: 'no backup ever',
      fault: 'backup-none',
      plant: n => n.sql('set session_replication_role = replica; delete from platform.backup'),
    },
  ],
  inside: [
    {
      name: 'a backup of the day before yesterday',
      fault: 'ending-ended',
      names: 'Last backup',
      plant: n =>
        n.sql(
          `set session_replication_role = replica; update platform.backup set at = now() - interval '2 days'`,
        ),
    },
    {
      name: 'a roster that is over',
      fault: 'ending-ended',
      names: 'Astara',
      plant: n => n.sql(`update posts.roster set until = now() - interval '1 hour' where site = 'astara'`),
    },
    {
      name: 'a roster that ends tomorrow',
      fault: 'ending-last',
      names: 'Bilasuvar',
      plant: n => n.sql(`update posts.roster set until = now() + interval '1 day' where site = 'bilasuvar'`),
    },
    {
      name: 'a list that is old',
      fault: 'ending-ended',
      names: 'National watch-list',
      plant: n => n.sql(`update screening.list_version set imported_at = now() - interval '4 days'`),
    },
    {
      name: 'a delegation that ended',
      fault: 'ending-ended',
      names: 'green-corridor',
      plant: n =>
        n.sql(
          `update crossings.delegation set content = content || '{"validUntil": "2026-01-31"}' where id = 'green-corridor'`,
        ),
    },
    {
      name: 'one administrator alone',
      fault: 'administrators-few',
      plant: n =>
        n.sql(
          `update posts.officer set suspended_at = now() where 'administrator' = any(duties) and username <> 'orxan'`,
        ),
    },
    {
      name: 'a place without a workstation',
      fault: 'no-workstation',
      names: /Shahtakhti \(B\)/,
      plant: n => n.sql(`delete from posts.workstation where site = 'sahtaxti/b'`),
    },
  ],
  empty: [
    {
      name: 'a required list that was never imported',
      fault: 'list-missing',
      names: 'National watch-list',
      plant: n =>
        n.sql(
          `set session_replication_role = replica; delete from screening.list_swap; delete from screening.entry; delete from screening.list_version`,
        ),
    },
    {
      name: 'no blueprint',
      fault: 'no-blueprint',
      plant: n => n.sql('delete from posts.post'),
    },
  ],
}

const limit = (n: Node, limits: Partial<Examined['limits']>) =>
  Object.assign(n.more, { limits: { ...usualLimits, ...limits } })
const span = (from: number, until: number) => ({
  from: new Date(Date.now() + from * 86_400_000),
  until: new Date(Date.now() + until * 86_400_000),
})
const shown = (n: Node, tls: { cert?: string; key?: string }) =>
  Object.assign(n.more, { tls: { ...selfSigned(span(-1, 30)), ...tls } })
const database = (n: Node) => new URL(n.env.DATABASE_URL ?? '').pathname.slice(1)
const line = (at: string) => `
  with l as (insert into platform.ledger (site, id, at, actor, authority, action, facts)
    values ('bilasuvar', '019f0000-0000-7000-8000-000000000001', ${at}, 'node', 'node', 'operations.planted', '{}') returning site, id)
  insert into platform.pending (site, line, relation, id) select site, id, 'platform.ledger', id::text from l`

function hold(): Promise<Server> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => resolve(server))
    undo.push(() => server.close())
  })
}
