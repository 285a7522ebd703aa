import { createHash, createPrivateKey, createPublicKey } from 'node:crypto'
import { pino } from 'pino'
import { type App, makeApp } from '../assemble.ts'
import type { Clock } from '../platform/clock.ts'
import { keysFrom } from '../platform/keys.ts'
import type { NodeKey } from '../platform/node-key.ts'

/** A clock that tests set: a Tuesday morning at Bilasuvar, 10:00 there. */
export interface TestClock extends Clock {
  set(at: Date | string): void
  advance(ms: number): void
}

export function testClock(start = '2026-03-17T06:00:00.000Z'): TestClock {
  let at = Date.parse(start)
  return {
    now: () => new Date(at),
    set: to => {
      at = new Date(to).getTime()
    },
    advance: ms => {
      at += ms
    },
  }
}

/** Everybody's password in the named world. */
export const password = 'correct-horse-battery-staple'
export const origin = 'http://127.0.0.1:4600'
/** The master key of the named world. */
export const testMaster = (): Buffer => fixed('master')
const fixed = (use: string) => createHash('sha256').update(`sarhad test ${use}`).digest()

/** The node's key in tests: always the same, so that a clone of the template goes on with its own log. */
export function testNodeKey(): NodeKey {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), fixed('node')])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  return { name: 'sarhad/test', privateKey, publicKey: createPublicKey(privateKey) }
}

export interface TestNode {
  ownerUrl: string
  appUrl: string | undefined
  clock?: Clock
  log?: { write(line: string): void }
  recorder?: (text: string) => void
  mode?: 'demo' | 'serve'
  ratePerMinute?: number
}

/** The program as it runs, on a given database, with fixed keys. */
export function makeTestApp({
  ownerUrl,
  appUrl,
  clock = testClock(),
  log,
  recorder,
  mode = 'demo',
  ratePerMinute = 1_000_000,
}: TestNode): Promise<App> {
  return makeApp({
    ownerUrl,
    appUrl,
    keys: keysFrom(fixed('master')),
    nodeKey: testNodeKey(),
    secret: fixed('secret'),
    clock,
    log: pino({ level: log ? 'info' : 'silent' }, log ?? { write: () => {} }),
    mode,
    origin,
    ratePerMinute,
    ...(recorder && { recorder }),
  })
}
