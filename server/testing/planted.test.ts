import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { newId } from '../../contracts/ids.ts'
import { prepareDatabase } from '../app.ts'
import type { App } from '../assemble.ts'
import { prepareDemonstration } from '../demonstration.ts'
import { action, perform } from '../platform/action.ts'
import { asOwner } from '../platform/database.ts'
import { type EmbeddedCluster, startEmbedded } from '../platform/embedded-postgres/index.ts'
import { nodeActor } from '../platform/permissions.ts'
import { logged } from '../platform/problems.ts'
import { root } from '../root.ts'
import { makeDevice } from './device.ts'
import { makeTestApp, origin } from './node.ts'

/** A person planted in every error path; neither this word nor this number may stand in any log (I-26). */
const planted = 'PLANTEDPERSON'
const number = 'Z99887766'
const data = mkdtempSync(join(tmpdir(), 'sarhad-planted-'))
chmodSync(data, 0o755)
let cluster: EmbeddedCluster
let app: App
const lines: string[] = []

beforeAll(async () => {
  cluster = await startEmbedded({ data, port: 0, say: () => {} })
  await asOwner(cluster.url('postgres'), c => c.query('create database planted'))
  const ownerUrl = cluster.url('planted')
  await prepareDatabase(ownerUrl)
  app = await makeTestApp({ ownerUrl, appUrl: undefined, log: { write: line => void lines.push(line) } })
  await prepareDemonstration(
    app.platform,
    join(root, 'blueprints/southern-border'),
    () => `pass ${planted} word`,
  )
})
afterAll(async () => {
  await app.close()
  await cluster.stop()
  rmSync(data, { recursive: true, force: true })
})

const failing = (run: (tx: Parameters<Parameters<typeof action>[0]['run']>[0]['tx']) => Promise<unknown>) =>
  perform(
    app.platform,
    action({
      name: 'trial.fails',
      input: z.object({ name: z.string() }),
      needs: 'node',
      async run({ tx }) {
        await run(tx)
        return { ids: {}, record: {} }
      },
      answer: async () => ({}),
    }),
    nodeActor('trial'),
    newId(),
    { name: planted },
  ).then(
    () => undefined,
    error => {
      app.platform.log.error(logged(error), 'trial')
      return error
    },
  )

it('a planted person stands in no log of the program or of the database server', async () => {
  const send = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const device = await makeDevice()
    return app.http.app.inject({
      method: 'POST',
      url: path,
      headers: { dpop: await device.proof('POST', `${origin}${path}`, app.platform.clock.now()), ...headers },
      payload: body as object,
    })
  }
  const answers = [
    await send('/api/session', { username: planted, password: `pass ${planted} word` }),
    await send('/api/crossings', { document: { mrz: `P<IRN${planted}<<${number}` } }),
    await send(`/api/crossings/${planted}`, {}),
    await send(`/api/nothing/${planted}?name=${planted}`, { name: planted }),
    await send('/api/session', `{"username":"${planted}`, { 'content-type': 'application/json' }),
    await send('/api/session', planted.repeat(200_000), { 'content-type': 'application/json' }),
  ]
  expect(answers.every(a => a.statusCode >= 400)).toBe(true)
  for (const a of answers) expect(a.body).not.toContain(planted)

  const errors = [
    await failing(tx => tx.db.execute(sql`select ${planted}::date`)),
    await failing(tx => tx.db.execute(sql`select * from no_such_table where name = ${planted}`)),
    await failing(tx => tx.db.execute(sql`insert into platform.node (id, epoch) values (${planted}, null)`)),
    await failing(async tx => {
      await tx.db.execute(
        sql`insert into sign_in."user" (id, name, email, "emailVerified") values (${planted}, ${planted}, ${number}, true)`,
      )
      await tx.db.execute(
        sql`insert into sign_in."user" (id, name, email, "emailVerified") values (${planted}, ${planted}, ${number}, true)`,
      )
    }),
    await failing(tx => tx.db.execute(sql`do ${sql.raw(`'begin raise exception ''${planted}''; end'`)}`)),
    await failing(() => Promise.reject(new Error(`failed for ${planted} with ${number}`))),
  ]
  expect(errors.every(e => e !== undefined)).toBe(true)
  const owner = new pg.Client({ connectionString: cluster.url('planted') })
  await owner.connect()
  await owner.query('select $1::int', [planted]).catch(() => {})
  await owner.query(`select '${planted}'::int`).catch(() => {})
  await owner.query(`set statement_timeout = 50; select pg_sleep(1), '${planted}'`).catch(() => {})
  await owner.end()
  await app.sequencer.tick()

  const ledger = await asOwner(
    cluster.url('planted'),
    async c => (await c.query('select l::text as line from platform.ledger l')).rows,
  )
  const everything = {
    program: lines.join(''),
    server: readFileSync(cluster.log, 'utf8'),
    ledger: JSON.stringify(ledger),
  }
  expect(everything.program.length).toBeGreaterThan(500)
  expect(everything.server.length).toBeGreaterThan(100)
  for (const [where, text] of Object.entries(everything)) {
    expect(text, where).not.toContain(planted)
    expect(text, where).not.toContain(number)
  }
})
