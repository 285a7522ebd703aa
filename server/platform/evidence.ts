import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  BUNDLE_FILES,
  formatVerifierKey,
  hashRow,
  joinNotes,
  lineRow,
  verifierKey,
} from '../../libraries/evidence-log/index.ts'
import { type NodeKey, originOf } from './node-key.ts'
import type { LineContent } from './sequencer.ts'

type Query = <R extends Record<string, unknown>>(text: string, values?: unknown[]) => Promise<R[]>

export interface ExportedLine {
  pos: number
  line: LineContent
  hash: Buffer
}

const page = 1000

/** Lines of a site's log in order of position, as the tree holds them; `first` to before `end`. */
export async function* exportedLines(
  query: Query,
  site: string,
  { first = 0, end = Number.MAX_SAFE_INTEGER } = {},
): AsyncGenerator<ExportedLine> {
  for (let from = first; from < end; from += page) {
    const rows = await query<Record<string, unknown>>(
      `select f.pos, f.hash, l.id, l.at, l.actor, l.authority, l.post, l.lane, l.action, l.subject, l.facts,
              encode(l.commitment, 'base64') as commitment,
              (select coalesce(json_agg(json_build_array(c.relation, c.id) order by c.relation || ' ' || c.id collate "C"), '[]')
                 from platform.change c where c.site = f.site and c.pos = f.pos) as changes
         from platform.leaf f join platform.ledger l on l.site = f.site and l.id = f.id
        where f.site = $1 and f.pos >= $2 and f.pos < $3 order by f.pos`,
      [site, from, Math.min(end, from + page)],
    )
    for (const { pos, hash, at, ...rest } of rows) {
      const line = { site, ...rest, at: (at as Date).toISOString() } as unknown as LineContent
      yield { pos: Number(pos), hash: hash as Buffer, line }
    }
    if (rows.length < page) return
  }
}

/**
 * Writes a site's log with its hashes, its signed checkpoints and the node's public key into a directory: what an
 * auditor takes home and checks without this node.
 * @returns number of lines and the verifier key to be handed over by another way.
 */
export async function exportEvidence(query: Query, node: NodeKey, site: string, directory: string) {
  mkdirSync(directory, { recursive: true })
  const notes = await query<{ note: string; size: string }>(
    'select note, size from platform.checkpoint where site = $1 order by size',
    [site],
  )
  const signed = Number(notes.at(-1)?.size ?? 0)
  const rows: string[] = []
  const hashes: string[] = []
  for await (const { pos, line, hash } of exportedLines(query, site)) {
    if (pos >= signed) break // lines after the last checkpoint are recorded, not yet provable
    rows.push(lineRow(pos, line))
    hashes.push(hashRow(hash))
  }
  const key = formatVerifierKey(verifierKey(originOf(node, site), 'log', node.publicKey))
  const files = {
    [BUNDLE_FILES.lines]: rows.join(''),
    [BUNDLE_FILES.hashes]: hashes.join(''),
    [BUNDLE_FILES.checkpoints]: joinNotes(notes.map(n => n.note)),
    [BUNDLE_FILES.keys]: `${key}\n`,
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text)
  return { lines: rows.length, key }
}

/** Sites that have a log on this node. */
export const sitesWithLog = async (query: Query): Promise<string[]> =>
  (await query<{ site: string }>('select site from platform.head order by site')).map(r => r.site)
