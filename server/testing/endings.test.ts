import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Day } from '../../contracts/words.ts'
import { endings, noEndings, rooms } from '../app.ts'
import { endingsOf } from '../platform/endings.ts'
import { root } from '../root.ts'
import { type TestApp, testApp } from './app.ts'
import { endColumns, endFields, endingFaults } from './catalogue/endings.ts'

let world: TestApp
let client: pg.Client
beforeAll(async () => {
  world = await testApp()
  client = new pg.Client({ connectionString: world.ownerUrl })
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await world?.close()
})

const sections = rooms.flatMap(r => r.declares.sections)

describe('no table with an end date is absent', () => {
  it('every column and blueprint field that may be an end belongs to a declared ending or is excused', async () => {
    const there = [...(await endColumns(client)), ...endFields(sections)]
    expect(there).toContain('posts.roster.until')
    expect(there).toContain('delegations.validUntil')
    const faults = endingFaults(there, endings, noEndings)
    expect(faults, `\n${faults.join('\n')}\n`).toEqual([])
  })

  it('sees a date that a new table brings, whatever it is called', async () => {
    await client.query('begin')
    try {
      await client.query(
        `create table posts.spoilt (site text, good_to timestamptz, opened_at timestamptz, valid_until text, recorded_at date)`,
      )
      const found = (await endColumns(client)).filter(name => name.startsWith('posts.spoilt'))
      expect(found).toEqual(['posts.spoilt.good_to', 'posts.spoilt.valid_until'])
    } finally {
      await client.query('rollback')
    }
    const spoilt = z.object({ rows: z.array(z.object({ lastDay: Day.nullable(), from: Day })) })
    expect(endFields([{ key: 'spoilt', schema: spoilt }])).toEqual(['spoilt.rows.lastDay'])
    expect(endingFaults(['a.b.until'], [{ kind: 'x', of: ['a.c.until'] }], {})).toHaveLength(2)
  })

  it.each(['az', 'en', 'ru', 'fa'])('every kind has its name and what happens at zero, in %s', lang => {
    const words = JSON.parse(readFileSync(join(root, `web/i18n/${lang}/operations.json`), 'utf8'))
    const missing = endings.flatMap(({ kind }) =>
      ['ending', 'zero', 'cure']
        .filter(group => typeof words[group][kind] !== 'string')
        .map(group => `${group}.${kind}`),
    )
    expect(missing).toEqual([])
    expect(new Set(endings.map(e => e.kind)).size).toBe(endings.length)
  })
})

describe('everything that ends', () => {
  it('the nearest first, what has no end last, and no person among it', async () => {
    const rows = await endingsOf(world.platform)
    const days = rows.map(r => r.days ?? Number.POSITIVE_INFINITY)
    expect(days).toEqual([...days].sort((a, b) => a - b))
    expect(new Set(rows.map(r => r.kind))).toEqual(
      new Set([
        'platform-node',
        'platform-postgresql',
        'posts-roster',
        'posts-act',
        'screening-list',
        'crossings-delegation',
        'crossings-stay-rule',
      ]),
    )
    const delegation = rows.find(r => r.id === 'crossings-delegation/green-corridor')
    expect(delegation).toMatchObject({ at: '2027-12-31T20:00:00.000Z', level: 'far' }) // midnight at Bilasuvar
  })

  it('warns 90, 30 and 7 days before, and says when it is over', async () => {
    const level = async (at: string) => {
      world.clock.set(at)
      return (await endingsOf(world.platform)).find(r => r.id === 'crossings-delegation/green-corridor')
        ?.level
    }
    expect(await level('2027-10-02T19:00:00Z')).toBe('far')
    expect(await level('2027-10-02T21:00:00Z')).toBe('ahead')
    expect(await level('2027-12-01T21:00:00Z')).toBe('near')
    expect(await level('2027-12-24T21:00:00Z')).toBe('last')
    expect(await level('2027-12-31T19:59:59Z')).toBe('last')
    expect(await level('2027-12-31T20:00:00Z')).toBe('ended')
  })
})
