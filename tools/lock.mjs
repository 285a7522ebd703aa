/**
 * One at a time, per clone: two starts at once must not both install or both build.
 *
 * The lock is a file that names the process which holds it. A holder that was killed leaves its file behind;
 * the next start sees that the process is gone and takes over.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const PATIENCE = 20 * 60_000

/**
 * Runs `work` while holding `<root>/.sarhad/<name>.lock`.
 * @param {string} root the clone
 * @param {string} name what is being guarded, in one word
 * @param {(line: string) => void} say told once when somebody else is at it
 * @param {() => Promise<void>} work
 * @throws when the directory cannot be written, or another process holds the lock for more than 20 minutes
 */
export async function alone(root, name, say, work) {
  const folder = join(root, '.sarhad')
  const lock = join(folder, `${name}.lock`)
  mkdirSync(folder, { recursive: true })
  const until = Date.now() + PATIENCE
  let told = false
  for (;;) {
    const holder = take(lock)
    if (holder === undefined) break
    if (!told) say(`Another start, process ${holder}, is at "${name}" in this clone; waiting for it.`)
    told = true
    if (Date.now() > until) throw new Error(`Process ${holder} is still at it. If it is not, delete ${lock}.`)
    await new Promise(resolve => setTimeout(resolve, 250))
  }
  try {
    await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** Takes the lock, or answers the process that has it. */
function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return undefined
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  const seen = read(lock)
  if (seen === undefined) return take(lock)
  const pid = Number(seen)
  // An empty file is one whose writer is between creating it and writing its number.
  if (seen === '' || isAlive(pid)) return pid
  clear(lock, seen)
  return take(lock)
}

/** Removes a dead holder's lock; if a living one came in between, it gets its lock back. */
function clear(lock, seen) {
  const grave = `${lock}.${process.pid}`
  try {
    renameSync(lock, grave)
    if (readFileSync(grave, 'utf8') !== seen) linkSync(grave, lock)
  } catch {
    // Somebody else cleared it first: the caller simply tries again.
  } finally {
    rmSync(grave, { force: true })
  }
}

function read(lock) {
  try {
    return readFileSync(lock, 'utf8')
  } catch {
    return undefined
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
