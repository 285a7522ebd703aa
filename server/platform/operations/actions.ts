import { z } from 'zod'
import { newId } from '../../../contracts/ids.ts'
import type { Endings, Examination } from '../../../contracts/operations.ts'
import { action, type Platform } from '../action.ts'
import { examine, usualLimits } from '../doctor/index.ts'
import { endingsOf } from '../endings.ts'
import { backup } from '../tables.ts'

/** Everything of this node that ends, the nearest first. */
export const readEndings = action({
  name: 'operations.endings',
  input: z.object({}),
  needs: 'desk',
  reads: true,
  async run() {
    return { ids: {}, record: {} }
  },
  async answer({ platform, now }): Promise<Endings> {
    return { now: now.toISOString(), rows: await endingsOf(platform) }
  },
})

/** Looks at the node as the command line does, from inside: it changes nothing. */
export const lookAtNode = action({
  name: 'operations.doctor',
  input: z.object({}),
  needs: 'desk',
  reads: true,
  async run() {
    return { ids: {}, record: {} }
  },
  async answer({ platform, now }): Promise<Examination> {
    return { at: now.toISOString(), findings: await examine(examined(platform, now), platform.checks) }
  },
})

function examined(platform: Platform, now: Date) {
  const pool = platform.database.pool('desk')
  const { data, web, certificate } = platform.place
  return {
    now,
    env: process.env,
    limits: usualLimits,
    data,
    web,
    tls: certificate === undefined ? undefined : { cert: certificate, key: undefined },
    ask: async <R extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
      (await pool.query(text, values)).rows as R[],
    platform,
  }
}

/** What was made, for its age and for whoever asks where the node's past is. */
export const recordBackup = action({
  name: 'operations.recordBackup',
  input: z.object({ bytes: z.number().int(), sha256: z.string().regex(/^[0-9a-f]{64}$/), at: z.date() }),
  needs: 'node',
  async run({ tx }, { bytes, sha256, at }) {
    const id = newId()
    tx.insert(backup, { id, at, bytes, sha256: Buffer.from(sha256, 'hex') })
    return { ids: { id }, subject: id, record: { bytes, sha256, at: at.toISOString() } }
  },
  answer: async (_reading, ids) => ids,
})

/** A restored copy says in its own log that it is one: from here on another node goes on. */
export const recordRestore = action({
  name: 'operations.recordRestore',
  input: z.object({ instance: z.uuid(), epoch: z.number().int(), backup: z.string(), begun: z.string() }),
  needs: 'node',
  async run(_context, input) {
    return { ids: {}, subject: input.instance, record: input }
  },
  answer: async (_reading, ids) => ids,
})
