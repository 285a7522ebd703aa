import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Place } from './place.ts'
import { codeOf } from './trouble.ts'

const execute = promisify(execFile)

/** Only what the programs need: PGDATA, PGPORT or a language of the caller's would change what they do. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, TMP } = process.env
  return { PATH, SystemRoot, TEMP, TMP, LC_ALL: 'C', TZ: 'UTC' }
}

/**
 * Runs `initdb` or `pg_ctl` as the server's account.
 * @returns undefined when it went well, else what it said
 */
export async function runProgram(place: Place, name: string, args: string[]): Promise<string | undefined> {
  try {
    await execute(join(place.bin, name), args, {
      ...place.account,
      cwd: place.home,
      env: serverEnvironment(),
    })
    return undefined
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    return `${stdout}${stderr}`.trim() || String(error)
  }
}

/** True for a living process, also one of another user. One that ended and that nobody has collected is not alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isUncollected(pid)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** In a container whose first process is not an init, a killed server whose starter is gone stays in the process table. */
export function isUncollected(pid: number): boolean {
  try {
    return /\) [ZX] [^)]*$/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false // no /proc, or gone this very moment
  }
}

/** The name of a process's program; undefined when it cannot be found out. */
export async function programOf(pid: number): Promise<string | undefined> {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
    if (process.platform === 'win32') return undefined
    return (await execute('ps', ['-o', 'comm=', '-p', String(pid)])).stdout.trim() || undefined
  } catch {
    return undefined
  }
}
