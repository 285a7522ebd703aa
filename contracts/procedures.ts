import { z } from 'zod'
import { AuthorityId, Day, Direction, TrafficClass } from './words.ts'

export const ControlId = z.enum([
  'radiation',
  'border-check',
  'corridor',
  'weighing',
  'customs-papers',
  'goods',
  'migration',
  'sps-documents',
  'sps-identity',
  'sps-physical',
  'health',
  'transport-permit',
  'axle-weight',
])
export type ControlId = z.infer<typeof ControlId>

/** Corridor of a consignment: what Customs does with it. Travellers walk through the green or the red one. */
export const CargoCorridor = z.enum(['green', 'yellow', 'blue', 'red'])
export type CargoCorridor = z.infer<typeof CargoCorridor>

/**
 * What a condition may ask of a crossing: somebody is unwell; the days of somebody’s stay are counted; kinds of goods that food
 * safety looks at; the corridor of the goods; their mass with packing, kg. A table of names: a blueprint is read and never run (I-34).
 */
export const FactName = z.enum(['sick', 'stay-counted', 'goods', 'cargo-corridor', 'mass'])
export type FactName = z.infer<typeof FactName>

/** One row: fact · is, in or over · value. All rows of a control must hold; what is not known yet holds nothing. */
export const Condition = z.discriminatedUnion('op', [
  z.object({ fact: FactName, op: z.literal('is'), value: z.union([z.string(), z.boolean()]) }),
  z.object({ fact: FactName, op: z.literal('in'), value: z.array(z.string()).min(1) }),
  z.object({ fact: FactName, op: z.literal('over'), value: z.number() }),
])
export type Condition = z.infer<typeof Condition>

/** Blueprint: one control that the law requires of a class and direction. */
export const ControlStep = z.object({
  control: ControlId,
  authority: AuthorityId,
  /** Place in the legal order; the same number: side by side. */
  order: z.number().int(),
  /** Controls that must have passed, where they are required, before this one is answered. Absent: it waits for none. */
  after: z.array(ControlId).optional(),
  /** Absent: always required. */
  when: z.array(Condition).min(1).optional(),
  /** Per cent of those to whom the conditions apply; drawn once for each crossing. Absent: all. */
  share: z.number().int().min(1).max(99).optional(),
  /** May be done at the vehicle, for whoever cannot walk to the booth. */
  mobile: z.boolean().optional(),
})
export type ControlStep = z.infer<typeof ControlStep>

/** Blueprint: a new version is a new row; a crossing keeps the version under which it was opened (I-01). */
export const Procedure = z.object({
  id: z.string(),
  version: z.number().int().positive(),
  class: TrafficClass,
  direction: Direction,
  act: z.string(),
  controls: z.array(ControlStep).min(1),
  /** Corridor of goods until Customs sets another; absent: a class without cargo. */
  cargoCorridor: CargoCorridor.optional(),
  /** A barrier stands behind the lane and opens to the token of a release. */
  barrier: z.boolean().optional(),
})
export type Procedure = z.infer<typeof Procedure>

/** Blueprint: a named, dated permission of the owning authority by which another answers a control for it. */
export const Delegation = z.object({
  id: z.string(),
  control: ControlId,
  from: AuthorityId,
  to: AuthorityId,
  when: z.enum(['green-corridor', 'instrument-works']),
  basis: z.string(),
  validFrom: Day,
  validUntil: Day,
})
export type Delegation = z.infer<typeof Delegation>
