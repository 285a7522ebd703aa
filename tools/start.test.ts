import { existsSync, readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FreshClone } from './fresh-clone.ts'

/** A program of the shape of ours: tells its arguments, ends in good order on the first Ctrl-C. */
const PROGRAM = `
  import { z } from 'zod'
  console.log('arguments', process.argv.slice(2).join(' '), z.literal('ok').parse('ok'))
  if (process.argv[2] === 'fail') throw new Error('on purpose')
  if (process.argv[2] === 'code') process.exit(Number(process.argv[3]))
  let pressed = 0
  const beat = setInterval(() => {}, 1000)
  process.on('SIGINT', () => {
    pressed += 1
    setTimeout(() => { clearInterval(beat); console.log('pressed', pressed); process.exitCode = 5 }, 300)
  })
  process.on('SIGTERM', () => process.exit(6))
  console.log('serving')
`

let clone: FreshClone
beforeEach(() => {
  clone = new FreshClone()
  clone.borrow('vite', '@vitejs/plugin-react', 'react', 'react-dom', 'zod', 'tsx')
  clone.write('cli/main.ts', PROGRAM)
  clone.write('server/rooms/referrals/form/worker.ts', 'export {}\n')
  clone.write('server/rooms/posts/placard/worker.ts', 'export {}\n')
  clone.write('server/rooms/posts/sheet/worker.ts', 'export {}\n')
  clone.write('server/rooms/oversight/evidence/worker.ts', 'export {}\n')
  clone.write(
    'web/index.html',
    '<html lang="en"><body><script type="module" src="./main.tsx"></script></body></html>',
  )
  clone.write('web/main.tsx', "document.title = 'border'")
})
afterEach(() => clone.remove())

describe('start, build and the sarhad command', () => {
  it('builds what is missing, serves, ends once on Ctrl-C and hands the exit code on', async () => {
    const program = clone.start(['tools/start.mjs', '--quick'])
    await program.prints('serving')
    expect(program.output()).toContain('arguments demo --quick ok')
    expect(existsSync(clone.path('dist/sarhad.js.map'))).toBe(true)
    expect(existsSync(clone.path('dist/web/index.html'))).toBe(true)
    // The terminal signals the whole group, and npm sends a second copy.
    process.kill(-program.pid, 'SIGINT')
    await sleep(100)
    process.kill(program.pid, 'SIGINT')
    expect(await program.ended).toMatchObject({ code: 5, output: expect.stringContaining('pressed 1') })
  })

  it('builds again only when a source has changed', async () => {
    const first = await clone.run(['cli/sarhad.mjs', 'code', '3'])
    expect(first.output).toContain('Built the web in')
    expect(first.output).toContain('Built the server in')
    expect(first.code).toBe(3)
    expect(await clone.run(['cli/sarhad.mjs', 'code', '0'])).toEqual({
      code: 0,
      output: 'arguments code 0 ok\n',
    })
    clone.write('web/parts/a.test.ts', '')
    expect((await clone.run(['tools/build.mjs'])).output).toBe('')
    clone.write('server/a.ts', 'export const a = 1')
    expect((await clone.run(['tools/build.mjs'])).output).toContain('Built the server in')
  })

  it('leaves packages outside the bundle and points errors at the source', async () => {
    const { code, output } = await clone.run(['cli/sarhad.mjs', 'fail'])
    expect(code).toBe(1)
    expect(output).toMatch(/cli\/main\.ts:4/)
    expect(clone.read('dist/sarhad.js')).toContain('from "zod"')
    expect(readdirSync(clone.path('dist')).filter(name => name.endsWith('.js'))).toEqual([
      'evidence-check.js',
      'placard.js',
      'refusal-form.js',
      'sarhad.js',
      'shift-sheet.js',
    ])
  })

  it('fails when a part does not build, and tries again next time', async () => {
    clone.write('cli/main.ts', "import { nothing } from './missing.ts'; nothing()")
    for (let attempt = 0; attempt < 2; attempt++) {
      const { code, output } = await clone.run(['tools/build.mjs'])
      expect(code).toBe(1)
      expect(output).toContain('Building the server failed with code 1')
      expect(output).toContain('missing.ts')
    }
  })

  it('says plainly which part is not there yet', async () => {
    const empty = new FreshClone()
    try {
      empty.borrow('vite')
      const { code, output } = await empty.run(['tools/build.mjs'])
      expect(code).toBe(1)
      expect(output).toContain('There is no web/index.html yet, so the web was not built.')
      expect(output).toContain('There is no cli/main.ts yet, so the server was not built.')
    } finally {
      await empty.remove()
    }
  })

  it('runs a TypeScript file as it is, with its arguments, signals and exit code', async () => {
    expect(await clone.run(['tools/run.mjs', 'cli/main.ts', 'code', '4'])).toEqual({
      code: 4,
      output: 'arguments code 4 ok\n',
    })
    const program = clone.start(['tools/run.mjs', 'cli/main.ts'])
    await program.prints('serving')
    process.kill(program.pid, 'SIGTERM')
    expect((await program.ended).code).toBe(6)
    const missing = await clone.run(['tools/run.mjs', 'cli/nowhere.ts'])
    expect(missing).toEqual({ code: 1, output: `\nThere is no ${clone.path('cli/nowhere.ts')}\n` })
  })
})
