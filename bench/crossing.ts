import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { newId } from '../contracts/ids.ts'
import { writeMrz } from '../libraries/travel-documents/index.ts'
import { prepareDatabase } from '../server/app.ts'
import { prepareDemonstration } from '../server/demonstration.ts'
import { type Platform, perform } from '../server/platform/action.ts'
import { asOwner } from '../server/platform/database.ts'
import { startEmbedded } from '../server/platform/embedded-postgres/index.ts'
import type { Actor } from '../server/platform/permissions.ts'
import { openCrossing } from '../server/rooms/crossings/index.ts'
import { root } from '../server/root.ts'
import { makeTestApp } from '../server/testing/node.ts'
import { load, median, percentile, table } from './figures.ts'

const rounds = 6
const alone = 150
const crowd = 32
const crowdCalls = 1200

/** Bounds of the work: p50 alone at most 6 times bare, at least half of bare's throughput, five round trips. */
const bounds = { times: 6, share: 0.5, trips: 5 }

/**
 * "MRZ in → verdict out, committed with its ledger line" against the very rows it wrote, sent again with new ids as one
 * prepared statement on the same pool; the two alternate in one run, on a cluster that flushes.
 */
export async function crossing(): Promise<boolean> {
  const data = mkdtempSync(join(tmpdir(), 'sarhad-bench-'))
  chmodSync(data, 0o755)
  const cluster = await startEmbedded({ data, port: 0 })
  await asOwner(cluster.url('postgres'), client => client.query('create database bench'))
  const ownerUrl = cluster.url('bench')
  const appPassword = newId()
  await prepareDatabase(ownerUrl, appPassword)
  const appUrl = cluster.url('bench', { user: 'sarhad_app', password: appPassword })
  const app = await makeTestApp({ ownerUrl, appUrl })
  try {
    await prepareDemonstration(app.platform, join(root, 'blueprints/southern-border'), () => newId())
    return await measure(app.platform)
  } finally {
    await app.close()
    await cluster.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

async function measure(platform: Platform): Promise<boolean> {
  const actors = Array.from({ length: crowd }, officer)
  const pool = platform.database.pool('lane')
  const open = (worker: number) =>
    perform(platform, openCrossing, actors[worker] ?? officer(), newId(), {
      document: { mrz: nextPassport() },
    })
  await load(crowd, 8 * crowdCalls, open) // warm: plans, prepared statements, code: a node runs for weeks
  // the sequencer's own queries may fall into a recording: the shortest of several is the action's
  const recordings: Sent[][] = []
  for (let i = 0; i < 5; i++) recordings.push(await recorded(pool, () => open(0)))
  const statements = recordings.sort((a, b) => a.length - b.length)[0] ?? []
  const trips = statements.length
  const write = statements.find(s => s.text.startsWith('with'))
  if (!write?.values) throw new Error('the statement that writes was not found')
  const peer = withParameters(write)
  // made before the clock runs: the peer sends its rows and does nothing else
  let supply: unknown[][] = []
  const restock = (count: number) => {
    supply = Array.from({ length: count }, () => renewed(peer.values))
  }
  const bare = () => pool.query({ name: 'bare', text: peer.text, values: supply.pop() ?? [] })

  const figures = {
    ours: [] as number[],
    bare: [] as number[],
    oursMany: [] as number[],
    bareMany: [] as number[],
    ours99: [] as number[],
  }
  for (let round = 0; round < rounds; round++) {
    const mine = await load(1, alone, open)
    restock(alone)
    const base = await load(1, alone, bare)
    const mineMany = await load(crowd, crowdCalls, open)
    restock(crowdCalls)
    const baseMany = await load(crowd, crowdCalls, bare)
    figures.ours.push(median(mine.took))
    figures.bare.push(median(base.took))
    figures.ours99.push(percentile(mine.took, 0.99))
    figures.oursMany.push(mineMany.perSecond)
    figures.bareMany.push(baseMany.perSecond)
  }
  const times = median(figures.ours) / median(figures.bare)
  const share = median(figures.oursMany) / median(figures.bareMany)
  const fixed = (n: number) => n.toFixed(2)
  console.log(
    `\nMRZ in → verdict out, committed with its ledger line (${rounds} alternating rounds, median)\n`,
  )
  console.log(
    table(
      ['', 'action', 'one prepared statement', 'ratio', 'bound'],
      [
        [
          'p50 alone, ms',
          fixed(median(figures.ours)),
          fixed(median(figures.bare)),
          fixed(times),
          `≤ ${bounds.times}`,
        ],
        [
          `${crowd} workstations, per second`,
          fixed(median(figures.oursMany)),
          fixed(median(figures.bareMany)),
          fixed(share),
          `≥ ${bounds.share}`,
        ],
        ['p99 alone, ms', fixed(median(figures.ours99)), '', '', ''],
        ['round trips', trips, 1, '', `≤ ${bounds.trips}`],
      ],
    ),
  )
  return times <= bounds.times && share >= bounds.share && trips <= bounds.trips
}

const officer = (): Actor => ({
  id: newId(),
  duty: 'first-line',
  authority: 'sbs',
  unit: 'bench',
  site: 'bilasuvar',
  post: 'bilasuvar',
  lane: 'bilasuvar-foot-1',
  shift: newId(),
  workstation: newId(),
  facts: { radiation: 'works' },
})

let serial = 0
/** A citizen whom nobody has met: letters of the name come from the serial, so that no two are alike. */
function nextPassport(): string {
  serial++
  const letters = [...serial.toString(26)].map(c => String.fromCharCode(65 + Number.parseInt(c, 26))).join('')
  return writeMrz('TD3', {
    documentCode: 'P',
    issuingState: 'AZE',
    documentNumber: `D${String(10_000_000 + serial)}`,
    surname: `BENCH${letters}`,
    givenNames: 'TRIAL',
    nationality: 'AZE',
    birthDate: '900101',
    sex: 'M',
    expiryDate: '330101',
  }).join('\n')
}

interface Sent {
  text: string
  values: unknown[] | undefined
}

/** Every query that one call sends over the pool's connections. */
async function recorded(pool: pg.Pool, call: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = []
  const client = await pool.connect()
  const prototype = Object.getPrototypeOf(client) as { query: (...args: unknown[]) => unknown }
  client.release()
  const { query } = prototype
  prototype.query = function (this: unknown, ...args: unknown[]) {
    const [first, values] = args as [string | Sent, unknown[] | undefined]
    sent.push(
      typeof first === 'string' ? { text: first, values } : { text: first.text, values: first.values },
    )
    return query.apply(this, args)
  }
  try {
    await call()
  } finally {
    prototype.query = query
  }
  return sent
}

const part =
  /insert into ("\w+"\."\w+") \(([^)]*)\) select .* from json_to_recordset\(\$\d+\) as r\((.*)\)\)/g

