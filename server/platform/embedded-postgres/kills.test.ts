import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { HOLD } from './holder.ts'
import { startEmbedded } from './index.ts'
import { gone, kill, type Other, once, postmasterOf, Trial } from './trial.ts'

const trial = new Trial()
afterAll(() => trial.end())

/** Killed again and again; one directory for all, since a cluster takes a second to make. */
const data = trial.path('data')

/** Another Sarhad that holds the data and writes row after row, telling each one once it is acknowledged. */
const writer = () =>
  trial.other(`const c = await startEmbedded({ data: '${data}', port: 0, say })
    const client = new pg.Client(c.url('postgres')); client.on('error', () => {}); await client.connect()
    await client.query('create table if not exists kept (n int primary key)')
    const { rows } = await client.query('select coalesce(max(n) + 1, 0) as first from kept')
    console.log('ready', c.port)
    for (let n = rows[0].first; ; n++) {
      await client.query('insert into kept values ($1)', [n]); console.log('acknowledged', n)
      if (n === rows[0].first + 100) console.log('a hundred')
    }`)

const acknowledged = (lines: string[]) =>
  lines.filter(line => line.startsWith('acknowledged')).map(line => Number(line.slice(13)))

async function missing(url: string, lines: string[]): Promise<number[]> {
  const kept = new Set((await once(url, 'select n from kept')).map(row => row.n))
  return acknowledged(lines).filter(n => !kept.has(n))
}

