import type { Route } from './published.ts'
import type { Schema } from './sample.ts'

/** Numbers that decide, one after the other; the same numbers decide the same again. */
export type Choose = (below: number) => number

export const chooser = (numbers: readonly number[]): Choose => {
  let at = 0
  return below => (numbers[at++ % numbers.length] ?? 0) % Math.max(1, below)
}

/** Ids of rows that stand in the database, by the last word of their table's name. */
export type Standing = Map<string, string[]>

const texts = [
  'for a good reason, written down',
  'another good reason',
  'AZE',
  'bilasuvar',
  'bilasuvar-foot-1',
  'sbs',
  '08:00',
  'SBS-2026/1',
  '123456',
  '',
  // what no calendar and no text of the database holds
  'a\u0000b',
  '\ud800',
  '2026-03-17 01900000-0000-7000-8000-00000000000g',
]
const days = [
  '2026-03-17',
  '2026-03-18',
  '2026-04-01',
  '2019-01-01',
  '2026-02-31',
  '0000-01-01',
  '9999-12-31',
]
const instants = ['2026-03-17T06:00:00.000Z', '2026-03-17T18:00:00.000Z', '2030-01-01T00:00:00.000Z']

/** A body that an address might be sent: every branch, every optional part, ids that are there and fit more often than not. */
export function anythingOf(schema: Schema, choose: Choose, standing: Standing, name = ''): unknown {
  const one = <T>(list: readonly T[]): T | undefined => list[choose(list.length)]
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return one(schema.enum)
  const branches = schema.anyOf ?? schema.oneOf
  if (branches) return anythingOf(one(branches) ?? {}, choose, standing, name)
  const type = Array.isArray(schema.type) ? one(schema.type) : schema.type
  if (type === 'null') return null
  if (type === 'object') {
    const parts = Object.entries(schema.properties ?? {}).filter(
      ([key]) => schema.required?.includes(key) || choose(2) === 0,
    )
    return Object.fromEntries(parts.map(([key, of]) => [key, anythingOf(of, choose, standing, key)]))
  }
  if (type === 'array') {
    const length = (schema.minItems ?? 0) + choose(3)
    return Array.from({ length }, () => anythingOf(schema.items ?? {}, choose, standing, name))
  }
  if (type === 'integer' || type === 'number')
    return (schema.minimum ?? schema.exclusiveMinimum ?? 0) + choose(9)
  if (type === 'boolean') return choose(2) === 0
  if (schema.format === 'uuid') return idFor(name, choose, standing)
  if (schema.format === 'date') return one(days)
  if (schema.format === 'date-time') return one(instants)
  const fits = schema.pattern ? new RegExp(schema.pattern, 'u') : /^/
  const fitting = texts.filter(text => fits.test(text) && text.length >= (schema.minLength ?? 0))
  return one(fitting.length && choose(8) ? fitting : texts)
}

/** Where to send it: ids in the address fit their name more often than not, and now and then more is asked than must be. */
export function addressOf(route: Route, choose: Choose, standing: Standing): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => idFor(name, choose, standing))
  const asked = route.asks
    .filter(({ required }) => required || choose(3) === 0)
    .map(({ name, schema }) => [name, String(anythingOf(schema, choose, standing, name))])
  return asked.length ? `${path}?${new URLSearchParams(asked)}` : path
}

function idFor(name: string, choose: Choose, standing: Standing): string {
  const fitting = standing.get(name.toLowerCase()) ?? []
  const any = [...standing.values()].flat()
  const from = fitting.length && choose(5) ? fitting : any
  return from[from.length - 1 - choose(Math.min(from.length, 12))] ?? '01900000-0000-7000-8000-000000000000'
}
