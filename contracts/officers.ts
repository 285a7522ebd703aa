import { z } from 'zod'
import { DutyName, LaneId, SiteId } from './posts.ts'
import { AuthorityId, Day, Id, Instant, Words } from './words.ts'

/** People of the posts: the administrators' desk. */
export const Username = z.string().regex(/^[a-z][a-z0-9._]{1,29}$/)
const Name = z.string().trim().min(1).max(120)
const Unit = z.string().trim().min(1).max(60)
const Rank = z.object({ az: Unit, en: Unit, ru: Unit, fa: Unit })
const Reason = z.string().trim().min(3).max(300)

/** Who is to be put on file. The duties wait for a second person; until then nobody signs in under them. */
export const RegisterOfficer = z.object({
  username: Username,
  name: Name,
  rank: Rank,
  authority: AuthorityId,
  unit: Unit,
  site: SiteId,
  duties: z.array(DutyName).min(1).max(DutyName.options.length),
  reason: Reason,
})
export type RegisterOfficer = z.infer<typeof RegisterOfficer>
export const RegisteredOfficer = z.object({ officer: Id, change: Id })
export type RegisteredOfficer = z.infer<typeof RegisteredOfficer>

/** What only two administrators do together (I-22). */
export const Change = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('duties'),
    give: z.array(DutyName).max(DutyName.options.length),
    take: z.array(DutyName).max(DutyName.options.length),
  }),
  z.object({ act: z.literal('restore') }),
  z.object({ act: z.literal('second-factor') }),
])
export type Change = z.infer<typeof Change>
export const ProposeChange = z.object({ officer: Id, change: Change, reason: Reason })
export const ProposedChange = z.object({ officer: Id, change: Id })
/** Up to a hundred at once: an import brings many officers whose duties wait. */
export const AnswerChanges = z.object({
  changes: z.array(Id).min(1).max(100),
  answer: z.enum(['approved', 'declined']),
  reason: z.string().trim().max(300).optional(),
})
export const AnsweredChanges = z.object({ answered: z.number().int() })
export const WithdrawChange = z.object({ change: Id })

/** A change with its answer, or waiting for one. */
export const ChangeRow = z.object({
  id: Id,
  officer: Id,
  officerName: z.string(),
  officerUsername: z.string(),
  site: SiteId,
  change: Change,
  reason: z.string(),
  at: Instant,
  by: Id,
  byName: z.string(),
  /** Why this reader may not approve it, as words' key; null: may. The proposer withdraws instead. */
  notMine: z.string().nullable(),
  own: z.boolean(),
  answer: z.enum(['approved', 'declined', 'withdrawn']).nullable(),
  answeredAt: Instant.nullable(),
  answeredBy: z.string().nullable(),
})
export type ChangeRow = z.infer<typeof ChangeRow>
export const ChangeRows = z.object({ rows: z.array(ChangeRow) })
export type ChangeRows = z.infer<typeof ChangeRows>

export const Standing = z.enum(['no-duty', 'in-service', 'leaving', 'suspended', 'left'])
export type Standing = z.infer<typeof Standing>

/** Search by a part of the name or sign-in name travels in a body: no name stands in an address. */
export const FindOfficers = z.object({
  text: z.string().max(60).optional(),
  site: SiteId.optional(),
  duty: DutyName.optional(),
  standing: Standing.optional(),
  after: Username.optional(),
})
export const OfficerRow = z.object({
  id: Id,
  username: Username,
  name: z.string(),
  rank: Words,
  authority: AuthorityId,
  unit: z.string(),
  site: SiteId,
  duties: z.array(DutyName),
  standing: Standing,
  suspendedAt: Instant.nullable(),
  endsAt: Instant.nullable(),
  /** Whether a duty of theirs asks for a code app. */
  secondFactor: z.boolean(),
})
export type OfficerRow = z.infer<typeof OfficerRow>
export const OfficerRows = z.object({ rows: z.array(OfficerRow), next: Username.nullable() })
export type OfficerRows = z.infer<typeof OfficerRows>

