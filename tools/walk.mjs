/**
 * `npm run walk -- [--runs 5000] [--seed 7]`: random walks on the real database, as many as asked for. The seed is printed with
 * whatever breaks, so that the same walk can be walked again. Without one the walks of `npm test` are walked.
 */
import { parseArgs } from 'node:util'
import { runNode } from './child.mjs'
import { main, root } from './ready.mjs'

main(async () => {
  const { values } = parseArgs({ options: { runs: { type: 'string' }, seed: { type: 'string' } } })
  if (values.runs) process.env.SARHAD_WALKS = values.runs
  if (values.seed) process.env.SARHAD_SEED = values.seed
  return runNode(['tools/test.mjs', '--project', 'server', 'server/testing/walk.test.ts'], { cwd: root })
})
