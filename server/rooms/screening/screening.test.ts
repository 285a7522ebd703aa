import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../contracts/ids.ts'
import type { Actor } from '../../platform/permissions.ts'
import { type Client, type TestApp, testApp } from '../../testing/app.ts'
import { engineOf } from './engine.ts'
import { actorOf, approve, ask, csvOf, csvPerson, give, person } from './testing/asks.ts'

let app: TestApp
let booth: Client
let kamran: Client
let leyla: Client
let nigar: Client
let officer: Actor
const statements: string[] = []

beforeAll(async () => {
  app = await testApp({ recorder: text => statements.push(text) })
  booth = await app.as('aysel', { lane: 'bilasuvar-foot-1' })
  kamran = await app.as('kamran', { lane: 'bilasuvar-second' })
  leyla = await app.as('leyla', { lane: 'bilasuvar-desk', duty: 'shift-leader' })
  nigar = await app.as('nigar')
  officer = actorOf(booth)
})
afterAll(() => app.close())

const listed = () =>
  person(app.platform, ['SOHRAB KARIMNEJAD'], { birthDate: '1974-04-03', sex: 'M', nationality: 'IRN' })
const stranger = () =>
  person(app.platform, ['OLUFUNMILAYO VANDERKRUYSSEN'], {
    birthDate: '1991-01-31',
    sex: 'F',
    nationality: 'NLD',
  })

describe('asking', () => {
  test('a stranger is no hit, at the cost of no statement of its own', async () => {
    await ask(app.platform, officer, [stranger()])
    statements.length = 0
    const screened = await ask(app.platform, officer, [
      stranger(),
      { kind: 'document', id: newId(), number: 'ZZ1', state: 'NLD' },
    ])
    expect(screened.state).toBe('no-hit')
    expect(statements).toHaveLength(3) // begin, everything, commit
    expect(screened.lists.find(l => l.list === 'national')).toMatchObject({ entries: 50, stale: false })
    const rows = await app.query('select result, method, lists from screening.screening where id = $1', [
      screened.subjects[0]?.screening,
    ])
    expect(rows[0]).toMatchObject({ result: 'no-hit', method: expect.any(String) })
    expect(rows[0]?.lists).toContainEqual(
      expect.objectContaining({ list: 'national', version: screened.lists[0]?.version, stale: false }),
    )
  })

  test('a listed person, a lost document, a sought plate are hits', async () => {
    const screened = await ask(app.platform, officer, [
      listed(),
      { kind: 'document', id: newId(), number: 'C9000-1001', state: 'AZE' },
      { kind: 'document', id: newId(), number: 'C90001001', state: 'TUR' },
      { kind: 'vehicle', id: newId(), plate: '99ZX990', state: 'AZE' },
    ])
    expect(screened.subjects.map(s => s.state)).toEqual(['hit', 'hit', 'no-hit', 'hit'])
    expect(screened.state).toBe('hit')
  })

  test('one character off: no hit while a check digit vouches for the number, a hit of its own kind when it was typed', async () => {
    const near = { kind: 'document' as const, number: 'C90001007', state: 'AZE' }
    expect((await ask(app.platform, officer, [{ ...near, id: newId() }])).state).toBe('no-hit')
    const typed = await ask(app.platform, officer, [{ ...near, id: newId(), unproved: true }])
    expect(typed.state).toBe('hit')
    const { body } = await kamran.get(`/api/hits/${typed.subjects[0]?.hits[0]?.id}`)
    expect(body.evidence).toEqual([
      expect.objectContaining({
        key: 'screening:evidence.document.one-error',
        params: { query: 'AZE C90001007', record: 'AZE C90001001' },
      }),
    ])
  })

  test('that the state agrees is said, and that it is not known', async () => {
    const keyOf = async (state: string | null) => {
      const documents = [{ number: 'R90447163', state }]
      const asked = await ask(app.platform, officer, [{ ...listed(), documents }])
      const { body } = await kamran.get(`/api/hits/${asked.subjects[0]?.hits[0]?.id}`)
      return body.evidence.map((e: { key: string }) => e.key).filter((k: string) => k.includes('document'))
    }
    expect(await keyOf('IRN')).toEqual(['screening:evidence.document.same'])
    expect(await keyOf(null)).toEqual(['screening:evidence.document.same-number'])
    expect(await keyOf('TUR')).toEqual(['screening:evidence.document.same-number-other-state'])
  })

  test('a passport of the country whose code is one letter is the listed one of three letters', async () => {
    const screened = await ask(app.platform, officer, [
      { kind: 'document', id: newId(), number: 'C9ZZ01007', state: 'D' },
    ])
    expect(screened.state).toBe('hit')
  })

  test('a name without a letter cannot be asked, so it is not "no hit" (I-06)', async () => {
    expect((await ask(app.platform, officer, [person(app.platform, ['---'])])).state).toBe('could-not')
    expect((await ask(app.platform, officer, [])).state).toBe('could-not')
  })

  test('before the lists were read nothing can be asked (I-06)', async () => {
    const cold = { ...app.platform }
    const screened = await ask(cold, officer, [stranger()])
    expect(screened).toMatchObject({ state: 'could-not', lists: [] })
  })

  test('while a required list has no version nothing is "no hit" (I-06); what is found is still found', async () => {
    const require = async (required: boolean) => {
      await app.query(
        `update screening.list set content = jsonb_set(content, '{required}', $1::jsonb) where id = 'un'`,
        [String(required)],
      )
      app.platform.live.tell({ site: '', action: 'blueprint.apply', subject: null })
      await engineOf(app.platform).refresh()
    }
    await require(true)
    try {
      expect((await ask(app.platform, officer, [stranger()])).state).toBe('could-not')
      expect((await ask(app.platform, officer, [listed()])).state).toBe('hit')
      const lists = (await booth.get('/api/lists')).body.lists
      expect(lists).toContainEqual(
        expect.objectContaining({ list: 'un', version: null, stale: true, entries: 0 }),
      )
    } finally {
      await require(false)
    }
    expect((await ask(app.platform, officer, [stranger()])).state).toBe('no-hit')
  })
})

