import { randomBytes } from 'node:crypto'
import type { Message, Params, Problem } from '../../contracts/problem.ts'

/** A refusal or failure that its reader can act on. Carries words' keys and values, never personal data (I-26). */
export class Refusal extends Error {
  readonly type: string
  readonly status: number
  readonly detail: Message | undefined
  readonly fields: Problem['fields']
  constructor(type: string, status: number, detail?: Message, fields?: Problem['fields']) {
    super(type)
    this.type = type
    this.status = status
    this.detail = detail
    this.fields = fields
  }
}

const statusOf: Record<string, number> = {
  'not-signed-in': 401,
  'not-permitted': 403,
  'not-found': 404,
  'changed-meanwhile': 412,
  'too-large': 413,
  'too-many': 429,
  'not-ready': 503,
}

/** `throw problem('not-referable', { key: 'crossings:refusal.already-released' })`. The status is 409 unless the type is a known one. */
export function problem(type: string, detail?: Message, status = statusOf[type] ?? 409): Refusal {
  return new Refusal(type, status, detail)
}

/** Input that does not have the agreed shape: paths and keys, never the value that was sent. */
export function invalid(fields: { path: string; key: string; params?: Params }[]): Refusal {
  const spelled = fields.map(f => ({
    path: f.path,
    message: { key: f.key, ...(f.params && { params: f.params }) },
  }))
  return new Refusal('invalid-input', 400, undefined, spelled)
}

/** A short number to quote, easy to read aloud (no I, L, O, U). */
export function newRef(): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  return Array.from(randomBytes(6), b => alphabet[b % 32]).join('')
}

/** What PostgreSQL tells of an error without any content of a row: only SQLSTATE and its class. */
export function sqlstateOf(error: unknown): string | undefined {
  for (let e = error, depth = 0; e && typeof e === 'object' && depth < 5; depth++) {
    const code = (e as { code?: unknown }).code
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code
    e = (e as { cause?: unknown }).cause
  }
  return undefined
}

/** A character that PostgreSQL keeps in no text (U+0000), in a text or inside JSON. */
const unkeepable = new Set(['22021', '22P05'])
const diskFull = new Set(['53100', 'ENOSPC'])
const unreachable = new Set([
  '08006',
  '08001',
  '08003',
  '57P01',
  '57P02',
  '57P03',
  'ECONNREFUSED',
  'ECONNRESET',
])

/** Any thrown thing as a Refusal. Database errors lose query, parameters and detail here: Drizzle puts all of them into its message. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const state = sqlstateOf(error)
  const code = state ?? String((error as { code?: unknown } | null)?.code ?? '')
  if (diskFull.has(code)) return new Refusal('disk-full', 507, { key: 'platform:problem.disk-full' })
  if (unreachable.has(code)) return new Refusal('not-ready', 503, { key: 'platform:problem.database-away' })
  if (unkeepable.has(code)) return new Refusal('invalid-input', 400, { key: 'platform:problem.not-readable' })
  if (code === '57014' || code === '25P03')
    return new Refusal('too-slow', 503, { key: 'platform:problem.too-slow' })
  return new Refusal('failed', 500, { key: 'platform:problem.failed' })
}

/** What a technical log may say of an error: its class, its SQLSTATE and where in our code; never its message (I-26). */
export function logged(error: unknown): Record<string, string> {
  const state = sqlstateOf(error)
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter(l => /^\s+at /.test(l)) : []
  return {
    kind: error instanceof Error ? error.name : typeof error,
    ...(error instanceof Refusal && { type: error.type }),
    ...(state && { sqlstate: state }),
    at: frames
      .filter(l => !l.includes('node_modules') && !l.includes('node:'))
      .slice(0, 6)
      .map(l => l.trim())
      .join(' | '),
  }
}
