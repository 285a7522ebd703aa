import { z } from 'zod'
import { Message } from './problem.ts'
import { Day, Id, PartialDate, State, Territory } from './words.ts'

/** What was on the document, as read or as typed twice. Spelled as in the machine readable zone; native spelling when known. */
export const ReadDocument = z.object({
  /** The lines as the reader gave them, LF between; absent when typed. */
  mrz: z.string().max(200).optional(),
  format: z.enum(['TD1', 'TD2', 'TD3', 'MRV-A', 'MRV-B', 'FR-ID', 'typed']),
  documentCode: z.string(),
  issuingState: State,
  number: z.string(),
  surname: z.string(),
  givenNames: z.string(),
  /** Reading of a name longer than the zone: more may follow on the page. */
  truncated: z.boolean(),
  nationality: State,
  birthDate: PartialDate,
  sex: z.enum(['F', 'M', 'X', 'unspecified']),
  expiryDate: PartialDate.nullable(),
})
export type ReadDocument = z.infer<typeof ReadDocument>

/** One way of typing a document by hand; it is typed twice and both must agree. */
export const TypedDocument = z.object({
  issuingState: State,
  number: z.string().min(1).max(30),
  surname: z.string().min(1).max(100),
  givenNames: z.string().max(100),
  nationality: State,
  birthDate: PartialDate,
  sex: z.enum(['F', 'M', 'X', 'unspecified']),
  expiryDate: PartialDate.nullable(),
})
export type TypedDocument = z.infer<typeof TypedDocument>

export const DocumentInput = z.union([
  z.object({ mrz: z.string().min(1).max(400) }),
  z.object({ typed: z.tuple([TypedDocument, TypedDocument]) }),
])
export type DocumentInput = z.infer<typeof DocumentInput>

/** What the document itself says of its worth. Never "unknown" as "forged". */
export const DocumentFinding = z.object({
  state: z.enum(['passed', 'look']),
  /** Most important first. */
  messages: z.array(Message).min(1),
})
export type DocumentFinding = z.infer<typeof DocumentFinding>

/** A visa or residence permit on file. */
export const Permit = z.object({
  id: Id,
  kind: z.enum(['visa', 'residence', 'e-visa']),
  number: z.string(),
  nationality: State,
  entries: z.number().int().positive().nullable().describe('null: any number'),
  used: z.number().int().nonnegative(),
  from: Day,
  until: Day,
  stayDays: z.number().int().positive().nullable(),
  territory: Territory,
})
export type Permit = z.infer<typeof Permit>
