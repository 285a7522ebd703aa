import type { ImportJob, ListSettings } from '../../../../contracts/screening.ts'
import { sendFile } from '../../../platform/send-file.ts'

/** Which files an import has; only a list in the OFAC format has more than one. */
export const partsOf = (format: ListSettings['format']) =>
  format === 'ofac' ? (['main', 'alt', 'add'] as const) : (['main'] as const)
export type Part = 'main' | 'alt' | 'add'
export type Files = Partial<Record<Part, File>>

export interface Sent {
  done: number
  of: number
}

/**
 * Gives the files of an import to the node, one after the other. A list of one file is read at once; the others are started when the
 * last file is there. @returns the job. @throws Problem; the abort reason when stopped.
 */
export async function upload(
  list: ListSettings,
  files: Files,
  told: (sent: Sent) => void,
  stop: AbortSignal,
): Promise<ImportJob> {
  const base = `/api/lists/${list.id}/versions`
  const given = partsOf(list.format).flatMap(part => {
    const file = files[part]
    return file ? [{ part, file }] : []
  })
  const of = given.reduce((sum, { file }) => sum + file.size, 0)
  let before = 0
  let job: ImportJob | undefined
  for (const { part, file } of given) {
    const query = job ? `?part=${part}&draft=${job.id}` : part === 'main' ? '' : `?part=${part}`
    const from = before
    job = await sendFile<ImportJob>(`${base}${query}`, file, bytes => told({ done: from + bytes, of }), stop)
    before += file.size
  }
  if (!job) throw new Error('An import without a file was sent.')
  if (list.format !== 'ofac') return job
  return await sendFile<ImportJob>(`${base}/${job.id}/start`, new Blob([]), () => {}, stop)
}
