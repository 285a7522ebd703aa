import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { newId } from '../../contracts/ids.ts'
import { type TestApp, testApp } from '../testing/app.ts'
import { action, perform } from './action.ts'
import { propose } from './approvals.ts'
import { seal } from './keys.ts'
import { type Actor, nodeActor } from './permissions.ts'
import { problem, Refusal } from './problems.ts'
import { proposal } from './tables.ts'

let world: TestApp
const node = nodeActor('trial')

/** A trial action that keeps a proposal row, so that every part of the doorway has something to do. */
const keep = action({
  name: 'trial.keep',
  input: z.object({ reason: z.string().min(1) }),
  needs: 'node',
  async run({ tx, actor }, input) {
    if (input.reason === 'refuse') throw problem('not-possible', { key: 'platform:problem.failed' })
    const id = propose(tx, actor, { action: 'trial', subject: 'x', input: {}, reason: input.reason })
    const key = tx.newKey(id)
    seal(key, { name: 'SYNTHETIC' })
    return { ids: { id }, subject: id, record: { id }, personal: { key, content: { name: 'SYNTHETIC' } } }
  },
  answer: async (_reading, ids) => ids,
})

beforeAll(async () => {
  world = await testApp()
})
afterAll(() => world.close())

const run = (input: unknown, request = newId(), actor: Actor = node) =>
  perform(world.platform, keep, actor, request, input)
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    e => (e instanceof Refusal ? e : Promise.reject(e)),
  )

describe('the doorway', () => {
  it('I-09: writes the line, the row and their change entry in one transaction', async () => {
    const { id } = await run({ reason: 'a reason' })
    const [line] = await world.query(`select * from platform.ledger where subject = $1`, [id])
    expect(line).toMatchObject({ site: 'trial', actor: 'node', action: 'trial.keep', facts: { id } })
    expect(line?.commitment).toBeInstanceOf(Buffer)
    const pending = await world.query(
      'select relation, id from platform.pending where line = $1 order by relation',
      [line?.id],
    )
    const changes = await world.query(
      `select c.relation, c.id from platform.change c join platform.leaf f on f.site = c.site and f.pos = c.pos where f.id = $1`,
      [line?.id],
    )
    const named = [...pending, ...changes].filter(r => r.relation !== 'platform.ledger')
    expect(named).toEqual([{ relation: 'platform.proposal', id }])
  })

  it('I-45: a repeated request has one effect and the same outcome', async () => {
    const request = newId()
    const first = await run({ reason: 'once' }, request)
    const again = await run({ reason: 'once' }, request)
    expect(again).toEqual(first)
    expect(
      await world.query(`select count(*)::int as n from platform.proposal where reason = 'once'`),
    ).toEqual([{ n: 1 }])
  })

  it('I-45: twenty presses at the same instant have one effect', async () => {
    const request = newId()
    const answers = await Promise.all(Array.from({ length: 20 }, () => run({ reason: 'at once' }, request)))
    expect(new Set(answers.map(a => a.id)).size).toBe(1)
    expect(
      await world.query(`select count(*)::int as n from platform.proposal where reason = 'at once'`),
    ).toEqual([{ n: 1 }])
  })

  it('a look is nobody’s news, and a refusal of the person inside an action leaves its line', async () => {
    const heard: string[] = []
    const stop = world.platform.live.hear(news => heard.push(news.action))
    const look = { ...keep, name: 'trial.look', reads: true as const }
    await perform(
      world.platform,
      { ...look, run: async () => ({ ids: { id: '' }, record: {} }) },
      node,
      newId(),
      {
        reason: 'to see',
      },
    )
    const forbid = { ...keep, name: 'trial.forbid' }
    const own = async () => {
      throw problem('four-eyes', { key: 'platform:refusal.own-proposal' }, 403)
    }
    const answer = perform(world.platform, { ...forbid, run: own }, node, newId(), { reason: 'mine' })
    expect((await refusal(answer))?.type).toBe('four-eyes')
    await run({ reason: 'heard' })
    stop()
    expect(heard.filter(name => name.startsWith('trial.'))).toEqual(['trial.keep'])
    expect((await world.ledger('trial.forbid')).map(line => line.facts)).toEqual([
      { refused: 'not-permitted', reason: 'platform:refusal.own-proposal' },
    ])
  })

  it('refuses the same request id for something else, with 409', async () => {
    const request = newId()
    await run({ reason: 'first' }, request)
    expect(await refusal(run({ reason: 'second' }, request))).toMatchObject({
      type: 'request-reused',
      status: 409,
    })
  })

  it('keeps nothing of an action that refused', async () => {
    const before = await world.query('select count(*)::int as n from platform.ledger')
    expect(await refusal(run({ reason: 'refuse' }))).toMatchObject({ type: 'not-possible' })
    expect(await world.query('select count(*)::int as n from platform.ledger')).toEqual(before)
  })

  it('says where input is wrong and never what it was', async () => {
    const wrong = await refusal(run({ reason: 7, SECRET: 'SYNTHETIC' }))
    expect(wrong).toMatchObject({ type: 'invalid-input', status: 400, fields: [{ path: 'reason' }] })
    expect(JSON.stringify(wrong)).not.toContain('SYNTHETIC')
  })

  it('records a refused authorisation in a line of its own', async () => {
    const stranger: Actor = { ...node, id: newId(), duty: 'customs', workstation: newId() }
    expect(await refusal(run({ reason: 'no' }, newId(), stranger))).toMatchObject({
      type: 'not-permitted',
      status: 403,
    })
    const [line] = await world.query(`select facts from platform.ledger where actor = $1`, [stranger.id])
    expect(line?.facts).toEqual({ refused: 'not-permitted', reason: 'platform:refusal.duty' })
  })

  it('rule 2: refuses rows of another site', async () => {
    const foreign = action({
      ...keep,
      name: 'trial.foreign',
      async run({ tx, now }) {
        const id = newId()
        const row = {
          at: now,
          by: 'node',
          authority: 'node',
          action: 'x',
          subject: 'x',
          input: {},
          reason: 'x',
        }
        tx.insert(proposal, { site: 'elsewhere', id, ...row })
        return { ids: { id }, record: {} }
      },
    })
    await expect(perform(world.platform, foreign, node, newId(), { reason: 'x' })).rejects.toThrow(
      'a row of another site',
    )
  })

  it('retries a deadlock and then succeeds', async () => {
    let tries = 0
    const deadlocked = action({
      ...keep,
      name: 'trial.deadlocked',
      async run(context, input) {
        tries++
        if (tries < 3) throw Object.assign(new Error('deadlock detected'), { code: '40P01' })
        return await keep.run(context, input)
      },
    })
    await perform(world.platform, deadlocked, node, newId(), { reason: 'in the end' })
    expect(tries).toBe(3)
  })
})

