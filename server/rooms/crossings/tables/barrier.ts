import { primaryKey, text } from 'drizzle-orm/pg-core'
import { bytes } from '../../../platform/tables.ts'
import { at, by, crossings, id, ofCrossing, site } from './columns.ts'

const row = () => ({ site: site(), id: id(), at: at(), by: by() })

/** What opens the barrier behind a lane, once, when the crossing is released. Only its hash is looked for. */
export const releaseToken = crossings.table(
  'release_token',
  { ...row(), crossing: ofCrossing(), hash: bytes('hash').notNull(), sealed: bytes('sealed').notNull() },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** A token that opened its barrier. Its id is the token's, so that none opens twice. */
export const redeemed = crossings.table(
  'redeemed',
  { ...row(), crossing: ofCrossing(), lane: text('lane').notNull() },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** A barrier that may speak to the node. The newest key of a lane counts. */
export const barrier = crossings.table(
  'barrier',
  { ...row(), lane: text('lane').notNull(), keyHash: bytes('key_hash').notNull() },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** An opening without a token: counted (I-07). */
export const forcedOpening = crossings.table(
  'forced_opening',
  { ...row(), lane: text('lane').notNull() },
  t => [primaryKey({ columns: [t.site, t.id] })],
)

/** Why a barrier was opened without a token, as the shift leader explains it. Its id is the opening's. */
export const forcedReason = crossings.table(
  'forced_reason',
  { ...row(), sealed: bytes('sealed').notNull() },
  t => [primaryKey({ columns: [t.site, t.id] })],
)
