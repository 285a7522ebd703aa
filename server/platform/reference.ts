import { jsonb, type PgSchema, type PgTable, text } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import type { TableDeclaration } from './catalogue.ts'
import { type Database, over } from './database.ts'
import type { Live } from './live.ts'

/**
 * Small tables that are the same everywhere and come from a blueprint: one row, one content of a published shape.
 * What is exported is what was applied, byte for byte (I-44).
 */
export const referenceTable = <T>(schema: PgSchema, name: string) =>
  schema.table(name, { id: text('id').primaryKey(), content: jsonb('content').$type<T>().notNull() })

export type ReferenceTable<T> = ReturnType<typeof referenceTable<T>>

/** A room's part of the blueprint: a name in the file, a shape, the table that keeps it. */
export interface Section<T = unknown> {
  key: string
  schema: z.ZodType<T>
  table: ReferenceTable<T>
  id: (row: T) => string
}

export const section = <T>(s: Section<T>): Section<T> => s

/** Any room's section, for those who carry all of them. */
export interface AnySection {
  key: string
  schema: z.ZodType
  table: ReferenceTable<unknown>
  id: (row: never) => string
}

export const declared = (table: PgTable): TableDeclaration => ({
  table,
  class: 'reference',
  direction: 'down',
  retention: 'reference',
})

/** Reference data in memory: the lane never waits for it, and reads it anew when a blueprint was applied. */
export class References {
  private readonly database: Database
  private held = new Map<PgTable, Promise<unknown[]>>()

  constructor(database: Database, live: Live) {
    this.database = database
    live.hear(news => {
      if (news.action === 'blueprint.apply' || news.action === 'platform.poll') this.held = new Map()
    })
  }

  /** All rows of a section, by id. */
  rows<T>(s: Section<T>): Promise<T[]> {
    const known = this.held.get(s.table) as Promise<T[]> | undefined
    if (known) return known
    const read = over(this.database.pool('desk'))
      .select()
      .from(s.table)
      .orderBy(s.table.id)
      .then(rows => rows.map(r => r.content as T))
    this.held.set(s.table, read)
    read.catch(() => this.held.delete(s.table))
    return read
  }

  async find<T>(s: Section<T>, id: string): Promise<T | undefined> {
    return (await this.rows(s)).find(row => s.id(row) === id)
  }
}
