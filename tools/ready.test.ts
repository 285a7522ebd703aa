import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FreshClone } from './fresh-clone.ts'

const READY = ['--input-type=module', '-e', "import { main, ready } from './tools/ready.mjs'; main(ready)"]
const INSTALLING = 'Installing the dependencies'

let clone: FreshClone
beforeEach(() => {
  clone = new FreshClone()
})
afterEach(() => clone.remove())

describe('ready', () => {
  it('installs a fresh clone once, and again for another lock', async () => {
    const first = await clone.run(READY)
    expect(first.output).toContain(INSTALLING)
    expect(first.code).toBe(0)
    expect(clone.stamp()).toBe(clone.expectedStamp())
    expect(existsSync(clone.path('node_modules/leaf/package.json'))).toBe(true)
    expect(await clone.run(READY)).toEqual({ code: 0, output: '' })

    clone.write('package-lock.json', `${clone.read('package-lock.json')}\n`)
    expect((await clone.run(READY)).output).toContain(INSTALLING)
    expect(clone.stamp()).toBe(clone.expectedStamp())
  })

  it('installs when a folder node_modules is there but no installation ended well', async () => {
    clone.write('node_modules/leaf/half.js', '')
    expect((await clone.run(READY)).output).toContain(INSTALLING)
    expect(existsSync(clone.path('node_modules/leaf/half.js'))).toBe(false)
  })

  it('lets one of two simultaneous starts install, and the other wait for it', async () => {
    const both = await Promise.all([clone.run(READY), clone.run(READY)])
    expect(both.map(({ code }) => code)).toEqual([0, 0])
    expect(both.filter(({ output }) => output.includes(INSTALLING))).toHaveLength(1)
    expect(existsSync(clone.path('.sarhad/install.lock'))).toBe(false)
  })

  it('takes over from a start that was killed while installing', async () => {
    const dead = clone.start(['-e', ''])
    await dead.ended
    clone.write('.sarhad/install.lock', String(dead.pid))
    expect((await clone.run(READY)).code).toBe(0)
    expect(clone.stamp()).toBe(clone.expectedStamp())
  })

  it('says what failed and what to do when the installation fails, and stamps nothing', async () => {
    rmSync(clone.path('package.json'))
    const { code, output } = await clone.run(READY)
    expect(code).toBe(1)
    expect(output).toMatch(/"npm ci" failed with code \d+; its own message stands above/)
    expect(output).toContain('run the same command again')
    expect(output).not.toMatch(/^\s+at /m)
    expect(clone.stamp()).toBeUndefined()
  })

  it('calls the very npm that started it, never another package manager', async () => {
    clone.write(
      'bin/npm-cli.js',
      "console.log('called with', process.argv.slice(2).join(' ')); process.exit(7)",
    )
    const own = await clone.run(READY, { env: { npm_execpath: clone.path('bin/npm-cli.js') } })
    expect(own.output).toContain('called with ci --ignore-scripts')
    expect(own.output).toContain('failed with code 7')
    clone.write('bin/yarn.js', "console.log('yarn was called')")
    const other = await clone.run(READY, { env: { npm_execpath: clone.path('bin/yarn.js') } })
    expect(other.output).not.toContain('yarn was called')
    expect(other.code).toBe(0)
  })

  it('names the Node it needs when this one is older', async () => {
    const pretend = (version: string) => [
      '--input-type=module',
      '-e',
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })
       const { main, ready } = await import('./tools/ready.mjs'); main(ready)`,
    ]
    for (const version of ['18.20.4', '20.18.3', '21.7.3', '22.11.0']) {
      const { code, output } = await clone.run(pretend(version))
      expect(code).toBe(1)
      expect(output).toContain(
        `needs Node 20.19 or later (of the 22 line, 22.12 or later); this is Node ${version}.`,
      )
    }
    for (const version of ['20.19.0', '22.12.0', '24.0.0'])
      expect((await clone.run(pretend(version))).code).toBe(0)
  })

  it.runIf(process.getuid?.() === 0)(
    'says so when the clone cannot be written (trial needs root)',
    async () => {
      const { code, output } = await clone.run(READY, { uid: 65_534, gid: 65_534 })
      expect(code).toBe(1)
      expect(output).toContain(`this clone cannot be written: ${clone.folder}`)
      expect(output).not.toMatch(/^\s+at /m)
    },
  )

  it.runIf(process.getuid?.() === 0)(
    'needs no writing where everything is installed (trial needs root)',
    async () => {
      mkdirSync(clone.path('node_modules'))
      clone.borrow()
      expect(await clone.run(READY, { uid: 65_534, gid: 65_534 })).toEqual({ code: 0, output: '' })
    },
  )
})
