import { canonical } from './canonical.ts'
import { leafHash } from './tree.ts'

/**
 * An evidence bundle: the files below by name, as read from a directory or kept in memory.
 *
 * - `lines.jsonl`: one row for each line of the log from position 0 on, `{"line":…,"position":n}` in canonical
 *   JSON, each row ended by a newline. The leaf hash is that of the canonical bytes of `line`.
 *   In an extract some positions are absent; `hashes.txt` then is not, and stands for them.
 * - `hashes.txt` (may be absent): the leaf hash of each position in hex, each row ended by a newline. It is as
 *   untrusted as the lines; where it gives the signed root it pins the first bad line exactly.
 * - `checkpoints.txt`: signed notes, smaller trees first. A note is a block of text lines, one empty line and a
 *   block of signature lines; one more empty line stands between two notes. No block holds an empty line, so
 *   the blocks alternate and nothing needs escaping.
 * - `keys.txt` (may be absent): verifier keys, one a row, for reading only. Trust never comes from the bundle.
 */
export type Bundle = ReadonlyMap<string, Uint8Array>

export const BUNDLE_FILES = {
  lines: 'lines.jsonl',
  hashes: 'hashes.txt',
  checkpoints: 'checkpoints.txt',
  keys: 'keys.txt',
} as const

/** One row of lines.jsonl, newline included. Throws CanonicalError. */
export function lineRow(position: number, line: unknown): string {
  return `${canonical({ line, position })}\n`
}

/** One row of hashes.txt, newline included. */
export function hashRow(leaf: Buffer): string {
  return `${leaf.toString('hex')}\n`
}

/** The text of checkpoints.txt. */
export function joinNotes(notes: readonly string[]): string {
  return notes.join('\n')
}

/** Takes checkpoints.txt apart again; what is not a note comes out as a text that no reader accepts. */
export function splitNotes(text: string): string[] {
  if (text === '') return []
  const blocks = text.split('\n\n')
  const notes: string[] = []
  for (let at = 0; at < blocks.length; at += 2) {
    // Splitting ate the newline that ends each block, save the last one of the file.
    const end = at + 2 < blocks.length ? '\n' : ''
    notes.push(`${blocks.slice(at, at + 2).join('\n\n')}${end}`)
  }
  return notes
}

/** A whole bundle in memory. Large logs write the same rows straight to files. */
export function makeBundle(content: {
  readonly lines: readonly unknown[]
  readonly notes: readonly string[]
  readonly keys?: readonly string[]
}): Map<string, Buffer> {
  const rows = content.lines.map((line, position) => lineRow(position, line))
  const hashes = content.lines.map(line => hashRow(leafHash(Buffer.from(canonical(line)))))
  return new Map([
    [BUNDLE_FILES.lines, Buffer.from(rows.join(''))],
    [BUNDLE_FILES.hashes, Buffer.from(hashes.join(''))],
    [BUNDLE_FILES.checkpoints, Buffer.from(joinNotes(content.notes))],
    [BUNDLE_FILES.keys, Buffer.from((content.keys ?? []).map(key => `${key}\n`).join(''))],
  ])
}

/** What a row of lines.jsonl turned out to be: its leaf hash if it could be read, and what is wrong with it. */
export interface ReadRow {
  readonly hash?: Buffer
  /** Where the row says that it stands. */
  readonly position?: number
  readonly fault?: string
}

/** Reads lines.jsonl row by row; never throws. An extract's rows bear any positions, each larger than the one before. */
export function* readLines(bytes: Uint8Array, extract = false): Generator<ReadRow> {
  let position = 0
  for (const { text, ended } of rowsOf(bytes)) {
    const row = readRow(text, position, extract)
    yield ended ? row : { ...row, fault: row.fault ?? 'its row is cut off before the newline' }
    position = (row.position ?? position) + 1
  }
}

/** Reads hashes.txt; a row that is not a hash comes out as undefined. Never throws. */
export function readHashes(bytes: Uint8Array): (Buffer | undefined)[] {
  return Array.from(rowsOf(bytes), ({ text, ended }) =>
    ended && text !== undefined && /^[0-9a-f]{64}$/.test(text) ? Buffer.from(text, 'hex') : undefined,
  )
}

/** Reads checkpoints.txt; a note that is not UTF-8 comes out as undefined. Never throws. */
export function readNotes(bytes: Uint8Array): (string | undefined)[] {
  // Split as bytes, one character each, so that one bad byte spoils one note only.
  return splitNotes(Buffer.from(bytes).toString('latin1')).map(note => readText(Buffer.from(note, 'latin1')))
}

/** UTF-8 or nothing: a replacement character would hide a change. */
export function readText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function readRow(text: string | undefined, expected: number, extract: boolean): ReadRow {
  if (text === undefined) return { fault: 'its row is not UTF-8' }
  let row: unknown
  try {
    row = JSON.parse(text)
  } catch {
    return { fault: 'its row is not JSON' }
  }
  if (!isRow(row)) return { fault: 'its row is not {"line":…,"position":n}' }
  let line: string
  try {
    line = canonical(row.line)
  } catch {
    return { fault: 'its line has no canonical form' }
  }
  const hash = leafHash(Buffer.from(line))
  const { position } = row
  const fits = extract
    ? Number.isSafeInteger(position) && Number(position) >= expected
    : position === expected
  if (!fits) return { hash, fault: 'its row bears another position' }
  if (text !== `{"line":${line},"position":${position}}`) return { hash, fault: 'its row is not canonical' }
  return { hash, position: Number(position) }
}

function isRow(row: unknown): row is { line: unknown; position: unknown } {
  return typeof row === 'object' && row !== null && 'line' in row && 'position' in row
}

/** Rows of a file, split at byte 0x0A so that one bad byte spoils one row only. */
function* rowsOf(bytes: Uint8Array): Generator<{ text: string | undefined; ended: boolean }> {
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(0x0a, start)
    const end = newline < 0 ? bytes.length : newline
    yield { text: readText(bytes.subarray(start, end)), ended: newline >= 0 }
    start = end + 1
  }
}
