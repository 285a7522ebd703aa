import { z } from 'zod'
import { Message } from './problem.ts'
import { CargoCorridor, ControlId } from './procedures.ts'
import { AuthorityId, Day, Direction, Id, Instant, page, State, TrafficClass, Words } from './words.ts'

// ── vehicles ──

export const Plate = z.object({ text: z.string().trim().min(1).max(20), state: State })
/** ISO 3779: 17 characters, never I, O or Q; older bodies have shorter numbers. */
const Vin = z
  .string()
  .trim()
  .regex(/^[A-HJ-NPR-Z0-9]{5,17}$/)
export const AddTrailer = z.object({ crossing: Id, plate: Plate })
export const RecordPapers = z.object({
  crossing: Id,
  vehicle: Id,
  vin: Vin.optional(),
  /** Numbers of the papers shown: registration, insurance, permit to carry. */
  papers: z.array(z.string().trim().min(1).max(60)).max(10),
})
export const VehicleView = z.object({
  id: Id,
  plate: z.string(),
  state: State,
  kind: z.enum(['vehicle', 'trailer']),
  vin: z.string().nullable(),
  papers: z.array(z.string()),
})
export type VehicleView = z.infer<typeof VehicleView>

// ── goods ──

const Number60 = z.string().trim().min(1).max(60)
/** Harmonized System: six digits, or more where the national tariff goes further. */
export const HsCode = z.string().regex(/^\d{6}(\d{2}|\d{4})?$/)
export const GoodsLine = z.object({
  hs: HsCode,
  description: z.string().trim().min(1).max(200),
  packages: z.number().int().min(0).max(1_000_000),
  /** kg */
  net: z.number().positive().max(1_000_000),
  gross: z.number().positive().max(1_000_000),
  value: z.number().min(0).max(1_000_000_000),
  /** ISO 4217 */
  currency: z.string().regex(/^[A-Z]{3}$/),
})
export type GoodsLine = z.infer<typeof GoodsLine>

/** The short import declaration: what is in the vehicle, under which papers and seals. */
export const DeclareGoods = z.object({
  crossing: Id,
  /** An earlier one that this one takes the place of. */
  corrects: Id.optional(),
  number: Number60,
  sender: z.string().trim().min(1).max(120),
  receiver: z.string().trim().min(1).max(120),
  /** None: the vehicle is declared empty. */
  lines: z.array(GoodsLine).max(200),
  tir: Number60.optional(),
  ecmr: Number60.optional(),
  seals: z.array(Number60).max(20),
})
export const ConsignmentView = z.object({
  id: Id,
  at: Instant,
  by: Id,
  number: z.string(),
  sender: z.string(),
  receiver: z.string(),
  lines: z.array(GoodsLine),
  tir: z.string().nullable(),
  ecmr: z.string().nullable(),
  seals: z.array(z.string()),
  packages: z.number().int(),
  gross: z.number(),
})
export type ConsignmentView = z.infer<typeof ConsignmentView>
export const SetCorridor = z.object({
  crossing: Id,
  corridor: CargoCorridor,
  reason: z.string().trim().min(3).max(500),
})

export const CertificateKind = z.enum(['veterinary', 'phytosanitary', 'food-safety'])
export type CertificateKind = z.infer<typeof CertificateKind>
export const AddCertificate = z.object({
  crossing: Id,
  kind: CertificateKind,
  number: Number60,
  issuer: z.string().trim().min(1).max(120),
  validUntil: Day,
})
export const CertificateView = z.object({
  id: Id,
  kind: CertificateKind,
  number: z.string(),
  issuer: z.string(),
  validUntil: Day,
  /** Its last day lies before the day of the crossing. */
  expired: z.boolean(),
})
export type CertificateView = z.infer<typeof CertificateView>

// ── people of a coach ──

