import type { Logger } from 'pino'
import type { z } from 'zod'
import type { Finding } from '../../contracts/operations.ts'
import type { Words } from '../../contracts/words.ts'
import type { Catalogue } from './catalogue.ts'
import type { Clock } from './clock.ts'
import type { Database, Drizzle, Work } from './database.ts'
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
  /** What waits at a place of work, as each room knows it. */
  waiting: Waiting[]
  /** Everything the doctor looks at, the platform's own first. */
  checks: Check[]
  /** Where this node keeps its files and which certificate it shows; absent in tests without either. */
  place: { data?: string | undefined; web?: string | undefined; certificate?: string | undefined }
  signIn: SignIn
  log: Logger
  /** Signs what this node says of its logs. */
  nodeKey: NodeKey
  mode: 'demo' | 'serve'
  /** Base address under which browsers reach this node: proofs are made for it. */
  origin: string
}

/** Work that waits: its kind and id, never whom it is about. */
export interface Waits {
  kind: 'held' | 'hit' | 'referral'
  id: string
  since: Date
  lane: string | null
}

/** What waits at a place for those of an authority, oldest first and at most a hundred. A room declares it for whoever hands a shift over. */
export type Waiting = (
  platform: Platform,
  db: Drizzle,
  at: { site: string; authority: string },
) => Promise<Waits[]>

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

/** One thing that ends: which, and when. */
export interface Ends {
  /** Distinguishes it within its kind. */
  id: string
  name?: Words
  label?: string
  /** null: no end was set, which is shown too. */
  at: Date | null
  /** How many end then, where single ones would say too much. */
  count?: number
}

/** A kind of thing that ends. A room declares it, so that one page, one gauge and the alarms know all of them. */
export interface Ending {
  /** `posts-roster`. Words: `operations:ending.posts-roster`; what happens at zero: `operations:zero.posts-roster`. */
  kind: string
  /** The columns (`schema.table.column`) and blueprint fields (`delegations.validUntil`) it speaks for; the catalogue test holds them. */
  of: string[]
  /** Days before the end at which it is said; 90, 30 and 7 unless it lives shorter. */
  warn?: readonly [ahead: number, near: number, last: number]
  /** Past its end the node's knowledge is old: `/health/fresh` says so. */
  fresh?: true
  read(platform: Platform): Promise<Ends[]>
}

/** Rows of a query on the node's database, as the program's own role or its owner. */
export type Ask = <R extends Record<string, unknown>>(text: string, values?: unknown[]) => Promise<R[]>

/** Below what the node is in trouble. Bytes, seconds, connections. */
export interface Limits {
  diskFree: number
  diskLow: number
  memoryFree: number
  clockApart: number
  behind: number
  transaction: number
  connections: number
}

/** What is examined. A part that is absent was not asked for, or could not be reached and is said to be unknown. */
export interface Examined {
  now: Date
  env: NodeJS.ProcessEnv
  limits: Limits
  /** Folder of keys and files. */
  data?: string | undefined
  /** Folder of the built screens. */
  web?: string | undefined
  /** Fonts of the printed forms. */
  formFonts?: string | undefined
  /** To be listened on, where nobody of ours does yet. */
  port?: number | undefined
  tls?: { cert: string; key: string | undefined } | undefined
  /** Migrations this program brings, `room/name` → sha256. */
  migrations?: ReadonlyMap<string, string> | undefined
  ask?: Ask | undefined
  platform?: Platform | undefined
}

/** One thing that is looked at. It throws when it could not look; that is `unknown`, never well. */
export interface Check {
  name: string
  look(examined: Examined): Promise<Finding[]>
}
