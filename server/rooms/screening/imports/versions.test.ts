import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nodeActor } from '../../../platform/permissions.ts'
import { type Client, type TestApp, testApp } from '../../../testing/app.ts'
import { actorOf, approve, ask, count, csvOf, csvOthers, csvPerson, give, person } from '../testing/asks.ts'
import { importList } from './run.ts'

/** A list that looks cut off waits for a second person; one that went wrong is taken back by two (I-22, I-24, I-38). */
let app: TestApp
let booth: Client
let leyla: Client
let nigar: Client

beforeAll(async () => {
  app = await testApp()
  booth = await app.as('aysel', { lane: 'bilasuvar-foot-1' })
  leyla = await app.as('leyla', { lane: 'bilasuvar-desk', duty: 'shift-leader' })
  nigar = await app.as('nigar')
})
afterAll(() => app.close())

const sought = 'Ombrecht Valdurska'
const listOf = (persons: number) =>
  csvOf(
    csvPerson('M', sought),
    ...Array.from({ length: persons - 1 }, (_, i) => csvPerson(`S${i}`, `Serapinda Koltruvian${i}`)),
    ...csvOthers,
  )
const screened = async (name = sought) =>
  (await ask(app.platform, actorOf(booth), [person(app.platform, [name])])).state
const live = async () =>
  (await nigar.get('/api/lists')).body.lists.find((l: { list: string }) => l.list === 'national')
const detail = async (by = nigar) => (await by.get('/api/lists/national')).body
const proposals = async (by = nigar) => (await detail(by)).proposals

describe('the shrink guard', () => {
  let whole: string
  let waits: { version: string; proposal: string }

  test('a version with over 2 % fewer entries waits; the old one answers, and the screen tells why with counts', async () => {
    whole = (await give(nigar, 'national', listOf(160))).version
    expect(await live()).toMatchObject({
      version: whole,
      entries: 162,
      waiting: 0,
      covers: { person: 160, document: 1, vehicle: 1 },
    })
    const cut = csvOf(csvPerson('S1', 'Serapinda Koltruvian1'), ...csvOthers)
    waits = await give(nigar, 'national', cut)
    expect(waits).toMatchObject({ step: 'done', counts: { added: 0, removed: 159 } })
    expect(await live()).toMatchObject({ version: whole, waiting: 1 })
    expect(await screened()).toBe('hit')
    expect((await proposals(leyla))[0]).toMatchObject({
      id: waits.proposal,
      kind: 'import',
      version: waits.version,
      live: whole,
      state: 'waiting',
      findings: [{ about: 'entries', before: 162, after: 3 }],
      notMine: null,
    })
    expect((await app.ledger('screening.importList')).at(-1)?.facts).toMatchObject({
      waits: waits.proposal,
      found: ['entries'],
      previous: whole,
    })
  })

  test('the same file given again finds it waiting', async () => {
    const versions = await count(app, 'screening.list_version')
    const again = await give(nigar, 'national', csvOf(csvPerson('S1', 'Serapinda Koltruvian1'), ...csvOthers))
    expect(again).toMatchObject({ step: 'done', version: waits.version, proposal: waits.proposal })
    expect(await count(app, 'screening.list_version')).toBe(versions)
  })

  test('whoever imported it never lets it answer (I-22); the try is in the ledger', async () => {
    const own = await approve(nigar, 'national', waits.proposal)
    expect(own.body).toMatchObject({ status: 403, detail: { key: 'platform:refusal.own-proposal' } })
    expect((await approve(booth, 'national', waits.proposal)).status).toBe(403)
    expect((await approve(leyla, 'national', waits.proposal, 'withdrawn')).status).toBe(403)
    expect((await approve(leyla, 'un', waits.proposal)).status).toBe(404)
    expect(
      (await app.ledger('screening.answerVersion')).map(l => (l.facts as { refused?: string }).refused),
    ).toEqual(['not-permitted', 'not-permitted', 'not-permitted', 'not-found'])
    expect((await live()).version).toBe(whole)
  })

  test('set aside with a reason, it never answers; nobody answers twice', async () => {
    expect(
      (await leyla.post(`/api/lists/national/proposals/${waits.proposal}/answers`, { answer: 'rejected' }))
        .status,
    ).toBe(400)
    expect((await approve(leyla, 'national', waits.proposal, 'rejected')).status).toBe(201)
    expect((await approve(leyla, 'national', waits.proposal)).status).toBe(409)
    expect(await live()).toMatchObject({ version: whole, waiting: 0 })
    const { versions } = await detail()
    expect(versions[0]).toMatchObject({ id: waits.version, standing: 'set-aside' })
    expect(await screened()).toBe('hit')
  })

  test('approved by another, it answers from then on, and what it overrode is kept (I-24)', async () => {
    const smaller = await give(
      nigar,
      'national',
      csvOf(csvPerson('S2', 'Serapinda Koltruvian2'), ...csvOthers),
    )
    expect((await approve(leyla, 'national', smaller.proposal)).status).toBe(201)
    expect(await live()).toMatchObject({ version: smaller.version, entries: 3 })
    expect(await screened()).toBe('no-hit')
    const line = (await app.ledger('screening.answerVersion')).at(-1)
    expect(line).toMatchObject({ subject: smaller.version, facts: { answer: 'approved', overrode: whole } })
    const { swaps, proposals } = await detail()
    expect(swaps[0]).toMatchObject({ version: smaller.version, overrode: whole, proposal: smaller.proposal })
    expect(proposals[0].answer).toMatchObject({
      by: leyla.session.officer.id,
      reason: expect.stringContaining('publisher'),
    })
  })

  test('a version that waits while another goes live is overtaken and can no longer be approved', async () => {
    const waiting = await give(nigar, 'national', csvOf(...csvOthers))
    expect(waiting.proposal).toMatch(/-7/)
    const next = await give(nigar, 'national', listOf(170))
    expect(next.proposal).toBeNull()
    expect((await proposals()).find((p: { id: string }) => p.id === waiting.proposal).state).toBe('overtaken')
    expect((await approve(leyla, 'national', waiting.proposal)).body).toMatchObject({
      status: 412,
      detail: { key: 'screening:refusal.overtaken' },
    })
    expect((await live()).version).toBe(next.version)
    expect((await approve(nigar, 'national', waiting.proposal, 'withdrawn')).status).toBe(201)
  })
})

