import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  consistencyProof,
  inclusionProof,
  leafHash,
  rootOf,
  subtreesOfLeaves,
  verifyConsistency,
  verifyInclusion,
} from './index.ts'

const COUNT = 260
const leaves = Array.from({ length: COUNT }, (_, n) => leafHash(Buffer.from(`leaf ${n}`)))
const leafAt = (index: number) => leaves[index] ?? Buffer.alloc(0)
const read = subtreesOfLeaves(leafAt)
const rootAt = (size: number) => rootOf(leaves.slice(0, size))

const inclusion = (index: number, size: number) => ({
  leaf: leafAt(index),
  index,
  size,
  root: rootAt(size),
  proof: inclusionProof(index, size, read),
})
const consistency = (first: number, second: number) => ({
  first,
  firstRoot: rootAt(first),
  second,
  secondRoot: rootAt(second),
  proof: consistencyProof(first, second, read),
})
const flip = (bytes: Uint8Array, bit: number) => {
  const copy = Buffer.from(bytes)
  const at = Math.floor(bit / 8) % copy.length
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8))
  return copy
}

describe('published proofs of the eight-leaf tree of the Certificate Transparency reference suite', () => {
  const inputs = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ]
  const eight = subtreesOfLeaves(index => leafHash(Buffer.from(inputs[index] ?? '', 'hex')))
  const hex = (proof: Buffer[]) => proof.map(hash => hash.toString('hex'))

  test('inclusion of leaf 0 and of leaf 5', () => {
    expect(hex(inclusionProof(0, 8, eight))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
    expect(hex(inclusionProof(5, 8, eight))).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
  })

  test('consistency from 1 to 8 and from 6 to 8', () => {
    expect(hex(consistencyProof(1, 8, eight))).toEqual(hex(inclusionProof(0, 8, eight)))
    expect(hex(consistencyProof(6, 8, eight))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
  })
})

describe('inclusion', () => {
  test('every leaf of every tree up to 70 leaves is proven, with no more than log2 hashes', () => {
    for (let size = 1; size <= 70; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const claim = inclusion(index, size)
        expect(verifyInclusion(claim)).toBe(true)
        expect(claim.proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)))
      }
    }
  })

  test('a proof says nothing about another leaf, position, size or root, nor with one bit changed', () => {
    const cases = fc
      .integer({ min: 2, max: COUNT })
      .chain(size => fc.tuple(fc.nat(size - 1), fc.constant(size), fc.nat()))
    fc.assert(
      fc.property(cases, ([index, size, bit]) => {
        const claim = inclusion(index, size)
        const other = (index + 1) % size
        expect(verifyInclusion(claim)).toBe(true)
        expect(verifyInclusion({ ...claim, leaf: leafAt(other) })).toBe(false)
        expect(verifyInclusion({ ...claim, index: other })).toBe(false)
        expect(verifyInclusion({ ...claim, root: rootAt(size - 1) })).toBe(false)
        expect(verifyInclusion({ ...claim, proof: claim.proof.slice(1) })).toBe(false)
        expect(verifyInclusion({ ...claim, proof: [...claim.proof, claim.root] })).toBe(false)
        const changed = claim.proof.map((hash, n) =>
          n === bit % claim.proof.length ? flip(hash, bit) : hash,
        )
        expect(verifyInclusion({ ...claim, proof: changed })).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})

describe('consistency', () => {
  test('every pair of sizes up to 70 is proven', () => {
    for (let second = 0; second <= 70; second += 1) {
      for (let first = 0; first <= second; first += 1) {
        expect(verifyConsistency(consistency(first, second))).toBe(true)
      }
    }
  })

  test('a proof says nothing about other sizes or roots, nor with one bit changed', () => {
    const cases = fc
      .integer({ min: 2, max: COUNT })
      .chain(second => fc.tuple(fc.integer({ min: 1, max: second - 1 }), fc.constant(second), fc.nat()))
    fc.assert(
      fc.property(cases, ([first, second, bit]) => {
        const claim = consistency(first, second)
        expect(verifyConsistency(claim)).toBe(true)
        expect(verifyConsistency({ ...claim, firstRoot: flip(claim.firstRoot, bit) })).toBe(false)
        expect(verifyConsistency({ ...claim, secondRoot: flip(claim.secondRoot, bit) })).toBe(false)
        expect(verifyConsistency({ ...claim, proof: claim.proof.slice(1) })).toBe(false)
        expect(verifyConsistency({ ...claim, proof: [...claim.proof, claim.secondRoot] })).toBe(false)
        const changed = claim.proof.map((hash, n) =>
          n === bit % claim.proof.length ? flip(hash, bit) : hash,
        )
        expect(verifyConsistency({ ...claim, proof: changed })).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  test('a tree with an earlier leaf rewritten is not consistent', () => {
    const rewritten = leaves.map((leaf, n) => (n === 3 ? leafHash(leaf) : leaf))
    const claim = {
      first: 10,
      firstRoot: rootAt(10),
      second: 50,
      secondRoot: rootOf(rewritten.slice(0, 50)),
      proof: consistencyProof(
        10,
        50,
        subtreesOfLeaves(n => rewritten[n] ?? Buffer.alloc(0)),
      ),
    }
    expect(verifyConsistency(claim)).toBe(false)
  })
})

describe('sizes beyond 32 bits', () => {
  // Every leaf the same: the root of a complete subtree depends on its level only, so a tree of 2^40 leaves is cheap.
  const levels: Buffer[] = [leafHash(Buffer.from('same'))]
  const same = (level: number) => {
    for (let n = levels.length; n <= level; n += 1)
      levels.push(subtreesOfLeaves(() => levels[n - 1] ?? Buffer.alloc(0))(1, 0))
    return levels[level] ?? Buffer.alloc(0)
  }

  test('proofs are built and verified', () => {
    const size = 2 ** 40 + 5
    // The one proof shows the other tree's root: position `size - 1` is the last leaf, proven from its siblings.
    const proof = inclusionProof(size - 1, size, same)
    const root = proof.reduce(
      (hash, sibling) => subtreesOfLeaves(n => [sibling, hash][n] ?? hash)(1, 0),
      same(0),
    )
    for (const index of [0, 2 ** 33 + 1, size - 2, size - 1]) {
      const claim = { leaf: same(0), index, size, root, proof: inclusionProof(index, size, same) }
      expect(verifyInclusion(claim)).toBe(true)
    }
    const whole = { first: 2 ** 40, firstRoot: same(40), second: size, secondRoot: root }
    expect(verifyConsistency({ ...whole, proof: consistencyProof(2 ** 40, size, same) })).toBe(true)
  })
})

describe('what is malformed', () => {
  test('is refused when a proof is asked for', () => {
    expect(() => inclusionProof(8, 8, read)).toThrow(RangeError)
    expect(() => inclusionProof(-1, 8, read)).toThrow(RangeError)
    expect(() => inclusionProof(0.5, 8, read)).toThrow(RangeError)
    expect(() => consistencyProof(9, 8, read)).toThrow(RangeError)
  })

  test('is false when verified and never throws', () => {
    const size = fc.oneof(fc.integer({ min: -2, max: 40 }), fc.double(), fc.maxSafeInteger())
    const bytes = fc.uint8Array({ maxLength: 33 })
    fc.assert(
      fc.property(size, size, bytes, bytes, fc.array(bytes, { maxLength: 60 }), (one, two, a, b, proof) => {
        expect(verifyInclusion({ leaf: a, index: one, size: two, root: b, proof })).toBe(false)
        expect(verifyConsistency({ first: one, firstRoot: a, second: two, secondRoot: b, proof })).toBe(false)
      }),
      { numRuns: 2000, examples: [[0, Number.NaN, new Uint8Array(32), new Uint8Array(32), []]] },
    )
  })
})
