import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatVerifierKey, joinNotes, makeBundle } from './index.ts'
import { customsKey, healthKey, log, logKey, sampleLines, signedHead, witnessedHead } from './sample-log.ts'
import { verifyCommand } from './verify-command.ts'

const lines = sampleLines(8)
const notes = [witnessedHead(lines, 4), witnessedHead(lines, 8)]
const KEY = formatVerifierKey(logKey)
const CUSTOMS = formatVerifierKey(customsKey)

let directory: string
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'evidence-'))
})
afterAll(() => rmSync(directory, { recursive: true }))

/** Writes a bundle to a directory of its own. */
function written(
  name: string,
  files: ReadonlyMap<string, Uint8Array> = makeBundle({ lines, notes, keys: [KEY] }),
): string {
  const place = join(directory, name)
  mkdirSync(place)
  for (const [file, bytes] of files) writeFileSync(join(place, file), bytes)
  return place
}

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = []
  const code = await verifyCommand(args, sentence => said.push(sentence))
  return { code, said: said.join('\n') }
}

describe('0: it holds', () => {
  test('and the sentences say what was proven', async () => {
    const { code, said } = await run(written('good'), KEY, CUSTOMS, '--quorum', '1')
    expect(said).toContain(`The log ${log.name} holds: 8 lines, 2 signed checkpoints, root `)
    expect(said).toContain('The first 8 lines were cosigned by 1 or more of the witnesses given.')
    expect(code).toBe(0)
  })

  test('without witnesses it says that only the log vouches, and which keys were left aside', async () => {
    const { code, said } = await run(
      written('alone', makeBundle({ lines, notes, keys: [KEY, CUSTOMS] })),
      KEY,
    )
    expect(said).toContain('No witness key was given')
    expect(said).toContain('Keys in keys.txt that you did not give, so nothing was verified with them: 1.')
    expect(code).toBe(0)
  })
})

describe('1: it does not hold', () => {
  test('and the first bad position is named, without a word of what the line says', async () => {
    const files = makeBundle({ lines, notes })
    const text = Buffer.from(files.get('lines.jsonl') ?? '').toString()
    files.set('lines.jsonl', Buffer.from(text.replace('line-5', 'planted-name')))
    const { code, said } = await run(written('changed', files), KEY)
    expect(said).toContain('Line 5 is not the line that was signed.')
    expect(said).toContain('First bad position: 5.')
    expect(said).not.toContain('planted-name')
    expect(code).toBe(1)
  })

  test('a range is named where nothing pins it', async () => {
    const files = makeBundle({ lines: lines.with(5, 'other'), notes })
    const { code, said } = await run(written('range', files), KEY)
    expect(said).toContain('First bad position: from 4 to 7.')
    expect(code).toBe(1)
  })

  test('a cut end is seen with the checkpoint one kept oneself', async () => {
    const cut = written('cut', makeBundle({ lines: lines.slice(0, 4), notes: notes.slice(0, 1) }))
    const held = join(directory, 'held.txt')
    writeFileSync(held, joinNotes(notes))
    expect(await run(cut, KEY)).toMatchObject({ code: 0 })
    const { code, said } = await run(cut, KEY, '--held', held)
    expect(said).toContain('8 lines were signed, 4 are here: line 4 is missing.')
    expect(code).toBe(1)
  })

  test('a log of another origin', async () => {
    expect(await run(written('origin'), KEY, '--origin', 'culfa.example/log')).toMatchObject({ code: 1 })
  })
})

describe('2: it could not be read', () => {
  test('no directory, a file in its place, or none of the files', async () => {
    const file = join(directory, 'file')
    writeFileSync(file, '')
    expect(await run(join(directory, 'nowhere'), KEY)).toEqual({
      code: 2,
      said: 'Nothing was verified: there is no such file or directory.',
    })
    expect(await run(file, KEY)).toMatchObject({ code: 2 })
    const { code, said } = await run(written('empty', new Map()), KEY)
    expect(said).toBe('Nothing was verified: lines.jsonl is missing.')
    expect(code).toBe(2)
  })

  test('a directory where a file should be', async () => {
    const place = written('odd', new Map([['lines.jsonl', Buffer.alloc(0)]]))
    mkdirSync(join(place, 'checkpoints.txt'))
    expect(await run(place, KEY)).toMatchObject({ code: 2 })
  })

  test('arguments that say too little or what cannot be', async () => {
    const good = written('arguments')
    expect(await run()).toMatchObject({ code: 2, said: expect.stringContaining('BUNDLE KEY') })
    expect(await run(good)).toMatchObject({ code: 2 })
    expect(await run(good, KEY, '--unknown')).toMatchObject({ code: 2 })
    expect(await run(good, 'no key')).toMatchObject({ code: 2 })
    expect(await run(good, CUSTOMS)).toMatchObject({
      code: 2,
      said: 'Nothing was verified: No key of a log was given.',
    })
    expect(await run(good, KEY, '--quorum', '1')).toMatchObject({ code: 2 })
    expect(await run(good, KEY, CUSTOMS, '--quorum', 'many')).toMatchObject({ code: 2 })
    expect(await run(good, KEY, formatVerifierKey(healthKey), '--quorum', '1')).toMatchObject({ code: 1 })
  })

  test('kept checkpoints that are empty, damaged or gone are no proof against the log', async () => {
    const good = written('kept')
    const held = join(directory, 'kept.txt')
    expect(await run(good, KEY, '--held', held)).toMatchObject({ code: 2 })
    for (const content of ['', 'x', signedHead(lines, 8).replace('\n8\n', '\n9\n')]) {
      writeFileSync(held, content)
      expect(await run(good, KEY, '--held', held)).toMatchObject({ code: 2 })
    }
  })
})
