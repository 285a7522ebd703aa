import { userInfo } from 'node:os'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import type { BarrierAnswer } from '../contracts/barrier.ts'
import { newId } from '../contracts/ids.ts'
import type { Message } from '../contracts/problem.ts'
import { makeNode, reachNode } from '../server/node.ts'
import { perform } from '../server/platform/action.ts'
import { readConfig } from '../server/platform/config.ts'
import { nodeActor } from '../server/platform/permissions.ts'
import { enrolBarrier } from '../server/rooms/crossings/index.ts'
import { laneOf } from '../server/rooms/posts/index.ts'
import { root } from '../server/root.ts'
import { spoken } from './words.ts'

const say = (line: string) => console.log(line)

/** `sarhad barrier key LANE | simulate …`: the key of a barrier, and a barrier of wood and paper. */
export async function barrier(words: string[]): Promise<number> {
  const [verb, ...rest] = words
  if (verb === 'key') return await key(rest)
  if (verb === 'simulate') return await simulate(rest)
  throw new Error('Say what to do: sarhad barrier --help')
}

/** Gives the barrier of a lane a key, told once; an earlier one is good no more. */
async function key([lane]: string[]): Promise<number> {
  if (!lane) throw new Error('Say at which lane the barrier stands: sarhad barrier key LANE')
  const config = readConfig({ mode: 'tool', root, env: process.env })
  const prepared = await reachNode(config, say)
  const app = await makeNode(config, prepared, pino({ level: 'silent' }), 'http://127.0.0.1')
  try {
    const found = await laneOf(app.platform, lane)
    if (!found) throw new Error(`The blueprint has no lane ${lane}.`)
    const actor = { ...nodeActor(found.site), id: `operator:${userInfo().username}` }
    const told = await perform(app.platform, enrolBarrier, actor, newId(), { lane })
    await app.sequencer.tick()
    say(`Key of the barrier at ${lane}, shown once: ${told.key}`)
    return 0
  } finally {
    await app.close()
    await prepared.stop()
  }
}

/** Reads codes line by line, as a scanner types them, and asks the node whether to open. The word `force` opens by hand. */
async function simulate(words: string[]): Promise<number> {
  const { values } = parseArgs({
    args: words,
    options: {
      node: { type: 'string', default: 'http://127.0.0.1:4600' },
      lane: { type: 'string' },
      key: { type: 'string' },
    },
  })
  const { node, lane, key: held } = values
  if (!lane || !held)
    throw new Error('Say which barrier it is: --lane LANE --key KEY. See: sarhad barrier --help')
  const address = new URL(`/public/barriers/${encodeURIComponent(lane)}/openings`, node)
  say(`Barrier at ${lane}, closed. Show it a code, or type: force`)
  for await (const line of createInterface({ input: process.stdin })) {
    const shown = line.trim()
    if (shown) say(await ask(address, held, shown === 'force' ? undefined : shown))
  }
  return 0
}

async function ask(address: URL, held: string, token: string | undefined): Promise<string> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        authorization: `Barrier ${held}`,
        'content-type': 'application/json',
        'sarhad-request': newId(),
      },
      body: JSON.stringify(token === undefined ? {} : { token }),
    })
    const body: unknown = await response.json()
    const { detail } = body as { detail?: Message }
    if (!response.ok) return `Stays closed. ${detail ? spoken(detail, 'en') : ''}`.trim()
    const { answer, at } = body as BarrierAnswer
    return answer === 'opened' ? `Opens. ${at}` : `Opened by hand; the node has counted it. ${at}`
  } catch {
    return 'Stays closed: the node does not answer.'
  }
}
