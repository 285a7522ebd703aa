import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Place } from './place.ts'
import { freePort } from './ports.ts'
import { runProgram, serverEnvironment } from './programs.ts'
import { ask, dropStalePidFile, findRunning, type Running } from './running.ts'
import { CannotStart } from './trouble.ts'

/** How long a start is tried again while the children of a killed server leave: 4 to 7 s were measured. */
const PATIENCE = 15_000
const LOG_LIMIT = 10_000_000

export interface Server {
  place: Place
  password: string
  /** All server settings but the port, by name. */
  settings: Record<string, string>
  say: (line: string) => void
}

/**
 * Returns when a server answers on this data: the one that is running already, or a new one.
 * @param preferred port to listen on; a busy one is passed over for a free one, which is said
 * @throws CannotStart naming the process in the way, or quoting the server's log
 */
export async function bringUp(
  server: Server,
  preferred: number,
): Promise<{ port: number; adopted: boolean }> {
  const { place, password } = server
  const patience = new Patience(server)
  for (;;) {
    await dropStalePidFile(place, server.say)
    const running = findRunning(place)
    if (running) {
      const answer = running.port === undefined ? 'silent' : await ask(place, password, running.port)
      if (running.port !== undefined && answer === 'ours') return { port: running.port, adopted: true }
      if (answer === 'foreign') throw new CannotStart(foreign(place, running))
      if (answer === 'starting') patience.renew(running.pid)
    } else {
      const port = await freePort(preferred)
      if ((await launch(server, port, patience)) === 'ready') {
        if (preferred !== 0 && port !== preferred)
          server.say(`Port ${preferred} is busy; the database listens on port ${port}.`)
        return { port, adopted: false }
      }
    }
    await patience.pause(running)
  }
}

/** `pg_ctl stop -m fast`: open transactions are rolled back, everything committed is on disk. Works on every system. */
export async function stopServer(place: Place): Promise<void> {
  if (!findRunning(place)) return
  const said = await runProgram(place, 'pg_ctl', [
    'stop',
    '-D',
    place.cluster,
    '-m',
    'fast',
    '-w',
    '-t',
    '60',
  ])
  if (said && findRunning(place))
    throw new Error(`The database server did not stop: ${said} See ${place.log}.`)
}

/** Starts the server process and waits until it answers, or ends for a reason that passes by itself. */
async function launch(server: Server, port: number, patience: Patience): Promise<'ready' | 'try again'> {
  const { place, password } = server
  const log = openLog(place.log)
  const begin = statSync(place.log).size
  const settings = Object.entries({ ...server.settings, port: String(port) })
  const args = ['-D', place.cluster, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  // A process group of its own, so that Ctrl-C reaches Node first and requests in flight can finish; a log file,
  // because a pipe would die with Node.
  const options = { ...place.account, cwd: place.home, env: serverEnvironment(), detached: true }
  const child = spawn(join(place.bin, 'postgres'), args, { ...options, stdio: ['ignore', log, log] })
  closeSync(log)
  let failure: string | undefined
  child.once('error', error => {
    failure = error.message
  })
  child.unref()
  for (let wait = 20; failure === undefined && child.exitCode === null && child.signalCode === null; ) {
    // Another start's server may answer on this port; ours is the one in the file.
    if ((await ask(place, password, port)) === 'ours' && findRunning(place)?.pid === child.pid) return 'ready'
    if (child.pid) patience.renew(child.pid)
    await sleep(wait)
    wait = Math.min(wait * 1.5, 500)
  }
  const written = failure ?? readFileSync(place.log).subarray(begin).toString('utf8').trim()
  if (PASSING.test(written)) return 'try again'
  throw new CannotStart(`The database server did not start. Its log (${place.log}) says:\n${written}`)
}

/** What the log says when the port was taken a moment ago, another start is faster, or a killed server's children live. */
const PASSING = /could not bind|Address already in use|postmaster\.pid" already exists|shared memory block/

/** Tries again for a while; a server that is recovering is waited for as long as it says so. */
class Patience {
  private deadline = Date.now() + PATIENCE
  private told = Date.now()

  constructor(private readonly server: Server) {}

  renew(pid: number): void {
    this.deadline = Date.now() + PATIENCE
    if (Date.now() < this.told + 10_000) return
    this.told = Date.now()
    this.server.say(`The database (process ${pid}) is still starting; its log: ${this.server.place.log}`)
  }

  async pause(running: Running | undefined): Promise<void> {
    const { place } = this.server
    const who = running ? `process ${running.pid} is` : 'parts of a killed server are'
    if (Date.now() > this.deadline)
      throw new CannotStart(
        `After ${PATIENCE / 1000} s ${who} still in the way of the database in ${place.cluster}. See ${place.log}.`,
      )
    await sleep(200)
  }
}

function foreign(place: Place, { pid }: Running): string {
  return (
    `Process ${pid} runs a database server on ${place.cluster} that does not accept the password in ${place.password}. ` +
    'Stop that process first, or put the right password file back.'
  )
}

function openLog(path: string): number {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) renameSync(path, `${path}.1`)
  return openSync(path, 'a', 0o600)
}
