import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  appendLeaf,
  decodeFrontier,
  emptyFrontier,
  encodeFrontier,
  frontierRoot,
  leafHash,
  nodeHash,
  rootOf,
} from './index.ts'

/** Leaf inputs and roots of the Certificate Transparency reference suite for the tree of RFC 6962 §2.1. */
const INPUTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const leaves = INPUTS.map(input => leafHash(Buffer.from(input, 'hex')))

/** The definition of RFC 9162 §2.1.1 written down as it stands there, to check the frontier against. */
function merkleTreeHash(hashes: readonly Buffer[]): Buffer {
  const [only, ...rest] = hashes
  if (only === undefined) return rootOf([])
  if (rest.length === 0) return only
  let split = 1
  while (split * 2 < hashes.length) split *= 2
  return nodeHash(merkleTreeHash(hashes.slice(0, split)), merkleTreeHash(hashes.slice(split)))
}

describe('the tree', () => {
  test.each(ROOTS.map((root, size) => ({ size, root })))(
    'published root of $size leaves',
    ({ size, root }) => {
      expect(rootOf(leaves.slice(0, size)).toString('hex')).toBe(root)
    },
  )

  test('a frontier has the root of the definition at every size up to 300', () => {
    const many = Array.from({ length: 300 }, (_, n) => leafHash(Buffer.from(String(n))))
    let frontier = emptyFrontier()
    many.forEach((leaf, n) => {
      frontier = appendLeaf(frontier, leaf)
      expect(frontierRoot(frontier)).toEqual(merkleTreeHash(many.slice(0, n + 1)))
    })
  })

  test('appending leaves the given frontier as it was', () => {
    const before = leaves.slice(0, 3).reduce(appendLeaf, emptyFrontier())
    const [first, second] = leaves
    if (!first || !second) throw new Error('the vectors have two leaves')
    const one = appendLeaf(before, first)
    const other = appendLeaf(before, second)
    expect(frontierRoot(before).toString('hex')).toBe(ROOTS[3])
    expect(frontierRoot(one)).not.toEqual(frontierRoot(other))
  })

  test('a frontier stored as bytes at any point goes on to the same root', () => {
    const hashes = fc.array(
      fc.uint8Array({ minLength: 32, maxLength: 32 }).map(bytes => Buffer.from(bytes)),
      { maxLength: 80 },
    )
    fc.assert(
      fc.property(hashes, fc.nat(80), (all, cut) => {
        const stored = encodeFrontier(all.slice(0, cut).reduce(appendLeaf, emptyFrontier()))
        const resumed = all.slice(cut).reduce(appendLeaf, decodeFrontier(stored))
        expect(resumed.size).toBe(all.length)
        expect(frontierRoot(resumed)).toEqual(merkleTreeHash(all))
      }),
    )
  })

  test('sizes beyond 32 bits keep one hash for each bit set, up to 2^53 − 1', () => {
    const size = 2 ** 40 + 2 ** 33 + 1
    const bytes = Buffer.alloc(8 + 3 * 32, 7)
    bytes.writeBigUInt64BE(BigInt(size))
    const next = appendLeaf(decodeFrontier(bytes), leafHash(Buffer.from('x')))
    expect(next).toMatchObject({ size: size + 1, edge: { length: 3 } })

    const full = Buffer.alloc(8 + 53 * 32)
    full.writeBigUInt64BE(BigInt(Number.MAX_SAFE_INTEGER))
    expect(() => appendLeaf(decodeFrontier(full), leafHash(Buffer.from('x')))).toThrow('the log is full')
  })

  test('bytes that are no frontier and hashes of another length are refused', () => {
    const good = encodeFrontier(leaves.reduce(appendLeaf, emptyFrontier()))
    expect(() => decodeFrontier(good.subarray(0, 7))).toThrow(RangeError)
    expect(() => decodeFrontier(good.subarray(0, -1))).toThrow('a frontier of size 8 has 1 hashes')
    expect(() => decodeFrontier(Buffer.concat([good, good]))).toThrow(RangeError)
    expect(() => decodeFrontier(Buffer.alloc(8, 0xff))).toThrow('below 2^53')
    expect(() => appendLeaf(emptyFrontier(), Buffer.alloc(31))).toThrow(RangeError)
  })
})
