import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { newId } from '../contracts/ids.ts'
import type { App } from '../server/assemble.ts'
import { backUp, keysOf, restore } from '../server/backup.ts'
import { lifeFile, makeNode, type Prepared, prepareNode, uncheckedFile } from '../server/node.ts'
import { action, perform } from '../server/platform/action.ts'
import { propose } from '../server/platform/approvals.ts'
import { openKeyCopy, sealKeys } from '../server/platform/backup/key-copy.ts'
import { type Config, readConfig } from '../server/platform/config.ts'
import { asOwner } from '../server/platform/database.ts'
import { nodeActor } from '../server/platform/permissions.ts'
import { root } from '../server/root.ts'
import { checkInvariants } from '../server/testing/invariants/index.ts'

const place = mkdtempSync(join(tmpdir(), 'sarhad-backup-'))
chmodSync(place, 0o755)
const at = (name: string) => join(place, name)
const quiet = () => {}

const configOf = (name: string, mode: Config['mode'] = 'tool'): Config =>
  readConfig({ mode, root, env: { SARHAD_DATA: at(name) } })

let node: Prepared
let app: App
let keys: Record<string, string>
let folder: string

beforeAll(async () => {
  node = await prepareNode(configOf('original'), quiet, quiet)
  app = await makeNode(configOf('original'), node, pino({ level: 'silent' }), 'http://127.0.0.1')
})
afterAll(async () => {
  await app?.close()
  await node?.stop()
  rmSync(place, { recursive: true, force: true })
})

const keep = action({
  name: 'trial.keep',
  input: z.object({}),
  needs: 'node',
  async run({ tx, actor }) {
    const id = propose(tx, actor, { action: 'trial', subject: 'x', input: {}, reason: 'backup' })
    return { ids: { id }, subject: id, record: { id } }
  },
  answer: async (_reading, ids) => ids,
})

/** A position of the write-ahead log as a number. */
const position = (lsn: string) => {
  const [high = '0', low = '0'] = lsn.split('/')
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`)
}

/** Four writers that note, after each acknowledgement, when it came and how far the write-ahead log was by then. */
function underLoad() {
  const acknowledged: { id: string; at: number; by: bigint }[] = []
  let stopped = false
  const writer = async () => {
    while (!stopped) {
      const { id } = await perform(app.platform, keep, nodeActor('trial'), newId(), {})
      const { rows } = await app.platform.database
        .pool('desk')
        .query('select pg_current_wal_lsn()::text as lsn')
      acknowledged.push({ id, at: Date.now(), by: position(rows[0].lsn) })
    }
  }
  const running = Promise.all([writer(), writer(), writer(), writer()])
  return {
    acknowledged,
    stop: async () => {
      stopped = true
      await running
    },
  }
}

const broken = async (look: App, query: Parameters<typeof checkInvariants>[0]['query']) =>
  (await checkInvariants({ query, platform: look.platform })).flatMap(({ invariant, broken = [] }) =>
    broken.map(found => `${invariant.id}: ${found}`),
  )

const restoreInto = (name: string, from = folder, more: { exercise?: boolean } = { exercise: true }) =>
  restore(configOf(name), { folder: from, keys, say: quiet, look: broken, ...more })

it('backup under load, restore: nothing acknowledged before its end is missing, and every log and invariant holds', async () => {
  const load = underLoad()
  while (load.acknowledged.length < 100) await new Promise(done => setTimeout(done, 20))
  folder = await backUp(configOf('original'), node, app, at('backups'), quiet)
  const after = load.acknowledged.length
  while (load.acknowledged.length < after + 20) await new Promise(done => setTimeout(done, 20))
  await load.stop()
  keys = await keysOf(configOf('original'))

  const { backup, life } = await restoreInto('copy')
  const owed = load.acknowledged.filter(a => a.at < Date.parse(backup.begun) || a.by <= position(backup.end))
  expect(owed.length).toBeGreaterThanOrEqual(100)
  const copy = await prepareNode(configOf('copy', 'serve'), quiet, quiet)
  try {
    await asOwner(copy.ownerUrl, async client => {
      const kept = new Set((await client.query('select id from platform.proposal')).rows.map(r => r.id))
      expect(owed.filter(a => !kept.has(a.id))).toEqual([])
      expect(kept.size).toBeLessThan(load.acknowledged.length) // the load went on: the copy is a state of before
      const { rows } = await client.query('select epoch, instance from platform.node')
      expect(rows).toEqual([{ epoch: 2, instance: life.instance }])
      const lines = await client.query(
        `select facts from platform.ledger where action = 'operations.recordRestore'`,
      )
      expect(lines.rows.map(r => r.facts.instance)).toContain(life.instance)
    })
  } finally {
    await copy.stop()
  }
})

it('the age of the backup is on file, with its sum', async () => {
  const { rows } = await app.platform.database
    .pool('desk')
    .query(`select encode(sha256, 'hex') as sha256 from platform.backup`)
  const { backup } = JSON.parse(readFileSync(join(folder, 'backup.json'), 'utf8'))
  expect(rows).toEqual([{ sha256: backup.sha256 }])
})

it('I-13: a copy beside its running original, a damaged one and a foreign one serve nobody', async () => {
  await expect(restoreInto('beside', folder, {})).rejects.toThrow(/still runs \(process \d+/)
  expect(readdirSync(configOf('beside').data)).toEqual([]) // so that the next try finds it empty

  const damaged = at('damaged-backup')
  cpSync(folder, damaged, { recursive: true })
  const bytes = readFileSync(join(damaged, 'base.tar.gz'))
  bytes.writeUInt8((bytes[5000] ?? 0) ^ 0xff, 5000)
  writeFileSync(join(damaged, 'base.tar.gz'), bytes)
  await expect(restoreInto('damaged', damaged)).rejects.toThrow()
  expect(existsSync(uncheckedFile(configOf('damaged')))).toBe(true)
  await expect(prepareNode(configOf('damaged', 'serve'), quiet, quiet)).rejects.toThrow(
    'was not checked to its end',
  )

  const changed = at('changed-backup')
  mkdirSync(changed)
  const said = readFileSync(join(folder, 'backup.json'), 'utf8')
  writeFileSync(join(changed, 'backup.json'), said.replace(/"size": \d+/, '"size": 1'))
  await expect(restoreInto('changed', changed)).rejects.toThrow('backup.json was changed')
  await expect(restoreInto('copy')).rejects.toThrow('holds a node already')
})

it('I-13: a database of another life than its keys is not served', async () => {
  const file = lifeFile(configOf('copy'))
  const written = readFileSync(file, 'utf8')
  writeFileSync(file, written.replace(/ 2\n$/, ' 3\n'))
  await expect(prepareNode(configOf('copy', 'serve'), quiet, quiet)).rejects.toThrow(
    'The database is not the one these keys belong to',
  )
  writeFileSync(file, written)
})

it('the copy of keys opens with its passphrase alone', () => {
  const copy = sealKeys(keys, 'abcd-efgh-jkmn-pqrs-tuvw')
  expect(openKeyCopy(copy, 'abcd-efgh-jkmn-pqrs-tuvw')).toEqual(keys)
  expect(Object.keys(keys)).toEqual(expect.arrayContaining(['keys/master', 'keys/node.pem', 'superuser']))
  expect(copy).not.toContain(keys['keys/master']?.trim())
  expect(() => openKeyCopy(copy, 'abcd-efgh-jkmn-pqrs-tuvx')).toThrow('The passphrase does not open')
  expect(() => openKeyCopy('{}', 'x')).toThrow('no copy of keys')
})
