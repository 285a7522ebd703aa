import type pg from 'pg'
import {
  appendLeaf,
  canonical,
  decodeFrontier,
  emptyFrontier,
  encodeFrontier,
  frontierRoot,
  leafHash,
  signCheckpoint,
} from '../../libraries/evidence-log/index.ts'
import type { Clock } from './clock.ts'
import { channel, toldOf } from './live.ts'
import { type NodeKey, originOf } from './node-key.ts'
import type { Platform } from './platform.ts'
import { logged } from './problems.ts'

export interface LineContent {
  site: string
  id: string
  at: string
  actor: string
  authority: string
  post: string | null
  lane: string | null
  action: string
  subject: string | null
  facts: Record<string, unknown>
  commitment: string | null
  /** Rows of travelling tables the line changed, sorted. */
  changes: [relation: string, id: string][]
}

/** The bytes that the tree proves: the line and the rows it changed, RFC 8785 form. */
export const leafBytes = (line: LineContent): Buffer => Buffer.from(canonical(line))

const batch = 2000

/**
 * Gives each waiting line of a site the next position of its log: contiguous, in the order of sequencing, not of ids or
 * commits. The row lock on `head` is what excludes a second sequencer; an advisory lock would only save work (rule 6).
 * @returns number of lines placed.
 */
export async function sequence(pool: pg.Pool, site: string): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(
      'insert into platform.head (site, size, frontier) values ($1, 0, $2) on conflict do nothing',
      [site, encodeFrontier(emptyFrontier())],
    )
    const head = await client.query<{ frontier: Buffer }>(
      'select frontier from platform.head where site = $1 for update',
      [site],
    )
    const lines = await takeLines(client, site)
    if (lines.length)
      await place(client, site, decodeFrontier(head.rows[0]?.frontier ?? Buffer.alloc(0)), lines)
    await client.query('commit')
    return lines.length
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

/** Empties `pending` by whole lines, so that a line and its changes always get their place together. */
async function takeLines(client: pg.PoolClient, site: string): Promise<LineContent[]> {
  const { rows: taken } = await client.query<{ line: string; relation: string; id: string }>(
    `delete from platform.pending where site = $1 and line in
       (select line from platform.pending where site = $1 and relation = 'platform.ledger' order by line limit ${batch})
     returning line, relation, id`,
    [site],
  )
  if (!taken.length) return []
  const changes = new Map<string, [string, string][]>()
  for (const t of taken) {
    const own = changes.get(t.line) ?? []
    changes.set(t.line, own)
    if (t.relation !== 'platform.ledger') own.push([t.relation, t.id])
  }
  return await readLines(client, site, [...changes.keys()], changes)
}

type Changes = Map<string, [string, string][]>

/** Lines of a site by id, ordered by id, as the tree sees them. */
export async function readLines(
  client: pg.PoolClient | pg.Pool,
  site: string,
  ids: string[],
  changes: Changes,
): Promise<LineContent[]> {
  const { rows } = await client.query(
    `select id, at, actor, authority, post, lane, action, subject, facts, encode(commitment, 'base64') as commitment
       from platform.ledger where site = $1 and id = any($2::uuid[]) order by id`,
    [site, ids],
  )
  return rows.map(r => ({
    site,
    ...r,
    at: (r.at as Date).toISOString(),
    changes: (changes.get(r.id) ?? []).sort((a, b) => (a.join(' ') < b.join(' ') ? -1 : 1)), // by code unit, as COLLATE "C"
  })) as LineContent[]
}

async function place(
  client: pg.PoolClient,
  site: string,
  from: ReturnType<typeof decodeFrontier>,
  lines: LineContent[],
) {
  let frontier = from
  const leaves: [number, string, Buffer][] = []
  const changes: [number, string, string][] = []
  for (const line of lines) {
    const pos = frontier.size
    const hash = leafHash(leafBytes(line))
    frontier = appendLeaf(frontier, hash)
    leaves.push([pos, line.id, hash])
    for (const [relation, id] of line.changes) changes.push([pos, relation, id])
  }
  await insertMany(client, 'platform.leaf (site, pos, id, hash)', site, leaves, ['bigint', 'uuid', 'bytea'])
  await insertMany(client, 'platform.change (site, pos, relation, id)', site, changes, [
    'bigint',
    'text',
    'text',
  ])
  await client.query('update platform.head set size = $2, frontier = $3 where site = $1', [
    site,
    frontier.size,
    encodeFrontier(frontier),
  ])
  await client.query('select pg_notify($1, $2)', [
    channel,
    toldOf(
      site,
      lines.map(l => l.action),
    ),
  ])
}

async function insertMany(
  client: pg.PoolClient,
  into: string,
  site: string,
  rows: unknown[][],
  types: string[],
) {
  for (let i = 0; i < rows.length; i += 1000) {
    const values: unknown[] = [site]
    const tuples = rows.slice(i, i + 1000).map(row => {
      const cells = row.map((cell, c) => `$${values.push(cell)}::${types[c]}`)
      return `($1::text, ${cells.join(', ')})`
    })
    await client.query(`insert into ${into} values ${tuples.join(', ')}`, values)
  }
}

/** Signs the head of a site's log if it has grown since the last checkpoint. */
export async function sign(
  pool: pg.Pool,
  node: NodeKey,
  clock: Clock,
  site: string,
): Promise<string | undefined> {
  const { rows } = await pool.query<{ size: string; frontier: Buffer; signed: string | null }>(
    `select h.size, h.frontier, (select max(c.size) from platform.checkpoint c where c.site = h.site) as signed
       from platform.head h where h.site = $1`,
    [site],
  )
  const head = rows[0]
  if (!head || Number(head.size) === 0 || Number(head.signed ?? -1) >= Number(head.size)) return undefined
  const frontier = decodeFrontier(head.frontier)
  const body = { origin: originOf(node, site), size: frontier.size, root: frontierRoot(frontier) }
  const note = signCheckpoint(body, { name: body.origin, privateKey: node.privateKey })
  await pool.query(
    'insert into platform.checkpoint (site, size, at, note) values ($1, $2, $3, $4) on conflict do nothing',
    [site, frontier.size, clock.now(), note],
  )
  return note
}

export interface Ticking {
  /** Runs a tick now and waits for it: for tests, shutting down and the command line. */
  tick(): Promise<void>
  /** When the last tick without an error ended; health is red when it is old (I-12). */
  lastTick(): Date | undefined
  stop(): Promise<void>
}

/** Sites whose lines wait here: whatever was made on this node waits on this node. */
async function sitesOf(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ site: string }>(
    'select site from platform.pending union select site from platform.head order by site',
  )
  return rows.map(r => r.site)
}

/** Sequences and signs every site this node serves, once a second. */
export function startSequencer(
  { database, clock, log, nodeKey }: Pick<Platform, 'database' | 'clock' | 'log' | 'nodeKey'>,
  everyMs = 1000,
): Ticking {
  const pool = database.pool('exchange')
  let last: Date | undefined
  let running: Promise<void> = Promise.resolve()
  let stopped = false
  const once = async () => {
    for (const site of await sitesOf(pool)) {
      while ((await sequence(pool, site)) === batch) {}
      await sign(pool, nodeKey, clock, site)
    }
    last = clock.now()
  }
  const tick = () => {
    running = running.then(once).catch(error => log.error(logged(error), 'sequencing failed'))
    return running
  }
  let timer: NodeJS.Timeout
  const next = () => {
    timer = setTimeout(async () => {
      await tick()
      if (!stopped) next()
    }, everyMs)
  }
  next()
  return {
    tick,
    lastTick: () => last,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
