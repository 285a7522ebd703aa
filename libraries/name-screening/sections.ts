/**
 * Named arrays in one SharedArrayBuffer: what worker threads share and what a snapshot file holds are the same bytes.
 *   "SARHADN2" · length of the head (u32) · checksum of the head (u32) · head (JSON) · arrays, each at a multiple of 64
 */
export type Numbers = Uint8Array | Uint16Array | Uint32Array

interface Place {
  name: string
  bytes: 1 | 2 | 4
  offset: number
  length: number
  sum: number
}

interface Head {
  facts: Record<string, unknown>
  places: Place[]
}

const MAGIC = [0x53, 0x41, 0x52, 0x48, 0x41, 0x44, 0x4e, 0x32]
const START = 16
const align = (at: number) => Math.ceil(at / 64) * 64

/** Bytes that are no snapshot, of another version of the format, or damaged. The list has to be built anew from its source. */
export class SnapshotProblem extends Error {}

/** Puts arrays and a few facts (JSON) into one buffer. */
export function pack(facts: Record<string, unknown>, arrays: Record<string, Numbers>): SharedArrayBuffer {
  const places = Object.entries(arrays).map(
    ([name, array]): Place => ({
      name,
      bytes: array.BYTES_PER_ELEMENT as Place['bytes'],
      offset: 0,
      length: array.length,
      sum: checksum(new Uint8Array(array.buffer, array.byteOffset, array.byteLength)),
    }),
  )
  // the offsets stand in the head, whose length depends on their digits: room for the longest is left
  const room = JSON.stringify({ facts, places }).length * 2 + places.length * 24 + 256
  let end = align(START + room)
  for (const place of places) {
    place.offset = end
    end = align(end + place.length * place.bytes)
  }
  const head = new TextEncoder().encode(JSON.stringify({ facts, places } satisfies Head))
  if (head.length > room) throw new Error('the head of a snapshot is longer than the room left for it')
  const buffer = new SharedArrayBuffer(end)
  const bytes = new Uint8Array(buffer)
  bytes.set(MAGIC)
  const numbers = new Uint32Array(buffer, 8, 2)
  numbers[0] = head.length
  numbers[1] = checksum(head)
  bytes.set(head, START)
  for (const { name, offset } of places) {
    const array = arrays[name]
    if (array) bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offset)
  }
  return buffer
}

export interface Unpacked {
  facts: Record<string, unknown>
  small(name: string): Uint8Array
  middle(name: string): Uint8Array | Uint16Array | Uint32Array
  large(name: string): Uint32Array
  /** names of arrays whose bytes are not what was written; reads everything, so a loader asks after the first answer */
  damaged(): string[]
}

/** @throws SnapshotProblem when the bytes are no snapshot of this format or were cut short. */
export function unpack(buffer: SharedArrayBuffer): Unpacked {
  if (buffer.byteLength < START || MAGIC.some((byte, i) => new Uint8Array(buffer, i, 1)[0] !== byte))
    throw new SnapshotProblem('these bytes are not a snapshot of an index, or one of another version')
  const [length = 0, sum = 0] = new Uint32Array(buffer, 8, 2)
  if (START + length > buffer.byteLength) throw new SnapshotProblem('the snapshot was cut short')
  // a TextDecoder refuses shared memory: the head is copied
  const bytes = new Uint8Array(buffer, START, length).slice()
  if (checksum(bytes) !== sum) throw new SnapshotProblem('the head of the snapshot is damaged')
  const { facts, places } = JSON.parse(new TextDecoder().decode(bytes)) as Head
  const byName = new Map(places.map(place => [place.name, place]))
  const view = (name: string): Numbers => {
    const place = byName.get(name)
    if (!place) throw new SnapshotProblem(`the snapshot has no "${name}"`)
    if (place.offset + place.length * place.bytes > buffer.byteLength)
      throw new SnapshotProblem('the snapshot was cut short')
    const Kind: new (b: SharedArrayBuffer, o: number, n: number) => Numbers =
      place.bytes === 1 ? Uint8Array : place.bytes === 2 ? Uint16Array : Uint32Array
    return new Kind(buffer, place.offset, place.length)
  }
  return {
    facts,
    small: name => view(name) as Uint8Array,
    middle: view,
    large: name => view(name) as Uint32Array,
    damaged: () =>
      places
        .filter(({ name, sum: written }) => {
          const array = view(name)
          return checksum(new Uint8Array(buffer, array.byteOffset, array.byteLength)) !== written
        })
        .map(place => place.name),
  }
}

