/**
 * Identifiers made where the thing is made: UUIDv7 (RFC 9562 §5.7), so that they sort by time of making and carry it.
 * Never a cursor: commits become visible out of id order.
 */
let last = 0
let counter = 0
/** Randomness is fetched for many ids at once: each fetch costs more than an id. */
const pool = new Uint8Array(16 * 256)
let used = pool.length

/** A new UUIDv7. Two ids of one process are ordered even within a millisecond (12-bit counter, RFC 9562 §6.2). */
export function newId(at: number = Date.now()): string {
  if (used === pool.length) {
    crypto.getRandomValues(pool)
    used = 0
  }
  const bytes = pool.slice(used, used + 16)
  used += 16
  if (at > last) {
    last = at
    counter = ((bytes[6] ?? 0) & 0x07) << 8 // room for 2,048 more before the millisecond must move on
  } else if (++counter > 0xfff) {
    last++
    counter = 0
  }
  const ms = last
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(ms / 2 ** (8 * (5 - i))) & 0xff
  bytes[6] = 0x70 | (counter >> 8)
  bytes[7] = counter & 0xff
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, b => b.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
