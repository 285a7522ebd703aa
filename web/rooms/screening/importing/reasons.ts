import type { ImportJob } from '../../../../contracts/screening.ts'
import { csvOf, saveFile } from '../../../platform/csv.ts'
import { useSay } from '../../../platform/words.ts'

/** Line of the file, why, and the publisher's number of the entry. */
export type ReasonRow = readonly [row: number, why: string, id: string]

/** Every row that could not be used; of an import that failed, last where it ended and why. */
export function useReasons(): (job: ImportJob) => ReasonRow[] {
  const say = useSay()
  return job => {
    const rows: ReasonRow[] = job.refused.map(({ row, reason, id }) => [
      row,
      say(`screening:refused.${reason}`),
      id ?? '',
    ])
    if (job.step === 'failed' && job.problemRow !== null)
      rows.push([job.problemRow, say(`screening:import.${job.problem ?? 'failed'}`), ''])
    return rows
  }
}

/** The same rows as a file that cannot execute (I-41). */
export function useSaveReasons(): (job: ImportJob) => void {
  const say = useSay()
  const reasons = useReasons()
  return job => {
    const head = ['row', 'why', 'id'].map(name => say(`screening:importing.refused-${name}`))
    saveFile(`${job.list}-refused.csv`, csvOf([head, ...reasons(job)]))
  }
}
