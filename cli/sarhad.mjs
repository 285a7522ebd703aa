#!/usr/bin/env node
/** The `sarhad` command: makes the clone ready, builds what changed, and runs it with the arguments given. */
import { join } from 'node:path'
import { build } from '../tools/build.mjs'
import { runNode } from '../tools/child.mjs'
import { main, ready, root } from '../tools/ready.mjs'

main(async () => {
  await ready()
  await build()
  return runNode(['--enable-source-maps', join(root, 'dist/sarhad.js'), ...process.argv.slice(2)])
})
