import {
  bigint,
  customType,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { TableDeclaration } from './catalogue.ts'

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })
/** Milliseconds are what the program's clock knows; a finer column would invent digits. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' })

export const platform = pgSchema('platform')

/** One line for each action: who did what to which subject, when, where. Identifiers and facts, never a name (I-26). Append-only. */
export const ledger = platform.table(
  'ledger',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    at: instant('at').notNull(),
    actor: text('actor').notNull(),
    authority: text('authority').notNull(),
    post: text('post'),
    lane: text('lane'),
    action: text('action').notNull(),
    subject: text('subject'),
    facts: jsonb('facts').$type<Record<string, unknown>>().notNull(),
    /** Keyed hash of personal content that the action recorded; proves it later without holding it. */
    commitment: bytes('commitment'),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** Each press of a button has one id; a repeat finds its first outcome here (I-45). */
export const request = platform.table(
  'request',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    inputHash: bytes('input_hash').notNull(),
    outcome: jsonb('outcome').$type<Record<string, unknown>>().notNull(),
    line: uuid('line').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** Lines and changed rows that wait for their place in the site's log. */
export const pending = platform.table(
  'pending',
  {
    site: text('site').notNull(),
    line: uuid('line').notNull(),
    relation: text('relation').notNull(),
    id: text('id').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.line, t.relation, t.id] })],
)

/** End of a site's log: number of lines and the right edge of its Merkle tree (RFC 9162). The row is the sequencer's lock. */
export const head = platform.table('head', {
  site: text('site').primaryKey(),
  size: bigint('size', { mode: 'number' }).notNull(),
  frontier: bytes('frontier').notNull(),
})

/** Position of a line in its site's log: contiguous, for ever (I-46). */
export const leaf = platform.table(
  'leaf',
  {
    site: text('site').notNull(),
    pos: bigint('pos', { mode: 'number' }).notNull(),
    id: uuid('id').notNull(),
    hash: bytes('hash').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.pos] }), uniqueIndex('leaf_line').on(t.site, t.id)],
)

/** Rows of travelling tables that a line changed: what the exchange sends with it. */
export const change = platform.table(
  'change',
  {
    site: text('site').notNull(),
    pos: bigint('pos', { mode: 'number' }).notNull(),
    relation: text('relation').notNull(),
    id: text('id').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.pos, t.relation, t.id] })],
)

/** Signed statements "the log of this site has this size and this root" (C2SP tlog-checkpoint). */
export const checkpoint = platform.table(
  'checkpoint',
  {
    site: text('site').notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
    note: text('note').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.size] })],
)

/** One key for each record with personal content, wrapped by the master key; erasing it erases the record (I-27). */
export const recordKey = platform.table(
  'record_key',
  { site: text('site').notNull(), id: uuid('id').notNull(), wrapped: bytes('wrapped').notNull() },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** Four eyes: what one person proposes and another, of another unit where the policy says so, approves (I-22). */
export const proposal = platform.table(
  'proposal',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    authority: text('authority').notNull(),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    input: jsonb('input').$type<Record<string, unknown>>().notNull(),
    reason: text('reason').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

export const proposalAnswer = platform.table(
  'proposal_answer',
  {
    site: text('site').notNull(),
    proposal: uuid('proposal').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    answer: text('answer').$type<'approved' | 'declined' | 'withdrawn'>().notNull(),
    reason: text('reason'),
  },
  t => [primaryKey({ columns: [t.site, t.proposal] })],
)

/** Sessions of this node, bound to a workstation's key. The token is kept only as its hash. */
export const session = platform.table('session', {
  tokenHash: bytes('token_hash').primaryKey(),
  site: text('site').notNull(),
  officer: uuid('officer').notNull(),
  workstation: uuid('workstation').notNull(),
  /** The node's life in which it was opened: a restored copy knows no session of before (I-13). */
  epoch: integer('epoch').notNull(),
  openedAt: instant('opened_at').notNull(),
  endsAt: instant('ends_at').notNull(),
  closedAt: instant('closed_at'),
})

/** This node's number of lives: a restored copy has an old one and serves nothing until it is checked (I-13). */
export const node = platform.table('node', {
  id: text('id').primaryKey(),
  epoch: integer('epoch').notNull(),
  /** Which copy of the database this is: a restored one is another. */
  instance: uuid('instance'),
})

/** Backups that were made of this node, for their age; the files are elsewhere. Written by `operations.recordBackup`. */
export const backup = platform.table('backup', {
  id: uuid('id').primaryKey(),
  at: instant('at').notNull(),
  bytes: bigint('bytes', { mode: 'number' }).notNull(),
  sha256: bytes('sha256').notNull(),
})

export const platformTables: TableDeclaration[] = [
  { table: ledger, class: 'site', direction: 'up', retention: 'ledger', grows: true, appendOnly: true },
  { table: request, class: 'site', direction: 'none', retention: 'ledger', grows: true },
  { table: pending, class: 'site', direction: 'none', retention: 'none' },
  { table: head, class: 'site', direction: 'none', retention: 'ledger' },
  { table: leaf, class: 'site', direction: 'none', retention: 'ledger', appendOnly: true },
  { table: change, class: 'site', direction: 'none', retention: 'ledger', appendOnly: true },
  { table: checkpoint, class: 'site', direction: 'none', retention: 'ledger', appendOnly: true },
  { table: recordKey, class: 'site', direction: 'none', retention: 'crossing', grows: true },
  { table: proposal, class: 'site', direction: 'up', retention: 'crossing' },
  {
    table: proposalAnswer,
    class: 'site',
    direction: 'up',
    retention: 'crossing',
    appendOnly: true,
    key: row => String(row.proposal),
  },
  { table: session, class: 'local', direction: 'none', retention: 'session' },
  { table: node, class: 'local', direction: 'none', retention: 'none' },
  { table: backup, class: 'local', direction: 'none', retention: 'none', appendOnly: true },
]

/** Tables of the sign-in ceremony: their shape is its library's, all local. */
export const signInRelations = ['user', 'session', 'account', 'verification', 'twoFactor'].map(
  t => `sign_in."${t}"`,
)
