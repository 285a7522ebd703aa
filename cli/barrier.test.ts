import { spawn } from 'node:child_process'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../contracts/ids.ts'
import { perform } from '../server/platform/action.ts'
import { nodeActor } from '../server/platform/permissions.ts'
import { enrolBarrier } from '../server/rooms/crossings/index.ts'
import { root } from '../server/root.ts'
import { type TestApp, testApp } from '../server/testing/app.ts'

let world: TestApp
let node: string
beforeAll(async () => {
  world = await testApp()
  await world.app.listen({ host: '127.0.0.1', port: 0 })
  const at = world.app.server.address()
  node = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`
})
afterAll(() => world.close())

const lane = 'bilasuvar-lorry-1'
/** A barrier is a process of its own: what it says, line by line, to what it was shown. */
function shown(lines: string[], key: string): Promise<string> {
  const words = ['cli/main.ts', 'barrier', 'simulate', '--lane', lane, '--key', key, '--node', node]
  const child = spawn(process.execPath, ['--import', 'tsx', ...words], { cwd: root, stdio: 'pipe' })
  let said = ''
  child.stdout.on('data', data => {
    said += data
  })
  child.stdin.end(`${lines.join('\n')}\n`)
  return new Promise(resolve => child.on('close', () => resolve(said)))
}

it('a simulated barrier stays closed for a code nobody gave, says why, and counts what is opened by hand (I-07)', async () => {
  const { key } = await perform(world.platform, enrolBarrier, nodeActor('bilasuvar'), newId(), { lane })
  const said = await shown(['AAAAAAAAAAAAAAAAAAAAAA', 'force'], key)
  expect(said.split('\n').slice(1, 3)).toEqual([
    'Stays closed. No crossing gave this code.',
    expect.stringMatching(/^Opened by hand; the node has counted it\./),
  ])
  const counted = await world.query('select lane, by from crossings.forced_opening')
  expect(counted).toEqual([{ lane, by: `barrier:${lane}` }])
})