describe('hits', () => {
  const work = async () => {
    const screened = await ask(app.platform, officer, [listed()])
    return { screened, hit: screened.subjects[0]?.hits[0]?.id ?? '' }
  }

  test('second line without a shift opens no hit and judges none', async () => {
    const { hit } = await work()
    const home = await app.as('kamran')
    const tries = [
      await home.get('/api/hits'),
      await home.get(`/api/hits/${hit}`),
      await home.post(`/api/hits/${hit}/reviews`, { decision: 'not-same', note: 'from elsewhere' }),
    ]
    for (const { status, body } of tries)
      expect([status, body.detail.key]).toEqual([403, 'platform:refusal.shift'])
  })

  test('the list of work has no name; opening shows both sides, and is recorded', async () => {
    const { hit } = await work()
    const list = await kamran.get('/api/hits?state=waiting')
    expect(list.status).toBe(200)
    expect(list.body.rows.find((r: { id: string }) => r.id === hit)).toMatchObject({
      subject: 'person',
      state: 'waiting',
      lane: 'bilasuvar-foot-1',
      notMine: null,
    })
    expect(JSON.stringify(list.body).toUpperCase()).not.toContain('KARIM')
    const before = (await app.ledger('screening.openHit')).length
    const opened = await kamran.get(`/api/hits/${hit}`)
    expect(opened.status).toBe(200)
    expect(opened.body).toMatchObject({
      source: {
        kind: 'list',
        name: { en: 'National watch-list' },
        owner: 'sbs',
        reference: 'NW-2026/001',
        purpose: 'wanted',
      },
      traveller: { names: 'SOHRAB KARIMNEJAD', 'birth-dates': '1974-04-03', sex: 'M', nationalities: 'IRN' },
      entry: { names: ['Sohrab Karimnejad'], 'birth-dates': ['1974-04-03'] },
    })
    expect(opened.body.evidence).toContainEqual(
      expect.objectContaining({ key: 'screening:evidence.birth-date.same-day' }),
    )
    const sum = opened.body.evidence.reduce((s: number, e: { bits: number }) => s + e.bits, 0)
    expect(sum).toBeCloseTo(opened.body.bits)
    expect(await app.ledger('screening.openHit')).toHaveLength(before + 1)
  })

  test('whoever received it never closes it, first line never does (I-22)', async () => {
    const mine = await ask(app.platform, { ...officer, id: kamran.session.officer.id }, [listed()])
    const hit = mine.subjects[0]?.hits[0]?.id ?? ''
    const review = { decision: 'not-same', note: 'Another father’s name' }
    expect((await kamran.post(`/api/hits/${hit}/reviews`, review)).body).toMatchObject({
      status: 403,
      detail: { key: 'screening:refusal.own-hit' },
    })
    expect((await booth.post(`/api/hits/${hit}/reviews`, review)).status).toBe(403)
    expect((await booth.get('/api/hits')).status).toBe(403)
    expect((await booth.get(`/api/hits/${hit}`)).status).toBe(403)
    expect(
      (await leyla.post(`/api/hits/${hit}/reviews`, { decision: 'same', note: 'Photograph agrees' })).body,
    ).toMatchObject({ id: hit, state: 'confirmed' })
    expect((await kamran.post(`/api/hits/${hit}/reviews`, review)).status).toBe(409)
  })

  test('two officers at once: one answer stands', async () => {
    const { hit } = await work()
    const answers = await Promise.all(
      [kamran, leyla].map(c => c.post(`/api/hits/${hit}/reviews`, { decision: 'same', note: 'It is he' })),
    )
    expect(answers.map(a => a.status).sort()).toEqual([201, 409])
  })

  test('"not the same person" follows the traveller until person or entry change', async () => {
    const traveller = person(app.platform, ['SOHRAB KARIMNEJAD'], { birthDate: '1974-04-13' })
    const first = await ask(app.platform, officer, [traveller])
    const hit = first.subjects[0]?.hits[0]?.id ?? ''
    expect(
      (
        await kamran.post(`/api/hits/${hit}/reviews`, {
          decision: 'not-same',
          note: 'Younger by a generation',
        })
      ).status,
    ).toBe(201)

    const again = await ask(app.platform, officer, [{ ...traveller, id: newId() }])
    expect(again).toMatchObject({ state: 'no-hit', subjects: [{ hits: [{ cleared: true }] }] })
    const elsewhere = await app.as('farid', { lane: 'astara-foot-1' })
    expect((await ask(app.platform, actorOf(elsewhere), [{ ...traveller, id: newId() }])).state).toBe(
      'no-hit',
    )
    for (const other of [
      { documents: [{ number: 'P1234567', state: 'IRN' }] },
      { birthDate: '1974-04-14' },
      { personHash: app.platform.keys.lookup('person', 'another spelling') },
    ])
      expect((await ask(app.platform, officer, [{ ...traveller, id: newId(), ...other }])).state).toBe('hit')
    const shown = await kamran.get(`/api/hits/${again.subjects[0]?.hits[0]?.id}`)
    expect(shown.body).toMatchObject({
      state: 'dismissed',
      reviews: [],
      cleared: { decision: 'not-same', note: 'Younger by a generation' },
    })

    const changed = csvOf(csvPerson('N-001', 'Sohrab Karimnejad', '1974-04-03', 'Scar on the left hand'))
    const job = await give(nigar, 'national', changed)
    expect(job).toMatchObject({
      step: 'done',
      counts: { read: 1, added: 0, changed: 1, removed: 49, refused: 0 },
    })
    await approve(leyla, 'national', job.proposal)
    expect((await ask(app.platform, officer, [{ ...traveller, id: newId() }])).state).toBe('hit')
  })
})

