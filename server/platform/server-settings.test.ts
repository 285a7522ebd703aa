import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EmbeddedCluster, startEmbedded } from './embedded-postgres/index.ts'
import { once, Trial } from './embedded-postgres/trial.ts'
import { assertSettings, REQUIRED_SETTINGS } from './server-settings.ts'

const trial = new Trial()
let cluster: EmbeddedCluster

beforeAll(async () => {
  cluster = await startEmbedded({
    data: trial.path('settings'),
    port: 0,
    fsync: false,
    settings: { port: '1' },
  })
})
afterAll(async () => {
  await cluster?.stop()
  await trial.end()
})

const askOf = (database: string) =>
  assertSettings(async (text, values) => ({ rows: await once(cluster.url(database), text, values) }))

describe('the settings a server must have', () => {
  it('names what a throw-away cluster lacks, with its value, the value required, the reason and the cure', async () => {
    expect(await askOf('postgres')).toEqual([
      'fsync is "off"; it must be "on": otherwise what an officer saw acknowledged can be lost in a power cut. ' +
        "To mend: alter system set fsync = 'on'; select pg_reload_conf();",
      'full_page_writes is "off"; it must be "on": otherwise what an officer saw acknowledged can be lost in a power ' +
        "cut. To mend: alter system set full_page_writes = 'on'; select pg_reload_conf();",
    ])
  })

  it('notices every setting that a database changes, and the cure it names works', async () => {
    await once(cluster.url('postgres'), 'create database "of ministry"')
    const loose: Record<string, string> = {
      synchronous_commit: 'off',
      log_error_verbosity: 'default',
      log_min_messages: 'warning',
      log_min_error_statement: 'error',
      log_parameter_max_length_on_error: '-1',
      log_parameter_max_length: '-1',
      log_statement: 'ddl',
      log_min_duration_statement: '250',
      log_min_duration_sample: '100',
      log_transaction_sample_rate: '0.5',
      debug_print_parse: 'on',
      debug_print_rewritten: 'on',
      debug_print_plan: 'on',
    }
    expect([...Object.keys(loose), 'fsync', 'full_page_writes'].sort()).toEqual(
      Object.keys(REQUIRED_SETTINGS).sort(),
    )
    for (const [name, value] of Object.entries(loose)) {
      await once(cluster.url('postgres'), `alter database "of ministry" set ${name} = '${value}'`)
    }
    const faults = (await askOf('of ministry')).filter(fault => !/^(fsync|full_page)/.test(fault))
    expect(faults.map(fault => fault.split(' ')[0])).toEqual(Object.keys(loose))
    for (const fault of faults) {
      const cure = /To mend: (alter database .*?); then connect again\.$/.exec(fault)?.[1]
      expect(cure).toBeDefined()
      await once(cluster.url('postgres'), cure ?? '')
    }
    expect((await askOf('of ministry')).map(fault => fault.split(' ')[0])).toEqual([
      'fsync',
      'full_page_writes',
    ])
  })

  it('takes no answer for a fault, never for consent, and refuses PostgreSQL 17', async () => {
    const silent = await assertSettings(async () => ({ rows: [] }))
    expect(silent[0]).toContain('did not tell its version')
    expect(silent).toContainEqual(expect.stringContaining('data_checksums could not be read'))
    const old = await assertSettings(async () => ({
      rows: [{ name: 'server_version_num', setting: '170006' }],
    }))
    expect(old[0]).toBe(
      'The server is PostgreSQL 17; it must be PostgreSQL 18 or later. Move the database to such a server.',
    )
  })
})

describe('I-26: the server log holds no personal datum', () => {
  it('keeps a planted person out of it on every error path', async () => {
    const person = 'PLANTED-ƏLIYEVA-1971'
    const client = new pg.Client({
      connectionString: cluster.url('postgres'),
      options: '-c deadlock_timeout=50ms',
    })
    client.on('error', () => {})
    await client.connect()
    await client.query('create table person (name text primary key check (length(name) < 40), born date)')
    await client.query('insert into person values ($1)', [person])
    const failing: [string, unknown[]][] = [
      ['insert into person values ($1)', [person]],
      ['insert into person values ($1)', [person.repeat(3)]],
      ['insert into person (name, born) values ($1, $2)', ['x', person]],
      [`insert into person (name, born) values ('x', '${person}')`, []],
      [`select "${person}" from person`, []],
      [`select '${person}' frm person`, []],
      ['select $1::uuid', [person]],
      [`do $$ begin raise exception 'refused: ${person}'; end $$`, []],
      [`do $$ begin raise warning 'odd: ${person}'; end $$; select 1 / 0`, []],
    ]
    for (const [text, values] of failing) await expect(client.query(text, values)).rejects.toThrow()
    await client.query('set statement_timeout = 50')
    await expect(client.query('select pg_sleep(5), $1::text', [person])).rejects.toMatchObject({
      code: '57014',
    })
    await client.query('set statement_timeout = 0; set idle_in_transaction_session_timeout = 50')
    const ended = new Promise(resolve => client.once('end', resolve))
    await client.query(`begin; update person set name = '${person}x'`)
    await ended
    const log = readFileSync(cluster.log, 'utf8')
    expect(log).toContain('terminating connection due to idle-in-transaction timeout')
    expect(log).not.toMatch(/PLANTED|ƏLIYEVA/)
  })

  it('lets nobody loosen what is required, or where the server listens', async () => {
    const [row] = await once(cluster.url('postgres'), "select current_setting('port') as port")
    expect(row).toEqual({ port: String(cluster.port) })
  })
})
