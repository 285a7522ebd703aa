import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Client, type TestApp, testApp } from '../../testing/app.ts'

let world: TestApp
let orxan: Client
beforeAll(async () => {
  world = await testApp()
  orxan = await world.as('orxan')
})
afterAll(() => world.close())

it('the administrator reads what ends, and the look is a line', async () => {
  const { status, body } = await orxan.get('/api/endings')
  expect(status).toBe(200)
  expect(body.rows.find((row: { kind: string }) => row.kind === 'screening-list')).toMatchObject({
    kind: 'screening-list',
    name: { en: 'National watch-list' },
    level: 'far',
  })
  expect(await world.ledger('operations.endings')).toHaveLength(1)
})

it('first line does not', async () => {
  const aysel = await world.as('aysel')
  expect((await aysel.get('/api/endings')).status).toBe(403)
})
