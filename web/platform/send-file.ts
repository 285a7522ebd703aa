import type { Problem as ProblemBody } from '../../contracts/problem.ts'
import { newRequest, Problem, signedHeaders } from './api.ts'

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

/**
 * One file as the body of a request. `XMLHttpRequest`, because `fetch` does not tell how much has been sent.
 * @param told bytes sent so far. @throws Problem; the abort reason when stopped.
 */
export async function sendFile<Answer>(
  address: string,
  body: Blob,
  told: (bytes: number) => void,
  stop: AbortSignal,
): Promise<Answer> {
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
      if (request.status < 300) resolve(JSON.parse(request.responseText) as Answer)
      else reject(problemOf(request.responseText, request.status))
    }
    request.onerror = () => reject(lineDown())
    request.onabort = () => reject(stop.reason)
    stop.addEventListener('abort', () => request.abort())
    request.send(body)
  })
}
