import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { prepareDatabase } from '../app.ts'
import { asOwner } from '../platform/database.ts'
import { type EmbeddedCluster, startEmbedded } from '../platform/embedded-postgres/index.ts'
import { root } from '../root.ts'
import { checkInvariants } from './invariants/index.ts'
import { makeTestApp } from './node.ts'

const data = mkdtempSync(join(tmpdir(), 'sarhad-kills-'))
chmodSync(data, 0o755)
let cluster: EmbeddedCluster | undefined
afterAll(async () => {
  await cluster?.stop()
  rmSync(data, { recursive: true, force: true })
})

const pause = (ms: number) => new Promise(done => setTimeout(done, ms))
const ended = (child: ChildProcess) => new Promise<void>(done => child.once('exit', () => done()))

/** A writing process and the ids it was told are kept. */
function write(url: string) {
  const acknowledged: string[] = []
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(root, 'server/testing/kill-writer.ts'), url],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let rest = ''
  child.stdout.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n')
    rest = parts.pop() ?? ''
    acknowledged.push(...parts)
  })
  return { child, acknowledged }
}

async function until(condition: () => boolean, ms = 30_000) {
  const end = Date.now() + ms
  while (!condition() && Date.now() < end) await pause(20)
}

it('I-08: kill -9 of Node and of PostgreSQL during load loses nothing acknowledged, and the next start is clean', async () => {
  cluster = await startEmbedded({ data, port: 0, say: () => {} })
  const { port } = cluster
  await asOwner(cluster.url('postgres'), c => c.query('create database kills'))
  const url = cluster.url('kills')
  await prepareDatabase(url)
  const all: string[] = []

  const first = write(url)
  await until(() => first.acknowledged.length > 150)
  first.child.kill('SIGKILL')
  await ended(first.child)
  all.push(...first.acknowledged)

  const second = write(url)
  await until(() => second.acknowledged.length > 150)
  const postmaster = Number(
    readFileSync(join(cluster.directory, 'postgres/postmaster.pid'), 'utf8').split('\n')[0],
  )
  process.kill(postmaster, 'SIGKILL')
  const before = second.acknowledged.length
  await until(() => second.acknowledged.length > before + 100) // the launcher brings it back on the same port
  expect(second.acknowledged.length).toBeGreaterThan(before + 100)
  second.child.kill('SIGKILL')
  await ended(second.child)
  all.push(...second.acknowledged)

  await cluster.stop()
  cluster = await startEmbedded({ data, port, say: () => {} })
  const again = cluster.url('kills')
  expect(await prepareDatabase(again)).toEqual([])
  const app = await makeTestApp({ ownerUrl: again, appUrl: undefined })
  await app.sequencer.tick()
  await asOwner(again, async client => {
    const query = async <R extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
      (await client.query(text, values)).rows as R[]
    const kept = new Set((await query<{ id: string }>('select id from platform.proposal')).map(r => r.id))
    expect(all.filter(id => !kept.has(id))).toEqual([])
    const broken = (await checkInvariants({ query, platform: app.platform })).filter(r => r.broken?.length)
    expect(broken.map(b => [b.invariant.id, b.broken])).toEqual([])
  })
  await app.close()
}, 120_000)
