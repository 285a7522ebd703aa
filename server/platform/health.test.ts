import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from '../testing/app.ts'

let world: TestApp
beforeAll(async () => {
  world = await testApp()
})
afterAll(() => world.close())

const health = async () => (await world.app.inject('/health')).json() as { state: string; database: string }

it('I-12: green while the log moves, red when it stood still longer than ten seconds', async () => {
  await world.node.sequencer.tick()
  expect(await health()).toMatchObject({ state: 'green', database: 'answers' })
  await world.node.sequencer.stop()
  world.clock.advance(11_000)
  expect(await health()).toMatchObject({ state: 'red', database: 'answers' })
  await world.node.sequencer.tick()
  expect(await health()).toMatchObject({ state: 'green' })
})
