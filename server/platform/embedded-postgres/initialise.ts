import { randomBytes, randomUUID } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { type Account, requirePasswdEntry } from './account.ts'
import type { Place } from './place.ts'
import { isAlive, runProgram } from './programs.ts'
import { CannotStart, OR_DATABASE_URL } from './trouble.ts'

/**
 * Reads the superuser's password, or makes one. Of two starts at once the first to link its file wins and both use it.
 * @throws CannotStart when there is a cluster but its password file is gone
 */
export function superuserPassword(place: Place): string {
  if (!existsSync(place.password)) {
    if (existsSync(place.cluster))
      throw new CannotStart(
        `The password of the data in ${place.cluster} is missing: put ${place.password} back.`,
      )
    const temporary = `${place.password}.${randomUUID()}`
    writeDurably(temporary, randomBytes(24).toString('base64url'))
    try {
      linkSync(temporary, place.password)
    } catch (error) {
      if (!existsSync(place.password)) throw error
    } finally {
      rmSync(temporary, { force: true })
    }
    syncFolder(place.home)
  }
  return readFileSync(place.password, 'utf8')
}

/**
 * Makes the cluster when there is none: in a temporary directory that is renamed at the end, so that an interrupted
 * start leaves nothing that looks like data.
 */
export async function initialise(place: Place, password: string, durable: boolean): Promise<void> {
  if (existsSync(place.cluster)) return
  if (!place.account) requirePasswdEntry()
  const temporary = join(place.home, `${basename(place.cluster)}.new-${process.pid}-${randomUUID()}`)
  const passwordFile = `${temporary}.password`
  try {
    mkdirSync(temporary, { mode: 0o700 })
    writeFileSync(passwordFile, password, { mode: 0o600 })
    for (const path of [temporary, passwordFile]) give(path, place.account)
    await runInitdb(place, temporary, passwordFile, durable)
    try {
      renameSync(temporary, place.cluster)
    } catch (error) {
      // Another start was faster; its cluster has the same password.
      if (!existsSync(place.cluster)) throw error
    }
    // Until the rename is on disk, a power cut could leave acknowledged rows under the temporary name.
    if (durable) syncFolder(place.home)
  } finally {
    rmSync(temporary, { recursive: true, force: true })
    rmSync(passwordFile, { force: true })
  }
}

/** Removes what starts that were killed while initialising have left. */
export function sweep(place: Place): void {
  const pattern = new RegExp(`^${basename(place.cluster)}\\.new-(\\d+)-`)
  for (const name of readdirSync(place.home)) {
    const pid = pattern.exec(name)?.[1]
    if (pid && !isAlive(Number(pid))) rmSync(join(place.home, name), { recursive: true, force: true })
  }
}

async function runInitdb(
  place: Place,
  directory: string,
  passwordFile: string,
  durable: boolean,
): Promise<void> {
  // The built-in provider sorts the same on every machine; outside Linux the system has no locale of that name.
  const locale =
    process.platform === 'linux' ? ['--locale=C.UTF-8'] : ['--locale=C', '--builtin-locale=C.UTF-8']
  const args = [
    '--pgdata',
    directory,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
  ]
  args.push('--encoding=UTF8', '--locale-provider=builtin', ...locale, '--data-checksums')
  if (!durable) args.push('--no-sync')
  const said = await runProgram(place, 'initdb', args)
  if (said === undefined) return
  if (process.platform === 'linux' && !isGlibc())
    throw new CannotStart(
      `The PostgreSQL programs need glibc, and this Linux uses musl (Alpine). Use a Debian-based image. ${OR_DATABASE_URL}`,
    )
  throw new CannotStart(`The database cluster could not be made in ${place.home}:\n${said}`)
}

/** Node reports the C library it runs on; on musl there is no such field. */
function isGlibc(): boolean {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } }
  return report.header?.glibcVersionRuntime !== undefined
}

function give(path: string, account: Account | undefined): void {
  if (account) chownSync(path, account.uid, account.gid)
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return // a directory cannot be opened there; NTFS journals the rename
  const file = openSync(folder, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
