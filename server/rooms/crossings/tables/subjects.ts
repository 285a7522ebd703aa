import { date, doublePrecision, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { CertificateKind } from '../../../../contracts/onestop.ts'
import type { CargoCorridor } from '../../../../contracts/procedures.ts'
import { bytes } from '../../../platform/tables.ts'
import { at, by, crossings, id, ofCrossing, site } from './columns.ts'

const row = () => ({ site: site(), id: id(), crossing: ofCrossing(), at: at(), by: by() })
const sealed = () => bytes('sealed').notNull()

/** Number of the body and papers of a vehicle or trailer. The newest counts. */
export const papers = crossings.table(
  'papers',
  { ...row(), vehicle: uuid('vehicle').notNull(), sealed: sealed() },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** Goods as declared in short. One that corrects another takes its place; both stay. */
export const consignment = crossings.table(
  'consignment',
  {
    ...row(),
    corrects: uuid('corrects'),
    /** What food safety may have to look at: `animal`, `plant`, `food`. */
    kinds: jsonb('kinds').$type<string[]>().notNull(),
    /** With packing, kg. */
    mass: doublePrecision('mass').notNull(),
    sealed: sealed(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** The corridor that Customs set for the goods, with its reason. The newest counts; before it the blueprint's. */
export const cargoCorridor = crossings.table(
  'cargo_corridor',
  { ...row(), corridor: text('corridor').$type<CargoCorridor>().notNull(), sealed: sealed() },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

export const certificate = crossings.table(
  'certificate',
  {
    ...row(),
    kind: text('kind').$type<CertificateKind>().notNull(),
    validUntil: date('valid_until', { mode: 'string' }).notNull(),
    sealed: sealed(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** A person of a list who was seen with the document: at the booth, or aboard when they cannot walk. */
export const seen = crossings.table(
  'seen',
  {
    ...row(),
    traveller: uuid('traveller').notNull(),
    place: text('place').$type<'booth' | 'aboard'>().notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** Somebody aboard is unwell: Health is asked. Never part of any risk (I-32). */
export const unwell = crossings.table('unwell', { ...row(), traveller: uuid('traveller').notNull() }, t => [
  primaryKey({ columns: [t.site, t.id] }),
])

/** A person who goes on alone with a file of their own; nobody else waits for it. */
export const takenOff = crossings.table(
  'taken_off',
  { ...row(), traveller: uuid('traveller').notNull(), to: uuid('to').notNull() },
  t => [primaryKey({ columns: [t.site, t.id] })],
)
