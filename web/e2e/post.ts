import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { asOwner } from '../../server/platform/database.ts'
import { nodeActor } from '../../server/platform/permissions.ts'
import { serveWeb } from '../../server/platform/web.ts'
import { issueEnrolmentCode, makeSeal } from '../../server/rooms/posts/index.ts'
import { root } from '../../server/root.ts'
import { cloneDatabase } from '../../server/testing/clone.ts'
import { makeTestApp, password, type TestClock } from '../../server/testing/node.ts'
import type { Language } from '../platform/language.ts'
import type { Theme } from '../platform/theme.ts'

/** A real node, listening, on its own clone of the named world: a Tuesday morning at Bilasuvar, and time goes on. */
export interface Post {
  url: string
  clock: TestClock
  /** Everybody's password. */
  password: string
  /** The second factor of a person, now. */
  codeOf(username: string): Promise<string>
  /** A code for a workstation, as the command line gives it to the first administrator. */
  enrolmentCode(site: string): Promise<string>
  /** Codes of both letters of a place, as the command line makes them. */
  letters(site: string): Promise<[string, string]>
  query(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>
  /** Names of the actions in the ledger, in order of making; with `action`, its lines. */
  actions(): Promise<string[]>
  ledger(action?: string): Promise<Record<string, unknown>[]>
  /** A browser of its own: one workstation, with the clock of the post. */
  workstation(browser: Browser, options?: Seat): Promise<Page>
  close(): Promise<void>
}

export interface Seat {
  language?: Language
  theme?: Theme
  size?: { width: number; height: number }
}

/** `serve`: as for real work, where a code enrols a workstation. */
export async function openPost({ mode = 'demo' }: { mode?: 'demo' | 'serve' } = {}): Promise<Post> {
  const web = builtWeb()
  const clone = await cloneDatabase()
  const clock = goingClock('2026-03-17T06:00:00.000Z')
  const { ownerUrl, appUrl } = clone
  const node = await makeTestApp({ ownerUrl, appUrl, clock, mode })
  const { app } = node.http
  // browsers set their clock by this header (a wrong one must not lock a workstation out)
  app.addHook('onSend', async (_request, reply) => void reply.header('date', clock.now().toUTCString()))
  await serveWeb(app, web)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  node.platform.origin = url
  const query = (sql: string, values: unknown[] = []) =>
    asOwner(ownerUrl, async c => (await c.query<Record<string, unknown>>(sql, values)).rows)
  const ledger = (action?: string) =>
    query('select * from platform.ledger where $1::text is null or action = $1 order by id', [action ?? null])
  return {
    url,
    clock,
    password,
    codeOf: async username => {
      // as if half a minute had passed: a code is good once, and journeys begin sooner one after the other
      await query('delete from posts.used_code')
      return (await node.platform.signIn.currentCode(username)) ?? ''
    },
    enrolmentCode: async site => (await issueEnrolmentCode(node.platform, nodeActor(site))).code,
    letters: async site => (await makeSeal(node.platform, nodeActor(site), { site, authority: 'sbs' })).codes,
    query,
    ledger,
    actions: async () => (await ledger()).map(line => String(line.action)),
    workstation: (browser, options) => seat(browser, url, clock, options),
    close: async () => {
      app.server.closeAllConnections()
      await node.close()
      await clone.drop()
    },
  }
}

/** Starts at a moment and goes on with the machine's own time. */
function goingClock(start: string): TestClock {
  let ahead = Date.parse(start) - Date.now()
  return {
    now: () => new Date(Date.now() + ahead),
    set: to => {
      ahead = new Date(to).getTime() - Date.now()
    },
    advance: ms => {
      ahead += ms
    },
  }
}

async function seat(
  browser: Browser,
  url: string,
  clock: TestClock,
  { language = 'en', theme = 'day', size = { width: 1440, height: 900 } }: Seat = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: size, timezoneId: 'Asia/Baku' })
  await context.addInitScript(
    ({ ahead, language, theme }) => {
      const Real = Date
      class Shifted extends Real {
        constructor(...given: [] | [number]) {
          if (given.length === 0) super(Real.now() + ahead)
          else super(...given)
        }
        static override now = () => Real.now() + ahead
      }
      globalThis.Date = Shifted as DateConstructor
      localStorage.getItem('sarhad-language') ?? localStorage.setItem('sarhad-language', language)
      localStorage.getItem('sarhad-theme') ?? localStorage.setItem('sarhad-theme', theme)
    },
    { ahead: clock.now().getTime() - Date.now(), language, theme },
  )
  const page = await context.newPage()
  await page.goto(url)
  return page
}

/**
 * The web as it is delivered, in a directory named after its sources: built once for all test files, and never taken away from a node
 * that serves it because somebody builds anew.
 */
function builtWeb(): string {
  const place = join(root, 'dist/trial', stampOfSources())
  const lock = join(root, 'dist/trial/building')
  mkdirSync(join(root, 'dist/trial'), { recursive: true })
  for (let tries = 0; tries < 600; tries++) {
    if (existsSync(place)) return place
    if (!take(lock)) {
      // another test file builds: wait for it
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
      continue
    }
    try {
      forgetOld()
      const vite = join(root, 'node_modules/vite/bin/vite.js')
      const fresh = `${place}.fresh`
      const { status, stderr } = spawnSync(
        process.execPath,
        [vite, 'build', '--config', 'vite.web.config.ts', '--logLevel', 'warn', '--outDir', fresh],
        { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } },
      )
      if (status !== 0) throw new Error(`The web could not be built:\n${stderr}`)
      renameSync(fresh, place)
      return place
    } finally {
      rmSync(lock, { recursive: true, force: true })
    }
  }
  throw new Error(`${lock} stays: another process began to build the web and did not end.`)
}

function take(lock: string): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    if (existsSync(lock) && statSync(lock).mtimeMs < Date.now() - 120_000) rmSync(lock, { recursive: true })
    return false
  }
}

const anHour = 3_600_000

function forgetOld(): void {
  for (const name of readdirSync(join(root, 'dist/trial'))) {
    const path = join(root, 'dist/trial', name)
    if (statSync(path).mtimeMs < Date.now() - anHour) rmSync(path, { recursive: true, force: true })
  }
}

function stampOfSources(): string {
  const hash = createHash('sha256')
  const entries = ['web', 'contracts'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name)),
  )
  const sources = entries.filter(path => !/\.test\.tsx?$|[\\/]e2e[\\/]/.test(path))
  for (const path of [...sources.sort(), join(root, 'vite.web.config.ts')]) {
    const { mtimeMs, size } = statSync(path)
    hash.update(`${path} ${mtimeMs} ${size}\n`)
  }
  return hash.digest('hex').slice(0, 16)
}

/** A document on the reader: the keys of a scanner, as fast as it types, ended by Enter. */
export async function swipe(page: Page, lines: readonly string[]): Promise<void> {
  await page.evaluate(zone => {
    const press = (key: string, code: string, shiftKey: boolean) =>
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true }),
      )
    for (const line of zone) {
      for (const char of line) {
        const digit = /\d/.test(char)
        press(char, char === '<' ? 'Comma' : digit ? `Digit${char}` : `Key${char}`, !digit)
      }
      press('Enter', 'Enter', false)
    }
  }, lines)
}
