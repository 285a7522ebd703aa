import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Bundle,
  FormatError,
  formatVerifierKey,
  lineRow,
  makeBundle,
  packBundle,
  unpackBundle,
  verifyBundle,
} from './index.ts'
import { log, logKey, sampleLines, signedHead } from './sample-log.ts'
import { verifyCommand } from './verify-command.ts'

const lines = sampleLines(40)
const whole = makeBundle({ lines, notes: [signedHead(lines, 20), signedHead(lines, 40)] })
const trust = { keys: [logKey], extract: true }

/** The bundle with the lines at these positions only. */
function extractOf(
  positions: readonly number[],
  edit: (row: string, position: number) => string = row => row,
): Bundle {
  const rows = positions.map(position => edit(lineRow(position, lines[position]), position))
  return new Map([...whole, ['lines.jsonl', Buffer.from(rows.join(''))]])
}

const somePositions = fc.subarray(
  lines.map((_, position) => position),
  { minLength: 1 },
)

describe('an extract', () => {
  test('holds, and says which lines it shows', () => {
    const verdict = verifyBundle(extractOf([3, 4, 5, 30]), trust)
    expect(verdict).toMatchObject({
      outcome: 'holds',
      size: 40,
      checkpoints: 2,
      shown: [
        [3, 5],
        [30, 30],
      ],
    })
  })

  test('whatever lines are left out, the rest is proven', () => {
    fc.assert(
      fc.property(somePositions, positions => {
        expect(verifyBundle(extractOf(positions), trust).outcome).toBe('holds')
      }),
      { seed: 29, numRuns: 60 },
    )
  })

  test('a missing line is never taken for one left out, unless the verifier was told (I-29)', () => {
    expect(verifyBundle(extractOf([0, 1, 3]), { keys: [logKey] })).toMatchObject({
      outcome: 'broken',
      index: 2,
    })
  })

  test('any changed line is found at its position (I-29)', () => {
    fc.assert(
      fc.property(somePositions, fc.nat(), (positions, pick) => {
        const changed = positions[pick % positions.length] ?? 0
        const spoilt = extractOf(positions, (row, position) =>
          position === changed ? row.replace('crossings.release', 'crossings.refused') : row,
        )
        expect(verifyBundle(spoilt, trust)).toMatchObject({
          outcome: 'broken',
          index: changed,
          upTo: changed,
        })
      }),
      { seed: 29, numRuns: 60 },
    )
  })

  test('a line at another position, twice, out of order or beyond the log does not hold (I-29)', () => {
    const moved = extractOf([7], row => row.replace('"position":7', '"position":8'))
    expect(verifyBundle(moved, trust)).toMatchObject({ outcome: 'broken', index: 8 })
    expect(verifyBundle(extractOf([7, 7]), trust)).toMatchObject({ outcome: 'broken' })
    expect(verifyBundle(extractOf([8, 7]), trust)).toMatchObject({ outcome: 'broken' })
    const beyond = extractOf([7, 8], row => row.replace('"position":8', '"position":99'))
    expect(verifyBundle(beyond, trust)).toMatchObject({ outcome: 'broken' })
  })

  test('a hash list that was forged with its lines does not give the signed root (I-29)', () => {
    const text = Buffer.from(whole.get('hashes.txt') ?? '')
      .toString()
      .split('\n')
    const forged = [...text.slice(0, 9), 'ab'.repeat(32), ...text.slice(10)].join('\n')
    const bundle = new Map([...extractOf([3]), ['hashes.txt', Buffer.from(forged)]])
    expect(verifyBundle(bundle, trust)).toMatchObject({ outcome: 'broken' })
    const cut = new Map([...extractOf([3]), ['hashes.txt', Buffer.from(`${text.slice(0, 30).join('\n')}\n`)]])
    expect(verifyBundle(cut, trust)).toMatchObject({ outcome: 'broken', index: 20, upTo: 30 })
    const without = new Map([...extractOf([3])].filter(([name]) => name !== 'hashes.txt'))
    expect(verifyBundle(without, trust)).toMatchObject({ outcome: 'unreadable' })
  })

  test('tells how far it has read', () => {
    const many = sampleLines(25_000)
    const told: number[] = []
    const bundle = makeBundle({ lines: many, notes: [signedHead(many, 25_000)] })
    expect(verifyBundle(bundle, { keys: [logKey] }, rows => told.push(rows)).outcome).toBe('holds')
    expect(told).toEqual([10_000, 20_000])
  })
})

describe('a bundle as one file', () => {
  let directory: string
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'archive-'))
  })
  afterAll(() => rmSync(directory, { recursive: true }))

  test('comes back byte for byte, gzipped or not; other files are left aside', () => {
    const files = new Map([...whole, ['README', Buffer.from('no part of it')]])
    for (const bytes of [packBundle(files), gzipSync(packBundle(files))])
      expect([...unpackBundle(bytes)].map(([n, b]) => [n, b.toString()])).toEqual(
        [...whole].map(([n, b]) => [n, b.toString()]),
      )
  })

  test('cut off anywhere, or damaged, it is no bundle', () => {
    const bytes = packBundle(whole)
    for (const length of [0, 100, 512, 3000, bytes.length - 1024])
      expect(() => unpackBundle(bytes.subarray(0, length)), String(length)).toThrow(FormatError)
    expect(() => unpackBundle(gzipSync(bytes).subarray(0, 200))).toThrow(FormatError)
    expect(() => unpackBundle(Buffer.from('x'.repeat(2000)))).toThrow(FormatError)
  })

  test('the command reads it, and says what an extract leaves out', async () => {
    const said: string[] = []
    const say = (sentence: string) => void said.push(sentence)
    const file = join(directory, 'evidence.tar.gz')
    writeFileSync(file, gzipSync(packBundle(extractOf([3, 4, 30]))))
    expect(await verifyCommand([file, formatVerifierKey(logKey)], say)).toBe(1)
    expect(await verifyCommand([file, formatVerifierKey(logKey), '--extract'], say)).toBe(0)
    expect(said.join('\n')).toContain(`The log ${log.name} holds: 40 lines`)
    expect(said.join('\n')).toContain('An extract: 3 of 40 lines are shown (3 to 4, 30);')
  })
})
