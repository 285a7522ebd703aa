import { Growing, scatter, slotOf } from './sections.ts'
import { deletions, isSkeleton } from './skeleton.ts'
import { ENTRY } from './stored.ts'
import type { Token } from './tokens.ts'

/**
 * Sound classes: words that no relation of the index tells apart (the same skeletons, the same nicknames) share one class and one posting list.
 * The keys of a class are its skeletons and each of them with a symbol taken out; a query word finds every class within one edit by
 * looking up its own (symmetric deletion; screening.md §7.2).
 */
export class SoundIndex {
  readonly wordClass = new Growing()
  private readonly known = new Map<string, number>()
  private readonly most = new Growing()
  private readonly keys = new Growing()
  private readonly entries = new Growing()

  get classes(): number {
    return this.most.length
  }

  /** The next word's class. */
  add(token: Token, kind: number): void {
    const own = [...token.readings, ...token.exactKeys].sort((a, b) => a - b)
    const signature = `${kind} ${own.join(' ')}`
    let c = this.known.get(signature)
    if (c === undefined) {
      c = this.most.length
      this.known.set(signature, c)
      this.most.push(0)
      this.addKeys(c, kind, own)
    }
    this.wordClass.push(c)
    this.most.array[c] = Math.max(this.most.array[c] ?? 0, Math.ceil(token.bits * 2))
  }

  private addKeys(c: number, kind: number, own: number[]): void {
    const entry = (c << ENTRY.class) | (kind << ENTRY.kind)
    const keys = new Set<number>()
    for (const key of own) {
      this.keys.push(key)
      this.entries.push((entry | ENTRY.own) >>> 0)
      keys.add(key)
    }
    for (const key of own) {
      if (!isSkeleton(key)) continue
      for (const part of deletions(key)) {
        if (keys.has(part)) continue
        keys.add(part)
        this.keys.push(part)
        this.entries.push(entry >>> 0)
      }
    }
  }

  /** `keySlots`: key and place in `keyEntries`, which begins with the number of entries of the key. */
  tables(): { classMost: Uint8Array; keySlots: Uint32Array; keyEntries: Uint32Array } {
    const keys = this.keys.done()
    const order = sortedBy(keys)
    let distinct = 0
    for (let i = 0; i < order.length; i++)
      if (i === 0 || keys[order[i] ?? 0] !== keys[order[i - 1] ?? 0]) distinct++
    const room = Math.ceil(distinct * 1.4) + 1
    const keySlots = new Uint32Array(room * 2)
    const keyEntries = new Uint32Array(keys.length + distinct + 1)
    let at = 1
    for (let i = 0; i < order.length; ) {
      const key = keys[order[i] ?? 0] ?? 0
      const start = at++
      while (i < order.length && keys[order[i] ?? 0] === key)
        keyEntries[at++] = this.entries.array[order[i++] ?? 0] ?? 0
      keyEntries[start] = at - start - 1
      let slot = slotOf(scatter(key), room)
      while (keySlots[slot * 2 + 1] !== 0) slot = slot + 1 === room ? 0 : slot + 1
      keySlots[slot * 2] = key
      keySlots[slot * 2 + 1] = start
    }
    return { classMost: Uint8Array.from(this.most.done()), keySlots, keyEntries }
  }
}

/** Where the entries of a key begin (their number stands there); 0: nowhere. */
export function findKey(keySlots: Uint32Array, key: number): number {
  const room = keySlots.length >>> 1
  let slot = slotOf(scatter(key), room)
  for (;;) {
    const start = keySlots[slot * 2 + 1] ?? 0
    if (start === 0 || keySlots[slot * 2] === key) return start
    slot = slot + 1 === room ? 0 : slot + 1
  }
}

/** Positions of the values in rising order, equal ones as they came: four passes of counting by one byte. */
export function sortedBy(values: Uint32Array): Uint32Array {
  let order = Uint32Array.from(values, (_, i) => i)
  let other = new Uint32Array(values.length)
  for (let shift = 0; shift < 32; shift += 8) {
    const starts = new Uint32Array(257)
    for (const value of values)
      starts[((value >>> shift) & 255) + 1] = (starts[((value >>> shift) & 255) + 1] ?? 0) + 1
    for (let i = 0; i < 256; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0)
    for (const i of order) {
      const byte = ((values[i] ?? 0) >>> shift) & 255
      const at = starts[byte] ?? 0
      starts[byte] = at + 1
      other[at] = i
    }
    ;[order, other] = [other, order]
  }
  return order
}
