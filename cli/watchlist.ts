import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { makeNode, reachNode } from '../server/node.ts'
import { readConfig } from '../server/platform/config.ts'
import { nodeActor } from '../server/platform/permissions.ts'
import { importList, listAges } from '../server/rooms/screening/index.ts'
import { root } from '../server/root.ts'

const say = (line: string) => console.log(line)

/** `sarhad watchlist`, `sarhad watchlist import LIST FILE [--alt ALT] [--add ADD]` */
export async function watchlist(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { alt: { type: 'string' }, add: { type: 'string' } },
  })
  const [verb, list, file] = positionals
  if (verb && (verb !== 'import' || !list || !file))
    throw new Error('Say what to import, for example: sarhad watchlist import un consolidated.xml')
  const config = readConfig({ mode: 'tool', root, env: process.env })
  const prepared = await reachNode(config, say)
  const app = await makeNode(config, prepared, pino({ level: 'silent' }), 'http://127.0.0.1')
  try {
    if (!list || !file) return await show(app.platform)
    let last = ''
    const job = await importList(app.platform, nodeActor('baku'), {
      list,
      files: { main: file, ...(values.alt && { alt: values.alt }), ...(values.add && { add: values.add }) },
      progress: ({ step, done, of }) => {
        const line = `  ${step} ${of ? `${Math.floor((100 * done) / of)} %` : ''}`
        if (line !== last) process.stderr.write(`${line}\n`)
        last = line
      },
    })
    await app.sequencer.tick()
    return tell(job)
  } finally {
    await app.close()
    await prepared.stop()
  }
}

async function show(platform: Parameters<typeof listAges>[0]): Promise<number> {
  for (const l of await listAges(platform)) {
    say(
      `${l.list.padEnd(10)} ${l.name.en.padEnd(32)} ${l.at ? `${l.at}  ${l.entries} entries${l.stale ? '  OLD' : ''}` : 'never imported'}`,
    )
  }
  return 0
}

/** @returns 0: it answers now; 2: it waits for a second person; 1: nothing was changed. */
export function tell(job: Awaited<ReturnType<typeof importList>>): number {
  const { counts, refused } = job
  if (counts) {
    const { read, added, changed, removed } = counts
    say(`read ${read}, added ${added}, changed ${changed}, withdrawn ${removed}, refused ${counts.refused}`)
  }
  for (const r of refused.slice(0, 20)) say(`  row ${r.row}${r.id ? ` (${r.id})` : ''}: ${r.reason}`)
  if (refused.length > 20) say(`  … and ${refused.length - 20} more`)
  if (job.proposal) {
    say(
      'The version waits for a second person on the page of the list: it may be cut off. The version before stays live.',
    )
    return 2
  }
  if (job.step === 'done') return 0
  say(`Nothing was changed: ${job.problem ?? job.step}. The version before stays live.`)
  return 1
}
