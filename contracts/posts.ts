import { z } from 'zod'
import { AuthorityId, Day, Direction, Id, Instant, State, Territory, TrafficClass, Words } from './words.ts'

/** Blueprint: who works at the border. */
export const Authority = z.object({ id: AuthorityId, name: Words, does: Words })
export type Authority = z.infer<typeof Authority>

export const PostId = z.string().regex(/^[a-z]{2,20}$/)
export const SiteId = z.string().regex(/^[a-z]{2,20}(\/[a-z0-9]{1,10})?$/)
export const LaneId = z.string().regex(/^[a-z0-9-]{2,40}$/)

export const Hours = z.object({
  from: z.string().regex(/^\d{2}:\d{2}$/),
  until: z.string().regex(/^\d{2}:\d{2}$/),
})

/** Blueprint: a post with its places of work. `zone` is an IANA zone: a day is the post's. */
export const Post = z.object({
  id: PostId,
  name: Words,
  counterpart: Words,
  zone: z.string(),
  territory: Territory,
  sites: z.array(SiteId).min(1),
  hours: Hours,
  unlocode: z.string().length(5).nullable(),
})
export type Post = z.infer<typeof Post>

export const LaneKind = z.enum(['booth', 'second-line', 'customs', 'yard', 'desk'])
export type LaneKind = z.infer<typeof LaneKind>
/** Blueprint: a place where people or vehicles stand, or a desk behind it. */
export const Lane = z.object({
  id: LaneId,
  post: PostId.nullable().describe('null: a desk at head office, which is a site and no post'),
  site: SiteId,
  name: Words,
  kind: LaneKind,
  class: TrafficClass.nullable(),
  direction: Direction.nullable(),
})
export type Lane = z.infer<typeof Lane>

/** Kinds of traffic of which legal acts speak. */
export const RegimeClass = TrafficClass
export type RegimeClass = TrafficClass

/** Blueprint: what may cross where and when, with the legal act. A row permits; what no row permits may not cross. */
export const RegimeRow = z.object({
  id: z.string().regex(/^[a-z0-9-]{2,60}$/),
  /** Rows of one set stand together: the acts in force, or an exercise. A node runs one set. */
  set: z.string().regex(/^[a-z0-9-]{2,40}$/),
  posts: z.array(PostId).min(1),
  classes: z.array(RegimeClass).min(1).nullable().describe('null: every class'),
  direction: Direction.nullable().describe('null: both'),
  nationalities: z.array(State).nullable().describe('null: every nationality'),
  purposes: z.array(z.string()).nullable().describe('null: every purpose'),
  effect: z.enum(['open', 'closed']),
  from: Day,
  until: Day.nullable(),
  act: z.object({ title: Words, reference: z.string(), source: z.string().nullable() }),
})
export type RegimeRow = z.infer<typeof RegimeRow>

/** Blueprint: which sets of regime rows exist, and which one a demonstration runs. */
export const RegimeSet = z.object({ id: z.string(), name: Words, exercise: z.boolean() })
export type RegimeSet = z.infer<typeof RegimeSet>

/** Blueprint: the one set of regime rows that this node runs. */
export const RegimeInForce = z.object({ id: z.literal('regime'), set: z.string() })
export type RegimeInForce = z.infer<typeof RegimeInForce>

/** The set of rows this node runs, and its rows. */
export const Regime = z.object({ set: RegimeSet, rows: z.array(RegimeRow) })
export type Regime = z.infer<typeof Regime>

export const DutyName = z.enum([
  'first-line',
  'second-line',
  'shift-leader',
  'customs',
  'list-owner',
  'administrator',
  'auditor',
  'migration',
  'food-safety',
  'health',
  'transport',
])
export type DutyName = z.infer<typeof DutyName>

/** State of the lane's radiation instrument as the officer tried it at the start of the shift. */
export const Instrument = z.enum(['works', 'fails', 'not-tried'])
export type Instrument = z.infer<typeof Instrument>

export const RosterEntry = z.object({ lane: LaneId, duty: DutyName, from: Instant, until: Instant })
export type RosterEntry = z.infer<typeof RosterEntry>

export const Shift = z.object({
  id: Id,
  lane: Lane,
  duty: DutyName,
  from: Instant,
  until: Instant,
  radiation: Instrument,
})
export type Shift = z.infer<typeof Shift>

/** Whose session this is, where, and what it may do. The screen asks once and after each change of shift. */
export const Session = z.object({
  officer: z.object({
    id: Id,
    name: z.string(),
    rank: Words,
    authority: AuthorityId,
    duties: z.array(DutyName),
  }),
  authority: Words,
  workstation: z.object({ id: Id, label: z.string() }),
  site: SiteId,
  post: Post.nullable(),
  shift: Shift.nullable(),
  /** What the officer is rostered for now and next at this post. */
  roster: z.array(RosterEntry.extend({ lane: Lane })),
  regime: Regime,
  /** Names of the actions this session may do. */
  may: z.array(z.string()),
  /** When it ends for good, where this is the emergency account of the place. */
  emergency: Instant.nullable(),
  mode: z.enum(['demo', 'serve']),
  /** Base64url SHA-256 of the session token, for the proofs of possession (RFC 9449 `ath`). */
  ath: z.string(),
  now: Instant,
})
export type Session = z.infer<typeof Session>

