import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { asOwner } from './database.ts'
import { type Migrations, migrate } from './migrate.ts'

const name = `migrate_${randomBytes(4).toString('hex')}`
let url: string

beforeAll(async () => {
  const cluster = inject('cluster')
  await asOwner(cluster.url, c => c.query(`create database ${name}`))
  url = Object.assign(new URL(cluster.url), { pathname: `/${name}` }).href
})
afterAll(() =>
  asOwner(inject('cluster').url, async c => void (await c.query(`drop database ${name} with (force)`))),
)

const first: Migrations = {
  room: 'trial',
  files: { '0001_a.sql': 'create schema trial\n--> statement-breakpoint\ncreate table trial.a (n int)' },
}
const with3: Migrations = {
  ...first,
  files: { ...first.files, '0003_c.sql': 'create table trial.c (n int)' },
}
const with2: Migrations = {
  ...first,
  files: { ...with3.files, '0002_b.sql': 'create table trial.b (n int)' },
}

const run = (all: Migrations[]) => asOwner(url, client => migrate(client, all))

describe('the migrator', () => {
  it('three simultaneous starts do not fight: one applies, the others find it done', async () => {
    const applied = await Promise.all([run([first]), run([first]), run([first])])
    expect(applied.map(a => a.length).sort()).toEqual([0, 0, 1])
  })

  it('applies a migration merged late', async () => {
    await run([with3])
    expect(await run([with2])).toEqual(['trial/0002_b.sql'])
    expect(await run([with2])).toEqual([])
  })

  it('refuses a file that changed after it was applied', async () => {
    const changed = { ...with2, files: { ...with2.files, '0001_a.sql': 'select 1' } }
    await expect(run([changed])).rejects.toThrow('was changed after it was applied')
  })

  it('an older release does not write to the database of a newer one', async () => {
    await expect(run([first])).rejects.toThrow('A newer release has used this database: it holds trial/000')
  })

  it('keeps nothing of a file that fails in the middle', async () => {
    const bad = {
      ...with2,
      files: {
        ...with2.files,
        '0004_d.sql': 'create table trial.d (n int)\n--> statement-breakpoint\nselect no_such()',
      },
    }
    await expect(run([bad])).rejects.toThrow('Nothing of it was kept')
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const { rows } = await client.query(`select to_regclass('trial.d') as d`)
    await client.end()
    expect(rows).toEqual([{ d: null }])
  })
})
