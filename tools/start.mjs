/** `npm start`: a fresh clone becomes a running demonstration. Ctrl-C once ends it in good order. */
import { join } from 'node:path'
import { build } from './build.mjs'
import { runNode } from './child.mjs'
import { main, ready, root } from './ready.mjs'

main(async () => {
  await ready()
  await build()
  return runNode(['--enable-source-maps', join(root, 'dist/sarhad.js'), 'demo', ...process.argv.slice(2)])
})
