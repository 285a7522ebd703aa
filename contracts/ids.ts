/**
 * Identifiers made where the thing is made: UUIDv7 (RFC 9562 §5.7), so that they sort by time of making and carry it.
 * Never a cursor: commits become visible out of id order.
 */
let last = 0
let counter = 0
/** Randomness is fetched for many ids at once: each fetch costs more than an id. */
const pool = new Uint8Array(16 * 256)
let used = pool.length

const byte = (at: number) => pool[at] ?? 0
const pairs = Array.from({ length: 256 }, (_, b) => b.toString(16).padStart(2, '0'))
/** The lowest byte of a number, written. */
const hex = (n: number) => pairs[n & 0xff] ?? ''

/** A new UUIDv7. Two ids of one process are ordered even within a millisecond (12-bit counter, RFC 9562 §6.2). */
export function newId(at: number = Date.now()): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool)
    used = 0
  }
  const from = used
  used += 16
  if (at > last) {
    last = at
    counter = (byte(from + 6) & 0x07) << 8 // room for 2,048 more before the millisecond must move on
  } else if (++counter > 0xfff) {
    last++
    counter = 0
  }
  const high = Math.floor(last / 2 ** 16)
  const time = hex(high >>> 24) + hex(high >>> 16) + hex(high >>> 8) + hex(high)
  const rest = [10, 11, 12, 13, 14, 15].map(i => hex(byte(from + i))).join('')
  const version = hex(0x70 | (counter >> 8)) + hex(counter)
  const variant = hex(0x80 | (byte(from + 8) & 0x3f)) + hex(byte(from + 9))
  return `${time}-${hex(last >>> 8)}${hex(last)}-${version}-${variant}-${rest}`
}
