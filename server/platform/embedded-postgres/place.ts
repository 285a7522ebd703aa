import { createHash } from 'node:crypto'
import { accessSync, chmodSync, constants, existsSync, mkdirSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Account, canReach, chooseAccount } from './account.ts'
import { copyBinaries, findBinaries, hydrate } from './binaries.ts'
import { CannotStart, OR_DATABASE_URL } from './trouble.ts'

/** Where everything of one cluster lies. */
export interface Place {
  /** Open to be passed through; holds the three below. */
  home: string
  /** PostgreSQL's data directory, closed to all but the server's account. */
  cluster: string
  /** The superuser's password, closed to all but the user who runs Node. */
  password: string
  log: string
  /** `initdb`, `pg_ctl` and `postgres`. */
  bin: string
  account: Account | undefined
  /** What the reader should know about where things went. */
  notice: string | undefined
}

/** Root's way out when the server's account cannot pass into a directory of root's: one folder per clone. */
const ELSEWHERE = '/var/lib/sarhad'

/**
 * Decides where binaries and data lie and who runs the server.
 * @param clone where node_modules lies
 * @param data where the caller would like the data
 */
export function choosePlace(clone: string, data: string): Place {
  const top = realpathSync(clone)
  const native = findBinaries(top)
  makeOpen(resolve(data))
  const wanted = layOut(realpathSync(data))
  if (process.getuid?.() === 0) return asRoot(top, native, wanted)
  const account = chooseAccount(wanted.cluster)
  requireWritable(wanted.home)
  const usable = hydrate(native) ? native : copyBinaries(native, wanted.home)
  return { ...wanted, bin: join(usable, 'bin'), account, notice: undefined }
}

function asRoot(clone: string, native: string, wanted: Layout): Place {
  const ours = join(ELSEWHERE, hash(clone))
  const layout = layoutForRoot(ours, wanted)
  const account = chooseAccount(layout.cluster)
  const programs = ['initdb', 'pg_ctl', 'postgres'].map(name => join(native, 'bin', name))
  let usable = native
  if (!hydrate(native) || !canReach(account, programs)) {
    makeOpen(ours)
    usable = copyBinaries(native, ours)
  }
  const moved = [layout === wanted ? '' : 'data', usable === native ? '' : 'programs']
    .filter(Boolean)
    .join(' and ')
  const notice = `The database's ${moved} lie in ${ours}: PostgreSQL does not run as root, and its user could not pass into this clone.`
  return { ...layout, bin: join(usable, 'bin'), account, notice: moved ? notice : undefined }
}

/** Where the data was once made it stays; new data goes where the server's account can reach it. */
function layoutForRoot(ours: string, wanted: Layout): Layout {
  const moved = layOut(join(ours, `data-${hash(wanted.home)}`))
  const account = chooseAccount(wanted.cluster)
  const reachable = canReach(account, [wanted.home])
  if (existsSync(wanted.cluster)) {
    if (reachable) return wanted
    throw new CannotStart(
      `The data in ${wanted.cluster} cannot be reached by the user who runs the server (${account?.uid}). ` +
        'Open the way to it ("chmod o+x" on the closed directory above it) and start again.',
    )
  }
  if (reachable && !existsSync(moved.cluster)) return wanted
  makeOpen(moved.home)
  return moved
}

type Layout = Pick<Place, 'home' | 'cluster' | 'password' | 'log'>

function layOut(home: string): Layout {
  const at = (name: string) => join(home, name)
  return { home, cluster: at('postgres'), password: at('postgres.password'), log: at('postgres.log') }
}

/** Makes a directory that others may pass through, whatever the umask; an existing one is left as it is. */
function makeOpen(folder: string): void {
  try {
    const first = mkdirSync(folder, { recursive: true })
    if (first === undefined) return
    for (let at = folder; at.length >= first.length; at = dirname(at)) chmodSync(at, 0o755)
  } catch (error) {
    throw new CannotStart(
      `The data directory ${folder} cannot be made (${error instanceof Error ? error.message : error}). ` +
        `Set SARHAD_DATA to a directory that this user may write. ${OR_DATABASE_URL}`,
    )
  }
}

function requireWritable(folder: string): void {
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    throw new CannotStart(
      `The data directory ${folder} cannot be written by this user. Start as the user who owns it, or set SARHAD_DATA ` +
        `to a directory of your own. ${OR_DATABASE_URL}`,
    )
  }
}

const hash = (path: string) => createHash('sha256').update(path).digest('hex').slice(0, 16)
