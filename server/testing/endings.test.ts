import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endings } from '../app.ts'
import { endingsOf } from '../platform/endings.ts'
import { root } from '../root.ts'
import { type TestApp, testApp } from './app.ts'

let world: TestApp
beforeAll(async () => {
  world = await testApp()
})
afterAll(() => world.close())

describe('everything that ends', () => {
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
