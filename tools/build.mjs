/**
 * Builds what `sarhad demo` and `sarhad serve` run: the web into dist/web, the server into dist/sarhad.js.
 * A stamp over all sources says whether there is anything to do.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runNode } from './child.mjs'
import { alone } from './lock.mjs'
import { main, ready, root, Stop, say } from './ready.mjs'

const PARTS = [
  {
    what: 'the web',
    entry: 'web/index.html',
    args: ['build', '--config', 'vite.web.config.ts'],
    check: { script: 'tools/budget.ts', of: 'web/rooms/crossings/BoothPage.tsx' }, // a booth on a bad line waits for what it loads first
  },
  { what: 'the server', entry: 'cli/main.ts', args: ['build', '--config', 'vite.server.config.ts'] },
]
const SOURCES = ['contracts', 'libraries', 'server', 'web', 'cli', 'blueprints']
const LOOSE = [
  'tools/budget.ts',
  'package-lock.json',
  'tsconfig.json',
  'vite.web.config.ts',
  'vite.server.config.ts',
]
const stampFile = join(root, 'dist', '.sarhad-build')

/**
 * Returns when dist/ holds what the sources say; the dependencies must be ready.
 * @throws {Stop} naming the part that could not be built
 */
export async function build() {
  if (isBuilt()) return
  await alone(root, 'build', say, async () => {
    if (isBuilt()) return
    const stamp = hashOfSources()
    rmSync(stampFile, { force: true })
    const missing = PARTS.filter(part => !existsSync(join(root, part.entry)))
    for (const part of PARTS) {
      if (!missing.includes(part)) await buildPart(part)
    }
    if (missing.length > 0) {
      throw new Stop(
        missing.map(part => `There is no ${part.entry} yet, so ${part.what} was not built.`).join('\n'),
      )
    }
    writeFileSync(stampFile, stamp)
  })
}

async function buildPart({ what, args, check }) {
  const began = Date.now()
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const code = await runNode([vite, ...args, '--logLevel', 'warn'], { cwd: root })
  if (code !== 0) throw new Stop(`Building ${what} failed with code ${code}; the message stands above.`)
  if (check && existsSync(join(root, check.of))) await pass(check.script)
  say(`Built ${what} in ${((Date.now() - began) / 1000).toFixed(1)} s.`)
}

async function pass(script) {
  const tsx = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href
  const code = await runNode(['--import', tsx, join(root, script), '--brief'], { cwd: root })
  if (code !== 0) throw new Stop(`${script} does not pass; what is too much stands above.`)
}

function isBuilt() {
  try {
    return readFileSync(stampFile, 'utf8') === hashOfSources()
  } catch {
    return false
  }
}

function hashOfSources() {
  const hash = createHash('sha256').update(process.versions.node)
  const files = SOURCES.flatMap(folder => filesBelow(folder)).concat(LOOSE)
  for (const file of files.sort()) {
    if (existsSync(join(root, file))) hash.update(`\n${file}\n`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

function filesBelow(folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return filesBelow(path)
    // A changed test does not change the program.
    return entry.isFile() && !/\.test\.tsx?$/.test(entry.name) ? [path] : []
  })
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(async () => {
    await ready()
    await build()
  })
}
