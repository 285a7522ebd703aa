import { readFileSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Place } from './place.ts'
import { isAlive, isUncollected, programOf } from './programs.ts'
import { codeOf } from './trouble.ts'

export interface Running {
  pid: number
  /** Absent while it is still setting itself up. */
  port: number | undefined
}

export function connection(port: number, password: string): pg.ClientConfig {
  return {
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  }
}

/** The server that `postmaster.pid` names, if that process lives. */
export function findRunning(place: Place): Running | undefined {
  const [pid, , , port] = readPidFile(place)
  if (!pid || !isAlive(pid)) return undefined
  return { pid, port: port || undefined }
}

/**
 * Removes `postmaster.pid` when its number belongs to a program of another kind, as after a restart of the machine or
 * container, or to a server that ended; PostgreSQL itself sees only that the number is taken and would refuse for ever.
 * "Could not find out" removes nothing. Children of a dead server still guard the data by its shared memory.
 */
export async function dropStalePidFile(place: Place, say: (line: string) => void): Promise<void> {
  const [pid] = readPidFile(place)
  if (!pid) return
  const program = await programOf(pid)
  const dead = isUncollected(pid)
  if (!dead && (!program || program.includes('postgres'))) return
  if (!dead)
    say(`${pidFile(place)} names process ${pid}, which is "${program}" and no database server: removed.`)
  rmSync(pidFile(place), { force: true })
}

/** The lines of the file as numbers, 0 where there is none: process, –, start, port, … */
function readPidFile(place: Place): number[] {
  try {
    return readFileSync(pidFile(place), 'utf8')
      .split('\n')
      .map(line => Math.max(0, Math.trunc(Number(line) || 0)))
  } catch {
    return []
  }
}

export type Answer = 'ours' | 'starting' | 'silent' | 'foreign'

/** Who answers on this port: is it a server on our data directory that knows our password? */
export async function ask(place: Place, password: string, port: number): Promise<Answer> {
  const client = new pg.Client(connection(port, password))
  client.on('error', () => {}) // the answer to the query says the same
  try {
    await client.connect()
    const { rows } = await client.query<{ directory: string }>(
      "select current_setting('data_directory') as directory",
    )
    return realpathSync(rows[0]?.directory ?? '') === realpathSync(place.cluster) ? 'ours' : 'foreign'
  } catch (error) {
    // 57P03: starting up, recovering or shutting down. Class 28: it refused the password.
    if (codeOf(error) === '57P03') return 'starting'
    return codeOf(error).startsWith('28') ? 'foreign' : 'silent'
  } finally {
    await client.end().catch(() => {})
  }
}

const pidFile = (place: Place) => join(place.cluster, 'postmaster.pid')