/**
 * The peer: the rows that one action wrote, as the plainest and fastest statement known for them, each value a parameter of its own
 * (rows as JSON, which the program sends so that actions can share a statement, cost the server about a quarter more).
 */
function withParameters({ text, values: json = [] }: Sent): { text: string; values: unknown[] } {
  const values: unknown[] = []
  const parts = [...text.matchAll(part)].map(([, table, names = '', typed = ''], i) => {
    const columns = [...typed.matchAll(/"(\w+)" ([^"]+?)(?:, (?=")|$)/g)].map(([, key = '', type]) => ({
      key,
      type,
    }))
    const rows = JSON.parse(String(json[i])) as Record<string, unknown>[]
    const tuples = rows.map(row => {
      const cells = columns.map(({ key, type }) => {
        const value = row[key] ?? null
        values.push(type?.startsWith('json') && value !== null ? JSON.stringify(value) : value)
        return `$${values.length}::${type}`
      })
      return `(${cells.join(', ')})`
    })
    return `w${i} as (insert into ${table} (${names}) values ${tuples.join(', ')})`
  })
  if (parts.length !== json.length) throw new Error('a part of the statement that writes was not understood')
  return { text: `with ${parts.join(',\n')}\nselect`, values }
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The same values with every id replaced by a new one, the same new one wherever it stands. */
function renewed(values: unknown[]): unknown[] {
  const fresh = new Map<string, string>()
  const renew = (id: string) => {
    const known = fresh.get(id) ?? newId()
    fresh.set(id, known)
    return known
  }
  return values.map(value => (typeof value === 'string' ? value.replace(uuid, renew) : value))
}
