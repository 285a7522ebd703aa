import { leafHash } from './tree.ts'

/** A value that has no canonical form. The message names the kind of value and never quotes it (I-26). */
export class CanonicalError extends Error {
  override name = 'CanonicalError'
}

/** Deeper than any ledger line; also what stops a structure that contains itself. */
const MAX_DEPTH = 100

/**
 * Canonical JSON after RFC 8785: keys sorted by UTF-16 code unit, no white space, numbers and strings as
 * ECMAScript writes them, so that one line has exactly one sequence of bytes and therefore one hash.
 *
 * The subset: null, booleans, finite numbers, well-formed strings, dense arrays, plain objects. Anything else
 * (undefined, bigint, Date, Map, a lone surrogate, a hole in an array) throws CanonicalError instead of
 * vanishing as it would in JSON.stringify. Whole numbers above 2^53 have lost digits before they arrive here:
 * write them as strings.
 */
export function canonical(value: unknown): string {
  return encode(value, 0)
}

/** The canonical JSON as UTF-8: the leaf data of the log. */
export function canonicalBytes(value: unknown): Buffer {
  return Buffer.from(canonical(value), 'utf8')
}

/** Leaf hash of a ledger line: SHA-256(0x00 || canonical bytes). */
export function lineHash(line: unknown): Buffer {
  return leafHash(canonicalBytes(line))
}

function encode(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw new CanonicalError(`nested deeper than ${MAX_DEPTH} levels`)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return encodeString(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new CanonicalError('a number that is not finite')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return encodeArray(value, depth)
  if (typeof value === 'object') return encodeObject(value, depth)
  throw new CanonicalError(`a value of type ${typeof value}`)
}

const loneSurrogate = /\p{Surrogate}/u
function encodeString(text: string): string {
  if (loneSurrogate.test(text)) throw new CanonicalError('a string with a lone surrogate')
  return JSON.stringify(text)
}

function encodeArray(value: unknown[], depth: number): string {
  let text = '['
  for (let i = 0; i < value.length; i++) text += (i ? ',' : '') + encode(value[i], depth + 1)
  return `${text}]`
}

function encodeObject(value: object, depth: number): string {
  const prototype = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) {
    throw new CanonicalError('an object that is not a plain record')
  }
  const members = value as Record<string, unknown>
  let text = '{'
  // The default order of sort() is by UTF-16 code unit, which is the order RFC 8785 §3.2.3 asks for.
  for (const key of Object.keys(members).sort())
    text += `${text.length > 1 ? ',' : ''}${encodeString(key)}:${encode(members[key], depth + 1)}`
  return `${text}}`
}
