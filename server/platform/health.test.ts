import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type TestApp, testApp } from '../testing/app.ts'
import { asOwner } from './database.ts'

let world: TestApp
beforeAll(async () => {
  world = await testApp()
})
afterAll(() => world.close())

const health = async (part = '') => {
  const answer = await world.app.inject(`/health${part}`)
  return { status: answer.statusCode, ...(answer.json() as Record<string, unknown>) }
}

it('I-12: green while the log moves, red when it stood still longer than ten seconds', async () => {
  await world.node.sequencer.tick()
  expect(await health()).toMatchObject({ state: 'green', database: 'answers' })
  expect(await health('/fresh')).toMatchObject({ status: 200, state: 'green', old: [] })
  await world.node.sequencer.stop()
  world.clock.advance(11_000)
  expect(await health()).toMatchObject({ status: 503, state: 'red', database: 'answers' })
  expect(await health('/fresh')).toMatchObject({ status: 503, state: 'red', old: [] })
  expect(await health('/ready')).toMatchObject({ status: 200, state: 'green' })
  await world.node.sequencer.tick()
  expect(await health()).toMatchObject({ state: 'green' })
})

it('an old list makes the node not fresh: it still serves, and says which list', async () => {
  world.clock.advance(73 * 3_600_000)
  await world.node.sequencer.tick()
  expect(await health('/fresh')).toMatchObject({ status: 503, old: ['screening-list/national'] })
  expect(await health('/ready')).toMatchObject({ status: 200 })
})

it('without its database the process lives, is not ready, and calls nothing fresh that it could not read', async () => {
  const name = new URL(world.ownerUrl).pathname.slice(1)
  const everywhere = (sql: string) => asOwner(inject('cluster').url, client => client.query(sql))
  await everywhere(`alter database ${name} allow_connections false`)
  await everywhere(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
  try {
    expect(await health('/live')).toMatchObject({ status: 200, state: 'green' })
    expect(await health('/ready')).toMatchObject({ status: 503, database: 'away' })
    expect(await health('/fresh')).toMatchObject({ status: 503, old: null })
    const metrics = await world.app.inject('/metrics')
    expect(metrics.statusCode).toBe(200)
    expect(metrics.body).not.toMatch(/^sarhad_endings{/m)
  } finally {
    await everywhere(`alter database ${name} allow_connections true`)
  }
  expect(await health('/ready')).toMatchObject({ status: 200 })
})

it('the figures name what ends by kind and nearness, and how far the log is', async () => {
  const { body } = await world.app.inject('/metrics')
  expect(body).toMatch(/^sarhad_endings{kind="screening-list",level="ended"} 1$/m)
  expect(body).toMatch(/^sarhad_ends_timestamp_seconds{kind="crossings-delegation"} 1830283200$/m)
  expect(body).toMatch(/^sarhad_unsequenced_lines{site="bilasuvar"} \d+$/m)
  expect(body).toMatch(/^sarhad_resident_memory_bytes \d+$/m)
})
