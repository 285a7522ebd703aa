import { gunzipSync } from 'node:zlib'
import { BUNDLE_FILES, type Bundle } from './bundle.ts'
import { FormatError } from './keys.ts'

/**
 * A bundle as one file: its files as a tar archive (POSIX ustar, IEEE 1003.1), gzipped or not, so that any machine opens it. Other files
 * in the archive are left aside.
 */
const block = 512
const known: readonly string[] = Object.values(BUNDLE_FILES)

/** What stands before a file of `size` bytes in the archive. */
export function archiveHead(name: string, size: number): Buffer {
  const head = Buffer.alloc(block)
  head.write(name, 0, 100, 'latin1')
  head.write('0000644\0', 100)
  head.write('0000000\0', 108)
  head.write('0000000\0', 116)
  head.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  head.write('00000000000\0', 136) // no time: the same bundle is the same file
  head.write('        ', 148)
  head.write('0', 156)
  head.write('ustar\x0000', 257)
  const sum = head.reduce((total, byte) => total + byte, 0)
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return head
}

/** Fills the last block of a file of `size` bytes. */
export const archiveFill = (size: number): Buffer => Buffer.alloc((block - (size % block)) % block)
/** Two empty blocks end an archive. */
export const archiveEnd: Buffer = Buffer.alloc(2 * block)

/** A bundle in memory as one archive, not compressed. */
export function packBundle(bundle: Bundle): Buffer {
  const parts = [...bundle].flatMap(([name, bytes]) => [
    archiveHead(name, bytes.length),
    Buffer.from(bytes),
    archiveFill(bytes.length),
  ])
  return Buffer.concat([...parts, archiveEnd])
}

/** The bundle in an archive. @throws FormatError when it is none, or is cut off. */
export function unpackBundle(bytes: Uint8Array): Map<string, Buffer> {
  const tar = inflated(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const files = new Map<string, Buffer>()
  for (let at = 0; at + block <= tar.length; ) {
    const head = tar.subarray(at, at + block)
    if (head.every(byte => byte === 0)) return files
    const size = sizeIn(head)
    const name = head.subarray(0, 100).toString('latin1').replace(/\0.*$/s, '').replace(/^\.\//, '')
    const from = at + block
    if (from + size > tar.length) throw new FormatError('the archive is cut off')
    if (known.includes(name)) files.set(name, tar.subarray(from, from + size))
    at = from + size + archiveFill(size).length
  }
  throw new FormatError(files.size ? 'the archive is cut off' : 'it is no archive of a bundle')
}

function inflated(bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes)
  } catch {
    throw new FormatError('the archive is damaged or cut off')
  }
}

function sizeIn(head: Buffer): number {
  const sum = Number.parseInt(head.subarray(148, 156).toString('latin1'), 8)
  const plain = head.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 0x20 : byte), 0)
  const size = Number.parseInt(head.subarray(124, 136).toString('latin1'), 8)
  if (sum !== plain || !Number.isSafeInteger(size)) throw new FormatError('it is no archive of a bundle')
  return size
}
