/** `npx tsx tools/past-file.ts ROWS [SEED] > FILE`: a file of the past about people who do not exist, to try an import with. */
import { once } from 'node:events'
import { pastFile } from '../server/rooms/crossings/testing/past-file.ts'

const [rows = 0, seed = 1] = process.argv.slice(2).map(Number)
let lines: string[] = []
for (const { line } of pastFile(rows, seed)) {
  lines.push(line)
  if (lines.length < 5000) continue
  if (!process.stdout.write(`${lines.join('\n')}\n`)) await once(process.stdout, 'drain')
  lines = []
}
process.stdout.write(`${lines.join('\n')}\n`)
