import { oneTypingError } from './distance.ts'
import { plainNumber, scannedNumber } from './documents.ts'
import { scatter, slotOf, Texts } from './sections.ts'

/** Longer "numbers" are kept and found exactly, but not searched for errors; with fewer characters every second number is one error away. */
const NEAR = { least: 6, most: 40 }
const PRIME = 0x01000193

/** Sum of characters times powers of a prime: one changed character changes one summand, so a number's neighbours cost a few steps each. */
function hashOf(text: string): number {
  let hash = 0
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, PRIME) + text.charCodeAt(i)) | 0
  return hash
}

interface Listed {
  plain: string
  number: string
  state: string | undefined
}

/** Collects document numbers for `Stored`. */
export class NumberTable {
  private readonly texts = new Texts()
  private readonly holders: number[] = []
  private readonly hashes: number[] = []
  private readonly letters = new Set<string>()

  put({ plain, number, state }: Listed, holder: number): void {
    const scanned = scannedNumber(plain)
    for (let i = 0; i < scanned.length; i++) this.letters.add(scanned.charAt(i))
    const tail = number === plain ? '' : `\t${number}`
    this.texts.push(`${plain}${state !== undefined || tail !== '' ? `\t${state ?? ''}` : ''}${tail}`)
    this.holders.push(holder)
    this.hashes.push(hashOf(scanned))
  }

  arrays() {
    const count = this.holders.length
    const room = Math.ceil(count * 1.25) + 1
    const numberSlots = new Uint32Array(room)
    const numberSieve = new Uint8Array(room)
    this.hashes.forEach((hash, entry) => {
      const spread = scatter(hash)
      const bit = slotOf(scatter(spread), room * 8)
      numberSieve[bit >>> 3] = (numberSieve[bit >>> 3] ?? 0) | (1 << (bit & 7))
      let slot = slotOf(spread, room)
      while (numberSlots[slot] !== 0) slot = slot + 1 === room ? 0 : slot + 1
      numberSlots[slot] = (spread << entryBits(count)) | (entry + 1)
    })
    return {
      numberStart: this.texts.starts.done(),
      numberBytes: this.texts.done(),
      numberHolder: Uint32Array.from(this.holders),
      numberSlots,
      numberSieve,
      alphabet: [...this.letters].sort().join(''),
    }
  }
}

/** What `nearNumbers` reads. */
export interface NumberArrays {
  /** number of the entry + 1, and above it as much of its hash as there is room for: another number is seldom read to be refused */
  slots: Uint32Array
  holder: Uint32Array
  sieve: Uint8Array
  /** codes of the characters that stand in any number */
  letters: readonly number[]
}

/** Bits that the numbers of so many entries take. */
const entryBits = (count: number) => 32 - Math.clz32(count)

export type Nearness = 'exact' | 'look-alike' | 'one error'

/**
 * Entries whose number is the same, looks the same, or is one change, omission, addition or swap of neighbours away. Every number one
 * error away is spelled out (about 700 of nine characters) and asked of a sieve of one bit in eight; the few that pass are looked up.
 */
export function nearNumbers(
  table: NumberArrays,
  asked: string,
  plainOf: (entry: number) => string,
): { entry: number; how: Nearness }[] {
  const plain = plainNumber(asked)
  const { slots, sieve, holder, letters } = table
  if (plain === '' || holder.length === 0) return []
  const scanned = scannedNumber(plain)
  const found = new Map<number, Nearness>()
  const bits = entryBits(holder.length)
  const low = 2 ** bits - 1
  const last = slots.length - 1
  const places = sieve.length * 8
  const look = (hash: number) => {
    const spread = scatter(hash)
    const bit = slotOf(scatter(spread), places)
    if (((sieve[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) return
    const above = (spread << bits) >>> 0
    for (let slot = slotOf(spread, last + 1); slots[slot] !== 0; slot = slot === last ? 0 : slot + 1) {
      const value = slots[slot] ?? 0
      const entry = (value & low) - 1
      if (value - entry - 1 !== above || found.has(entry)) continue
      const other = plainOf(entry)
      const otherScanned = scannedNumber(other)
      if (other === plain) found.set(entry, 'exact')
      else if (otherScanned === scanned) found.set(entry, 'look-alike')
      else if (longEnough(otherScanned, scanned) && oneTypingError(otherScanned, scanned))
        found.set(entry, 'one error')
    }
  }
  look(hashOf(scanned))
  // one character more or less may still be listed within the bounds
  if (scanned.length >= NEAR.least - 1 && scanned.length <= NEAR.most + 1) neighbours(scanned, letters, look)
  const rank = { exact: 0, 'look-alike': 1, 'one error': 2 }
  return [...found]
    .map(([entry, how]) => ({ entry, how }))
    .sort((a, b) => rank[a.how] - rank[b.how] || a.entry - b.entry)
}

const longEnough = (a: string, b: string) =>
  Math.max(a.length, b.length) >= NEAR.least && Math.min(a.length, b.length) <= NEAR.most

function neighbours(text: string, codes: readonly number[], look: (hash: number) => void): void {
  const n = text.length
  const power = new Int32Array(n + 2)
  power[0] = 1
  for (let i = 1; i < power.length; i++) power[i] = Math.imul(power[i - 1] ?? 0, PRIME)
  const whole = hashOf(text)
  // hash of the first i letters, times what moves them one place up or down
  let before = 0
  for (let i = 0; i <= n; i++) {
    const place = power[n - 1 - i] ?? 0
    const rest = tail(whole, before, power, n - i)
    if (i < n) {
      const own = text.charCodeAt(i)
      for (const code of codes) if (code !== own) look((whole + Math.imul(code - own, place)) | 0)
      look(
        (Math.imul(before, power[n - 1 - i] ?? 0) +
          tail(whole, (Math.imul(before, PRIME) + own) | 0, power, n - 1 - i)) |
          0,
      )
      const next = text.charCodeAt(i + 1)
      if (i + 1 < n && next !== own)
        look((whole + Math.imul(next - own, place) + Math.imul(own - next, power[n - 2 - i] ?? 0)) | 0)
    }
    const longer = Math.imul(before, power[n - i + 1] ?? 0)
    for (const code of codes) look((longer + Math.imul(code, power[n - i] ?? 0) + rest) | 0)
    if (i < n) before = (Math.imul(before, PRIME) + text.charCodeAt(i)) | 0
  }
}

/** Hash of the last `left` letters, from that of the whole and of what stands before them. */
const tail = (whole: number, before: number, power: Int32Array, left: number) =>
  (whole - Math.imul(before, power[left] ?? 0)) | 0
