import { createHash } from 'node:crypto'

/** Bytes in a hash: SHA-256. */
export const HASH_BYTES = 32

/** SHA-256(0x00 || data), RFC 9162 §2.1.1. The first byte keeps leaves and nodes apart. */
export function leafHash(data: Uint8Array): Buffer {
  return createHash('sha256').update(LEAF).update(data).digest()
}

/** SHA-256(0x01 || left || right), RFC 9162 §2.1.1. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(NODE).update(left).update(right).digest()
}

/** Root of the tree without leaves: SHA-256 of nothing. */
export function emptyRoot(): Buffer {
  return createHash('sha256').digest()
}

const LEAF = Buffer.of(0)
const NODE = Buffer.of(1)

/**
 * The right edge of a tree: all that must be kept to go on appending. `edge` holds the roots of the complete
 * subtrees, widest first; there is one for each bit that is set in `size`, so at most 53 of them.
 *
 * `size` is a plain number and therefore bounded by 2^53 − 1 leaves: at 10,000 lines a second, 28,000 years.
 */
export interface Frontier {
  readonly size: number
  readonly edge: readonly Buffer[]
}

export function emptyFrontier(): Frontier {
  return { size: 0, edge: [] }
}

/**
 * The frontier after one more leaf; the given one is left as it was. At most log2(size) node hashes, one on average.
 * Throws RangeError when the hash is not 32 bytes or the log is full.
 */
export function appendLeaf(frontier: Frontier, leaf: Buffer): Frontier {
  if (leaf.length !== HASH_BYTES) throw new RangeError(`a leaf hash has ${HASH_BYTES} bytes`)
  if (frontier.size >= Number.MAX_SAFE_INTEGER) throw new RangeError('the log is full')
  const edge = [...frontier.edge]
  let hash = leaf
  // Every trailing one bit of the size is a complete subtree that the new leaf closes, as in binary addition.
  for (let size = frontier.size; size % 2 === 1; size = (size - 1) / 2) {
    const left = edge.pop()
    if (!left) throw new RangeError('a frontier has one hash for each bit set in its size')
    hash = nodeHash(left, hash)
  }
  edge.push(hash)
  return { size: frontier.size + 1, edge }
}

/** Merkle tree hash of all leaves appended so far, RFC 9162 §2.1.1. */
export function frontierRoot(frontier: Frontier): Buffer {
  if (frontier.edge.length === 0) return emptyRoot()
  return frontier.edge.reduceRight((right, left) => nodeHash(left, right))
}

/** Merkle tree hash of the given leaf hashes. */
export function rootOf(leafHashes: Iterable<Buffer>): Buffer {
  let frontier = emptyFrontier()
  for (const hash of leafHashes) frontier = appendLeaf(frontier, hash)
  return frontierRoot(frontier)
}

/** Bytes for a database column: size as 8 bytes big-endian, then the hashes of the edge, widest subtree first. */
export function encodeFrontier(frontier: Frontier): Buffer {
  const size = Buffer.alloc(8)
  size.writeBigUInt64BE(BigInt(frontier.size))
  return Buffer.concat([size, ...frontier.edge])
}

/** The reverse of encodeFrontier. Throws RangeError when the bytes are not a frontier. */
export function decodeFrontier(bytes: Uint8Array): Frontier {
  const buffer = Buffer.from(bytes)
  if (buffer.length < 8) throw new RangeError('a frontier begins with 8 bytes of size')
  const size = Number(buffer.readBigUInt64BE())
  if (!Number.isSafeInteger(size)) throw new RangeError('the size of a frontier is below 2^53')
  const count = bitsSet(size)
  if (buffer.length !== 8 + count * HASH_BYTES) {
    throw new RangeError(`a frontier of size ${size} has ${count} hashes`)
  }
  const edge = Array.from({ length: count }, (_, i) =>
    buffer.subarray(8 + i * HASH_BYTES, 8 + (i + 1) * HASH_BYTES),
  )
  return { size, edge }
}

function bitsSet(size: number): number {
  let count = 0
  // Division, not shifts: JavaScript's bit operators see 32 bits only.
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2
  return count
}
