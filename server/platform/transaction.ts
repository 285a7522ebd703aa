import { getTableColumns, type InferInsertModel } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type pg from 'pg'
import type { Catalogue } from './catalogue.ts'
import { type Drizzle, over } from './database.ts'
import type { Keys, RecordKey } from './keys.ts'
import { pending, recordKey } from './tables.ts'

/**
 * What `run` works with. Inserts are queued and written together with the ledger line in one statement, so that an
 * action costs few round trips (one multi-row statement reached 0.59–0.85 of a bare commit, row by row 0.14–0.25).
 * Reads see queued rows only after `flush()`.
 */
export interface Tx {
  readonly site: string
  readonly now: Date
  /** Drizzle on this connection: reads, locks, the rare update. */
  readonly db: Drizzle
  /** Queues rows; each row of a travelling table is named in `pending` by itself. */
  insert<T extends PgTable>(table: T, rows: InferInsertModel<T> | InferInsertModel<T>[]): void
  /** Names rows that an update or delete changed (I-09). */
  changed(table: PgTable, ids: string | string[]): void
  /** A prepared statement of a hot action. */
  query<R extends pg.QueryResultRow>(name: string, text: string, values: unknown[]): Promise<R[]>
  flush(): Promise<void>
  /** A new key for the record `id`; its row is queued. */
  newKey(id: string): RecordKey
  readonly keys: Keys
}

export interface TxOptions {
  site: string
  line: string
  now: Date
  catalogue: Catalogue
  keys: Keys
  /** Between BEGIN and COMMIT; otherwise the one statement at the end is the whole transaction. */
  bracketed: boolean
  /** Rows of other sites are accepted only from the named exceptions (rule 2). */
  manySites?: boolean
}

type Row = Record<string, unknown>

export class Transaction implements Tx {
  readonly site: string
  readonly now: Date
  readonly db: Drizzle
  readonly keys: Keys
  private readonly client: pg.PoolClient
  private readonly options: TxOptions
  private queue: { table: PgTable; rows: Row[] }[] = []
  private named: { site: string; line: string; relation: string; id: string }[] = []

  constructor(client: pg.PoolClient, options: TxOptions) {
    this.client = client
    this.options = options
    this.site = options.site
    this.now = options.now
    this.keys = options.keys
    this.db = over(client)
  }

  insert<T extends PgTable>(table: T, rows: InferInsertModel<T> | InferInsertModel<T>[]): void {
    const list = (Array.isArray(rows) ? rows : [rows]) as Row[]
    if (!list.length) return
    const { class: kind, relation, travels, key } = this.options.catalogue.of(table)
    for (const row of list) {
      if (kind === 'site' && row.site !== this.site && !this.options.manySites)
        throw new Error(`${relation}: a row of another site in one action`)
      if (travels) this.name(relation, key ? key(row) : String(row.id))
    }
    const same = this.queue.find(q => q.table === table)
    if (same) same.rows.push(...list)
    else this.queue.push({ table, rows: list })
  }

  changed(table: PgTable, ids: string | string[]): void {
    const { relation } = this.options.catalogue.of(table)
    for (const id of [ids].flat()) this.name(relation, id)
  }

  private name(relation: string, id: string): void {
    this.named.push({ site: this.site, line: this.options.line, relation, id })
  }

  async query<R extends pg.QueryResultRow>(name: string, text: string, values: unknown[]): Promise<R[]> {
    const { rows } = await this.client.query<R>({ name, text, values })
    return rows
  }

  newKey(id: string): RecordKey {
    const { key, row } = this.keys.newRecordKey(this.site, id)
    this.insert(recordKey, row)
    return key
  }

  async flush(): Promise<void> {
    if (!this.options.bracketed) throw new Error('an action of one statement cannot write before its end')
    await this.write()
  }

  /** Writes everything queued, and what it changed, in one statement. */
  async write(): Promise<void> {
    if (this.named.length) this.queue.push({ table: pending, rows: this.named })
    if (!this.queue.length) return
    const params: unknown[] = []
    const parts = this.queue.map((q, i) => `w${i} as (${insertText(q.table, q.rows, params)})`)
    const text = `with ${parts.join(',\n')}\nselect`
    this.queue = []
    this.named = []
    // Named statements stay prepared on the connection; only shapes that come back are worth that.
    const name = params.length <= 400 ? statementName(text) : undefined
    await this.client.query({ ...(name && { name }), text, values: params })
  }
}

const names = new Map<string, string>()
function statementName(text: string): string | undefined {
  const known = names.get(text)
  if (known) return known
  if (names.size >= 2000) return undefined
  const name = `w${names.size}`
  names.set(text, name)
  return name
}

interface Shape {
  head: string
  columns: { key: string; type: string; encode: (value: unknown) => unknown }[]
}
const shapes = new Map<PgTable, Shape>()

function shapeOf(table: PgTable): Shape {
  const known = shapes.get(table)
  if (known) return known
  const columns = Object.entries(getTableColumns(table)).map(([key, column]) => ({
    key,
    name: column.name,
    type: column.getSQLType().replace(/\(\d+\)/, ''),
    encode: (value: unknown) =>
      value === undefined || value === null ? null : column.mapToDriverValue(value),
  }))
  const schema = (table as unknown as Record<symbol, string>)[Symbol.for('drizzle:Schema')]
  const name = (table as unknown as Record<symbol, string>)[Symbol.for('drizzle:Name')]
  const head = `insert into "${schema}"."${name}" (${columns.map(c => `"${c.name}"`).join(', ')}) values `
  const shape = { head, columns }
  shapes.set(table, shape)
  return shape
}

function insertText(table: PgTable, rows: Row[], params: unknown[]): string {
  const { head, columns } = shapeOf(table)
  const tuples = rows.map(row => {
    const cells = columns.map(c => {
      params.push(c.encode(row[c.key]))
      return `$${params.length}::${c.type}`
    })
    return `(${cells.join(', ')})`
  })
  return head + tuples.join(', ')
}