describe('actions of one statement that wait together', () => {
  const single = { ...keep, name: 'trial.single', oneStatement: true as const }
  const press = (reason: string, request = newId()) =>
    perform(world.platform, single, node, request, { reason })

  it('share a transaction, and each has its own row, line and request (I-09, I-45)', async () => {
    const ids = (await Promise.all(Array.from({ length: 40 }, () => press('crowd')))).map(a => a.id)
    const moments = await world.query(
      `select count(*)::int as n, count(distinct xmin::text)::int as transactions from platform.proposal where id = any($1)`,
      [ids],
    )
    expect(moments[0]?.n).toBe(40)
    expect(Number(moments[0]?.transactions)).toBeLessThan(40)
    expect((await world.ledger('trial.single')).map(line => line.subject).sort()).toEqual([...ids].sort())
  })

  it('I-45: twenty presses at the same instant among twenty others have one effect', async () => {
    const request = newId()
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) => (i % 2 ? press('one of many') : press('one only', request))),
    )
    expect(new Set(answers.map(a => a.id)).size).toBe(21)
    const kept = await world.query(
      `select reason, count(*)::int as n from platform.proposal where reason like 'one %' group by 1 order by 1`,
    )
    expect(kept).toEqual([
      { reason: 'one of many', n: 20 },
      { reason: 'one only', n: 1 },
    ])
  })
})

describe('append-only', () => {
  it.each(['ledger', 'leaf', 'checkpoint'])(
    'the owner cannot change, delete or empty platform.%s',
    async table => {
      await run({ reason: 'something to keep' })
      await world.node.sequencer.tick()
      for (const act of [
        `update platform.${table} set site = site`,
        `delete from platform.${table}`,
        `truncate platform.${table}`,
      ])
        await expect(world.query(act)).rejects.toMatchObject({ code: '55000' })
    },
  )
})
