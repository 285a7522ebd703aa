import { pgSchema } from 'drizzle-orm/pg-core'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { BlueprintHead } from '../../../contracts/blueprint.ts'
import { referenceTable, section } from '../../platform/reference.ts'
import { type Blueprint, checkBlueprint, planOf, sumOf, unknownPaths } from './rules.ts'

const words = { az: 'a', en: 'e', ru: 'r', fa: 'f' }
const head: BlueprintHead = {
  id: 'trial',
  version: 1,
  name: words,
  country: 'UTO',
  languages: ['en'],
  headOffice: 'capital',
}
const schema = pgSchema('trial')
const Post = z.object({ id: z.string(), sites: z.array(z.string()), open: z.boolean().default(true) })
const Lane = z.object({ id: z.string(), post: z.string().nullable(), site: z.string() })
const sections = [
  section<z.infer<typeof Post>>({
    key: 'posts',
    schema: Post,
    table: referenceTable(schema, 'post'),
    id: r => r.id,
  }),
  section<z.infer<typeof Lane>>({
    key: 'lanes',
    schema: Lane,
    table: referenceTable(schema, 'lane'),
    id: r => r.id,
  }),
]
const blueprint = (posts: unknown[], lanes: unknown[] = []): Blueprint => ({
  head,
  sections: { posts, lanes },
})
const faultsOf = (b: Blueprint) => checkBlueprint(b, sections).faults.map(f => `${f.file} ${f.row} ${f.path}`)

describe('a blueprint is data of the declared shape (I-34)', () => {
  it('is taken when every row has its shape', () => {
    const b = blueprint([{ id: 'p', sites: ['p'] }], [{ id: 'l', post: 'p', site: 'p' }])
    expect(faultsOf(b)).toEqual([])
  })
  it.each([
    ['a wrong type, with file, row and path', blueprint([{ id: 'p', sites: [3] }]), ['posts.json p sites.0']],
    ['a field that no shape has', blueprint([{ id: 'p', sites: [], script: 'x' }]), ['posts.json p script']],
    ['a row that is no object', blueprint(['p']), ['posts.json row 1 ']],
    [
      'two rows of one id',
      blueprint([
        { id: 'p', sites: [] },
        { id: 'p', sites: [] },
      ]),
      ['posts.json p '],
    ],
    [
      'a section that no room has',
      { head, sections: { posts: [], lanes: [], grants: [] } },
      ['grants.json null '],
    ],
    ['a section that is missing', { head, sections: { posts: [] } }, ['lanes.json null ']],
    [
      'a lane of a post that is not there',
      blueprint([], [{ id: 'l', post: 'q', site: 'capital' }]),
      ['lanes.json l post'],
    ],
    [
      'a lane at a site of no post',
      blueprint([], [{ id: 'l', post: null, site: 'moon' }]),
      ['lanes.json l site'],
    ],
  ])('refuses %s', (_what, b, faults) => {
    expect(faultsOf(b)).toEqual(faults)
  })
  it('a desk at head office has no post', () => {
    expect(faultsOf(blueprint([], [{ id: 'l', post: null, site: 'capital' }]))).toEqual([])
  })
  it('finds unknown fields at any depth', () => {
    expect(unknownPaths({ a: [{ b: 1, c: 2 }], d: 3 }, { a: [{ b: 1 }] })).toEqual(['a.0.c', 'd'])
  })
})

describe('what an apply does', () => {
  const rows = (...list: { id: string; n: number }[]) => new Map([['s', new Map(list.map(r => [r.id, r]))]])
  it('adds, changes and takes away only what differs', () => {
    const now = rows({ id: 'same', n: 1 }, { id: 'other', n: 1 }, { id: 'gone', n: 1 })
    const next = rows({ id: 'same', n: 1 }, { id: 'other', n: 2 }, { id: 'new', n: 1 })
    expect(planOf(now, next)).toEqual([{ section: 's', add: ['new'], change: ['other'], remove: ['gone'] }])
  })
  it('means nothing by the order of rows and keys', () => {
    const one = new Map([
      [
        's',
        new Map<string, unknown>([
          ['a', { x: 1, y: 2 }],
          ['b', 1],
        ]),
      ],
    ])
    const two = new Map([
      [
        's',
        new Map<string, unknown>([
          ['b', 1],
          ['a', { y: 2, x: 1 }],
        ]),
      ],
    ])
    expect(planOf(one, two)).toEqual([])
    expect(sumOf(head, one)).toBe(sumOf(head, two))
    expect(sumOf({ ...head, version: 2 }, one)).not.toBe(sumOf(head, one))
  })
})
