import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../contracts/ids.ts'
import { perform } from '../../platform/action.ts'
import { relationOf } from '../../platform/catalogue.ts'
import { nodeActor } from '../../platform/permissions.ts'
import { type TestApp, testApp } from '../../testing/app.ts'
import * as posts from '../posts/index.ts'
import {
  apply,
  type Blueprint,
  BlueprintError,
  exportBlueprint,
  loadBlueprint,
  plan,
  writeBlueprint,
} from './index.ts'

const shipped = join(import.meta.dirname, '../../../blueprints/southern-border')
let world: TestApp
let folder: string

beforeAll(async () => {
  world = await testApp()
})
afterAll(() => world.close())

const node = nodeActor('bilasuvar')
const load = (directory: string) => loadBlueprint(directory, world.platform.sections)
const put = (b: Blueprint) => perform(world.platform, apply, node, newId(), b)
const reference = async () => {
  const held: Record<string, unknown> = {}
  for (const s of world.platform.sections) held[s.key] = await world.platform.references.rows(s as never)
  return held
}

describe('what ships', () => {
  it('is whole: every section of every room, every reference led to a row', async () => {
    const { head, sections } = await load(shipped)
    expect(head).toMatchObject({ id: 'southern-border', country: 'AZE', headOffice: 'baku' })
    expect(Object.keys(sections).sort()).toEqual(world.platform.sections.map(s => s.key).sort())
  })
  it('fits as well with the acts in force, and then no passenger may enter over land', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'blueprint-'))
    await cp(shipped, directory, { recursive: true })
    await cp(join(shipped, 'variants/regimeInForce.json'), join(directory, 'regimeInForce.json'))
    expect((await put(await load(directory))).changed).toBe(true)
    const facts = {
      post: 'bilasuvar',
      class: 'foot',
      direction: 'entry',
      nationality: 'IRN',
      purpose: null,
      day: '2026-03-17',
    } as const
    expect((await posts.mayCross(world.platform, facts)).open).toBe(false)
    expect((await posts.mayCross(world.platform, { ...facts, direction: 'exit' })).open).toBe(true)
    const citizen = { ...facts, direction: 'exit', nationality: 'AZE' } as const
    expect((await posts.mayCross(world.platform, citizen)).open).toBe(false)
    expect((await put(await load(shipped))).changed).toBe(true)
    expect((await posts.mayCross(world.platform, facts)).open).toBe(true)
    await rm(directory, { recursive: true })
  })
})

describe('apply', () => {
  it('a second time changes nothing and says so (I-44)', async () => {
    const b = await load(shipped)
    await put(b)
    const before = await world.query('select count(*) from blueprint.applied')
    const again = await put(b)
    expect(again.changed).toBe(false)
    expect(await world.query('select count(*) from blueprint.applied')).toEqual(before)
    const line = (await world.ledger('blueprint.apply')).at(-1)
    expect(line?.facts).toMatchObject({ changed: false, id: 'southern-border' })
  })
  it('what is exported, written and read again is the same, and an empty node takes it whole (I-44)', async () => {
    const b = await load(shipped)
    const { applied } = await put(b)
    const exported = await exportBlueprint(world.platform)
    folder = await mkdtemp(join(tmpdir(), 'blueprint-'))
    await writeBlueprint(folder, exported as Blueprint)
    const held = await reference()
    for (const { key } of world.platform.sections) await clear(key)
    const back = await put(await load(folder))
    expect(back).toMatchObject({ changed: true, applied: { sha256: applied?.sha256 } })
    expect(await reference()).toEqual(held)
    expect(await exportBlueprint(world.platform)).toEqual(exported)
    await rm(folder, { recursive: true })
  })
  it('writes only the rows that differ, takes away what is gone, and the plan says so before', async () => {
    const b = await load(shipped)
    const [first, ...rest] = b.sections.refusalGrounds as { letter: string; remedy: object }[]
    const next = {
      head: { ...b.head, version: 2 },
      sections: {
        ...b.sections,
        refusalGrounds: rest.map(g => (g.letter === 'B' ? { ...g, remedy: (first as typeof g).remedy } : g)),
      },
    }
    const expected = [{ section: 'refusalGrounds', add: [], change: ['B'], remove: ['A'] }]
    expect((await perform(world.platform, plan, node, newId(), next)).plan).toEqual(expected)
    const { applied } = await put(next)
    expect(applied?.counts).toEqual({ refusalGrounds: { add: 0, change: 1, remove: 1 } })
    expect(await world.query("select id from referrals.refusal_ground where id in ('A', 'B')")).toEqual([
      { id: 'B' },
    ])
    await put(b)
  })
  it('of a wrong row refuses the whole, naming file, row and path', async () => {
    const b = await load(shipped)
    const sections = { ...b.sections, lists: [{ ...(b.sections.lists?.[0] as object), owner: 'nobody' }] }
    await expect(put({ head: b.head, sections })).rejects.toMatchObject({
      type: 'invalid-input',
      fields: [{ path: expect.stringContaining('lists.json › national › owner') }],
    })
    expect(await world.query('select count(*)::int as lists from screening.list')).toEqual([{ lists: 3 }])
  })
  it('by two at one instant is done once', async () => {
    const b = await load(shipped)
    const next = { ...b, head: { ...b.head, version: 3 } }
    const both = await Promise.all([put(next), put(next)])
    expect(both.map(a => a.changed).sort()).toEqual([false, true])
    await put(b)
  })
})

