/** `npm run check`: types, tidiness and unused code. All three run even if the first complains. */
import { join } from 'node:path'
import { runNode } from './child.mjs'
import { main, ready, root } from './ready.mjs'

const CHECKS = [
  { name: 'tsc', file: 'typescript/bin/tsc', args: ['--noEmit', '-p', '.'] },
  { name: 'biome', file: '@biomejs/biome/bin/biome', args: ['check'] },
  { name: 'knip', file: 'knip/bin/knip.js', args: [] },
]

main(async () => {
  await ready()
  const results = []
  for (const { name, file, args } of CHECKS) {
    const began = Date.now()
    const code = await runNode([join(root, 'node_modules', file), ...args], { cwd: root })
    results.push({ name, code, seconds: ((Date.now() - began) / 1000).toFixed(1) })
  }
  for (const { name, code, seconds } of results) {
    process.stdout.write(`${name.padEnd(6)} ${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s\n`)
  }
  return results.some(result => result.code !== 0) ? 1 : 0
})
