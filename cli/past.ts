import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { newId } from '../contracts/ids.ts'
import type { PastBatch, PastJob } from '../contracts/past.ts'
import { makeNode, reachNode } from '../server/node.ts'
import { type Platform, perform } from '../server/platform/action.ts'
import { readConfig } from '../server/platform/config.ts'
import { nodeActor } from '../server/platform/permissions.ts'
import { checkPast, listPast, refusedLines, runTake } from '../server/rooms/crossings/index.ts'
import { root } from '../server/root.ts'

const say = (line: string) => console.log(line)

/** `sarhad past`, `sarhad past import FILE --source TEXT [--take] [--refused FILE] [--site SITE]` */
export async function past(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      source: { type: 'string' },
      site: { type: 'string', default: 'baku' },
      take: { type: 'boolean', default: false },
      refused: { type: 'string' },
    },
  })
  const [verb, file] = positionals
  if (verb && (verb !== 'import' || !file || !values.source))
    throw new Error(
      'Say what to import and where it comes from, for example: sarhad past import crossings.csv --source "Register of 2019"',
    )
  const config = readConfig({ mode: 'tool', root, env: process.env })
  const prepared = await reachNode(config, say)
  const app = await makeNode(config, prepared, pino({ level: 'silent' }), 'http://127.0.0.1')
  const actor = nodeActor(values.site)
  try {
    if (!file || !values.source) return show((await perform(app.platform, listPast, actor, newId(), {})).rows)
    const checked = await checkPast(app.platform, actor, { source: values.source, file, progress })
    tell(checked)
    if (values.refused) await writeRefused(app.platform, checked.id, values.refused)
    if (checked.step !== 'checked') return 1
    if (!values.take) {
      say('Nothing was taken over: this was the dry run. The same with --take takes it over.')
      return 0
    }
    const done = await runTake(app.platform, actor, checked.id, progress)
    await app.sequencer.tick()
    say(done.step === 'done' ? `Taken over as batch ${done.id}.` : `Nothing was taken over: ${done.problem}.`)
    return done.step === 'done' ? 0 : 1
  } finally {
    await app.close()
    await prepared.stop()
  }
}

let last = ''
function progress({ step, done, of }: Pick<PastJob, 'step' | 'done' | 'of'>): void {
  const line = `  ${step} ${of ? `${Math.floor((100 * done) / of)} %` : ''}`
  if (line !== last) process.stderr.write(`${line}\n`)
  last = line
}

function tell({ counts, reasons, step, problem, problemRow }: PastJob): void {
  if (step !== 'checked')
    say(`The file was not read: ${problem ?? step}${problemRow ? `, row ${problemRow}` : ''}.`)
  if (!counts) return
  const { read, entries, exits, refusals, persons, refused } = counts
  say(
    `read ${read}, entries ${entries}, exits ${exits}, refusals ${refusals}, documents of persons ${persons}, refused ${refused}`,
  )
  for (const { reason, rows } of reasons) say(`  ${reason}: ${rows}`)
}

async function writeRefused(platform: Platform, job: string, path: string): Promise<void> {
  const out = createWriteStream(path, { mode: 0o600 })
  for await (const lines of refusedLines(platform, job)) if (!out.write(lines)) await once(out, 'drain')
  out.end()
  await once(out, 'close')
  say(`Refused rows: ${path}`)
}

function show(rows: PastBatch[]): number {
  for (const { id, at, source, counts, reversal } of rows)
    say(
      `${id}  ${at}  ${counts.entries + counts.exits} passages  ${reversal?.answer === 'approved' ? 'taken back  ' : ''}${source}`,
    )
  if (!rows.length) say('No batch was taken over here.')
  return 0
}