export const Role = z.enum(['driver', 'crew', 'passenger'])
export type Role = z.infer<typeof Role>
/** Columns of a passenger list, in any order; the first row names them. */
export const listColumns = [
  'role',
  'seat',
  'surname',
  'given_names',
  'birth_date',
  'sex',
  'nationality',
  'document',
  'issuing_state',
  'expires',
] as const
export const TakeList = z.object({ crossing: Id, text: z.string().min(1).max(200_000) })
export const RefusedRow = z.object({
  /** Line of the text, the first is 1. */
  row: z.number().int(),
  /** Column that is wrong, where it is one. */
  column: z.string(),
  reason: Message,
})
export type RefusedRow = z.infer<typeof RefusedRow>
/** What became of a list: who is aboard now, who got a file of their own, which rows were not taken. */
export const TakenList = z.object({
  taken: z.number().int(),
  apart: z.array(Id),
  refused: z.array(RefusedRow),
})
export type TakenList = z.infer<typeof TakenList>
export const SeeTraveller = z.object({
  crossing: Id,
  traveller: Id,
  place: z.enum(['booth', 'aboard']),
})
export const OneTraveller = z.object({ crossing: Id, traveller: Id })

/** Somebody aboard, as the team at the coach sees them: state of their checks, whether they were seen, whether they go on alone. */
export const Aboard = z.object({
  traveller: Id,
  role: Role,
  seat: z.string().nullable(),
  state: z.enum(['clear', 'look', 'second', 'unknown']),
  /** Came from a list: the document is to be seen. */
  listed: z.boolean(),
  seen: z.object({ place: z.enum(['booth', 'aboard']), by: Id, at: Instant }).nullable(),
  unwell: z.boolean(),
})
export type Aboard = z.infer<typeof Aboard>

/** What all authorities keep of one vehicle together. A part that no agreement grants the reader is absent (I-20). */
export const OneStopView = z.object({
  vehicles: z.array(VehicleView).optional(),
  cargoCorridor: z
    .object({ corridor: CargoCorridor, reason: z.string().nullable(), by: Id.nullable() })
    .nullable()
    .optional(),
  /** That goods were declared, for whoever may learn no more. */
  declared: z.boolean().optional(),
  consignments: z.array(ConsignmentView).optional(),
  certificates: z.array(CertificateView).optional(),
  aboard: z.array(Aboard).optional(),
  /** Seats of those who are unwell, for whoever may learn that and not who they are. */
  unwell: z.array(z.object({ traveller: Id, seat: z.string().nullable() })).optional(),
  /** What opens the barrier, once: to be printed and shown to it. */
  release: z
    .object({
      at: Instant,
      openedAt: Instant.nullable(),
      /** For whoever hands it over: its text, and the dark squares of its code, in modules from the corner. */
      token: z
        .object({ text: z.string(), qr: z.object({ size: z.number().int(), path: z.string() }) })
        .nullable(),
    })
    .nullable(),
  /** Files of those who go on alone. */
  apart: z.array(Id),
})
export type OneStopView = z.infer<typeof OneStopView>

// ── controls ──

export const ClaimControl = z.object({ crossing: Id, control: ControlId })

/** A crossing that waits for somebody, without a word on who is in it (I-19). */
export const WorkRow = z.object({
  id: Id,
  class: TrafficClass,
  direction: Direction,
  lane: z.string(),
  plate: z.string().nullable(),
  openedAt: Instant,
  decidedAt: Instant.nullable(),
  state: z.enum(['open', 'held', 'released', 'refused', 'withdrawn']),
  travellers: z.number().int(),
  cargoCorridor: CargoCorridor.nullable(),
  /** Every required control that has not passed, in the legal order; `ready`: nothing before it is open. */
  open: z.array(
    z.object({
      control: ControlId,
      authority: AuthorityId,
      state: z.enum(['waiting', 'failed', 'could-not']),
      ready: z.boolean(),
      claimedBy: Id.nullable(),
    }),
  ),
  passed: z.number().int(),
})
export type WorkRow = z.infer<typeof WorkRow>
export const WorkRows = page(WorkRow).extend({
  authorities: z.array(z.object({ id: AuthorityId, name: Words })),
})
export type WorkRows = z.infer<typeof WorkRows>
export const ListWork = z.object({
  /** Only what waits for the reader's own authority. */
  mine: z.enum(['yes', 'no']).optional(),
  lane: z.string().max(40).optional(),
})