describe('I-08 and I-15: killed, and started again', () => {
  it('lets a query in flight finish after Ctrl-C in the terminal', async () => {
    const other = trial.other(`const c = await startEmbedded({ data: '${data}', port: 0, say })
      const client = new pg.Client(c.url('postgres')); await client.connect()
      const answer = client.query("select 'finished' as word from pg_sleep(1)")
      process.once('SIGINT', async () => {
        console.log('answer', (await answer).rows[0].word)
        await client.end(); await c.stop(); console.log('stopped'); process.exit(0)
      })
      console.log('ready')`)
    await other.line('ready')
    await sleep(200)
    other.signalGroup('SIGINT')
    expect(await other.line('answer')).toBe('answer finished')
    await other.line('stopped')
    expect(await other.ended).toBe(0)
  })

  it('takes over the server that a killed Node left running, with every acknowledged row', async () => {
    const other = writer()
    await other.line('a hundred')
    const server = postmasterOf(data)
    other.signal('SIGKILL')
    await other.ended
    const said: string[] = []
    const cluster = await startEmbedded({ data, say: line => said.push(line) })
    try {
      expect(cluster.adopted).toBe(true)
      expect(postmasterOf(data)).toBe(server)
      expect(said.join('\n')).toContain('taken over')
      expect(await missing(cluster.url('postgres'), other.lines)).toEqual([])
    } finally {
      await cluster.stop()
    }
    await gone(server)
  })

  it('recovers within 15 s after both Node and the server are killed under load, with every acknowledged row', async () => {
    const other = writer()
    await other.line('a hundred')
    const server = postmasterOf(data)
    other.signal('SIGKILL') // first, or it would bring the server back
    process.kill(server, 'SIGKILL')
    const began = Date.now()
    const cluster = await startEmbedded({ data, port: 0 })
    try {
      expect(Date.now() - began).toBeLessThan(15_000)
      expect(cluster.adopted).toBe(false)
      expect(await missing(cluster.url('postgres'), other.lines)).toEqual([])
    } finally {
      await cluster.stop()
    }
  })

  it('does not start beside living children of a killed server, even if postmaster.pid is no help', async () => {
    const other = writer()
    await other.line('a hundred')
    const server = postmasterOf(data)
    const [row] = await once(
      await urlOf(other),
      "select pid from pg_stat_activity where query like 'insert%'",
    )
    const child = Number(row?.pid)
    process.kill(child, 'SIGSTOP')
    other.signal('SIGKILL')
    process.kill(server, 'SIGKILL')
    await gone(server)
    writeFileSync(join(data, 'postgres', 'postmaster.pid'), `${process.pid}\n`)
    let up = false
    const starting = startEmbedded({ data, port: 0, say: () => {} }).finally(() => {
      up = true
    })
    await sleep(2_000)
    expect(up).toBe(false)
    process.kill(child, 'SIGCONT')
    const cluster = await starting
    try {
      expect(await missing(cluster.url('postgres'), other.lines)).toEqual([])
    } finally {
      await cluster.stop()
    }
  })

  it('brings a killed server back on the same port while Node lives on, and still holds it', async () => {
    const said: string[] = []
    const lost: string[] = []
    const options = {
      data,
      port: 0,
      say: (line: string) => said.push(line),
      onLost: (why: string) => lost.push(why),
    }
    const cluster = await startEmbedded(options)
    try {
      const before = await once(cluster.url('postgres'), 'select count(*) from kept')
      await kill(postmasterOf(data))
      await until(() => said.includes('The database is back.') || lost.length > 0)
      expect(lost).toEqual([])
      expect(await once(cluster.url('postgres'), 'select count(*) from kept')).toEqual(before)
      await expect(startEmbedded({ data })).rejects.toThrow(`process ${process.pid} since`)
    } finally {
      await cluster.stop()
    }
  })

  it('holds on when one connection is killed and the server resets itself', async () => {
    const said: string[] = []
    const cluster = await startEmbedded({ data, port: 0, say: line => said.push(line) })
    try {
      const postmaster = postmasterOf(data)
      const [row] = await once(
        cluster.url('postgres'),
        'select pid from pg_stat_activity where application_name like $1',
        [`sarhad process ${process.pid}%`],
      )
      process.kill(Number(row?.pid), 'SIGKILL')
      await until(() => said.includes('The database is back.'))
      expect(postmasterOf(data)).toBe(postmaster)
      await expect(startEmbedded({ data })).rejects.toThrow(`process ${process.pid} since`)
    } finally {
      await cluster.stop()
    }
  })

  it('tells that it has lost the data to another holder, and does not stop that one', async () => {
    const lost: string[] = []
    const cluster = await startEmbedded({ data, port: 0, say: () => {}, onLost: why => lost.push(why) })
    const rival = new pg.Client({
      connectionString: cluster.url('postgres'),
      application_name: 'sarhad process 1 in a trial',
    })
    await rival.connect()
    await rival.query("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'")
    await rival.query('select pg_advisory_lock($1, $2)', HOLD)
    await until(() => lost.length > 0)
    expect(lost.join()).toContain('held by another Sarhad: sarhad process 1 in a trial')
    await cluster.stop()
    expect((await rival.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await rival.end()
  })

  it('lets one of two simultaneous starts win; the other says which process holds the data', async () => {
    const fresh = trial.path('twice')
    const body = `await startEmbedded({ data: '${fresh}', port: 0, say })
      .then(() => console.log('won', process.pid), e => { console.log('refused', e.message); process.exit(3) })`
    const both = [trial.other(body), trial.other(body)]
    const outcomes = await Promise.all(both.map(other => other.line('won', 'refused')))
    const winner = both[outcomes.findIndex(line => line.startsWith('won'))]
    expect(outcomes.filter(line => line.startsWith('won'))).toHaveLength(1)
    expect(outcomes.find(line => line.startsWith('refused'))).toContain(`sarhad process ${winner?.pid} since`)
  })
})

async function urlOf(other: Other): Promise<string> {
  const port = (await other.line('ready')).slice(6)
  return `postgres://postgres:${readFileSync(join(data, 'postgres.password'), 'utf8')}@127.0.0.1:${port}/postgres`
}

async function until(condition: () => boolean): Promise<void> {
  for (const end = Date.now() + 30_000; !condition(); await sleep(50)) {
    if (Date.now() > end) throw new Error('it did not happen within 30 s')
  }
}
