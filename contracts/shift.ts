import { z } from 'zod'
import { Instrument, LaneId } from './posts.ts'
import { Id, Instant, page, Words } from './words.ts'

const Person = z.object({ id: Id, name: z.string(), rank: Words })

// ── orders of the day ──

/** A new order, or with `order` its next version: who read the version before reads this one too. */
export const WriteOrder = z.object({
  order: Id.optional(),
  /** The version that the writer saw; another one in force meanwhile is 412. */
  after: z.coerce.number().int().min(1).optional(),
  text: z.string().trim().min(3).max(4000),
})
export const WithdrawOrder = z.object({ order: Id, after: z.coerce.number().int().min(1) })
export const SignOrder = z.object({ version: Id })
export const DailyOrder = z.object({
  /** This version. */
  id: Id,
  order: Id,
  version: z.number().int(),
  at: Instant,
  by: Id,
  text: z.string(),
  withdrawn: z.boolean(),
  /** When the reader signed this version; null: not yet. */
  mine: Instant.nullable(),
  signed: z.array(z.object({ officer: Id, at: Instant })),
})
export type DailyOrder = z.infer<typeof DailyOrder>
export const DailyOrders = z.object({ rows: z.array(DailyOrder), people: z.array(Person) })
export type DailyOrders = z.infer<typeof DailyOrders>
/** How many orders in force the reader has not signed: what the booth shows until it is none. */
export const UnsignedOrders = z.object({ unsigned: z.number().int() })
export type UnsignedOrders = z.infer<typeof UnsignedOrders>

// ── start of a shift ──

/** News since the reader's last shift, by kinds and ids; the words are the screen's. */
export const ShiftChange = z.object({
  kind: z.enum(['list', 'alert', 'regime', 'blueprint', 'mode', 'lane-draw']),
  /** Id of the list for `list`. */
  about: z.string().nullable(),
  count: z.number().int(),
  last: Instant,
})
export type ShiftChange = z.infer<typeof ShiftChange>

export const OpenItem = z.object({
  kind: z.enum(['held', 'hit', 'referral', 'instrument']),
  id: Id,
  since: Instant,
  lane: LaneId.nullable(),
})
export type OpenItem = z.infer<typeof OpenItem>

export const HandOver = z.object({
  id: Id,
  at: Instant,
  by: Id,
  note: z.string(),
  open: z.array(OpenItem),
  received: z.object({ by: Id, at: Instant }).nullable(),
  /** Why the reader cannot receive it, as a key of words; null: may. */
  notMine: z.string().nullable(),
})
export type HandOver = z.infer<typeof HandOver>
export const HandOvers = z.object({
  rows: z.array(HandOver),
  open: z.array(OpenItem),
  people: z.array(Person),
})
export type HandOvers = z.infer<typeof HandOvers>
export const WriteHandOver = z.object({ note: z.string().trim().min(3).max(4000) })
export const ReceiveHandOver = z.object({ handOver: Id })

export const StartOfShift = z.object({
  /** End of the reader's last shift here; null: there was none in the last 60 days. */
  since: Instant.nullable(),
  changes: z.array(ShiftChange),
  /** Of the leader before, for the leader who comes; null: nothing waits. */
  handOver: HandOver.nullable(),
  people: z.array(Person),
})
export type StartOfShift = z.infer<typeof StartOfShift>

// ── shift log ──

export const WriteEntry = z.object({ text: z.string().trim().min(1).max(2000), corrects: Id.optional() })
export const ShiftEntry = z.object({
  id: Id,
  at: Instant,
  by: Id,
  text: z.string(),
  corrects: Id.nullable(),
  correctedBy: Id.nullable(),
})
export type ShiftEntry = z.infer<typeof ShiftEntry>
/** Sent as a body: words that are looked for may be a name, and an address keeps none. */
export const SearchEntries = z.object({ words: z.string().trim().max(100).optional(), after: Id.optional() })
export const ShiftEntries = page(ShiftEntry).extend({ people: z.array(Person) })
export type ShiftEntries = z.infer<typeof ShiftEntries>

// ── lanes by lot ──

export const DrawnDuty = z.enum(['first-line', 'second-line', 'customs'])
export type DrawnDuty = z.infer<typeof DrawnDuty>
export const RequestDraw = z.object({ duty: DrawnDuty, from: Instant, until: Instant })
export const SettleDraw = z.object({ draw: Id })
export const ProposeOverride = z.object({
  draw: Id,
  officer: Id,
  lane: LaneId,
  reason: z.string().trim().min(3).max(300),
})
export const AnswerOverride = z.object({ proposal: Id, answer: z.enum(['approved', 'declined']) })
export const LaneDraw = z.object({
  id: Id,
  at: Instant,
  by: Id,
  duty: DrawnDuty,
  from: Instant,
  until: Instant,
  /** Among whom and over which lanes, in the order of the draw. */
  officers: z.array(Id),
  lanes: z.array(z.object({ id: LaneId, name: Words })),
  /** The signed state that decided; null: not there yet. */
  decided: z.object({ size: z.number().int(), root: z.string() }).nullable(),
  /** Whether the lot is kept in the ledger; until then it can only be drawn again. */
  kept: z.boolean(),
  /** Lane by lot; null: reserve. */
  drawn: z.array(z.object({ officer: Id, lane: LaneId.nullable() })),
  overrides: z.array(z.object({ officer: Id, lane: LaneId, at: Instant })),
  waiting: z.array(
    z.object({
      proposal: Id,
      officer: Id,
      lane: LaneId,
      reason: z.string(),
      by: Id,
      notMine: z.string().nullable(),
    }),
  ),
})
export type LaneDraw = z.infer<typeof LaneDraw>
/** A time for which the roster names officers of a duty and no lot was asked yet. */
export const OpenSpan = z.object({
  duty: DrawnDuty,
  from: Instant,
  until: Instant,
  officers: z.number().int(),
  lanes: z.number().int(),
})
export type OpenSpan = z.infer<typeof OpenSpan>
export const LaneDraws = z.object({
  rows: z.array(LaneDraw),
  spans: z.array(OpenSpan),
  people: z.array(Person),
})
export type LaneDraws = z.infer<typeof LaneDraws>

// ── shift sheet ──

export const SheetShifts = z.object({
  rows: z.array(z.object({ shift: Id, officer: Id, from: Instant, until: Instant, ended: z.boolean() })),
  people: z.array(Person),
})
export type SheetShifts = z.infer<typeof SheetShifts>
export const PrintSheet = z.object({ shift: Id, language: z.enum(['en', 'ru', 'fa']) })

/** What the ledger says of a shift, by counts; every figure can be counted again from the lines it names. */
export const Happened = z.object({
  lines: z.object({ from: z.number().int(), until: z.number().int() }),
  travellers: z.array(z.object({ class: z.string(), direction: z.string(), count: z.number().int() })),
  outcomes: z.array(
    z.object({
      class: z.string(),
      direction: z.string(),
      outcome: z.enum(['released', 'refused', 'withdrawn']),
      count: z.number().int(),
    }),
  ),
  held: z.number().int(),
  lifted: z.number().int(),
  referred: z.number().int(),
  hits: z.object({ arisen: z.number().int(), same: z.number().int(), notSame: z.number().int() }),
  couldNotScreen: z.number().int(),
  corrections: z.number().int(),
  modes: z.array(z.object({ cause: z.string(), count: z.number().int() })),
  instruments: z.array(z.object({ state: Instrument, count: z.number().int() })),
})
export type Happened = z.infer<typeof Happened>
