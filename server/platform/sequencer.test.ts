import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../contracts/ids.ts'
import { openCheckpoint, verifierKey } from '../../libraries/evidence-log/index.ts'
import { type Clone, cloneDatabase } from '../testing/clone.ts'
import { testClock, testNodeKey } from '../testing/node.ts'
import { sequence, sign } from './sequencer.ts'

let clone: Clone
let pool: pg.Pool

beforeAll(async () => {
  clone = await cloneDatabase()
  pool = new pg.Pool({ connectionString: clone.appUrl, max: 20 })
})
afterAll(async () => {
  await pool.end()
  await clone.drop()
})

const writers = 16
const each = 60

/** One action's worth of rows; some transactions are held open, some are rolled back. */
async function write(site: string, n: number): Promise<string | undefined> {
  const client = await pool.connect()
  const id = newId()
  try {
    await client.query('begin')
    await client.query(
      `insert into platform.ledger (site, id, at, actor, authority, action, facts) values ($1, $2, $3, 'node', 'node', 'trial', '{}')`,
      [site, id, new Date('2026-03-17T06:00:00Z')],
    )
    await client.query(
      `insert into platform.pending (site, line, relation, id) values ($1, $2, 'platform.ledger', $3)`,
      [site, id, id],
    )
    if (n % 30 === 0) await new Promise(done => setTimeout(done, 300)) // 3 % are slow
    const kept = n % 20 !== 1 // 5 % are rolled back
    await client.query(kept ? 'commit' : 'rollback')
    return kept ? id : undefined
  } finally {
    client.release()
  }
}

it('I-46: misses no line of 16 writers with slow and rolled-back transactions, two sequencers at once', async () => {
  const site = 'trial'
  let running = true
  const sequencing = [0, 1].map(async () => {
    let placed = 0
    while (running) {
      placed += await sequence(pool, site)
      await new Promise(done => setTimeout(done, 20))
    }
    return placed
  })
  const committed: string[] = []
  await Promise.all(
    Array.from({ length: writers }, async (_, w) => {
      for (let n = 0; n < each; n++) {
        const id = await write(site, w * each + n)
        if (id) committed.push(id)
      }
    }),
  )
  running = false
  const placed = (await Promise.all(sequencing)).reduce((a, b) => a + b, 0) + (await sequence(pool, site))
  const { rows } = await pool.query<{ pos: string; id: string }>(
    'select pos, id from platform.leaf where site = $1 order by pos',
    [site],
  )
  expect(rows.map(r => Number(r.pos))).toEqual(committed.map((_, i) => i))
  expect(new Set(rows.map(r => r.id))).toEqual(new Set(committed))
  expect(placed).toBe(committed.length)
  const order = rows.map(r => r.id)
  expect(order).not.toEqual([...order].sort()) // slow commits come later than their ids say: no id is a cursor
})

it('signs the head once for each size, and the note opens with the node key alone', async () => {
  const node = testNodeKey()
  const site = 'signed'
  await write(site, 2)
  await sequence(pool, site)
  const note = await sign(pool, node, testClock(), site)
  expect(await sign(pool, node, testClock(), site)).toBeUndefined()
  const origin = `${node.name}/${site}`
  expect(openCheckpoint(note ?? '', [verifierKey(origin, 'log', node.publicKey)])).toMatchObject({
    origin,
    size: 1,
  })
})

it('gives a line and its changed rows their place together', async () => {
  const site = 'changes'
  const id = await write(site, 2)
  await pool.query(
    `insert into platform.pending (site, line, relation, id) values ($1, $2, 'crossings.crossing', 'x')`,
    [site, id],
  )
  await sequence(pool, site)
  const { rows } = await pool.query('select pos, relation, id from platform.change where site = $1', [site])
  expect(rows).toEqual([{ pos: '0', relation: 'crossings.crossing', id: 'x' }])
})
