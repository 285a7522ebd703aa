import { createHash } from 'node:crypto'
import { z } from 'zod'
import { BlueprintHead, type SectionCounts, type SectionPlan } from '../../../contracts/blueprint.ts'
import { canonical } from '../../../libraries/evidence-log/index.ts'
import type { AnySection } from '../../platform/reference.ts'

/** A whole set-up as data: its head and the rows of each room's section. */
export const Blueprint = z.strictObject({
  head: BlueprintHead,
  sections: z.record(z.string(), z.array(z.unknown())),
})
export type Blueprint = z.infer<typeof Blueprint>

/** Where a blueprint is wrong. `path` leads to the field inside the row; neither quotes a value. */
export interface Fault {
  file: string
  row: string | null
  path: string
  message: string
}

/** Rows of a section as they are kept: by id, each of its published shape. */
export type Rows = Map<string, unknown>

const idOf = (section: AnySection, row: unknown): string => section.id(row as never)

/**
 * Holds a blueprint against the shapes that the rooms declare. A field or a section that no room knows is refused: what
 * is not read cannot be approved (I-34).
 */
export function checkBlueprint(
  blueprint: Blueprint,
  sections: AnySection[],
): { rows: Map<string, Rows>; faults: Fault[] } {
  const faults: Fault[] = []
  const rows = new Map<string, Rows>()
  const known = new Set(sections.map(s => s.key))
  for (const key of Object.keys(blueprint.sections)) {
    if (!known.has(key)) faults.push(fault(key, null, '', 'No room of this version has such a section.'))
  }
  for (const section of sections) {
    const given = blueprint.sections[section.key]
    if (given) rows.set(section.key, checkSection(section, given, faults))
    else faults.push(fault(section.key, null, '', 'The section is missing. A section without rows is [].'))
  }
  if (!faults.length) faults.push(...danglingReferences(blueprint.head, rows))
  return { rows, faults }
}

const fault = (section: string, row: string | null, path: string, message: string): Fault => ({
  file: `${section}.json`,
  row,
  path,
  message,
})

function checkSection(section: AnySection, given: unknown[], faults: Fault[]): Rows {
  const rows: Rows = new Map()
  given.forEach((raw, index) => {
    const name = nameOf(section, raw) ?? `row ${index + 1}`
    const parsed = section.schema.safeParse(raw)
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        faults.push(fault(section.key, name, issue.path.join('.'), issue.message))
      }
      return
    }
    for (const path of unknownPaths(raw, parsed.data)) {
      faults.push(fault(section.key, name, path, 'No such field.'))
    }
    const id = idOf(section, parsed.data)
    if (rows.has(id)) faults.push(fault(section.key, id, '', 'Two rows have this id.'))
    rows.set(id, parsed.data)
  })
  return rows
}

/** The id of a row that may be of any shape; undefined when it has none. */
function nameOf(section: AnySection, raw: unknown): string | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined
  const id: unknown = section.id(raw as never)
  return typeof id === 'string' && !id.includes('undefined') ? id : undefined
}

/** Paths of what was given and not read: shapes leave unknown fields out, a blueprint may not have them. */
export function unknownPaths(given: unknown, read: unknown, path = ''): string[] {
  if (Array.isArray(given) && Array.isArray(read)) {
    return given.flatMap((item, i) => unknownPaths(item, read[i], join(path, String(i))))
  }
  if (!isRecord(given) || !isRecord(read)) return []
  return Object.entries(given).flatMap(([key, value]) =>
    key in read ? unknownPaths(value, read[key], join(path, key)) : [join(path, key)],
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const join = (path: string, key: string) => (path ? `${path}.${key}` : key)

/** Fields that name a row of another section. A lane of no post or a procedure of no authority would stop a lane at night. */
const references: { from: string; path: string; to: string }[] = [
  { from: 'lanes', path: 'post', to: 'posts' },
  { from: 'regimeRows', path: 'posts', to: 'posts' },
  { from: 'regimeRows', path: 'set', to: 'regimeSets' },
  { from: 'regimeInForce', path: 'set', to: 'regimeSets' },
  { from: 'procedures', path: 'controls.authority', to: 'authorities' },
  { from: 'delegations', path: 'from', to: 'authorities' },
  { from: 'delegations', path: 'to', to: 'authorities' },
  { from: 'lists', path: 'owner', to: 'authorities' },
  { from: 'shareRows', path: 'reader', to: 'authorities' },
  { from: 'shareRows', path: 'owner', to: 'authorities' },
]

function danglingReferences(head: BlueprintHead, sections: Map<string, Rows>): Fault[] {
  const named = references.flatMap(({ from, path, to }) => {
    const targets = sections.get(to)
    if (!targets) return []
    return [...(sections.get(from) ?? [])].flatMap(([id, row]) =>
      valuesAt(row, path.split('.'))
        .filter(value => !targets.has(value))
        .map(value => fault(from, id, path, `${to}.json has no row ${JSON.stringify(value)}.`)),
    )
  })
  const sites = new Set([head.headOffice, ...valuesOf(sections.get('posts'), 'sites')])
  const homeless = [...(sections.get('lanes') ?? [])].flatMap(([id, row]) =>
    valuesAt(row, ['site'])
      .filter(site => !sites.has(site))
      .map(site => fault('lanes', id, 'site', `No post has the site ${JSON.stringify(site)}.`)),
  )
  return [...named, ...homeless]
}

const valuesOf = (rows: Rows | undefined, field: string) =>
  [...(rows?.values() ?? [])].flatMap(row => valuesAt(row, [field]))

/** Texts at a path, through lists; null and absent name nothing. */
function valuesAt(value: unknown, path: string[]): string[] {
  if (Array.isArray(value)) return value.flatMap(item => valuesAt(item, path))
  const [head, ...rest] = path
  if (head === undefined) return typeof value === 'string' ? [value] : []
  return isRecord(value) ? valuesAt(value[head], rest) : []
}

/** What an apply would do. Contents are compared in canonical form, so the order of keys in a file means nothing. */
export function planOf(current: Map<string, Rows>, next: Map<string, Rows>): SectionPlan[] {
  return [...next].flatMap(([section, rows]) => {
    const before = current.get(section) ?? new Map<string, unknown>()
    const add = [...rows.keys()].filter(id => !before.has(id))
    const remove = [...before.keys()].filter(id => !rows.has(id))
    const change = [...rows.keys()].filter(
      id => before.has(id) && canonical(before.get(id)) !== canonical(rows.get(id)),
    )
    return add.length + change.length + remove.length ? [{ section, add, change, remove }] : []
  })
}

export const countsOf = (plan: SectionPlan[]): Record<string, SectionCounts> =>
  Object.fromEntries(
    plan.map(p => [p.section, { add: p.add.length, change: p.change.length, remove: p.remove.length }]),
  )

/** SHA-256 of head and sections in canonical form, rows by id: equal blueprints have equal sums (I-44). */
export function sumOf(head: BlueprintHead, sections: Map<string, Rows>): string {
  const ordered = Object.fromEntries([...sections].map(([key, rows]) => [key, byId(rows)]))
  return createHash('sha256')
    .update(canonical({ head, sections: ordered }))
    .digest('hex')
}

/** Rows in the order of their ids. */
export const byId = (rows: Rows): unknown[] =>
  [...rows].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, row]) => row)
