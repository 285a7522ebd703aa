import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { together } from './together.ts'
import { type Rows, statementFor, valuesOf } from './writing.ts'

/** Work that must not take each other's connections: a report never empties the lane's pool. */
export type Work = 'lane' | 'desk' | 'exchange'

export interface Database {
  pool(work: Work): pg.Pool
  /** Runs work between BEGIN and COMMIT on a connection of its own; an error takes everything back. */
  bracketed<T>(work: Work, run: (link: Link) => Promise<T>): Promise<T>
  /** For work whose reads need no common moment and whose one statement at the end is atomic by itself: it holds no connection. */
  free(work: Work): Link
  /** Connection string of the owner, who migrates. */
  ownerUrl: string
  close(): Promise<void>
}

export type Drizzle = NodePgDatabase<Record<string, never>>

/** What an action's statements go over. */
export interface Link {
  db: Drizzle
  query(statement: pg.QueryConfig): Promise<Record<string, unknown>[]>
  ask<R>(question: Question, values: unknown[]): Promise<R>
  /** Inserts rows of any tables in one statement. */
  write(rows: Rows): Promise<void>
}

/** A statement that answers many at once: each parameter is an array with one value for each asker; one row comes back for each, in order. */
export interface Question {
  name: string
  text: string
}

const sizes: Record<Work, number> = { lane: 20, desk: 6, exchange: 4 }
/** A forgotten transaction must not hold a lane: the server ends it (architecture §2). */
const timeouts = {
  transaction_timeout: '10s',
  idle_in_transaction_session_timeout: '5s',
  statement_timeout: '8s',
}
/** The lane asks by key and nothing else. A plan made while a table was empty must not stay a scan of it until statistics come. */
const byKey = { enable_seqscan: 'off' }

export interface Connect {
  ownerUrl: string
  appUrl: string | undefined
  /** Told each statement text; the tests hold rule 3 with it. */
  recorder?: (text: string) => void
  sizes?: Partial<Record<Work, number>>
}

/** Opens the pools as the app role, who has no DDL and only INSERT and SELECT on the ledger. */
export function connect({ ownerUrl, appUrl, recorder, sizes: given }: Connect): Database {
  const pools = new Map<Work, pg.Pool>()
  for (const work of Object.keys(sizes) as Work[]) {
    const settings: Record<string, string> = {
      ...timeouts,
      ...(work === 'lane' && byKey),
      ...(!appUrl && { role: 'sarhad_app' }),
    }
    const options = Object.entries(settings)
      .map(([k, v]) => `-c ${k}=${v}`)
      .join(' ')
    const pool = new pg.Pool({
      connectionString: appUrl ?? ownerUrl,
      max: given?.[work] ?? sizes[work],
      options,
    })
    pool.on('error', () => {}) // an idle connection that the server closed; the next query opens another
    pool.on('connect', client => client.on('error', () => {})) // ended by the server while in use: the query in flight fails, not the node
    if (recorder) pool.on('connect', client => record(client, recorder))
    pools.set(work, pool)
  }
  const pool = (work: Work) => pools.get(work) as pg.Pool
  const links = new Map<Work, Link>()
  return {
    ownerUrl,
    pool,
    bracketed: (work, run) => bracketed(pool(work), run),
    free: work => {
      const link = links.get(work) ?? freeLink(pool(work))
      links.set(work, link)
      return link
    },
    close: async () => {
      await Promise.all([...pools.values()].map(p => p.end()))
    },
  }
}

function record(client: pg.PoolClient, recorder: (text: string) => void): void {
  const send = client.query.bind(client) as (...args: unknown[]) => unknown
  Object.assign(client, {
    query: (...args: unknown[]) => {
      const first = args[0]
      recorder(typeof first === 'string' ? first : String((first as { text?: string }).text))
      return send(...args)
    },
  })
}

async function bracketed<T>(pool: pg.Pool, run: (link: Link) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken = false
  try {
    await client.query('begin')
    const done = await run(linkOver(client))
    await client.query('commit')
    return done
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true
    })
    throw error
  } finally {
    client.release(broken)
  }
}

function linkOver(on: pg.Pool | pg.PoolClient): Link {
  let db: Drizzle | undefined
  return {
    get db() {
      db ??= over(on) // most hot actions never ask for it, and making it costs more than a statement
      return db
    },
    query: async statement => (await on.query(statement)).rows,
    ask: async <R>(question: Question, values: unknown[]) => (await askAll(on, question, [values]))[0] as R,
    write: rows => writeAll(on, [rows]),
  }
}

/**
 * A few errands at once keep both the server and this process busy; more would only make each of them smaller. An errand that took
 * everybody who waits would bring all lanes into step, and then the server rests while this process thinks, and the other way round.
 */
const limits = { atOnce: 4, most: 16 }

/** Rows and questions of actions that wait at the same moment share a statement: the flush to disk is what a lane waits for. */
function freeLink(pool: pg.Pool): Link {
  const write = together<Rows, void>(
    async all => {
      await writeAll(pool, all)
      return []
    },
    limits,
    rows => statementFor(rows),
  )
  const askers = new Map<Question, (values: unknown[]) => Promise<unknown>>()
  return {
    ...linkOver(pool),
    write,
    ask: <R>(question: Question, values: unknown[]) => {
      const asker = askers.get(question) ?? together(all => askAll(pool, question, all), limits)
      askers.set(question, asker)
      return asker(values) as Promise<R>
    },
  }
}

async function askAll(on: pg.Pool | pg.PoolClient, question: Question, all: unknown[][]): Promise<unknown[]> {
  const columns = (all[0] ?? []).map((_, i) => all.map(values => values[i]))
  return (await on.query({ ...question, values: columns })).rows
}

/** The rows of several actions, which queue into the same tables in the same order. */
async function writeAll(on: pg.Pool | pg.PoolClient, all: Rows[]): Promise<void> {
  const [first = new Map()] = all
  const rows: Rows =
    all.length === 1
      ? first
      : new Map(Array.from(first.keys(), table => [table, all.flatMap(one => one.get(table) ?? [])]))
  await on.query({ ...statementFor(first), values: valuesOf(rows) })
}

/** Drizzle bound to one connection or pool. */
export const over = (client: pg.Pool | pg.PoolClient): Drizzle => drizzle(client) as Drizzle

/** One connection as the owner, for migrating and for checks; always closed. */
export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Makes the node's database in a cluster of its own, unless it is there. */
export async function createDatabase(url: string, name: string): Promise<void> {
  await asOwner(url, async client => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database "${name}"`)
  })
}

/** Whether a database answers at an address. */
export const answers = (url: string): Promise<boolean> =>
  asOwner(url, client => client.query('select 1')).then(
    () => true,
    () => false,
  )
