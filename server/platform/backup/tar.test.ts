import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { untar } from './tar.ts'

const into = mkdtempSync(join(tmpdir(), 'sarhad-tar-'))
afterAll(() => rmSync(into, { recursive: true, force: true }))

function entry(name: string, content: string, kind = '0'): Buffer {
  const header = Buffer.alloc(512)
  header.write(name, 0)
  header.write('0000600\0', 100)
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124)
  header.write(kind, 156)
  const body = Buffer.alloc(Math.ceil(content.length / 512) * 512)
  body.write(content)
  return Buffer.concat([header, body])
}

/** In pieces of a size that never fits the blocks. */
async function* pieces(archive: Buffer, size = 333) {
  for (let i = 0; i < archive.length; i += size) yield archive.subarray(i, i + size)
}
const end = Buffer.alloc(1024)

it('folders and files come out as they went in, whatever the pieces they arrive in', async () => {
  const long = 'x'.repeat(1500)
  await untar(
    pieces(Buffer.concat([entry('base', '', '5'), entry('base/1', long), entry('empty', ''), end])),
    into,
    undefined,
  )
  expect(readFileSync(join(into, 'base/1'), 'utf8')).toBe(long)
  expect(readFileSync(join(into, 'empty'), 'utf8')).toBe('')
})

it('nothing is written outside the folder, no link is made, and an archive that ends in the middle is told', async () => {
  const all = (...parts: Buffer[]) => untar(pieces(Buffer.concat(parts)), into, undefined)
  await expect(all(entry('../outside', 'x'), end)).rejects.toThrow('would lie outside')
  await expect(all(entry('/etc/outside', 'x'), end)).rejects.toThrow('would lie outside')
  await expect(all(entry('link', '', '2'), end)).rejects.toThrow('neither a file nor a folder')
  await expect(all(entry('cut', 'x'.repeat(2000)).subarray(0, 900))).rejects.toThrow('ends in the middle')
})
