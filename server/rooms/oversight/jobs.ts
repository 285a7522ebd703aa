import type { OversightJob } from '../../../contracts/oversight.ts'
import type { Platform } from '../../platform/action.ts'
import { fileOf } from './evidence/work.ts'
import { keyOf } from './keys.ts'
import { type JobRow, jobView } from './store/jobs.ts'

/** A job as the screen shows it, with the key it is checked by and whether its file is still here. */
export const jobShown = (platform: Platform, row: JobRow, now: Date): OversightJob =>
  jobView(row, now, { key: keyOf(platform, row.log), here: fileOf(platform, row.id) !== undefined })
