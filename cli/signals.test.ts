import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { root } from '../server/root.ts'

/** A program that takes a while to close. */
const script = (ms: number) => `
  const { untilStopped } = await import('./cli/signals.ts')
  setInterval(() => {}, 1000)
  console.log('open')
  await untilStopped()
  await new Promise(done => setTimeout(done, ${ms}))
  console.log('closed')
  process.exit(0)`

async function started(ms: number): Promise<{ child: ChildProcess; said: () => string }> {
  const args = ['--import', 'tsx', '--input-type=module', '-e', script(ms)]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.on('data', chunk => {
    text += String(chunk)
  })
  while (!text.includes('open')) await sleep(20)
  return { child, said: () => text }
}

it('a command that is done ends, even when something was left open', async () => {
  const held = `const { leave } = await import('./cli/signals.ts'); setInterval(() => {}, 1000); leave(0)`
  const args = ['--import', 'tsx', '--input-type=module', '-e', held]
  const [code] = await once(spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }), 'exit')
  expect(code).toBe(0)
})

describe('Ctrl-C', () => {
  it('told twice for one press, as a launcher hands it on, closes in good order', async () => {
    const { child, said } = await started(400)
    child.kill('SIGINT')
    await sleep(50)
    child.kill('SIGINT')
    const [code] = await once(child, 'exit')
    expect(said()).toContain('closed')
    expect(code).toBe(0)
  })

  it('pressed again while closing takes long, ends at once', async () => {
    const { child, said } = await started(30_000)
    child.kill('SIGINT')
    await sleep(700)
    child.kill('SIGINT')
    const [code] = await once(child, 'exit')
    expect([code, said().includes('closed')]).toEqual([130, false])
  })
})