/** Any changed bit changes it; not against an adversary, who could write the file anew as well. */
export function checksum(bytes: Uint8Array): number {
  let a = bytes.length | 0
  let b = 0x9e3779b1 | 0
  const whole = bytes.byteOffset % 4 === 0 ? bytes.length >>> 2 : 0
  const wide = whole > 0 ? new Uint32Array(bytes.buffer, bytes.byteOffset, whole) : new Uint32Array(0)
  for (let i = 0; i < wide.length; i++) {
    a = Math.imul(a ^ (wide[i] ?? 0), 0x85ebca6b)
    a = (a << 13) | (a >>> 19)
    b = (b + a) | 0
  }
  for (let i = whole * 4; i < bytes.length; i++) a = Math.imul(a ^ (bytes[i] ?? 0), 0x85ebca6b) ^ (a >>> 13)
  return (a ^ (b >>> 7) ^ Math.imul(b, 0xc2b2ae35)) >>> 0
}

/** A Uint32Array that grows. */
export class Growing {
  array: Uint32Array
  length = 0

  constructor(room = 1024) {
    this.array = new Uint32Array(room)
  }

  push(value: number): void {
    if (this.length === this.array.length) {
      const wider = new Uint32Array(this.array.length * 2)
      wider.set(this.array)
      this.array = wider
    }
    this.array[this.length++] = value
  }

  done(): Uint32Array {
    return this.array.subarray(0, this.length)
  }
}

/** Texts one after the other in UTF-8. */
export class Texts {
  private bytes = new Uint8Array(4096)
  private used = 0
  readonly starts = new Growing()
  private readonly encoder = new TextEncoder()

  constructor() {
    this.starts.push(0)
  }

  push(text: string): void {
    this.room(text.length * 3)
    this.used += this.encoder.encodeInto(text, this.bytes.subarray(this.used)).written
    this.starts.push(this.used)
  }

  pushBytes(bytes: Uint8Array): void {
    this.room(bytes.length)
    this.bytes.set(bytes, this.used)
    this.used += bytes.length
    this.starts.push(this.used)
  }

  private room(most: number): void {
    if (this.used + most <= this.bytes.length) return
    const wider = new Uint8Array(Math.max(this.bytes.length * 2, this.used + most))
    wider.set(this.bytes)
    this.bytes = wider
  }

  done(): Uint8Array {
    return this.bytes.subarray(0, this.used)
  }
}

const decoder = new TextDecoder()

/** Text from shared memory; short ASCII, which nearly all of it is, without a copy. */
export function textAt(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  for (let i = from; i < to; i++) {
    const code = bytes[i] ?? 0
    if (code > 127) return decoder.decode(bytes.slice(from, to))
    text += String.fromCharCode(code)
  }
  return text
}

/** What stands before the tab in a text that keeps two forms. */
export function plainText(both: string): string {
  const cut = both.indexOf('\t')
  return cut < 0 ? both : both.slice(0, cut)
}

/** The smallest array type that holds every value. */
export function narrow(values: Uint32Array, most: number): Numbers {
  return most < 256 ? Uint8Array.from(values) : most < 65536 ? Uint16Array.from(values) : values
}

/** Spreads a 32-bit key. */
export function scatter(key: number): number {
  let h = Math.imul(key ^ (key >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return (h ^ (h >>> 16)) >>> 0
}

/** Slot of a spread key in a table of any size. */
export const slotOf = (spread: number, size: number) => Math.floor((spread * size) / 2 ** 32)

/** Hash table of texts by number: slot → number + 1. Full to five sixths. */
export function textSlots(starts: Uint32Array, bytes: Uint8Array): Uint32Array {
  const count = starts.length - 1
  const slots = new Uint32Array(Math.ceil(count * 1.2) + 1)
  for (let i = 0; i < count; i++) {
    let slot = slotOf(hashBytes(bytes, starts[i] ?? 0, starts[i + 1] ?? 0), slots.length)
    while (slots[slot] !== 0) slot = slot + 1 === slots.length ? 0 : slot + 1
    slots[slot] = i + 1
  }
  return slots
}

/** All numbers of a text, in no particular order. */
export function findText(slots: Uint32Array, starts: Uint32Array, bytes: Uint8Array, text: string): number[] {
  const wanted = new TextEncoder().encode(text)
  const found: number[] = []
  for (let slot = slotOf(hashBytes(wanted, 0, wanted.length), slots.length); slots[slot] !== 0; ) {
    const i = (slots[slot] ?? 0) - 1
    const from = starts[i] ?? 0
    let same = (starts[i + 1] ?? 0) - from === wanted.length
    for (let k = 0; same && k < wanted.length; k++) same = bytes[from + k] === wanted[k]
    if (same) found.push(i)
    slot = slot + 1 === slots.length ? 0 : slot + 1
  }
  return found
}

/** The hash of a text as `hashBytes` makes it of its bytes. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 127) {
      const bytes = new TextEncoder().encode(text)
      return hashBytes(bytes, 0, bytes.length)
    }
    hash = Math.imul(hash ^ code, 0x01000193)
  }
  return scatter(hash)
}

export function hashBytes(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193)
  return scatter(hash)
}
