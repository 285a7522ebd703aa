import type pg from 'pg'
import { z } from 'zod'
import { Day, Instant } from '../../../contracts/words.ts'
import type { Ending } from '../../platform/platform.ts'
import type { AnySection } from '../../platform/reference.ts'
import { rows } from './look.ts'

/** What is in the past or a beginning by its name; any other date may be an end and has to be declared as one or excused. */
const past = /^(at|day|from|since|birth_?date|valid_?from|\w*ed_?at|beat_?at)$/i
/** Named like an end whatever its type: a day may be kept as text. */
const end =
  /(^|_|[a-z])(until|ends?|ends?_?at|expires?|expires?_?(at|on)|expiry|deadline|due|not_?after|stale_?after_?hours|valid_?to)$/i

/** Dates of all our tables and of the sign-in ceremony's that might be an end: `schema.table.column`. */
export async function endColumns(client: pg.Client): Promise<string[]> {
  const found = await rows<{ at: string; name: string; type: string }>(
    client,
    `select n.nspname || '.' || c.relname as at, a.attname as name, t.typname as type
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       join pg_type t on t.oid = a.atttypid
      where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^(pg_|information_schema$|pgboss)'`,
  )
  return found
    .filter(c => mayEnd(c.name, /^(date|timestamp|timestamptz|tstzrange|daterange|tsrange)$/.test(c.type)))
    .map(c => `${c.at}.${c.name}`)
    .sort()
}

const mayEnd = (name: string, dated: boolean) => end.test(name) || (dated && !past.test(name))

/** The same of blueprint sections, whose content is one JSON column: `delegations.validUntil`. */
export function endFields(sections: Pick<AnySection, 'key' | 'schema'>[]): string[] {
  return sections.flatMap(({ key, schema }) => fields(schema).map(path => `${key}.${path}`)).sort()
}

function fields(schema: z.ZodType, at = ''): string[] {
  const inner = bare(schema)
  if (inner instanceof z.ZodArray) return fields(inner.element as z.ZodType, at)
  if (!(inner instanceof z.ZodObject)) return []
  return Object.entries(inner.shape as Record<string, z.ZodType>).flatMap(([name, value]) => {
    const dated = bare(value) === Day || bare(value) === Instant
    const own = mayEnd(name, dated) ? [at + name] : []
    return [...own, ...fields(value, `${at}${name}.`)]
  })
}

function bare(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    return bare(schema.unwrap() as z.ZodType)
  return schema
}

/** What no ending speaks for and nothing excuses; what is declared and does not exist. */
export function endingFaults(
  there: string[],
  endings: Pick<Ending, 'kind' | 'of'>[],
  excused: Record<string, string>,
): string[] {
  const spoken = new Set(endings.flatMap(e => e.of))
  const known = new Set(there)
  return [
    ...there
      .filter(name => !spoken.has(name) && !excused[name])
      .map(name => `${name} may be an end, and no ending in declares.ts speaks for it`),
    ...[...spoken, ...Object.keys(excused)]
      .filter(name => !known.has(name))
      .map(name => `${name} is declared and is no column or blueprint field`),
    ...there
      .filter(name => spoken.has(name) && excused[name])
      .map(name => `${name} is declared as an ending and excused from being one`),
  ]
}