describe('a list that is old', () => {
  test('says so, by the clock, and answers still', async () => {
    app.clock.advance(73 * 3_600_000)
    try {
      const screened = await ask(app.platform, officer, [stranger()])
      expect(screened.state).toBe('no-hit')
      expect(screened.lists.find(l => l.list === 'national')).toMatchObject({ stale: true })
      const [row] = await app.query('select lists from screening.screening where id = $1', [
        screened.subjects[0]?.screening,
      ])
      expect(row?.lists).toContainEqual(expect.objectContaining({ list: 'national', stale: true }))
    } finally {
      app.clock.advance(-73 * 3_600_000)
    }
  })
})

test('no name, number or plate stands in the ledger, the technical log or a plain column (I-26)', async () => {
  const said = JSON.stringify(await app.ledger()) + app.logged()
  const rows = JSON.stringify([
    await app.query('select * from screening.hit'),
    await app.query('select * from screening.screening'),
    await app.query('select * from screening.hit_review'),
    await app.query(`select * from platform.request where action like 'screening.%'`),
  ])
  for (const word of ['karimnejad', 'c90001001', '99zx990', '99-zx-990', 'generation']) {
    expect(said.toLowerCase()).not.toContain(word)
    expect(rows.toLowerCase()).not.toContain(word)
  }
})
