/** `node tools/run.mjs FILE ARGS…`: makes the clone ready, then runs a TypeScript file of it in this terminal. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runNode } from './child.mjs'
import { main, ready, root, Stop } from './ready.mjs'

main(async () => {
  const [file, ...args] = process.argv.slice(2)
  if (!file) throw new Stop('Usage: node tools/run.mjs FILE ARGS…')
  const path = resolve(root, file)
  if (!existsSync(path)) throw new Stop(`There is no ${path}`)
  await ready()
  const tsx = pathToFileURL(resolve(root, 'node_modules/tsx/dist/loader.mjs')).href
  return runNode(['--import', tsx, path, ...args])
})
