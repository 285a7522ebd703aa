import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { verifyCommand } from '../libraries/evidence-log/index.ts'
import { makeNode, reachNode } from '../server/node.ts'
import { readConfig } from '../server/platform/config.ts'
import { asOwner } from '../server/platform/database.ts'
import { exportEvidence, sitesWithLog } from '../server/platform/evidence.ts'
import { root } from '../server/root.ts'
import { checkInvariants, type Result } from '../server/testing/invariants/index.ts'

const say = (line: string) => console.log(line)

/** `sarhad verify`, `--export DIRECTORY`, `--evidence BUNDLE --key KEY [--extract]` */
export async function verify(words: string[]): Promise<number> {
  const { values } = parseArgs({
    args: words,
    options: {
      export: { type: 'string' },
      evidence: { type: 'string' },
      key: { type: 'string', multiple: true },
      extract: { type: 'boolean' },
    },
  })
  if (values.evidence)
    return await verifyCommand(
      [values.evidence, ...(values.key ?? []), ...(values.extract ? ['--extract'] : [])],
      say,
    )
  const config = readConfig({ mode: 'tool', root, env: process.env })
  const prepared = await reachNode(config, say)
  const app = await makeNode(config, prepared, pino({ level: 'silent' }), 'http://127.0.0.1')
  try {
    await app.sequencer.tick()
    return await asOwner(prepared.ownerUrl, async client => {
      const query = async <R extends Record<string, unknown>>(text: string, given: unknown[] = []) =>
        (await client.query(text, given)).rows as R[]
      if (values.export) return await exportAll(query, app.platform.nodeKey, values.export)
      return report(await checkInvariants({ query, platform: app.platform }))
    })
  } finally {
    await app.close()
    await prepared.stop()
  }
}

type Query = Parameters<typeof exportEvidence>[0]

async function exportAll(
  query: Query,
  node: Parameters<typeof exportEvidence>[1],
  directory: string,
): Promise<number> {
  for (const site of await sitesWithLog(query)) {
    const { lines, key } = await exportEvidence(query, node, site, join(directory, site))
    say(`${site}: ${lines} lines in ${join(directory, site)}`)
    say(`  key  ${key}`)
  }
  say('Hand the keys over by another way than the files; the verifier trusts nothing that lies beside them.')
  return 0
}

function report(results: Result[]): number {
  for (const { invariant, broken } of results)
    say(lineOf(invariant.id, invariant.holds, sentence(invariant.test, broken)))
  for (const { invariant, broken = [] } of results)
    for (const case_ of broken) say(`  ${invariant.id}: ${case_}`)
  const broken = results.filter(r => r.broken?.length).length
  const held = results.filter(r => r.broken && !r.broken.length).length
  const tested = results.filter(r => !r.broken && r.invariant.test).length
  say('')
  say(
    `${results.length} invariants: ${held} hold here, ${tested} are held by tests, ${broken} broken, ${results.length - held - tested - broken} guarded by nothing yet`,
  )
  return broken ? 1 : 0
}

function sentence(test: string | undefined, broken: string[] | undefined): string {
  if (broken?.length) return 'BROKEN'
  if (broken) return 'holds'
  return `guarded by: ${test ?? '–'}`
}

const lineOf = (id: string, holds: string, state: string) => `${id}  ${holds.padEnd(84)} ${state}`