export const SignInWithPassword = z.object({
  username: z.string().min(1).max(60),
  password: z.string().min(1).max(200),
})
export type SignInWithPassword = z.infer<typeof SignInWithPassword>
export const SignInWithCode = z.object({ code: z.string().regex(/^\d{6}$/) })
/** A secret that a code app reads from the picture or by hand. Told once; it becomes the officer's with its first code. */
export const OfferedFactor = z.object({
  secret: z.string(),
  /** Dark squares of the code, in modules from its corner. */
  qr: z.object({ size: z.number().int(), path: z.string() }),
  /** Sent back with the first code. */
  sealed: z.string(),
})
export type OfferedFactor = z.infer<typeof OfferedFactor>
/** What comes next: a code, a password of one's own in place of the paper's, a code app; or the session is open. */
export const SignInAnswer = z.object({
  state: z.enum(['signed-in', 'code-needed', 'password-due', 'factor-due']),
  ath: z.string().nullable(),
  factor: OfferedFactor.optional(),
})
export type SignInAnswer = z.infer<typeof SignInAnswer>
/** In place of the password on paper. */
export const ChoosePassword = z.object({ password: z.string().max(200) })
export const SetUpFactor = z.object({
  code: z.string().regex(/^\d{6}$/),
  sealed: z.string().min(1).max(2000),
})
export const SignedOut = z.object({ state: z.literal('signed-out') })

export const EnrolWorkstation = z.object({
  code: z.string().min(8).max(40),
  label: z.string().min(1).max(60),
})
export const EnrolledWorkstation = z.object({ id: Id, label: z.string(), site: SiteId })
export type EnrolledWorkstation = z.infer<typeof EnrolledWorkstation>
/** In a demonstration this browser's key is enrolled at once: for a place of work, or for the first one of a post. */
export const EnrolDemonstration = z
  .object({ site: SiteId.optional(), post: PostId.optional(), label: z.string().min(1).max(60).optional() })
  .refine(asked => asked.site ?? asked.post, { path: ['site'] })

/** Whose workstation the code enrols: absent, the administrator's own place of work. */
export const IssueCode = z.object({ site: SiteId.optional() })
/** Shown once; only its hash is kept. */
export const IssuedCode = z.object({ code: z.string(), site: SiteId, expiresAt: Instant })
export type IssuedCode = z.infer<typeof IssuedCode>
/** Workstations of the administrator's place of work, newest first. */
export const Workstations = z.object({
  rows: z.array(z.object({ id: Id, label: z.string(), enrolledAt: Instant, retiredAt: Instant.nullable() })),
})
export type Workstations = z.infer<typeof Workstations>
export const RetireWorkstation = z.object({ workstation: Id, reason: z.string().min(3).max(300) })
export const RetiredWorkstation = z.object({ workstation: Id, at: Instant })

export const SuspendOfficer = z.object({ officer: Id, reason: z.string().min(3).max(300) })
export const OfficerStanding = z.object({ officer: Id, suspendedAt: Instant.nullable() })

export const PublishRoster = z.object({
  entries: z
    .array(RosterEntry.extend({ officer: Id }))
    .min(1)
    .max(500),
})
/** Entries that stood already are not published twice. */
export const PublishedRoster = z.object({ published: z.number().int() })

/** What anybody may know before signing in: no personal data. */
export const PublicNode = z.object({
  mode: z.enum(['demo', 'serve']),
  node: z.string(),
  /** Whether the key that made this request's proof is enrolled here. */
  workstation: EnrolledWorkstation.nullable(),
  /** IANA zone of the place where that workstation stands: the clock on the wall, not the browser's. */
  zone: z.string().nullable(),
  /** In a demonstration: the sign-in names, their duties and post, so that a newcomer sees whom to be. */
  people: z.array(
    z.object({
      username: z.string(),
      duty: DutyName,
      site: SiteId,
      post: PostId.nullable(),
      secondFactor: z.boolean(),
    }),
  ),
  posts: z.array(z.object({ id: PostId, name: Words })),
})
export type PublicNode = z.infer<typeof PublicNode>

export const OpenShift = z.object({ lane: LaneId, duty: DutyName, radiation: Instrument })
export type OpenShift = z.infer<typeof OpenShift>
export const EndShift = z.object({ note: z.string().max(1000).optional() })
/** The shift leader ends the shift of a colleague who went without ending it. */
export const RelieveOfficer = z.object({ officer: Id, reason: z.string().min(3).max(300) })
export const EndedShift = z.object({ shift: Id, at: Instant })
export type EndedShift = z.infer<typeof EndedShift>

/** Who is on duty now at this post, may be the second person, and holds which lane since when. */
export const OnDuty = z.object({
  rows: z.array(
    z.object({
      officer: Id,
      name: z.string(),
      rank: Words,
      duty: DutyName,
      lane: Words,
      laneId: LaneId,
      since: Instant,
      authority: AuthorityId,
    }),
  ),
})
export type OnDuty = z.infer<typeof OnDuty>