describe('taking a list back', () => {
  test('the owner proposes, another approves: the version before answers again, and both stay (I-24, I-38)', async () => {
    const good = await give(nigar, 'national', listOf(175))
    const wrong = await give(
      nigar,
      'national',
      csvOf(
        ...Array.from({ length: 180 }, (_, i) => csvPerson(`T${i}`, `Tervald Ombrische${i}`)),
        ...csvOthers,
      ),
    )
    expect(await screened()).toBe('no-hit')
    const to = (await detail()).previous
    expect(to).toBe(good.version)
    const reason = 'The file was another one'
    expect((await leyla.post('/api/lists/national/rollbacks', { to, reason })).status).toBe(403)
    expect((await nigar.post('/api/lists/national/rollbacks', { to: wrong.version, reason })).status).toBe(
      412,
    )
    const asked = await nigar.post('/api/lists/national/rollbacks', { to, reason })
    expect(asked.status).toBe(201)
    expect((await nigar.post('/api/lists/national/rollbacks', { to, reason })).body.detail.key).toBe(
      'screening:refusal.asked-already',
    )
    expect((await live()).version).toBe(wrong.version)
    expect((await approve(nigar, 'national', asked.body.proposal)).status).toBe(403)
    expect((await approve(leyla, 'national', asked.body.proposal)).status).toBe(201)
    expect(await live()).toMatchObject({ version: good.version, entries: 177 })
    expect(await screened()).toBe('hit')
    const { swaps, versions } = await detail()
    expect(swaps[0]).toMatchObject({
      version: good.version,
      overrode: wrong.version,
      proposal: asked.body.proposal,
    })
    expect(versions.find((v: { id: string }) => v.id === wrong.version).standing).toBe('before')
    const line = (await app.ledger('screening.answerVersion')).at(-1)
    expect(line?.facts).toMatchObject({ kind: 'rollback', answer: 'approved', overrode: wrong.version })
    expect((await app.ledger('screening.proposeRollback')).at(-1)?.facts).toMatchObject({
      live: wrong.version,
    })
  })

  test('two answers at the same instant: one swap', async () => {
    const waiting = await give(
      nigar,
      'national',
      csvOf(csvPerson('S3', 'Serapinda Koltruvian3'), ...csvOthers),
    )
    const before = await count(app, 'screening.list_swap')
    const answers = await Promise.all([1, 2].map(() => approve(leyla, 'national', waiting.proposal)))
    expect(answers.map(a => a.status).sort()).toEqual([201, 409])
    expect(await count(app, 'screening.list_swap')).toBe(before + 1)
  })

  test('what was decided of lists is only added', async () => {
    for (const table of ['list_proposal', 'list_answer', 'list_swap'])
      await expect(app.query(`delete from screening.${table}`)).rejects.toMatchObject({ code: '55000' })
  })
})

describe('a bad list', () => {
  test('is refused with each row it could not use, also when it fails as a whole; the old one stays live', async () => {
    const before = (await live()).version
    const bad = csvOf(
      csvPerson('A', 'A Person', '1980-02-31'),
      csvPerson('', 'No Number'),
      csvPerson('B', 'B Person'),
    )
    const cut = await give(nigar, 'national', bad.subarray(0, bad.length - 20))
    expect(cut).toMatchObject({
      step: 'failed',
      problem: 'truncated',
      problemRow: 4,
      refused: [
        { row: 2, reason: 'impossible-date', id: 'A' },
        { row: 3, reason: 'no-id', id: null },
      ],
    })
    expect((await live()).version).toBe(before)
    expect((await detail()).failed[0]).toMatchObject({ job: cut.id, problem: 'truncated', row: 4 })
    const orxan = await app.as('orxan')
    expect((await orxan.get(`/api/jobs/${cut.id}`)).body).toMatchObject({ step: 'failed', refused: [] })
  })

  test('of more than 50,000 such rows is no list', async () => {
    async function* endless() {
      yield csvOf()
      for (let i = 0; i < 60; i++) yield Buffer.from(`${csvPerson('', 'x')}\n`.repeat(1000))
    }
    const job = await importList(app.platform, nodeActor('baku'), {
      list: 'national',
      files: { main: endless() },
    })
    expect(job).toMatchObject({ step: 'failed', problem: 'too-many-refused', problemRow: 50_002 })
  })
})
