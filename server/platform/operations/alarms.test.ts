import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { EndingLevel } from '../../../contracts/operations.ts'
import { endings } from '../../app.ts'
import { root } from '../../root.ts'
import { type TestApp, testApp } from '../../testing/app.ts'

let world: TestApp
beforeAll(async () => {
  world = await testApp()
})
afterAll(() => world.close())

const rules = readFileSync(join(root, 'docs/operations/alarms.yml'), 'utf8')

it('every figure that a shipped alarm asks for exists, by name, kind and level', async () => {
  await world.app.inject('/health')
  const { body } = await world.app.inject('/metrics')
  const there = new Set([...body.matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, name]) => name))
  const asked = new Set(rules.match(/\bsarhad_\w+/g)?.map(name => name.replace(/_(bucket|count|sum)$/, '')))
  expect(asked.size).toBeGreaterThan(5)
  expect([...asked].filter(name => !there.has(name))).toEqual([])
  const kinds = [...rules.matchAll(/kind!?="([\w-]+)"/g)].map(([, kind]) => kind)
  expect(kinds.filter(kind => !endings.some(e => e.kind === kind))).toEqual([])
  const levels = [...rules.matchAll(/level="(\w+)"/g)].map(([, level]) => level)
  expect(levels.filter(level => !EndingLevel.safeParse(level).success)).toEqual([])
})

it('every alarm says what is the matter, the next step, and whether somebody gets up for it', () => {
  const alarms = rules.split(/^ {6}- alert: /m).slice(1)
  expect(alarms.length).toBeGreaterThanOrEqual(10)
  for (const alarm of alarms) {
    expect(alarm).toMatch(/^ {8}expr: /m)
    expect(alarm).toMatch(/severity: (call|day)/)
    expect(alarm).toMatch(/summary: \w/)
    expect(alarm).toMatch(/next: \w/)
  }
})
