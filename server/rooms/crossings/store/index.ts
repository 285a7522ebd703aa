import type pg from 'pg'
import type { Querying } from './file.ts'

export { forcedOf, forcedSince, nationalBarrier, redeemedAt, tokenOf } from './barrier.ts'
export { correctionsOf } from './corrections.ts'
export {
  type Querying,
  type Reading,
  readFile,
  type SealedTraveller,
  type Stored,
  type StoredTraveller,
  vehiclesOf,
} from './file.ts'
export { nationalOpenModes, nationalPast, openMode, openWithPlate } from './history.ts'
export { countShift, listDay } from './lists.ts'
export { lookOf, looksBy, takeRows, usedRows } from './looks.ts'
export { type Listed, nothingMore, type SealedGoods, type StoredVehicle } from './onestop.ts'
export { nationalOverstays } from './overstays.ts'
export {
  batchOf,
  endLostPast,
  forgetEvents,
  keepEvents,
  keepRefused,
  lastPastJob,
  type PastEventRow,
  type PastJobRow,
  pastBatches,
  pastJobOf,
  pastJobView,
  pastKey,
  type RefusedRow,
  refusedRows,
  savePastJob,
} from './past.ts'
export {
  amendSlice,
  countRefused,
  dropKnownPersons,
  nationalBatchSince,
  nationalSlice,
  type SlicedEvent,
  slicesOf,
  takeAnHour,
  takeSlice,
} from './past-slices.ts'
export { admitted, countPassages, openCrossings, presentPage } from './present.ts'
export {
  nationalEvents,
  nationalHashes,
  nationalHolders,
  nationalRecord,
  nationalRecords,
  type Recorded,
  type Sought,
  sealedPerson,
} from './records.ts'

export {
  lastRescreening,
  openRescreening,
  type RescreeningRow,
  rescreeningView,
  saveRescreening,
} from './rescreenings.ts'
export { type WorkAt, workAt } from './work.ts'

/** Prepared statements on a pool, for answers read after the transaction. */
export const onPool = (pool: pg.Pool): Querying => ({
  query: async <R extends Record<string, unknown>>(name: string, text: string, values: unknown[]) =>
    (await pool.query<R & pg.QueryResultRow>({ name, text, values })).rows,
})
