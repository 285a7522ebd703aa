import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../../contracts/ids.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { type Client, type TestApp, testApp } from '../../../testing/app.ts'
import { actorOf, ask, count, csvOf, csvOthers, csvPerson, ended, give, person } from '../testing/asks.ts'

let app: TestApp
let booth: Client
let leyla: Client
let nigar: Client
let officer: Actor

beforeAll(async () => {
  app = await testApp()
  booth = await app.as('aysel', { lane: 'bilasuvar-foot-1' })
  leyla = await app.as('leyla', { lane: 'bilasuvar-desk', duty: 'shift-leader' })
  nigar = await app.as('nigar')
  officer = actorOf(booth)
})
afterAll(() => app.close())

const listed = () =>
  person(app.platform, ['SOHRAB KARIMNEJAD'], { birthDate: '1974-04-03', sex: 'M', nationality: 'IRN' })

test('only the owner of lists imports; a wrong file keeps the version before it and leaves nothing half-written', async () => {
  expect((await booth.post('/api/lists/national/versions', csvOf(csvPerson('1', 'A B')))).status).toBe(403)
  expect((await nigar.post('/api/lists/atlantis/versions', csvOf())).status).toBe(404)
  const [versions, entries] = [
    await count(app, 'screening.list_version'),
    await count(app, 'screening.entry'),
  ]
  const whole = csvOf(...Array.from({ length: 3000 }, (_, i) => csvPerson(`X${i}`, `Person Numberx${i}`)))
  const job = await give(nigar, 'national', whole.subarray(0, whole.length - 30))
  expect(job).toMatchObject({ step: 'failed', problem: 'truncated', version: null })
  expect(await give(nigar, 'national', Buffer.from('<html>\n'))).toMatchObject({
    problem: 'wrong-header',
    problemRow: 1,
  })
  expect(await count(app, 'screening.list_version')).toBe(versions)
  expect(await count(app, 'screening.entry')).toBe(entries)
  expect((await ask(app.platform, officer, [listed()])).state).toBe('hit')
})

test('a press repeated imports once (I-45)', async () => {
  const request = newId()
  const file = csvOf(csvPerson('N-001', 'Sohrab Karimnejad', '1974-04-03', 'Again'))
  const versions = await count(app, 'screening.list_version')
  const one = await nigar.post('/api/lists/national/versions', file, { request })
  const two = await nigar.post('/api/lists/national/versions', file, { request })
  expect(two.body.id).toBe(one.body.id)
  expect(await ended(nigar, one.body.id)).toMatchObject({ step: 'done' })
  expect(await count(app, 'screening.list_version')).toBe(versions + 1)
})

test('a list of several files waits for all of them', async () => {
  const sdn = Buffer.from('900001,"ORDANVIK, Zemfar",individual,,,,,,,,,DOB 1979\n')
  const alt = Buffer.from('900001,1,aka,"URDANVIK, Zamfar",\n999999,2,aka,NOBODY,\n')
  const draft = (await nigar.post('/api/lists/ofac/versions', sdn)).body
  expect(draft.step).toBe('waiting')
  expect((await nigar.post(`/api/lists/ofac/versions?part=alt&draft=${draft.id}`, alt)).status).toBe(202)
  expect((await leyla.post(`/api/lists/ofac/versions/${draft.id}/start`)).status).toBe(403)
  expect((await nigar.post(`/api/lists/ofac/versions/${draft.id}/start`)).status).toBe(202)
  expect(await ended(nigar, draft.id)).toMatchObject({
    step: 'done',
    counts: { read: 2, added: 1, refused: 1 },
    refused: [{ row: 2, reason: 'parentless-alias', id: '999999' }],
  })
  expect((await ask(app.platform, officer, [person(app.platform, ['ZAMFAR URDANVIK'])])).state).toBe('hit')
})

test('a draft can be stopped, and is not started after that', async () => {
  const draft = (await nigar.post('/api/lists/ofac/versions', Buffer.from('1,A B,individual,,,,,,,,,\n')))
    .body
  expect((await nigar.post(`/api/jobs/${draft.id}/stop`)).body).toMatchObject({ step: 'stopped' })
  expect((await nigar.post(`/api/lists/ofac/versions/${draft.id}/start`)).status).toBe(404)
})

test('a screening sees one whole version while lists are swapped (I-38)', async () => {
  const names = ['Ombrecht Valdurska', 'Serapinda Koltruvian']
  const file = (n: number) =>
    csvOf(
      ...Array.from({ length: 400 }, (_, i) => csvPerson(`S${i}`, `${names[n]} ${'abcdefghij'[i % 10]}${i}`)),
      csvPerson('M', names[n] ?? ''),
      ...csvOthers,
    )
  await give(nigar, 'national', file(0))
  let swapping = true
  const swaps = (async () => {
    for (let i = 1; i <= 4; i++) await give(nigar, 'national', file(i % 2))
    swapping = false
  })()
  const seen = new Map<string, string>()
  while (swapping) {
    const screened = await ask(
      app.platform,
      officer,
      names.map(n => person(app.platform, [n])),
    )
    const version = screened.lists.find(l => l.list === 'national')?.version ?? ''
    const states = screened.subjects.map(s => s.state).join()
    expect(['hit,no-hit', 'no-hit,hit']).toContain(states)
    expect(seen.get(version) ?? states).toBe(states)
    seen.set(version, states)
  }
  await swaps
  expect(seen.size).toBeGreaterThan(1)
  const rows = await app.query(
    `select distinct v.id from screening.hit h join screening.screening s on s.site = h.site and s.id = h.screening
         join screening.list_version v on v.id = h.version where not s.lists @> jsonb_build_array(jsonb_build_object('version', h.version))`,
  )
  expect(rows).toEqual([])
})

test('the versions of a list, newest first', async () => {
  const { status, body } = await nigar.get('/api/lists/national')
  expect(status).toBe(200)
  expect(body.versions[0]).toMatchObject({ standing: 'live', entries: 403, by: nigar.session.officer.id })
  expect(body.versions.filter((v: { standing: string }) => v.standing === 'live')).toHaveLength(1)
})
