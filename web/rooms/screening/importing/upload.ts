import type { Problem as ProblemBody } from '../../../../contracts/problem.ts'
import type { ImportJob, ListSettings } from '../../../../contracts/screening.ts'
import { newRequest, Problem, signedHeaders } from '../../../platform/api.ts'

/** Which files an import has; only a list in the OFAC format has more than one. */
export const partsOf = (format: ListSettings['format']) =>
  format === 'ofac' ? (['main', 'alt', 'add'] as const) : (['main'] as const)
export type Part = 'main' | 'alt' | 'add'
export type Files = Partial<Record<Part, File>>

export interface Sent {
  done: number
  of: number
}

const lineDown = () =>
  new Problem({
    type: 'line-down',
    status: 0,
    title: { key: 'platform:problem-title.line-down' },
    detail: { key: 'platform:problem.not-known' },
  })

function problemOf(text: string, status: number): Problem {
  try {
    return new Problem(JSON.parse(text) as ProblemBody)
  } catch {
    return new Problem({
      type: 'failed',
      status,
      title: { key: 'platform:problem-title.failed' },
      detail: { key: 'platform:problem.not-ours' },
    })
  }
}

/** One file as the body of a request. `XMLHttpRequest`, because `fetch` does not tell how much has been sent. */
async function send(
  address: string,
  body: Blob,
  told: (bytes: number) => void,
  stop: AbortSignal,
): Promise<ImportJob> {
  const headers = {
    ...(await signedHeaders('POST', address)),
    'Content-Type': 'application/octet-stream',
    'sarhad-request': newRequest(),
  }
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = event => told(event.loaded)
    request.onload = () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText) as ImportJob)
      else reject(problemOf(request.responseText, request.status))
    }
    request.onerror = () => reject(lineDown())
    request.onabort = () => reject(stop.reason)
    stop.addEventListener('abort', () => request.abort())
    request.send(body)
  })
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
    job = await send(`${base}${query}`, file, bytes => told({ done: from + bytes, of }), stop)
    before += file.size
  }
  if (!job) throw new Error('An import without a file was sent.')
  if (list.format !== 'ofac') return job
  return await send(`${base}/${job.id}/start`, new Blob([]), () => {}, stop)
}
