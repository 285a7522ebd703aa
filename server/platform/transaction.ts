import type { InferInsertModel } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type pg from 'pg'
import type { Catalogue } from './catalogue.ts'
import type { Drizzle, Link, Question } from './database.ts'
import type { Keys, RecordKey } from './keys.ts'
import { pending, recordKey } from './tables.ts'
import type { Row, Rows } from './writing.ts'

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
  /** The hottest questions: asked together with those of other actions that wait at the same moment. */
  ask<R>(question: Question, values: unknown[]): Promise<R>
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

export class Transaction implements Tx {
  readonly site: string
  readonly now: Date
  readonly keys: Keys
  private readonly link: Link
  private readonly options: TxOptions
  private queue: Rows = new Map()

  constructor(link: Link, options: TxOptions) {
    this.link = link
    this.options = options
    this.site = options.site
    this.now = options.now
    this.keys = options.keys
  }

  get db(): Drizzle {
    return this.link.db
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
    this.add(table, list)
  }

  changed(table: PgTable, ids: string | string[]): void {
    const { relation } = this.options.catalogue.of(table)
    for (const id of [ids].flat()) this.name(relation, id)
  }

  private name(relation: string, id: string): void {
    this.add(pending, [{ site: this.site, line: this.options.line, relation, id }])
  }

  private add(table: PgTable, rows: Row[]): void {
    const queued = this.queue.get(table)
    if (queued) queued.push(...rows)
    else this.queue.set(table, [...rows])
  }

  async query<R extends pg.QueryResultRow>(name: string, text: string, values: unknown[]): Promise<R[]> {
    return (await this.link.query({ name, text, values })) as R[]
  }

  ask<R>(question: Question, values: unknown[]): Promise<R> {
    return this.link.ask<R>(question, values)
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
    const rows = this.queue
    this.queue = new Map()
    if (rows.size) await this.link.write(rows)
  }
}
