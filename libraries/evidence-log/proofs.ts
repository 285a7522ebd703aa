import { emptyRoot, HASH_BYTES, nodeHash } from './tree.ts'

/**
 * Root of the complete subtree of 2^level leaves that begins at leaf index × 2^level. Level 0 is the leaf hash
 * itself. Whoever stores complete subtrees answers from there and a proof costs O(log n) reads.
 */
export type SubtreeReader = (level: number, index: number) => Buffer

/**
 * A reader over leaf hashes alone. The first proof hashes every leaf it stands on, later ones reuse those
 * subtrees, so `leafAt` must keep giving the same answers for as long as the reader is used.
 */
export function subtreesOfLeaves(leafAt: (index: number) => Buffer): SubtreeReader {
  const known: Map<number, Buffer>[] = []
  const read: SubtreeReader = (level, index) => {
    if (level === 0) return leafAt(index)
    const row = known[level] ?? new Map<number, Buffer>()
    known[level] = row
    const hash = row.get(index) ?? nodeHash(read(level - 1, index * 2), read(level - 1, index * 2 + 1))
    row.set(index, hash)
    return hash
  }
  return read
}

/** Proof that leaf `index` is in the tree of `size` leaves, RFC 9162 §2.1.3.1. Throws RangeError outside it. */
export function inclusionProof(index: number, size: number, read: SubtreeReader): Buffer[] {
  if (!isCount(index) || !isCount(size) || index >= size) throw new RangeError(`no leaf ${index} in ${size}`)
  const proof: Buffer[] = []
  let start = 0
  let end = size
  while (end - start > 1) {
    const middle = start + splitOf(end - start)
    if (index < middle) {
      proof.unshift(rangeRoot(middle, end, read))
      end = middle
    } else {
      proof.unshift(rangeRoot(start, middle, read))
      start = middle
    }
  }
  return proof
}

/**
 * Proof that the tree of `second` leaves only appended to the tree of `first`, RFC 9162 §2.1.4.1. Empty when
 * the sizes are equal or `first` is 0, where there is nothing to show. Throws RangeError when first > second.
 */
export function consistencyProof(first: number, second: number, read: SubtreeReader): Buffer[] {
  if (!isCount(first) || !isCount(second) || first > second) {
    throw new RangeError(`no consistency from ${first} to ${second}`)
  }
  if (first === 0 || first === second) return []
  const proof: Buffer[] = []
  let start = 0
  let end = second
  // Down the right-hand edge of the first tree until a subtree that both trees have whole.
  while (end !== first) {
    const middle = start + splitOf(end - start)
    if (first <= middle) {
      proof.unshift(rangeRoot(middle, end, read))
      end = middle
    } else {
      proof.unshift(rangeRoot(start, middle, read))
      start = middle
    }
  }
  // The verifier holds the root of the whole first tree already, so that one is left out.
  if (start !== 0) proof.unshift(rangeRoot(start, end, read))
  return proof
}

/** What an inclusion proof is checked against; hashes are 32 bytes, `root` is that of the tree of `size` leaves. */
export interface InclusionClaim {
  readonly leaf: Uint8Array
  readonly index: number
  readonly size: number
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** True when the proof holds, RFC 9162 §2.1.3.2. Malformed claims are false; nothing throws. */
export function verifyInclusion({ leaf, index, size, root, proof }: InclusionClaim): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || ![leaf, root, ...proof].every(isHash))
    return false
  let place = index
  let last = size - 1
  let hash: Uint8Array = leaf
  for (const sibling of proof) {
    if (last === 0) return false
    if (isOdd(place) || place === last) {
      hash = nodeHash(sibling, hash)
      for (; !isOdd(place) && place !== 0; place = half(place)) last = half(last)
    } else {
      hash = nodeHash(hash, sibling)
    }
    place = half(place)
    last = half(last)
  }
  return last === 0 && Buffer.compare(hash, root) === 0
}

/** What a consistency proof is checked against: two sizes and the roots signed for them. */
export interface ConsistencyClaim {
  readonly first: number
  readonly firstRoot: Uint8Array
  readonly second: number
  readonly secondRoot: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** True when the second tree only appended to the first, RFC 9162 §2.1.4.2. Malformed claims are false. */
export function verifyConsistency({
  first,
  firstRoot,
  second,
  secondRoot,
  proof,
}: ConsistencyClaim): boolean {
  if (!isCount(first) || !isCount(second) || first > second) return false
  if (![firstRoot, secondRoot, ...proof].every(isHash)) return false
  if (first === 0) {
    return proof.length === 0 && same(firstRoot, emptyRoot()) && (second > 0 || same(secondRoot, emptyRoot()))
  }
  if (first === second) return proof.length === 0 && same(firstRoot, secondRoot)
  const [start, ...rest] = isPowerOfTwo(first) ? [firstRoot, ...proof] : proof
  if (!start) return false
  let place = first - 1
  let last = second - 1
  for (; isOdd(place); place = half(place)) last = half(last)
  let [old, now] = [start, start]
  for (const hash of rest) {
    if (last === 0) return false
    if (isOdd(place) || place === last) {
      old = nodeHash(hash, old)
      now = nodeHash(hash, now)
      for (; !isOdd(place) && place !== 0; place = half(place)) last = half(last)
    } else {
      now = nodeHash(now, hash)
    }
    place = half(place)
    last = half(last)
  }
  return last === 0 && same(old, firstRoot) && same(now, secondRoot)
}

/** Root of the leaves from `start` to before `end`; `start` is always a multiple of the widest subtree inside. */
function rangeRoot(start: number, end: number, read: SubtreeReader): Buffer {
  const count = end - start
  if (isPowerOfTwo(count)) return read(levelOf(count), start / count)
  const middle = start + splitOf(count)
  return nodeHash(rangeRoot(start, middle, read), rangeRoot(middle, end, read))
}

/** The largest power of two below `count`, where RFC 9162 splits a tree of more than one leaf. */
function splitOf(count: number): number {
  let split = 1
  while (split * 2 < count) split *= 2
  return split
}

function levelOf(powerOfTwo: number): number {
  let level = 0
  for (let rest = powerOfTwo; rest > 1; rest /= 2) level += 1
  return level
}

// Arithmetic instead of bit operators throughout: sizes go beyond 32 bits.
const half = (n: number) => Math.floor(n / 2)
const isOdd = (n: number) => n % 2 === 1
const isCount = (n: number) => Number.isSafeInteger(n) && n >= 0
const isHash = (hash: Uint8Array) => hash.length === HASH_BYTES
const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0

function isPowerOfTwo(n: number): boolean {
  let rest = n
  while (rest > 1 && rest % 2 === 0) rest /= 2
  return rest === 1
}
