import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PastJob } from '../../../contracts/past.ts'
import { root } from '../../root.ts'
import { type Client, type TestApp, testApp } from '../../testing/app.ts'
import { checkInvariants } from '../../testing/invariants/index.ts'
import { mrzOf } from '../../testing/travellers.ts'
import { pastFile } from './testing/past-file.ts'

let world: TestApp
let nigar: Client
let leyla: Client
let aysel: Client
let orxan: Client

beforeAll(async () => {
  world = await testApp()
  nigar = await world.as('nigar')
  leyla = await world.as('leyla', { lane: 'bilasuvar-desk' })
  orxan = await world.as('orxan')
  aysel = await world.as('aysel', { lane: 'bilasuvar-foot-1' })
})
afterAll(() => world.close())

const sample = readFileSync(join(root, 'server/rooms/crossings/adapters/past/sample.csv'), 'utf8')
const header = sample.slice(0, sample.indexOf('\n'))
const over = (job: PastJob) => ['checked', 'done', 'failed', 'stopped'].includes(job.step)

/** Until it is over, or further than `before`. */
async function waitFor(id: string, by = nigar, before?: string): Promise<PastJob> {
  for (let i = 0; i < 600; i++) {
    const { body } = await by.get(`/api/past/jobs/${id}`)
    if (over(body) && body.step !== before) return body
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error('the import did not end')
}

async function check(text: string, by = nigar): Promise<PastJob> {
  const sent = await by.post('/api/past/jobs?source=Register%20of%20trials', Buffer.from(text))
  expect(sent.status, JSON.stringify(sent.body)).toBe(202)
  return await waitFor(sent.body.id, by)
}

async function take(job: PastJob, by = nigar): Promise<PastJob> {
  expect((await by.post(`/api/past/jobs/${job.id}/take`)).status).toBe(202)
  return await waitFor(job.id, by, 'checked')
}

const kept = () =>
  world.query(`select (select count(*)::int from crossings.past_passage) as passages, (select count(*)::int from crossings.past_refusal) as refusals,
    (select count(*)::int from crossings.past_person) as persons, (select count(*)::int from crossings.past_event) as waiting`)
const plain = /UYDURMAZ|MURAD|ƏLIZADƏ|ALIZADA|نامی|NAMY|U10203040|1985-06-07/i

describe('the sample of the manual', () => {
  let job: PastJob

  it('is read and compared, and nothing of it counts yet', async () => {
    job = await check(sample)
    expect(job).toMatchObject({
      step: 'checked',
      counts: { read: 6, entries: 3, exits: 2, refusals: 1, persons: 1, known: 0, impossible: 0, refused: 0 },
      refused: [],
    })
    expect(await kept()).toEqual([{ passages: 0, refusals: 0, persons: 0, waiting: 7 }])
  })

  it('is taken over as one batch with one line; its rows are named by nobody else (decision 17)', async () => {
    expect(await take(job)).toMatchObject({ step: 'done', problem: null })
    expect(await kept()).toEqual([{ passages: 5, refusals: 1, persons: 5, waiting: 0 }])
    const [line] = await world.ledger('crossings.takePast')
    expect(line).toMatchObject({ site: 'baku', subject: job.id, facts: { rows: 6, counts: { read: 6 } } })
    await world.node.sequencer.tick()
    const changes = await world.query(
      "select relation from platform.change where relation like 'crossings.past%'",
    )
    expect(changes).toEqual([{ relation: 'crossings.past_batch' }])
  })

  it('no name and no number stands in plain, in the database or the log (I-26)', async () => {
    const texts =
      await world.query(`select (select string_agg(x::text, ' ') from crossings.past_person x) as a, (select string_agg(x::text, ' ') from crossings.past_passage x) as b,
      (select string_agg(x::text, ' ') from crossings.past_job x) as c, (select string_agg(x::text, ' ') from platform.ledger x) as d`)
    expect(JSON.stringify(texts) + world.logged()).not.toMatch(plain)
  })

  it('the booth counts it, and says that nobody here verified it (I-20, I-26)', async () => {
    const opened = await aysel.post('/api/crossings', {
      document: {
        mrz: mrzOf({
          state: 'TUR',
          number: 'U55555555',
          surname: 'UYDURMAZ',
          given: 'MURAD CAN',
          born: '850607',
          sex: 'M',
          ends: '330101',
        }),
      },
    })
    expect(opened.body.verdict.checks).toContainEqual({
      key: 'stay',
      state: 'passed',
      message: { key: 'crossings:stay.no-overstay-imported', params: { date: '2025-04-12' } },
    })
    await aysel.post(`/api/crossings/${opened.body.id}/withdrawal`, { reason: 'only asked' })
  })

  it('a look finds it marked as imported, and opening says who it was', async () => {
    const asked = { purpose: 'stay-check', caseNumber: 'SC-1' }
    const found = await leyla.post('/api/looks', {
      ...asked,
      for: { document: { state: 'TUR', number: 'U99887766' } },
    })
    const imported = found.body.rows.filter((r: { source: string }) => r.source === 'imported')
    expect(imported.map((r: { day: string }) => r.day)).toEqual(['2025-04-12', '2025-03-01'])
    expect(found.body.stays).toEqual([
      expect.objectContaining({ from: '2025-03-01', until: '2025-04-12', over: 0, imported: true }),
    ])
    const opened = await leyla.post(`/api/looks/${found.body.id}/rows/${imported[1].id}`)
    expect(opened.body).toMatchObject({
      row: { source: 'imported', post: 'bilasuvar' },
      identity: { surname: 'UYDURMAZ', birthDate: '1985-06-07' },
      document: { number: 'U10203040' },
      stay: { admittedUntil: '2025-05-29' },
    })
    const refused = await leyla.post('/api/looks', {
      ...asked,
      for: { document: { state: 'GEO', number: '17AB00001' } },
    })
    const row = await leyla.post(`/api/looks/${refused.body.id}/rows/${refused.body.rows[0].id}`)
    expect(row.body).toMatchObject({
      row: { kind: 'refusal', state: 'refused' },
      refusal: { letters: ['C', 'E'] },
    })
  })

  it('who never left by the file is on the list of overstays, as imported', async () => {
    const { body } = await leyla.get('/api/overstays')
    expect(body.rows).toEqual([
      expect.objectContaining({
        source: 'imported',
        nationality: 'IRN',
        post: 'culfa',
        admittedUntil: '2025-01-24',
        over: 417,
      }),
    ])
  })

  it('the same file once more is known already, row by row', async () => {
    const again = await check(sample)
    expect(again.counts).toMatchObject({
      entries: 0,
      exits: 0,
      refusals: 0,
      persons: 0,
      known: 6,
      refused: 6,
    })
    expect((await nigar.post(`/api/past/jobs/${again.id}/stop`)).status).toBe(200)
    expect((await waitFor(again.id)).step).toBe('stopped')
    expect((await kept())[0]?.waiting).toBe(0)
    expect(await world.query('select 1 from platform.record_key where id = $1', [again.id])).toEqual([])
  })

  it('erasing a person deletes one row: what is counted stays, who it was is gone (I-27)', async () => {
    const [some] = await world.query(`delete from crossings.past_person p using crossings.past_passage q
      where q.site = p.site and q.person = p.id and q.nationality = 'TUR' returning p.id`)
    expect(some).toBeDefined()
    const asked = { purpose: 'own-request', caseNumber: 'SC-1' }
    const found = await leyla.post('/api/looks', {
      ...asked,
      for: { document: { state: 'TUR', number: 'U10203040' } },
    })
    const rows = found.body.rows.filter((r: { source: string }) => r.source === 'imported')
    expect(rows).toHaveLength(2)
    const opened = await leyla.post(`/api/looks/${found.body.id}/rows/${rows[0].id}`)
    expect(opened.status).toBe(201)
    expect(opened.body).not.toHaveProperty('identity')
    for (const sql of [
      'update crossings.past_person set sealed = sealed',
      'truncate crossings.past_person',
      'delete from crossings.past_passage',
    ])
      await expect(world.query(sql)).rejects.toMatchObject({ code: '55000' })
  })
})

describe('rows that cannot have happened', () => {
  const who = 'NOBODY,INVENTED,1982-12-01,M,GEO,GEO,17AB00009,'
  it.each([
    [
      'a stay that ends before it begins',
      [`stay,${who},,2024-05-02,,astara,2024-05-01,,,,,`],
      { row: 2, reason: 'exit-before-entry' },
    ],
    [
      'two entries running',
      [`crossing,${who},entry,2024-05-02,,astara,,,,,,`, `crossing,${who},entry,2024-05-09,,astara,,,,,,`],
      { row: 3, reason: 'entry-while-inside', other: 2 },
    ],
    [
      'stays that overlap',
      [`stay,${who},,2024-05-02,,astara,2024-05-20,,,,,`, `stay,${who},,2024-05-09,,astara,2024-06-20,,,,,`],
      { row: 3, reason: 'overlap', other: 2 },
    ],
    [
      'a post that is not in the blueprint',
      [`crossing,${who},entry,2024-05-02,,atlantis,,,,,,`],
      { row: 2, reason: 'unknown-post' },
    ],
    [
      'the day after today',
      [`crossing,${who},entry,2026-03-18,,astara,,,,,,`],
      { row: 2, reason: 'in-the-future' },
    ],
    [
      'no such day',
      [`crossing,${who},entry,2024-02-30,,astara,,,,,,`],
      { row: 2, reason: 'impossible-date' },
    ],
    ['a row with a cell too few', ['crossing,NOBODY'], { row: 2, reason: 'wrong-columns' }],
    [
      'a letter that is none',
      [`refusal,${who},entry,2024-05-02,,astara,,,,,,Z`],
      { row: 2, reason: 'unknown-letter' },
    ],
    [
      'a name in letters nobody knows',
      [`crossing,😀,,1982-12-01,M,GEO,GEO,17AB00009,,entry,2024-05-02,,astara,,,,,,`],
      { row: 2, reason: 'unreadable-name' },
    ],
  ])('%s is named with its row', async (_name, lines, expected) => {
    const job = await check(`${header}\n${lines.join('\n')}\n`)
    expect(job.refused).toEqual([{ other: null, ...expected }])
    const file = await nigar.get(`/api/past/jobs/${job.id}/refused`)
    expect(file.headers['content-type']).toContain('text/csv')
    expect(String(file.body)).toBe(
      `row,reason,other_row\r\n${expected.row},${expected.reason},${'other' in expected ? expected.other : ''}\r\n`,
    )
  })

  it.each([
    ['wrong-header', 'a,b\n1,2\n'],
    ['empty', ''],
    ['not-utf8', Buffer.from([0xff, 0xfe, 0x41, 0x00])],
    ['truncated', `${header}\ncrossing,"NOBODY`],
  ])('a file that cannot be read says why: %s', async (trouble, text) => {
    const sent = await nigar.post('/api/past/jobs?source=Register', Buffer.from(text))
    expect(await waitFor(sent.body.id)).toMatchObject({ step: 'failed', problem: trouble, counts: null })
  })

  it('the shift leader imports nothing, and another place of work sees no job of this one', async () => {
    expect((await leyla.post('/api/past/jobs?source=Register', Buffer.from(sample))).status).toBe(403)
    const { job } = (await nigar.get('/api/past')).body
    expect((await orxan.get(`/api/past/jobs/${job}`)).status).toBe(404)
    expect((await orxan.post(`/api/past/jobs/${job}/take`)).status).toBe(404)
  })
})

/** Who is inside beyond the last day admitted, worked out from the lines alone: sort by day, keep whoever came last and did not go. */
function overstaysOf(lines: string[], today: string): string[] {
  const events = new Map<string, { day: string; time: string; entry: boolean; until: string }[]>()
  // ninety days by the agreements of 8 July 2023, thirty on a visa before; a citizen stays at home
  const ninety = ['TUR', 'GEO', 'RUS', 'KAZ']
  const allowed = (state = '', day = '') =>
    state === 'AZE' ? undefined : ninety.includes(state) && day >= '2023-07-08' ? 90 : 30
  for (const line of lines) {
    const [kind, ...c] = line.split(',')
    if (kind !== 'crossing' && kind !== 'stay') continue
    const list = events.get(c[6] ?? '') ?? []
    events.set(c[6] ?? '', list)
    const days = allowed(c[4], c[9])
    const byRule =
      days === undefined
        ? ''
        : new Date(Date.parse(`${c[9]}T00:00Z`) + (days - 1) * 86_400_000).toISOString().slice(0, 10)
    const entry = kind === 'stay' || c[8] === 'entry'
    list.push({ day: c[9] ?? '', time: c[10] ?? '', entry, until: entry ? c[15] || byRule : '' })
    if (kind === 'stay' && c[12]) list.push({ day: c[12], time: c[13] ?? '', entry: false, until: '' })
  }
  const found: string[] = []
  for (const list of events.values()) {
    list.sort((a, b) => (a.day + a.time < b.day + b.time ? -1 : a.day + a.time > b.day + b.time ? 1 : 0))
    const last = list.at(-1)
    if (last?.entry && last.until && last.until < today) found.push(last.until)
  }
  return found.sort().reverse()
}

describe('twenty thousand rows', () => {
  const made = [...pastFile(20_000)]
  let job: PastJob

  it('what was compared before another batch was taken over is compared again first', async () => {
    const first = await check(
      made
        .slice(0, 40)
        .map(r => r.line)
        .join('\n'),
    )
    const second = await check(
      made
        .slice(0, 60)
        .map(r => r.line)
        .join('\n'),
      orxan,
    )
    world.clock.advance(1000)
    expect(await take(first)).toMatchObject({ step: 'done' })
    expect(await take(second, orxan)).toMatchObject({ step: 'failed', problem: 'compare-again' })
    const { proposal } = (await nigar.post(`/api/past/${first.id}/reversals`, { reason: 'only a trial' }))
      .body.rows[0].reversal
    const ceyhun = await world.as('ceyhun')
    expect(
      (await ceyhun.post(`/api/past/${first.id}/reversals/${proposal}/answers`, { answer: 'approved' }))
        .status,
    ).toBe(201)
  })

  it('what is impossible or told twice is refused and nothing else; the list of overstays equals an independent count', async () => {
    await world.query(`update crossings.look_limit set content = '{"id":"looks","rowsPerHour":100000}'`)
    world.platform.live.tell({ site: '', action: 'blueprint.apply', subject: null })
    const before = (await leyla.get('/api/overstays')).body.rows
    job = await check(made.map(r => r.line).join('\n'), orxan)
    const unsound = made.flatMap((r, i) => (r.sound ? [] : [i + 1]))
    const file = String((await orxan.get(`/api/past/jobs/${job.id}/refused`)).body)
    expect(
      file
        .trim()
        .split('\r\n')
        .slice(1)
        .map(l => Number(l.split(',')[0])),
    ).toEqual(unsound)
    expect(await take(job, orxan)).toMatchObject({ step: 'done' })

    const expected = overstaysOf(
      made.filter(r => r.sound).map(r => r.line),
      '2026-03-17',
    )
    const listed: { admittedUntil: string; id: string }[] = []
    for (let after = ''; ; ) {
      const { body } = await leyla.get(`/api/overstays${after && `?after=${encodeURIComponent(after)}`}`)
      listed.push(...body.rows)
      if (!body.next) break
      after = body.next
    }
    const known = new Set(before.map((r: { id: string }) => r.id))
    const mine = listed.filter(r => !known.has(r.id))
    expect(expected.length).toBeGreaterThan(200)
    expect(mine.map(r => r.admittedUntil)).toEqual(expected)
    expect(new Set(listed.map(r => r.id)).size).toBe(listed.length)
  })

  it('is taken back by two people: its rows stay and count no more (I-22, I-24)', async () => {
    const passages = (await kept())[0]?.passages
    const asked = await orxan.post(`/api/past/${job.id}/reversals`, {
      reason: 'the register was of the wrong year',
    })
    const proposal = asked.body.rows[0].reversal.proposal
    const own = await orxan.post(`/api/past/${job.id}/reversals/${proposal}/answers`, { answer: 'approved' })
    expect(own).toMatchObject({ status: 403, body: { detail: { key: 'platform:refusal.own-proposal' } } })
    const done = await leyla.post(`/api/past/${job.id}/reversals/${proposal}/answers`, { answer: 'approved' })
    expect(done).toMatchObject({ status: 201, body: { rows: [{ reversal: { answer: 'approved' } }] } })
    expect((await kept())[0]?.passages).toBe(passages)
    expect((await leyla.get('/api/overstays')).body.rows).toHaveLength(1)
    const again = await orxan.post(`/api/past/${job.id}/reversals`, { reason: 'once more' })
    expect(again.body.detail.key).toBe('past:refusal.reversed')
  })

  it('a rule that looks back counts the stays of the file itself', async () => {
    await world.query(
      `update crossings.stay_rule set content = content || '{"window": 180}' where id = 'visa-free-90'`,
    )
    world.platform.live.tell({ site: '', action: 'blueprint.apply', subject: null })
    const who = 'NOBODY,WINDOWED,1982-12-01,M,GEO,GEO,17AB00077,'
    const lines = [`stay,${who},,2025-01-01,,astara,2025-03-01,,,,,`, `stay,${who},,2025-03-10,,astara,,,,,,`]
    await take(await check(`${header}\n${lines.join('\n')}\n`))
    const { body } = await leyla.get('/api/overstays')
    // sixty of ninety days in 180 are used: thirty are left
    expect(body.rows).toContainEqual(
      expect.objectContaining({ nationality: 'GEO', entered: '2025-03-10', admittedUntil: '2025-04-08' }),
    )
  })

  it('every invariant holds after all this', async () => {
    await world.node.sequencer.tick()
    const query = world.query as Parameters<typeof checkInvariants>[0]['query']
    const broken = (await checkInvariants({ query, platform: world.platform })).filter(
      r => r.broken?.length && r.invariant.id !== 'I-08',
    )
    expect(broken.map(b => [b.invariant.id, b.broken])).toEqual([])
  })
})
