/**
 * Makes a fresh clone ready to run: "is everything installed?" is answered by a stamp, not by looking whether a
 * folder is there. The stamp is written only after an installation that succeeded, so an interrupted one, a new lock
 * file, another platform or another Node ABI all install again.
 *
 * Plain JavaScript with nothing but Node itself: it runs before anything is installed.
 */
import { createHash } from 'node:crypto'
import { accessSync, constants, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './child.mjs'
import { alone } from './lock.mjs'

/** The clone these tools belong to. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** A reason to stop that the reader can act on: printed as it is, without a stack. */
export class Stop extends Error {}

export const say = line => process.stderr.write(`${line}\n`)

/**
 * Returns when the dependencies of package-lock.json are installed for this platform and this Node.
 * @throws {Stop} saying what failed and what to do; nothing is marked as installed then
 */
export async function ready() {
  requireNode(process.versions.node)
  if (isInstalled()) return
  requireWritable(root)
  await alone(root, 'install', say, async () => {
    if (!isInstalled()) await install()
  })
}

/** Runs a tool: prints a `Stop` plainly, lets anything else show its stack, and sets the exit code. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0
  } catch (error) {
    say(error instanceof Stop ? `\n${error.message}` : error.stack)
    process.exitCode = 1
  }
}

function requireNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) return
  throw new Stop(
    `Sarhad needs Node 20.19 or later (of the 22 line, 22.12 or later); this is Node ${version}.\n` +
      'Install a current one from https://nodejs.org and start again.',
  )
}

function requireWritable(folder) {
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    throw new Stop(
      `The dependencies are not installed, and this clone cannot be written: ${folder}\n` +
        'Copy it to a folder of your own, or run once as the user who owns it, and start again.',
    )
  }
}

const stampFile = join(root, 'node_modules', '.sarhad-stamp')

function stamp() {
  const hash = createHash('sha256')
  hash.update(readFileSync(join(root, 'package-lock.json')))
  hash.update(`\n${process.platform} ${process.arch} ${process.versions.modules}\n`)
  return hash.digest('hex')
}

function isInstalled() {
  try {
    return readFileSync(stampFile, 'utf8') === stamp()
  } catch {
    return false
  }
}

async function install() {
  say('Installing the dependencies (once for each version of package-lock.json) …')
  rmSync(stampFile, { force: true })
  const began = Date.now()
  const [command, before, options] = npm()
  // Development tools are asked for by name: NODE_ENV=production would leave out those that build the program.
  const args = [
    ...before,
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--include=dev',
    '--include=optional',
  ]
  let code
  try {
    code = await run(command, args, { cwd: root, ...options })
  } catch (error) {
    throw new Stop(`npm could not be started (${error.message}). It comes with Node; is it on the PATH?`)
  }
  if (code === 130 || code === 143)
    throw new Stop('The installation was interrupted. Start again to install anew.')
  if (code !== 0) {
    throw new Stop(
      `"npm ci" failed with code ${code}; its own message stands above. Usual causes: no network or a proxy that npm\n` +
        'does not know (npm config set proxy URL), a full disk, or a folder owned by another user.\n' +
        'Nothing was marked as installed: mend the cause and run the same command again.',
    )
  }
  writeFileSync(stampFile, stamp())
  say(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`)
}

/** The npm that started us when there is one, else the one on the PATH; never yarn or pnpm, which do not read this lock. */
function npm() {
  const path = process.env.npm_execpath
  if (path && /^npm(-cli)?\.c?js$/.test(basename(path))) return [process.execPath, [path], {}]
  // On Windows npm is a .cmd file, which only a shell can start.
  return process.platform === 'win32' ? ['npm.cmd', [], { shell: true }] : ['npm', [], {}]
}
