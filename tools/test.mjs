/**
 * `npm test`: runs the tests and ends with one line of true counts, `tests: 12 passed, 0 failed`.
 * Arguments go to vitest: `npm test -- server/platform`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNode } from './child.mjs'
import { main, ready, root, say } from './ready.mjs'

main(async () => {
  await ready()
  const folder = mkdtempSync(join(tmpdir(), 'sarhad-tests-'))
  try {
    const report = join(folder, 'report.json')
    const vitest = join(root, 'node_modules/vitest/vitest.mjs')
    const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const code = await runNode([vitest, ...args, ...process.argv.slice(2)], { cwd: root })
    return judge(code, count(report))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

/** @returns {number} the exit code */
function judge(code, { passed, failed, skipped }) {
  let failure = code !== 0 || failed > 0
  if (passed + failed === 0) {
    say('No test ran: that is a failure, not a success.')
    failure = true
  } else if (code !== 0 && failed === 0) {
    say(`No test failed, but the run ended with code ${code}: read the errors above.`)
  }
  const line = `tests: ${passed} passed, ${failed} failed`
  process.stdout.write(skipped > 0 ? `${line}, ${skipped} skipped\n` : `${line}\n`)
  return failure ? code || 1 : 0
}

/** Counts what the report says. A file that could not even be loaded counts as one failure. */
function count(report) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  let files
  try {
    files = JSON.parse(readFileSync(report, 'utf8')).testResults
  } catch {
    return counts
  }
  for (const file of files) {
    const states = file.assertionResults.map(test => test.status)
    counts.passed += states.filter(state => state === 'passed').length
    const failed = states.filter(state => state === 'failed').length
    counts.failed += failed === 0 && file.status === 'failed' ? 1 : failed
    counts.skipped += states.filter(state => state !== 'passed' && state !== 'failed').length
  }
  return counts
}
