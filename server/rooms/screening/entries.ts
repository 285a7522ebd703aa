import { createHash } from 'node:crypto'
import type { AlertKind, EntryKind } from '../../../contracts/screening.ts'
import { canonical } from '../../../libraries/evidence-log/index.ts'
import type { BirthDate } from '../../../libraries/name-screening/index.ts'

export type { EntryKind }

/** `weak alias`: the publisher itself says that it may be wrong; `native`: as the bearer writes it. */
export interface EntryName {
  text: string
  kind: 'primary' | 'native' | 'alias' | 'weak alias' | 'former'
}

export interface EntryDocument {
  number: string
  /** Three-letter code, or null when the publisher does not say or names no state. */
  state: string | null
  type: string | null
}

/** One entry of a list in our own shape, whatever its publisher's format is. */
export interface EntryContent {
  names: EntryName[]
  birthDates: BirthDate[]
  sex: 'F' | 'M' | 'X' | null
  nationalities: string[]
  documents: EntryDocument[]
  plate: { text: string; state: string | null } | null
  purpose: AlertKind | null
  /** How the publisher refers to the entry; what an officer quotes on the telephone. */
  reference: string
  /** Everything else that the publisher says, as it was written. */
  remarks: string[]
}

export interface Entry {
  /** The publisher's own number of the entry: the same from version to version. */
  id: string
  kind: EntryKind
  content: EntryContent
}

export const emptyContent = (reference: string): EntryContent => ({
  names: [],
  birthDates: [],
  sex: null,
  nationalities: [],
  documents: [],
  plate: null,
  purpose: null,
  reference,
  remarks: [],
})

/** Equal for equal content: decides what a new version changed, and whether a clearance still speaks of the same entry. */
export const hashOfEntry = ({ kind, content }: Pick<Entry, 'kind' | 'content'>): Buffer =>
  createHash('sha256')
    .update(canonical(JSON.parse(JSON.stringify({ kind, content }))))
    .digest()

/**
 * What an adapter says of one piece of a file: an entry, a row that it refuses and why, the publisher's date, or what the
 * publisher calls the columns or the document, where he says it.
 */
export type Found =
  | { entry: Entry; row: number }
  | { refused: { row: number; reason: RefusedReason; id: string | null } }
  | { published: string }
  | { header: string }

/** Words at screening:refused.<reason>. */
export const refusedReasons = [
  'no-id',
  'no-name',
  'wrong-columns',
  'unknown-kind',
  'unknown-state',
  'unknown-purpose',
  'impossible-date',
  'no-document',
  'no-plate',
  'twice',
  'parentless-alias',
  'parentless-address',
] as const
export type RefusedReason = (typeof refusedReasons)[number]

/** Why a file as a whole cannot be a version; nothing of it is kept. Words at screening:import.<type>. */
export const importProblems = [
  'empty',
  'no-entries',
  'not-utf8',
  'too-large',
  'line-too-long',
  'truncated',
  'not-xml',
  'doctype',
  'wrong-root',
  'wrong-header',
  'not-csv',
  'same-id',
  'too-many-refused',
  'part-missing',
  'upload-broken',
  'stopped',
  'interrupted',
  'failed',
] as const
export type ImportProblemType = (typeof importProblems)[number]

/** Thrown by readers. `row` is a line of the file, counted from one. */
export class ImportProblem extends Error {
  readonly type: ImportProblemType
  readonly row: number | null
  constructor(type: ImportProblemType, row: number | null = null) {
    super(type)
    this.type = type
    this.row = row
  }
}

/** Pieces of a file: bytes in, text out of the reader. */
export type Bytes = AsyncIterable<Uint8Array>
/** The files of one import by part: `main` alone, or OFAC's three. */
export type Parts = { main: Bytes; alt?: Bytes; add?: Bytes }
export type Adapter = (parts: Parts) => AsyncGenerator<Found>