/** Empties a section as an empty node has it. */
async function clear(key: string): Promise<void> {
  const s = world.platform.sections.find(x => x.key === key)
  if (!s) throw new Error(key)
  await world.query(`delete from ${relationOf(s.table)}`)
}

describe('reading a directory', () => {
  const faulty = async (change: (directory: string) => Promise<void>) => {
    const directory = await mkdtemp(join(tmpdir(), 'blueprint-'))
    await cp(shipped, directory, { recursive: true })
    await change(directory)
    const error: unknown = await load(directory).catch(e => e)
    await rm(directory, { recursive: true })
    expect(error).toBeInstanceOf(BlueprintError)
    return (error as BlueprintError).message
  }
  const edit = (directory: string, name: string, change: (rows: Record<string, unknown>[]) => unknown) =>
    readFile(join(directory, name), 'utf8').then(text =>
      writeFile(join(directory, name), JSON.stringify(change(JSON.parse(text)))),
    )

  it.each([
    ['a program', 'install.js', 'process.exit()', 'install.js: Only blueprint.json'],
    ['a section of no room', 'grants.json', '[]', 'grants.json: No room of this version'],
    ['something that is not JSON', 'lists.json', '[', 'lists.json: Not JSON'],
    ['a section that is no list', 'lists.json', '{}', 'lists.json: A section is a list'],
  ])('refuses %s', async (_what, name, text, message) => {
    expect(await faulty(d => writeFile(join(d, name), text))).toContain(message)
  })
  it('refuses a missing section and a missing head', async () => {
    expect(await faulty(d => rm(join(d, 'lists.json')))).toContain('lists.json: The section is missing')
    expect(await faulty(d => rm(join(d, 'blueprint.json')))).toContain('blueprint.json: The file is missing')
  })
  it('refuses a field of no shape, naming file, row and path', async () => {
    const grant = (rows: Record<string, unknown>[]) => rows.map((r, i) => (i ? r : { ...r, run: 'x' }))
    expect(await faulty(d => edit(d, 'posts.json', grant))).toContain(
      'posts.json › astara › run: No such field',
    )
  })
  it('follows no link out of the directory', async () => {
    const message = await faulty(async d => {
      await rm(join(d, 'lists.json'))
      await symlink(join(shipped, 'lists.json'), join(d, 'lists.json'))
    })
    expect(message).toContain('lists.json: Only blueprint.json')
  })
  it('says so when there is no directory', async () => {
    await expect(load('/nowhere/at/all')).rejects.toThrow('There is no such directory')
  })
})

it('who asks at a desk learns what is applied here', async () => {
  const orxan = await world.as('orxan')
  const { status, body } = await orxan.get('/api/blueprint')
  expect(status).toBe(200)
  expect(body.applied).toMatchObject({ head: { id: 'southern-border', version: 1 }, by: 'node' })
})
