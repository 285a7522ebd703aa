import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../../contracts/ids.ts'
import { perform } from '../../../platform/action.ts'
import { nodeActor } from '../../../platform/permissions.ts'
import { type Client, type TestApp, testApp } from '../../../testing/app.ts'
import { makeTestApp } from '../../../testing/node.ts'
import { openImport } from '../actions/imports.ts'
import { actorOf, ask, count, csvHeader, csvOthers, csvPerson, person } from '../testing/asks.ts'
import { listAges } from '../view.ts'
import { importList, jobNow } from './run.ts'
import { receive } from './upload.ts'
import { openWork } from './work.ts'

let app: TestApp
let booth: Client
let nigar: Client

beforeAll(async () => {
  app = await testApp()
  booth = await app.as('aysel', { lane: 'bilasuvar-foot-1' })
  nigar = await app.as('nigar')
})
afterAll(() => app.close())

/** A list in the publisher's format of which there is no version yet. */
async function* sdn(from: number, rows: number) {
  for (let i = from; i < from + rows; i++)
    yield Buffer.from(`${900_000 + i},"SURNAME${i}, Given",individual,,,,,,,,,\n`)
}

async function* file(rows: number, meanwhile: (row: number) => Promise<void> | void = () => {}) {
  yield Buffer.from(`${csvHeader}\n`)
  for (let i = 0; i < rows; i++) {
    await meanwhile(i)
    const name = `Given${(i * 7919) % 9973} Surname${(i * 104_729) % 49_999}`
    yield Buffer.from(`${csvPerson(`L${i}`, name, '1980-01-01', 'x'.repeat(200))}\n`)
  }
  yield Buffer.from(`${csvOthers.join('\n')}\n`)
}

test('while a long list is imported no booth waits a second, and each step is told (I-39)', {
  timeout: 180_000,
}, async () => {
  const steps = new Map<string, number>()
  let importing = true
  const job = importList(app.platform, nodeActor('baku'), {
    list: 'national',
    files: { main: file(5_000) },
    progress: ({ step, done }) => steps.set(step, done),
  }).finally(() => {
    importing = false
  })
  const waits: number[] = []
  while (importing) {
    const started = performance.now()
    await ask(app.platform, actorOf(booth), [person(app.platform, ['OLUFUNMILAYO VANDERKRUYSSEN'])])
    waits.push(performance.now() - started)
  }
  expect(await job).toMatchObject({ step: 'done', counts: { read: 5_002, added: 5_002, removed: 50 } })
  expect([...steps.keys()]).toEqual(['reading', 'comparing', 'writing', 'indexing'])
  expect(waits.length).toBeGreaterThan(10)
  expect(Math.max(...waits)).toBeLessThan(1000)
})

test('an import is stopped while it reads; the version before it stands', async () => {
  const versions = await count(app, 'screening.list_version')
  const stopping = async (row: number) => {
    if (row !== 500) return
    const [job] = await app.query(`select id from screening.import_job where step = 'reading'`)
    expect((await nigar.post(`/api/jobs/${job?.id}/stop`)).status).toBe(200)
  }
  const job = await importList(app.platform, nodeActor('baku'), {
    list: 'national',
    files: { main: file(2000, stopping) },
  })
  expect(job).toMatchObject({ step: 'stopped', problem: 'stopped', version: null })
  expect(await count(app, 'screening.list_version')).toBe(versions)
})

test('a source that breaks off fails the import and not the node', async () => {
  const broken = file(100, row => {
    if (row === 50) throw new Error('the disk was pulled out')
  })
  const doomed = importList(app.platform, nodeActor('baku'), { list: 'national', files: { main: broken } })
  await expect(doomed).rejects.toThrow('the disk was pulled out')
  const [job] = await app.query(
    'select step, problem from screening.import_job order by opened_at desc, id desc limit 1',
  )
  expect(job).toEqual({ step: 'failed', problem: 'failed' })
})

test('imports of one list at once are one after the other, each against the one before', async () => {
  const actor = nodeActor('baku')
  const jobs = await Promise.all(
    [0, 10].map(from => importList(app.platform, actor, { list: 'ofac', files: { main: sdn(from, 30) } })),
  )
  expect(jobs.map(j => j.step)).toEqual(['done', 'done'])
  const rows = await app.query(
    `select s.number, s.overrode, s.version, v.previous, (v.counts->>'added')::int as added, (v.counts->>'removed')::int as removed
       from screening.list_swap s join screening.list_version v on v.id = s.version where s.list = 'ofac' order by s.number`,
  )
  const [first, second] = rows
  expect(first).toMatchObject({ number: 1, overrode: null, previous: null, added: 30, removed: 0 })
  expect(second).toMatchObject({ number: 2, overrode: first?.version, added: 10, removed: 10 })
})

test.each([
  ['larger than 128 MB', 'too-large', false],
  ['that breaks off', 'upload-broken', true],
])('an upload %s is refused and leaves no file', async (_name, type, breaks) => {
  const actor = nodeActor('baku')
  const { id } = await perform(app.platform, openImport, actor, newId(), { list: 'un' })
  const work = openWork(app.platform, id, actor.id)
  const megabyte = Buffer.alloc(1024 * 1024)
  const body = Readable.from(
    (function* () {
      for (let i = 0; i < 129; i++) {
        if (breaks && i === 2) throw new Error('the line went down')
        yield megabyte
      }
    })(),
  )
  await expect(receive(app.platform, id, work, 'main', body)).rejects.toMatchObject({ type })
  expect(existsSync(work.folder ?? '')).toBe(false)
  expect(await jobNow(app.platform, id)).toMatchObject({ step: 'failed', problem: type })
})

test('what another process imports is asked here after its news or the next poll', async () => {
  const { ownerUrl, appUrl, clock } = app
  const other = await makeTestApp({ ownerUrl, appUrl, clock })
  try {
    const job = await importList(other.platform, nodeActor('baku'), {
      list: 'ofac',
      files: { main: sdn(0, 40) },
    })
    const asked = async () => (await listAges(app.platform)).find(l => l.list === 'ofac')?.version
    app.platform.live.tell({ site: '', action: 'platform.poll', subject: null })
    for (let i = 0; i < 200 && (await asked()) !== job.version; i++) await new Promise(r => setTimeout(r, 25))
    expect(await asked()).toBe(job.version)
  } finally {
    await other.close()
  }
})
