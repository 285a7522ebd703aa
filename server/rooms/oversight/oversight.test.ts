import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyCommand } from '../../../libraries/evidence-log/index.ts'
import { root } from '../../root.ts'
import { type Client, type TestApp, testApp } from '../../testing/app.ts'
import { mrzOf } from '../../testing/travellers.ts'

let world: TestApp
let sevda: Client
let zaur: Client
let aysel: Client
let tural: Client
let crossing: string
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'oversight-'))
  world = await testApp()
  sevda = await world.as('sevda')
  zaur = await world.as('zaur')
  aysel = await world.as('aysel', { lane: 'bilasuvar-foot-1' })
  tural = await world.as('tural', { lane: 'bilasuvar-customs' })
  crossing = (await aysel.post('/api/crossings', { document: { mrz: mrzOf('shirin') } })).body.id
  await tural.post(`/api/crossings/${crossing}/holds`, { reason: 'Baggage is opened' })
  await world.node.sequencer.tick()
})
afterAll(async () => {
  await world?.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Line {
  position: number
  id: string
  action: string
  actor: string
  subject: string | null
  facts: Record<string, unknown> | null
  refused: string | null
}
const lines = async (query: string, by = sevda): Promise<Line[]> =>
  (await by.get(`/api/oversight/lines?${query}`)).body.rows

describe('the ledger, looked through', () => {
  it('by subject: what happened to one crossing, with the officer by name and its line of the search', async () => {
    const { status, body } = await sevda.get(`/api/oversight/lines?subject=${crossing}`)
    expect(status).toBe(200)
    expect(body.rows.map((l: Line) => l.action)).toEqual(['crossings.open'])
    expect(body.officers).toMatchObject([{ id: aysel.session.officer.id, name: 'Aysel Nağıyeva' }])
    expect((await world.ledger('oversight.search')).at(-1)).toMatchObject({
      actor: sevda.session.officer.id,
      facts: { log: 'bilasuvar', filters: { subject: crossing }, purpose: 'oversight' },
    })
  })

  it('holds no name, number or plate of anybody (I-26)', async () => {
    const text = JSON.stringify(await lines(''))
    for (const planted of ['REZAEI', 'SHIRIN', 'K38204417', 'K382044173', 'Baggage'])
      expect(text).not.toContain(planted)
  })

  it('by action, officer, place, time and what was refused; filters add up', async () => {
    const { officer } = aysel.session
    expect((await lines('action=posts.openShift&lane=bilasuvar-foot-1')).length).toBe(0) // a shift is opened from no lane
    const opened = await lines(`action=posts.openShift&officer=${officer.id}`)
    expect(opened).toMatchObject([{ facts: { lane: 'bilasuvar-foot-1' }, refused: null }])
    expect(await lines('post=astara')).toEqual([])
    expect((await lines('lane=bilasuvar-foot-1')).every(l => l.actor === officer.id)).toBe(true)
    const now = world.clock.now().toISOString()
    expect(await lines(`from=${new Date(world.clock.now().getTime() + 1000).toISOString()}`)).toEqual([])
    expect(
      (await lines(`from=${now}&until=${new Date(world.clock.now().getTime() + 1).toISOString()}`)).length,
    ).toBeGreaterThan(3)

    expect((await aysel.get('/api/oversight/lines')).status).toBe(403)
    await world.node.sequencer.tick()
    expect(await lines('refused=yes&action=oversight.search')).toMatchObject([
      { actor: officer.id, refused: 'platform:refusal.duty' },
    ])
    expect(await lines(`refused=no&action=oversight.search&officer=${officer.id}`)).toEqual([])
  })

  it('asks for nothing that is not known by its id: a name typed as an action or a lane is refused and kept nowhere (I-26)', async () => {
    for (const [query, key] of [
      ['action=shirin.Rezaei', 'oversight:refusal.no-action'],
      ['lane=k38204417', 'oversight:refusal.no-lane'],
      ['post=rezaei', 'oversight:refusal.no-post'],
      ['log=nowhere', 'oversight:refusal.no-log'],
    ] as const)
      expect(await sevda.get(`/api/oversight/lines?${query}`)).toMatchObject({
        status: 404,
        body: { detail: { key } },
      })
    expect((await sevda.get('/api/oversight/lines?subject=K38204417')).status).toBe(400)
    expect(JSON.stringify(await world.ledger())).not.toMatch(/rezaei|k38204417/i)
  })

  it('another authority’s answer is an outline: that customs held, not what, nor for which crossing (I-18, I-20)', async () => {
    const held = await lines('action=crossings.hold')
    expect(held).toMatchObject([{ actor: tural.session.officer.id, subject: null, facts: null }])
    expect((await lines(`subject=${crossing}`)).map(l => l.action)).not.toContain('crossings.hold')
    // who worked where and when is shared between the two
    expect(await lines(`action=posts.openShift&officer=${tural.session.officer.id}`)).toMatchObject([
      { facts: { lane: 'bilasuvar-customs' } },
    ])
  })

  it('pages by position without a gap or a repeat, while lines are added', async () => {
    for (let i = 0; i < 130; i++) await sevda.get('/api/oversight/logs')
    await world.node.sequencer.tick()
    const first = (await sevda.get('/api/oversight/lines')).body
    await world.node.sequencer.tick()
    const second = (await sevda.get(`/api/oversight/lines?before=${first.next}`)).body
    const positions = [...first.rows, ...second.rows].map((l: Line) => l.position)
    expect(first.rows).toHaveLength(100)
    expect(positions).toEqual(Array.from({ length: positions.length }, (_, i) => (positions[0] ?? 0) - i))
    expect(second).toMatchObject({ next: null, searchedFrom: 0 })
  })

  it('another place’s log is another log', async () => {
    await world.as('farid', { lane: 'astara-foot-1' })
    await world.node.sequencer.tick()
    const found = await lines('log=astara&action=posts.openShift')
    expect(found.at(0)).toMatchObject({ facts: { lane: 'astara-foot-1' } })
    const { body } = await sevda.get('/api/oversight/logs')
    expect(body.rows).toContainEqual(expect.objectContaining({ log: 'astara', origin: 'sarhad/test/astara' }))
  })
})

it('every action of the program has its sentence in the four languages, so that no line stands without words', () => {
  for (const language of ['az', 'en', 'ru', 'fa']) {
    const { did } = JSON.parse(readFileSync(join(root, `web/i18n/${language}/oversight.json`), 'utf8'))
    const said = Object.entries<Record<string, string>>(did).flatMap(([room, verbs]) =>
      Object.keys(verbs).map(verb => `${room}.${verb}`),
    )
    expect(
      Object.keys(world.platform.permissions).filter(name => !said.includes(name)),
      language,
    ).toEqual([])
  }
})

describe('signed states and counts', () => {
  it('each signed state is tried; one that was changed in the database does not hold', async () => {
    const { body } = await sevda.get('/api/oversight/checkpoints')
    expect(body.rows.length).toBeGreaterThan(2)
    expect(new Set(body.rows.map((r: { signature: string }) => r.signature))).toEqual(new Set(['holds']))
    await world.query('alter table platform.checkpoint disable trigger checkpoint_keep')
    const oldest = body.rows.at(-1)
    await world.query(
      `update platform.checkpoint set note = replace(note, $2, $3) where site = 'bilasuvar' and size = $1`,
      [oldest.size, `\n${oldest.size}\n`, `\n${oldest.size + 1}\n`],
    )
    const again = (await sevda.get('/api/oversight/checkpoints')).body.rows.at(-1)
    expect(again).toMatchObject({ size: oldest.size, signature: 'broken' })
    await world.query(`update platform.checkpoint set note = $2 where site = 'bilasuvar' and size = $1`, [
      oldest.size,
      oldest.note,
    ])
    await world.query('alter table platform.checkpoint enable trigger checkpoint_keep')
  })

  it('counts are of actions by day at the place, equal to an independent count, and name nobody', async () => {
    const { body } = await sevda.get('/api/oversight/counts')
    expect(body).toMatchObject({ whole: true, countedFrom: 0 })
    expect(body.days.at(-1)).toBe('2026-03-17')
    const [counted] = await world.query(
      `select count(*)::int as n from platform.ledger l join platform.leaf f on f.site = l.site and f.id = l.id
        where l.site = 'bilasuvar' and l.action = 'posts.signIn'`,
    )
    const row = body.rows.find((r: { action: string }) => r.action === 'posts.signIn')
    expect(row.done.at(-1)).toBe(counted?.n)
    expect(JSON.stringify(body)).not.toContain(aysel.session.officer.id)
  })
})

describe('evidence', () => {
  /** Waits for a job as the page does. */
  async function ended(job: string, by = sevda) {
    for (let i = 0; i < 100; i++) {
      const { body } = await by.get(`/api/oversight/jobs/${job}`)
      if (['done', 'failed', 'stopped'].includes(body.step)) return body
      await new Promise(done => setTimeout(done, 100))
    }
    throw new Error('the job does not end')
  }

  it('a check answers as the offline verifier does, and keeps nothing', async () => {
    await world.node.sequencer.tick()
    const started = await sevda.post('/api/oversight/checks')
    expect(started.status).toBe(202)
    const job = await ended(started.body.id)
    expect(job).toMatchObject({
      kind: 'check',
      step: 'done',
      file: null,
      verdict: { outcome: 'holds', size: job.until },
    })
    expect((await sevda.get(`/api/oversight/jobs/${job.id}/file`)).status).toBe(404)
    expect(await world.ledger('oversight.startCheck')).toMatchObject([
      { facts: { log: 'bilasuvar', size: job.until } },
    ])
  })

  it('a check finds the line that somebody changed in the database (I-29)', async () => {
    const [victim] = await world.query(
      `select f.pos, l.id from platform.leaf f join platform.ledger l on l.site = f.site and l.id = f.id
        where f.site = 'bilasuvar' and l.action = 'crossings.open' limit 1`,
    )
    const put = (lane: string) =>
      world.query('update platform.ledger set lane = $2 where site = $3 and id = $1', [
        victim?.id,
        lane,
        'bilasuvar',
      ])
    await world.query('alter table platform.ledger disable trigger ledger_keep')
    await put('bilasuvar-foot-2')
    const { body } = await sevda.post('/api/oversight/checks')
    expect(await ended(body.id)).toMatchObject({ verdict: { outcome: 'broken', index: Number(victim?.pos) } })
    await put('bilasuvar-foot-1')
    await world.query('alter table platform.ledger enable trigger ledger_keep')
  })

  it('an export waits for another auditor, then proves itself without this node (I-22, I-25, I-29)', async () => {
    await world.node.sequencer.tick()
    const asked = await sevda.post('/api/oversight/exports', { reason: 'Yearly audit of the post' })
    expect(asked).toMatchObject({
      status: 201,
      body: { state: 'waiting', notMine: 'platform:refusal.own-proposal', from: 0 },
    })
    const { id, until } = asked.body
    expect(await sevda.post(`/api/oversight/exports/${id}/jobs`)).toMatchObject({
      status: 409,
      body: { detail: { key: 'oversight:refusal.not-approved' } },
    })
    expect((await sevda.post(`/api/oversight/exports/${id}/answers`, { answer: 'approved' })).status).toBe(
      403,
    )
    expect(await zaur.post(`/api/oversight/exports/${id}/answers`, { answer: 'approved' })).toMatchObject({
      status: 201,
      body: { state: 'approved', answeredBy: zaur.session.officer.id },
    })
    const job = await ended((await sevda.post(`/api/oversight/exports/${id}/jobs`)).body.id)
    expect(job).toMatchObject({
      step: 'done',
      file: { here: true },
      verdict: { outcome: 'holds', size: until },
    })
    expect(job.lines).toBeLessThan(until) // what customs answered is there by its hash only

    const { body, headers } = await sevda.get(`/api/oversight/jobs/${job.id}/file`)
    expect(headers['content-disposition']).toBe(`attachment; filename="${job.file.name}"`)
    const file = join(folder, job.file.name)
    writeFileSync(file, body)
    const said: string[] = []
    const verify = (...more: string[]) => verifyCommand([file, job.key, ...more], s => void said.push(s))
    expect(await verify('--extract')).toBe(0)
    expect(said.join('\n')).toContain(`holds: ${until} lines`)
    expect(await verify()).toBe(1) // what is left out is never passed over in silence
    expect((await world.ledger('oversight.download')).at(-1)).toMatchObject({
      subject: id,
      facts: { from: 0, until, lines: job.lines, sha256: job.file.sha256, purpose: 'oversight' },
    })
  })

  it('a span shows its lines only; what is not signed, or no line, is refused', async () => {
    const asked = await sevda.post('/api/oversight/exports', {
      from: 2,
      until: 5,
      reason: 'Three lines of the morning',
    })
    await zaur.post(`/api/oversight/exports/${asked.body.id}/answers`, { answer: 'approved' })
    const started = await sevda.post(`/api/oversight/exports/${asked.body.id}/jobs`)
    expect(await ended(started.body.id)).toMatchObject({ lines: 3, verdict: { outcome: 'holds' } })
    for (const [span, key] of [
      [{ from: 5, until: 5 }, 'oversight:refusal.empty-span'],
      [{ until: 1_000_000 }, 'oversight:refusal.not-signed-yet'],
    ] as const)
      expect(
        await sevda.post('/api/oversight/exports', { ...span, reason: 'No reason at all' }),
      ).toMatchObject({
        status: 409,
        body: { detail: { key } },
      })
  })

  it('a declined export makes nothing, and is not answered twice', async () => {
    const { id } = (await sevda.post('/api/oversight/exports', { reason: 'Too much' })).body
    expect((await zaur.post(`/api/oversight/exports/${id}/answers`, { answer: 'declined' })).body.state).toBe(
      'declined',
    )
    expect((await zaur.post(`/api/oversight/exports/${id}/answers`, { answer: 'approved' })).status).toBe(409)
    expect((await sevda.post(`/api/oversight/exports/${id}/jobs`)).status).toBe(409)
    const { body } = await zaur.get('/api/oversight/exports')
    expect(body.rows[0]).toMatchObject({ id, state: 'declined' })
  })

  it('who may not oversee sees no job, no file and no list, and leaves a line each', async () => {
    const before = (await world.ledger()).length
    const answers = [
      await aysel.get('/api/oversight/exports'),
      await aysel.get('/api/oversight/jobs/018f0000-0000-7000-8000-000000000001'),
      await aysel.get('/api/oversight/jobs/018f0000-0000-7000-8000-000000000001/file'),
      await aysel.post('/api/oversight/checks'),
    ]
    expect(answers.map(a => a.status)).toEqual([403, 403, 403, 403])
    expect(await world.ledger()).toHaveLength(before + 4)
  })
})
