import type { PgTable } from 'drizzle-orm/pg-core'
import type { Platform } from './action.ts'
import type { TableDeclaration } from './catalogue.ts'
import type { Permissions } from './permissions.ts'
import type { Check, Ending, Waiting } from './platform.ts'
import type { AnySection } from './reference.ts'

/** What a room gives to the whole (`declares.ts`). */
export interface Room {
  name: string
  tables: TableDeclaration[]
  /** Action → duties that may do it. */
  permissions: Permissions
  /** Its part of the blueprint. */
  sections: AnySection[]
  /** Tables whose rows hold sealed personal content, with the column that is erased with the record's key. */
  sealed: { table: PgTable; column: string }[]
  /** What of its tables and blueprint sections ends by itself, and when; shown on one page, with what happens then. */
  endings?: Ending[]
  /** What the doctor asks of it. */
  checks?: Check[]
  /** Columns and blueprint fields that look like an end and are none of the node's: name → why. */
  noEndings?: Record<string, string>
  /** Its work that waits at a place, for whoever hands a shift over. */
  waiting?: Waiting
  /** Starts what runs beside requests (job workers, an index kept live). @returns how to stop it. */
  start?: (platform: Platform) => Promise<() => Promise<void>>
}
