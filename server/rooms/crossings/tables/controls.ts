import { integer, primaryKey, text } from 'drizzle-orm/pg-core'
import type { ControlId } from '../../../../contracts/procedures.ts'
import { at, by, crossings, id, ofCrossing, site } from './columns.ts'

/**
 * A control that the conditions of the procedure ask of this crossing, or that the draw let pass: kept, so that nobody draws again.
 * What a procedure always requires has no row here.
 */
export const required = crossings.table(
  'required',
  {
    site: site(),
    id: id(),
    crossing: ofCrossing(),
    at: at(),
    by: by(),
    control: text('control').$type<ControlId>().notNull(),
    state: text('state').$type<'required' | 'not-drawn'>().notNull(),
    /** 0 to 99, drawn for a control with a share: under the share it is required. */
    drawn: integer('drawn'),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** An officer has begun a control. The newest of a control counts; a colleague of the same authority may take it over. */
export const claim = crossings.table(
  'claim',
  {
    site: site(),
    id: id(),
    crossing: ofCrossing(),
    at: at(),
    by: by(),
    authority: text('authority').notNull(),
    control: text('control').$type<ControlId>().notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)
