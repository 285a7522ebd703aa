import { newId } from '../../contracts/ids.ts'
import type { Problem as ProblemBody } from '../../contracts/problem.ts'
import { learnTime, proof } from './device.ts'
import type { Message } from './words.ts'

/** What did not happen, why, and a number to quote. The input stays with whoever asked. */
export class Problem extends Error {
  /** The last part of the RFC 9457 type: `not-signed-in`, `changed-meanwhile`, `line-down`. */
  readonly type: string
  readonly status: number
  readonly title: Message
  readonly detail: Message | undefined
  readonly ref: string | undefined
  readonly fields: NonNullable<ProblemBody['fields']>
  constructor(body: Omit<ProblemBody, 'ref'> & { ref?: string | undefined }) {
    super(body.type)
    this.type = body.type.replace(/^.*\//, '')
    this.status = body.status
    this.title = body.title
    this.detail = body.detail
    this.ref = body.ref
    this.fields = body.fields ?? []
  }
}

/** No answer came. A change may or may not be recorded; the same request id may be sent again and takes effect once (I-45). */
const lineDown = (changes: boolean) =>
  new Problem({
    type: 'line-down',
    status: 0,
    title: { key: 'platform:problem-title.line-down' },
    detail: { key: changes ? 'platform:problem.not-known' : 'platform:problem.no-answer' },
  })

const unreadable = (status: number) =>
  new Problem({
    type: 'failed',
    status,
    title: { key: 'platform:problem-title.failed' },
    detail: { key: 'platform:problem.not-ours' },
  })

const ATH = 'sarhad-ath'

/**
 * Hash of the session token, told at sign-in. It is no secret (it proves nothing without cookie and key), and like the cookie it
 * belongs to all tabs of the workstation.
 */
export const session = {
  ath: () => localStorage.getItem(ATH) ?? undefined,
  remember: (ath: string) => localStorage.setItem(ATH, ath),
  forget: () => localStorage.removeItem(ATH),
}

export interface Sending {
  body?: unknown
  /** The press of a button (`newRequest()`): made once, kept for every repeat. */
  request?: string
  signal?: AbortSignal
}

export const newRequest = (): string => newId()

const PATIENCE_MS = 20_000

/** The headers of a call to our own server, for streams and files too. */
export async function signedHeaders(method: string, path: string): Promise<Record<string, string>> {
  return { DPoP: await proof(method, new URL(path, location.origin).href, session.ath()) }
}

async function send(method: string, address: string, sending: Sending): Promise<Response> {
  const timeout = AbortSignal.timeout(PATIENCE_MS)
  const headers: Record<string, string> = {
    Accept: 'application/json',
    ...(await signedHeaders(method, address)),
  }
  if (sending.body !== undefined) headers['Content-Type'] = 'application/json'
  if (method !== 'GET' && sending.request) headers['sarhad-request'] = sending.request
  return fetch(address, {
    method,
    headers,
    credentials: 'same-origin',
    cache: 'no-store',
    signal: sending.signal ? AbortSignal.any([sending.signal, timeout]) : timeout,
    ...(sending.body !== undefined && { body: JSON.stringify(sending.body) }),
  }).catch((error: unknown) => {
    if (sending.signal?.aborted) throw error
    throw lineDown(method !== 'GET')
  })
}

async function call(method: 'GET' | 'POST' | 'PUT', path: string, sending: Sending): Promise<Response> {
  const once = { ...sending, request: sending.request ?? newRequest() }
  const answer = await send(method, `/api${path}`, once)
  const corrected = learnTime(answer.headers.get('date'))
  // refused only because our clock was wrong: once more with the server's time
  return answer.status === 401 && corrected ? send(method, `/api${path}`, once) : answer
}

async function read<T>(answer: Response, changes: boolean): Promise<T> {
  const text = await answer.text().catch(() => {
    throw lineDown(changes)
  })
  let body: unknown
  try {
    body = text === '' ? undefined : JSON.parse(text)
  } catch {
    throw unreadable(answer.status)
  }
  if (answer.ok) return body as T
  const type = answer.headers.get('content-type') ?? ''
  if (type.startsWith('application/problem+json')) throw new Problem(body as ProblemBody)
  throw unreadable(answer.status)
}

/** Paths begin after `/api`: `api.get<Session>('/session')`. Throws `Problem`. */
export const api = {
  get: async <T>(path: string, sending: Pick<Sending, 'signal'> = {}) =>
    read<T>(await call('GET', path, sending), false),
  post: async <T>(path: string, sending: Sending = {}) => read<T>(await call('POST', path, sending), true),
  put: async <T>(path: string, sending: Sending = {}) => read<T>(await call('PUT', path, sending), true),
  /** A file: a form to print, a list to save. */
  file: async (path: string) => {
    const answer = await call('GET', path, {})
    return answer.ok ? answer.blob() : read<Blob>(answer, false)
  },
}
