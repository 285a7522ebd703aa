import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'

/** Work that must not take each other's connections: a report never empties the lane's pool. */
export type Work = 'lane' | 'desk' | 'exchange'

export interface Database {
  pool(work: Work): pg.Pool
  /** Connection string of the owner, who migrates. */
  ownerUrl: string
  close(): Promise<void>
}

export type Drizzle = NodePgDatabase<Record<string, never>>

const sizes: Record<Work, number> = { lane: 20, desk: 6, exchange: 4 }
/** A forgotten transaction must not hold a lane: the server ends it (architecture §2). */
const timeouts = {
  transaction_timeout: '10s',
  idle_in_transaction_session_timeout: '5s',
  statement_timeout: '8s',
}

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
  const settings: Record<string, string> = { ...timeouts, ...(!appUrl && { role: 'sarhad_app' }) }
  const options = Object.entries(settings)
    .map(([k, v]) => `-c ${k}=${v}`)
    .join(' ')
  for (const work of Object.keys(sizes) as Work[]) {
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
  return {
    ownerUrl,
    pool: work => pools.get(work) as pg.Pool,
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
