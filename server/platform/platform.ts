import type { Logger } from 'pino'
import type { z } from 'zod'
import type { Catalogue } from './catalogue.ts'
import type { Clock } from './clock.ts'
import type { Database, Drizzle, Work } from './database.ts'
import type { Ending } from './endings.ts'
import type { Keys, RecordKey } from './keys.ts'
import type { Live } from './live.ts'
import type { NodeKey } from './node-key.ts'
import type { Actor, Needs, Permissions } from './permissions.ts'
import type { AnySection, References } from './reference.ts'
import type { SignIn } from './sign-in.ts'
import type { Tx } from './transaction.ts'

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
  /** Everything that ends, the platform's own first. */
  endings: Ending[]
  /** Where this node keeps its files and which certificate it shows; absent in tests without either. */
  place: { data?: string | undefined; certificate?: string | undefined }
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

export interface Action<Input, Ids, Answer> {
  /** The permission, the ledger event and the test name. */
  name: string
  input: z.ZodType<Input>
  needs: Needs
  /** A look at a person: leaves a line, has no request to repeat. */
  reads?: true
  work?: Work
  /** Takes no lock and changes nothing but by queued rows: its one statement is atomic by itself and needs no BEGIN. Looks are so by nature. */
  oneStatement?: true
  /** Writes rows of many sites; only `replication.accept` and reference data may (rule 2). */
  manySites?: true
  run(
    context: { tx: Tx; actor: Actor; now: Date; request: string; platform: Platform },
    input: Input,
  ): Promise<Done<Ids, Answer>>
  answer(reading: Reading, ids: Ids): Promise<Answer>
}
