import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import type pg from 'pg'
import { foreign, type Look, rows, tables } from './look.ts'

/** The migrator's own list is made before any room's table is. */
const own = new Set(['platform.migration'])

/** Rule 4: every table is declared by one room and every declared table exists. */
export const declaredOnce: Look = async (client, declared) => {
  const found = await rows<{ relation: string; root: string; relkind: string; relpersistence: string }>(
    client,
    tables,
  )
  const there = new Set(found.map(t => t.relation))
  return [
    ...found
      .filter(t => !declared.has(t.root) && !own.has(t.relation))
      .map(t => ({
        at: t.relation,
        what: 'is declared by no room',
        instead: 'declare it with its class in declares.ts',
      })),
    ...found
      .filter(t => !['r', 'p'].includes(t.relkind) || t.relpersistence !== 'p')
      .map(t => ({
        at: t.relation,
        what: 'is not a plain durable table',
        instead: 'logged tables only: what was acknowledged is on disk (I-08)',
      })),
    ...[...declared.keys()]
      .filter(relation => !there.has(relation))
      .map(relation => ({
        at: relation,
        what: 'is declared and does not exist',
        instead: 'write its migration',
      })),
  ]
}

/** `timestamp (3) with time zone` and `timestamp(3) with time zone` are one type. */
const plainType = (type: string) =>
  type
    .replace(/\s+\(/g, '(')
    .replace(/^varchar/, 'character varying')
    .replace(/^numeric\((\d+), (\d+)\)/, 'numeric($1,$2)')

interface Column extends pg.QueryResultRow {
  relation: string
  name: string
  type: string
  needed: boolean
}

/** The definitions the program reads with are the tables that are there: columns, types, nullability, primary key. */
export const asDefined: Look = async (client, declared) => {
  const columns = await rows<Column>(
    client,
    `select t.relation, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as needed
       from (${tables}) t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped`,
  )
  const keys = await rows<{ relation: string; columns: string[] }>(
    client,
    `select t.relation, array(select a.attname::text from unnest(i.indkey::int2[]) with ordinality k (num, nth)
                                join pg_attribute a on a.attrelid = t.oid and a.attnum = k.num order by k.nth) as columns
       from (${tables}) t join pg_index i on i.indrelid = t.oid and i.indisprimary`,
  )
  const instead = 'bring tables.ts and the migrations together: npm run migration writes the difference'
  return [...declared].flatMap(([relation, { table }]) => {
    const is = new Map(columns.filter(c => c.relation === relation).map(c => [c.name, sayColumn(c)]))
    const should = definitionOf(table)
    const differ = [...new Set([...is.keys(), ...should.columns.keys()])]
      .filter(name => is.get(name) !== should.columns.get(name))
      .map(
        name =>
          `${name} is ${is.get(name) ?? 'missing'}, defined as ${should.columns.get(name) ?? 'nothing'}`,
      )
    const key = keys.find(k => k.relation === relation)?.columns.join(', ') ?? 'none'
    const keyDiffers = key === should.key ? [] : [`primary key is ${key}, defined as ${should.key}`]
    return [...differ, ...keyDiffers].map(what => ({ at: relation, what, instead }))
  })
}

const sayColumn = (c: Column) => `${plainType(c.type)}${c.needed ? ' not null' : ''}`

function definitionOf(table: PgTable) {
  const { columns, primaryKeys } = getTableConfig(table)
  const key = primaryKeys[0]?.columns.map(c => c.name) ?? columns.filter(c => c.primary).map(c => c.name)
  return {
    columns: new Map(
      columns.map(c => [
        c.name,
        `${plainType(c.getSQLType())}${c.notNull || key.includes(c.name) ? ' not null' : ''}`,
      ]),
    ),
    key: key.join(', ') || 'none',
  }
}

/** Rules 7 and 6: ids, times and defaults are values of the program; no sequence, no identity, no function as default. */
export const valuesOnly: Look = async client => {
  const counters = await rows<{ at: string }>(
    client,
    `select n.nspname || '.' || c.relname as at from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'S' and ${foreign}`,
  )
  const defaults = await rows<{ at: string; name: string; text: string; identity: string }>(
    client,
    `select t.relation as at, a.attname as name, a.attidentity::text as identity, coalesce(pg_get_expr(d.adbin, d.adrelid), '') as text
       from (${tables}) t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and a.attgenerated = ''
       left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
      where a.attidentity <> '' or d.oid is not null`,
  )
  const constant = /^('([^']|'')*'|-?[\d.]+|true|false|NULL)(::[\w ".[\]()]+)?$/
  return [
    ...counters.map(c => ({
      at: c.at,
      what: 'is a sequence',
      instead: 'ids are UUIDv7 made by the program (newId)',
    })),
    ...defaults
      .filter(d => d.identity || !constant.test(d.text))
      .map(d => ({
        at: d.at,
        what: `${d.name} is filled by ${d.identity ? 'an identity' : d.text}`,
        instead: 'hand the value in as a parameter',
      })),
  ]
}
