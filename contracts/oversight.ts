import { z } from 'zod'
import { DutyName, LaneId, PostId, SiteId } from './posts.ts'
import { AuthorityId, Day, Id, Instant, Words } from './words.ts'

/** A place in a log: of its line, or the size of the log up to which one reads. */
export const Position = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
/** Name of an action, as the ledger has it. */
export const ActionName = z.string().regex(/^[a-z]{2,20}\.[A-Za-z]{2,40}$/)

/** One log of this node: of a place of work. */
export const LogHead = z.object({
  log: SiteId,
  post: Words.nullable().describe('null: a place that is no post'),
  lanes: z.array(z.object({ id: LaneId, name: Words })),
  /** Lines that have their place in the log. */
  size: z.number().int(),
  /** Last signed state; null: nothing was signed yet. */
  signed: z.object({ size: z.number().int(), at: Instant, root: z.string() }).nullable(),
  origin: z.string(),
  /** Verifier key, to be handed over by another way than the evidence (C2SP signed-note). */
  key: z.string(),
})
export type LogHead = z.infer<typeof LogHead>
/** `actions`: every name that a line of this program can bear. */
export const LogHeads = z.object({ rows: z.array(LogHead), actions: z.array(z.string()), now: Instant })
export type LogHeads = z.infer<typeof LogHeads>

/** Who may appear in the ledger: shown to the auditor by name, kept in the ledger by id. */
export const KnownOfficer = z.object({
  id: Id,
  name: z.string(),
  rank: Words,
  authority: AuthorityId,
  site: SiteId,
  duties: z.array(DutyName),
})
export type KnownOfficer = z.infer<typeof KnownOfficer>
export const KnownOfficers = z.object({ rows: z.array(KnownOfficer), next: Id.nullable() })
export type KnownOfficers = z.infer<typeof KnownOfficers>

/** Filters only: what has been read is told by positions (`before`, `next`), never by a time or an id. */
export const SearchLedger = z.object({
  log: SiteId.optional().describe('absent: the log of the own place of work'),
  action: ActionName.optional(),
  officer: Id.optional(),
  post: PostId.optional(),
  lane: LaneId.optional(),
  subject: Id.optional(),
  from: Instant.optional(),
  until: Instant.optional(),
  refused: z.enum(['yes', 'no']).optional().describe('yes: only what was refused'),
  before: Position.optional().describe('reads lines before this position, newest first'),
})
export type SearchLedger = z.infer<typeof SearchLedger>

export const LedgerLine = z.object({
  position: z.number().int(),
  id: Id,
  at: Instant,
  actor: z.string(),
  authority: z.string(),
  post: z.string().nullable(),
  lane: z.string().nullable(),
  action: z.string(),
  /** Why it was refused, as a key of words; null: it was done. */
  refused: z.string().nullable(),
  subject: z.string().nullable(),
  /** null: no agreement lets the reader's authority see what this line says (I-16). */
  facts: z.record(z.string(), z.unknown()).nullable(),
  commitment: z.string().nullable(),
  /** Leaf hash of the line, hex. */
  hash: z.string(),
})
export type LedgerLine = z.infer<typeof LedgerLine>
export const FoundLines = z.object({
  rows: z.array(LedgerLine),
  /** Read on before this position; null: the beginning of the log was reached. */
  next: z.number().int().nullable(),
  /** Lines from here on were looked through: fewer rows than a page do not mean that there are no more. */
  searchedFrom: z.number().int(),
  officers: z.array(KnownOfficer),
})
export type FoundLines = z.infer<typeof FoundLines>

export const AskCheckpoints = z.object({ log: SiteId.optional(), before: Position.optional() })
export const CheckpointRow = z.object({
  size: z.number().int(),
  at: Instant,
  root: z.string(),
  /** Of this node's key over the note. */
  signature: z.enum(['holds', 'broken']),
  witnesses: z.array(z.string()),
  note: z.string(),
})
export type CheckpointRow = z.infer<typeof CheckpointRow>
export const CheckpointRows = z.object({
  rows: z.array(CheckpointRow),
  next: z.number().int().nullable(),
  now: Instant,
})
export type CheckpointRows = z.infer<typeof CheckpointRows>

/** How often each thing was done on each day at the place: of actions, never of persons. */
export const AskCounts = z.object({ log: SiteId.optional() })
export const ActionCounts = z.object({
  days: z.array(Day),
  rows: z.array(
    z.object({
      action: z.string(),
      /** One figure for each of `days`. */
      done: z.array(z.number().int()),
      refused: z.array(z.number().int()),
    }),
  ),
  /** Lines from here on were counted; with more lines than that in the time, the first days are not whole. */
  countedFrom: z.number().int(),
  whole: z.boolean(),
})
export type ActionCounts = z.infer<typeof ActionCounts>

/** A span of positions, `until` not among them; absent: from the first line, up to the last signed one. */
export const ProposeExport = z.object({
  log: SiteId.optional(),
  from: Position.optional(),
  until: Position.optional(),
  reason: z.string().min(3).max(300),
})
export type ProposeExport = z.infer<typeof ProposeExport>
export const AnswerExport = z.object({ export: Id, answer: z.enum(['approved', 'declined']) })

export const JobStep = z.enum(['waiting', 'reading', 'packing', 'verifying', 'done', 'stopped', 'failed'])
/** What the verifier said of the very files that were written. */
export const Verification = z.object({
  outcome: z.enum(['holds', 'broken', 'unreadable']),
  size: z.number().int().nullable(),
  root: z.string().nullable(),
  checkpoints: z.number().int().nullable(),
  /** First bad position, when it does not hold. */
  index: z.number().int().nullable(),
})
export type Verification = z.infer<typeof Verification>
/** A check of a log, or the making of a bundle that was approved. */
export const OversightJob = z.object({
  id: Id,
  kind: z.enum(['check', 'export']),
  log: SiteId,
  from: z.number().int(),
  until: z.number().int(),
  step: JobStep,
  done: z.number().int(),
  of: z.number().int(),
  startedAt: Instant,
  /** Lines that stand in full; the others of the span are given by their hash. */
  lines: z.number().int().nullable(),
  verdict: Verification.nullable(),
  file: z
    .object({ name: z.string(), bytes: z.number().int(), sha256: z.string(), here: z.boolean() })
    .nullable(),
  key: z.string(),
  problem: z.string().nullable(),
})
export type OversightJob = z.infer<typeof OversightJob>

export const ExportRow = z.object({
  id: Id,
  log: SiteId,
  from: z.number().int(),
  until: z.number().int(),
  reason: z.string(),
  by: Id,
  at: Instant,
  state: z.enum(['waiting', 'approved', 'declined']),
  answeredBy: Id.nullable(),
  answeredAt: Instant.nullable(),
  /** Why the reader cannot answer it, as a key of words; null: may. */
  notMine: z.string().nullable(),
  job: OversightJob.nullable(),
})
export type ExportRow = z.infer<typeof ExportRow>
export const ExportRows = z.object({
  rows: z.array(ExportRow),
  next: Id.nullable(),
  officers: z.array(KnownOfficer),
})
export type ExportRows = z.infer<typeof ExportRows>
