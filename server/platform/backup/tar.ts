import { chown, mkdir, open } from 'node:fs/promises'
import { join, posix } from 'node:path'

const block = 512

/**
 * Unpacks a tar (POSIX ustar, as PostgreSQL writes it) below a directory; files are on disk when it returns.
 * @throws Error on a name that would leave the directory, on links, and on an archive that ends in the middle
 */
export async function untar(
  source: AsyncIterable<Buffer>,
  into: string,
  owner: { uid: number; gid: number } | undefined,
): Promise<void> {
  const bytes = reading(source)
  for (;;) {
    const header = await bytes.take(block)
    if (!header || header.every(byte => byte === 0)) return
    const { name, size, kind, mode } = parse(header)
    const path = join(into, safe(name))
    if (kind === '5') await mkdir(path, { mode: 0o700, recursive: true })
    else if (kind === '0' || kind === '\0') await writeOut(path, mode, size, bytes)
    else throw new Error(`The archive holds "${name}", which is neither a file nor a folder.`)
    if (owner) await chown(path, owner.uid, owner.gid)
  }
}

async function writeOut(path: string, mode: number, size: number, bytes: Bytes): Promise<void> {
  const file = await open(path, 'wx', mode & 0o700)
  try {
    for (let left = size; left > 0; ) {
      const part = await bytes.some(left)
      await file.write(part)
      left -= part.length
    }
    await file.sync()
  } finally {
    await file.close()
  }
  const rest = size % block
  if (rest) await bytes.take(block - rest)
}

function parse(header: Buffer) {
  const text = (from: number, length: number) =>
    header.toString('utf8', from, from + length).replace(/\0.*$/s, '')
  const octal = (from: number, length: number) => Number.parseInt(text(from, length).trim() || '0', 8)
  const prefix = text(345, 155)
  return {
    name: prefix ? `${prefix}/${text(0, 100)}` : text(0, 100),
    mode: octal(100, 8),
    size: octal(124, 12),
    kind: String.fromCharCode(header[156] ?? 0),
  }
}

function safe(name: string): string {
  const plain = posix.normalize(name)
  if (plain.startsWith('/') || plain.split('/').includes('..'))
    throw new Error(`The archive holds "${name}", which would lie outside the folder.`)
  return plain
}

interface Bytes {
  /** Exactly so many; undefined at the end. */
  take(length: number): Promise<Buffer | undefined>
  /** At least one and at most so many. */
  some(most: number): Promise<Buffer>
}

function reading(source: AsyncIterable<Buffer>): Bytes {
  const chunks = source[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  const more = async () => {
    const { done, value } = await chunks.next()
    if (!done) held = held.length ? Buffer.concat([held, value]) : value
    return !done
  }
  const cut = (length: number) => {
    const part = held.subarray(0, length)
    held = held.subarray(length)
    return part
  }
  return {
    async take(length) {
      while (held.length < length) {
        if (await more()) continue
        if (held.length === 0) return undefined
        throw new Error('The archive ends in the middle.')
      }
      return cut(length)
    },
    async some(most) {
      if (held.length === 0 && !(await more())) throw new Error('The archive ends in the middle.')
      return cut(most)
    },
  }
}