/** One officer: on file, how they sign in, what waits and what was decided. */
export const OfficerFile = z.object({
  officer: OfficerRow,
  /** none: no paper issued yet; temporary: waits for its first use; over: ran out; own: chosen by the officer. */
  password: z.enum(['none', 'temporary', 'over', 'own']),
  passwordUntil: Instant.nullable(),
  /** Of the code app: not asked for, to be set up at the next sign-in, set up. */
  factor: z.enum(['not-needed', 'due', 'enrolled']),
  changes: z.array(ChangeRow),
  /** Why the reader may do nothing here, as words' key; null: may. */
  against: z.string().nullable(),
})
export type OfficerFile = z.infer<typeof OfficerFile>

/** Told once, to be handed over on paper. The officer chooses another at first sign-in. */
export const IssuePassword = z.object({ officer: Id, reason: Reason })
export const IssuedPassword = z.object({
  officer: Id,
  username: Username,
  password: z.string(),
  expiresAt: Instant,
})
export type IssuedPassword = z.infer<typeof IssuedPassword>

/** The last day of service: it ends with that day at the post; a day that is over ends it at once. */
export const EndService = z.object({ officer: Id, lastDay: Day, reason: Reason })
export const EndedService = z.object({ officer: Id, endsAt: Instant })

/** The columns of the file, in any order; the first row names them. Described in `server/rooms/posts/README.md`. */
export const importColumns = [
  'username',
  'name',
  'rank_az',
  'rank_en',
  'rank_ru',
  'rank_fa',
  'authority',
  'unit',
  'site',
  'duties',
] as const
export const ImportOfficers = z.object({
  text: z.string().max(900_000),
  reason: Reason,
  /** false: a dry run, which counts and changes nothing. */
  apply: z.boolean(),
})
export const RefusedOfficer = z.object({
  /** Line of the file, the first is 1. */
  row: z.number().int(),
  username: z.string(),
  /** Column that is wrong, where it is one. */
  column: z.string(),
  reason: z.string(),
})
export type RefusedOfficer = z.infer<typeof RefusedOfficer>
export const ImportedOfficers = z.object({
  applied: z.boolean(),
  read: z.number().int(),
  added: z.number().int(),
  refused: z.array(RefusedOfficer),
})
export type ImportedOfficers = z.infer<typeof ImportedOfficers>

/** Where an officer may belong, for the pickers of the desk. `mine`: the reader answers for it. */
export const Workplaces = z.object({
  sites: z.array(z.object({ id: SiteId, name: Words, mine: z.boolean() })),
  authorities: z.array(z.object({ id: AuthorityId, name: Words })),
})
export type Workplaces = z.infer<typeof Workplaces>

/** Which action which duty may do: an annex to an order. */
export const PermissionMatrix = z.object({
  node: z.string(),
  at: Instant,
  rows: z.array(z.object({ action: z.string(), duties: z.array(z.string()) })),
})
export type PermissionMatrix = z.infer<typeof PermissionMatrix>

/** Whom a shift leader may publish where: officers of the post in service, and the lanes of this place with the duties done there. */
export const RosterChoice = z.object({
  officers: z.array(z.object({ id: Id, name: z.string(), rank: Words, duties: z.array(DutyName) })),
  lanes: z.array(z.object({ id: LaneId, name: Words, duties: z.array(DutyName) })),
})
export type RosterChoice = z.infer<typeof RosterChoice>

/** The published roster of a place of work for seven days from a day. */
export const ReadRoster = z.object({ from: Day.optional() })
export const RosterRows = z.object({
  from: Day,
  until: Day,
  rows: z.array(
    z.object({
      id: Id,
      officer: Id,
      name: z.string(),
      rank: Words,
      lane: LaneId,
      laneName: Words,
      duty: DutyName,
      from: Instant,
      until: Instant,
    }),
  ),
  /** For whoever publishes; null for other readers. */
  choice: RosterChoice.nullable(),
})
export type RosterRows = z.infer<typeof RosterRows>
