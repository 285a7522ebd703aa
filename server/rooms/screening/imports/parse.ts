import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { RefusedRow } from '../../../../contracts/screening.ts'
import { type Adapter, type Bytes, type Entry, hashOfEntry, ImportProblem, type Parts } from '../entries.ts'

/** A file read to its end: what it says, and what of it could not be used. */
export interface Parsed {
  entries: (Entry & { hash: string })[]
  refused: RefusedRow[]
  published: string | null
  /** Digest of the header; null where the format has one of its own. */
  header: string | null
  sha256: Buffer
}

/** More and the file is no list of this format; all of them would fill memory (I-39). */
const mostRefused = 50_000

export interface Watch {
  /** Bytes read so far. */
  bytes(done: number): void
  stopped(): boolean
  /** Each row that cannot be used, as it is met: they are told even when the import fails. */
  refused(row: RefusedRow): void
}

/** No list known to us comes near; what does is not one. */
export const largestImport = 128 * 1024 * 1024

/** Reads and maps a whole import. @throws ImportProblem when it cannot become a version. */
export async function parse(adapter: Adapter, parts: Parts, watch: Watch): Promise<Parsed> {
  const hashes: { part: string; hash: ReturnType<typeof createHash> }[] = []
  let done = 0
  const watched = (part: string, bytes: Bytes): Bytes => {
    const hash = createHash('sha256')
    hashes.push({ part, hash })
    return (async function* () {
      for await (const chunk of bytes) {
        if (watch.stopped()) throw new ImportProblem('stopped')
        hash.update(chunk)
        done += chunk.length
        if (done > largestImport) throw new ImportProblem('too-large')
        watch.bytes(done)
        await nextTurn() // a booth's question comes in between two pieces of a file (I-39)
        yield chunk
      }
    })()
  }
  const { main, alt, add } = parts
  const found = adapter({
    main: watched('main', main),
    ...(alt && { alt: watched('alt', alt) }),
    ...(add && { add: watched('add', add) }),
  })
  const parsed = await collect(found, watch)
  const digests = hashes.map(h => h.hash.digest())
  const [only, ...more] = digests
  const sha256 =
    only && !more.length ? only : digests.reduce((h, d) => h.update(d), createHash('sha256')).digest()
  return { ...parsed, sha256 }
}

async function collect(found: ReturnType<Adapter>, watch: Watch): Promise<Omit<Parsed, 'sha256'>> {
  const entries: Parsed['entries'] = []
  const refused: RefusedRow[] = []
  const refuse = (row: RefusedRow) => {
    if (refused.length >= mostRefused) throw new ImportProblem('too-many-refused', row.row)
    refused.push(row)
    watch.refused(row)
  }
  const known = new Map<string, string>()
  let published: string | null = null
  let header: string | null = null
  for await (const one of found) {
    if ('published' in one) published = one.published
    else if ('header' in one) header = createHash('sha256').update(one.header).digest('hex')
    else if ('refused' in one) refuse(one.refused)
    else {
      const { entry, row } = one
      const hash = hashOfEntry(entry).toString('hex')
      const twin = known.get(entry.id)
      // The same entry twice loses nothing; two entries under one number would lose a person, so no version is made of them.
      if (twin !== undefined && twin !== hash) throw new ImportProblem('same-id', row)
      if (twin === undefined) entries.push({ ...entry, hash })
      else refuse({ row, reason: 'twice', id: entry.id })
      known.set(entry.id, hash)
    }
  }
  if (!entries.length) throw new ImportProblem('no-entries')
  return { entries, refused, published, header }
}
