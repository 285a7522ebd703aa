import { getTableColumns } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { relationOf } from './catalogue.ts'

export type Row = Record<string, unknown>
/** Rows by table, in the order in which they were queued. */
export type Rows = Map<PgTable, Row[]>

/** A prepared statement. */
export interface Statement {
  name: string
  text: string
}

/**
 * The one statement that inserts into these tables. Its text depends on which tables they are and on nothing else: the rows of
 * each come as one JSON array, so that any number of them, of any number of actions, is one prepared statement.
 */
export function statementFor(rows: Rows): Statement {
  let at = root
  for (const table of rows.keys()) {
    const known = at.next.get(table)
    const next = known ?? { next: new Map() }
    if (!known) at.next.set(table, next)
    at = next
  }
  at.statement ??= { name: `rows ${++statements}`, text: textFor([...rows.keys()]) }
  return at.statement
}

/** One parameter for each table. */
export const valuesOf = (rows: Rows): string[] =>
  Array.from(rows, ([table, of]) => JSON.stringify(of.map(row => plain(table, row))))

interface Step {
  statement?: Statement
  next: Map<PgTable, Step>
}
const root: Step = { next: new Map() }
let statements = 0

function textFor(tables: PgTable[]): string {
  const parts = tables.map((table, i) => {
    const columns = Object.entries(getTableColumns(table))
    const names = columns.map(([, c]) => `"${c.name}"`).join(', ')
    const keys = columns.map(([key]) => `"${key}"`).join(', ')
    const typed = columns.map(([key, c]) => `"${key}" ${c.getSQLType()}`).join(', ')
    const into = relationOf(table).replace('.', '"."')
    return `w${i} as (insert into "${into}" (${names}) select ${keys} from json_to_recordset($${i + 1}) as r(${typed}))`
  })
  return `with ${parts.join(',\n')}\nselect`
}

/** As JSON carries it: bytes in PostgreSQL's hexadecimal form; instants become text by themselves. */
function plain(table: PgTable, row: Row): Row {
  const columns = byteColumns(table)
  if (!columns.length) return row
  const copy = { ...row }
  for (const key of columns) {
    const value = copy[key]
    if (Buffer.isBuffer(value)) copy[key] = `\\x${value.toString('hex')}`
  }
  return copy
}

const bytesIn = new Map<PgTable, string[]>()
function byteColumns(table: PgTable): string[] {
  const known = bytesIn.get(table)
  if (known) return known
  const columns = Object.entries(getTableColumns(table)).filter(([, c]) => c.getSQLType() === 'bytea')
  const keys = columns.map(([key]) => key)
  bytesIn.set(table, keys)
  return keys
}
