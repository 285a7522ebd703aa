import type { Logger } from 'pino'
import type { Catalogue } from './catalogue.ts'
import type { Clock } from './clock.ts'
import type { Database, Drizzle } from './database.ts'
import type { Keys, RecordKey } from './keys.ts'
import type { Live } from './live.ts'
import type { NodeKey } from './node-key.ts'
import type { Actor, Permissions } from './permissions.ts'
import type { AnySection, References } from './reference.ts'
import type { SignIn } from './sign-in.ts'

/** What every action stands on; made once in `app.ts`. */
export interface Platform {
  database: Database
  catalogue: Catalogue
  permissions: Permissions
  keys: Keys
  clock: Clock
  live: Live
  references: References
  /** Every room's part of the blueprint, in room order. */
  sections: AnySection[]
  signIn: SignIn
  log: Logger
  /** Signs what this node says of its logs. */
  nodeKey: NodeKey
  mode: 'demo' | 'serve'
  /** Base address under which browsers reach this node: proofs are made for it. */
  origin: string
}

/** What a reader of rows gets: no way to write. */
export interface Reading {
  db: Drizzle
  keys: Keys
  actor: Actor
  now: Date
  platform: Platform
}

/** Identifiers of what was done, facts for the ledger, personal content bound to the line by its record's key. */
export interface Done<Ids, Answer> {
  ids: Ids
  subject?: string
  record: Record<string, unknown>
  personal?: { key: RecordKey; content: unknown }
  /** What `answer` would rebuild from `ids`, where `run` knows it already and the lane should not wait for a second read. */
  answer?: Answer
}
