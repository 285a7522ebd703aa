import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Day } from '../../contracts/words.ts'
import { catalogue, endings, noEndings, rooms } from '../app.ts'
import { order } from '../rooms.ts'
import { endColumns, endFields, endingFaults } from './catalogue/endings.ts'
import type { Fault } from './catalogue/look.ts'
import { declare, rules } from './catalogue/rules.ts'
import { type Clone, cloneDatabase } from './clone.ts'

let clone: Clone
let client: pg.Client
beforeAll(async () => {
  clone = await cloneDatabase()
  client = new pg.Client({ connectionString: clone.ownerUrl })
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await clone?.drop()
})

const said = (f: Fault) => `${f.at}: ${f.what}. Instead: ${f.instead}`

describe('the ten rules hold in the database', () => {
  for (const { says, look } of rules) {
    it(says, async () => {
      const faults = (await look(client, catalogue.byRelation)).map(said).sort()
      expect(faults, `\n${faults.join('\n')}\n`).toEqual([])
    })
  }

  it('a table stands in the schema of its room', () => {
    const schemas = new Set([...catalogue.byRelation.keys()].map(r => r.split('.')[0]))
    const known = new Set<string | undefined>(['platform', ...order])
    expect([...schemas].filter(s => !known.has(s))).toEqual([])
  })

  it('what must only grow is declared so: the log (I-29, I-46) and the versions of alerts (I-23)', () => {
    for (const relation of [
      'platform.ledger',
      'platform.leaf',
      'platform.checkpoint',
      'screening.alert_version',
    ])
      expect(catalogue.byRelation.get(relation)?.appendOnly, relation).toBe(true)
  })
})

describe('each rule sees what breaks it', () => {
  for (const { says, look, spoiled } of rules) {
    for (const { name, sql, declared, finds } of spoiled) {
      it(`${says}: ${name}`, async () => {
        await client.query('begin')
        try {
          await client.query(sql)
          const made = sql.includes('create schema spoilt')
          const known = made ? declare(catalogue.byRelation, declared) : catalogue.byRelation
          const faults = await look(client, known)
          const mine = faults.filter(f => !made || f.at.startsWith('spoilt')).map(f => `${f.at}: ${f.what}`)
          expect(mine.sort()).toEqual(finds.sort())
        } finally {
          await client.query('rollback')
        }
      })
    }
  }
})

describe('no table with an end date is absent', () => {
  it('every column and blueprint field that may be an end belongs to a declared ending or is excused', async () => {
    const there = [...(await endColumns(client)), ...endFields(rooms.flatMap(r => r.declares.sections))]
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
})

describe('append-only is more than a declaration', () => {
  const line = `insert into platform.ledger (site, id, at, actor, authority, action, facts)
    values ('bilasuvar', '018f0000-0000-7000-8000-000000000001', '2026-03-17T06:00:00Z', 'node', 'sbs', 'posts.openShift', '{}')`

  for (const verb of [
    'update platform.ledger set action = action',
    'delete from platform.ledger',
    'truncate platform.ledger',
    'truncate platform.ledger_rest',
  ])
    it(`the owner's slip of the hand is stopped: ${verb}`, async () => {
      await client.query('begin')
      try {
        await client.query(line)
        await expect(client.query(verb)).rejects.toMatchObject({ code: '55000' })
      } finally {
        await client.query('rollback')
      }
    })

  it('the program itself is refused before the guard is asked', async () => {
    const app = new pg.Client({ connectionString: clone.appUrl })
    await app.connect()
    try {
      for (const verb of [
        'update platform.ledger set action = action',
        'delete from platform.ledger',
        'truncate platform.ledger',
        'create table platform.mine ()',
      ])
        await expect(app.query(verb), verb).rejects.toMatchObject({ code: '42501' })
    } finally {
      await app.end()
    }
  })
})
