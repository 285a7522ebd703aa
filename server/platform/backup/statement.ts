import { sign, verify } from 'node:crypto'
import { z } from 'zod'
import { Instant } from '../../../contracts/words.ts'
import {
  canonicalBytes,
  decodeFrontier,
  frontierRoot,
  rootOf,
} from '../../../libraries/evidence-log/index.ts'
import type { NodeKey } from '../node-key.ts'
import type { Ask } from '../platform.ts'

/** How far a site's log was when the backup began: what a restored copy must hold again. */
const Head = z.object({ site: z.string(), size: z.number().int(), root: z.string() })

/** What the node says of a backup it made, signed with its key. */
const Backup = z.object({
  form: z.literal(1),
  release: z.string(),
  postgresql: z.string(),
  /** Everything acknowledged before is in it. */
  begun: Instant,
  ended: Instant,
  /** Write-ahead log positions. */
  start: z.string(),
  end: z.string(),
  file: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  heads: z.array(Head),
  /** Where the node lived, so that a restore beside a running original is noticed. */
  host: z.string(),
  data: z.string(),
})
export type Backup = z.infer<typeof Backup>
const Signed = z.object({ backup: Backup, signature: z.string() })

export function signBackup(backup: Backup, node: NodeKey): string {
  const signature = sign(null, canonicalBytes(backup), node.privateKey).toString('base64')
  return `${JSON.stringify({ backup, signature }, null, 2)}\n`
}

/** @throws Error with a sentence when the text is no statement or was signed by another node. */
export function openBackup(text: string, node: Pick<NodeKey, 'publicKey'>): Backup {
  const read = Signed.safeParse(JSON.parse(text))
  if (!read.success) throw new Error('backup.json is not what `sarhad backup` wrote.')
  const { backup, signature } = read.data
  if (!verify(null, canonicalBytes(backup), node.publicKey, Buffer.from(signature, 'base64')))
    throw new Error('backup.json was changed, or was signed by another node than these keys are of.')
  return backup
}

/** Size and root of each site's log now. */
export async function headsOf(ask: Ask): Promise<Backup['heads']> {
  const rows = await ask<{ site: string; frontier: Buffer }>(
    'select site, frontier from platform.head order by site',
  )
  return rows.map(({ site, frontier }) => {
    const edge = decodeFrontier(frontier)
    return { site, size: edge.size, root: frontierRoot(edge).toString('base64') }
  })
}

/** Logs that are shorter than when the backup was made, or say something else up to there. */
export async function behind(ask: Ask, { heads }: Backup): Promise<string[]> {
  const broken: string[] = []
  for (const { site, size, root: signed } of heads) {
    const leaves = await ask<{ hash: Buffer }>(
      'select hash from platform.leaf where site = $1 and pos < $2 order by pos',
      [site, size],
    )
    if (leaves.length < size) broken.push(`The log of ${site} has ${leaves.length} lines instead of ${size}.`)
    else if (rootOf(leaves.map(l => l.hash)).toString('base64') !== signed)
      broken.push(`The log of ${site} says something else in its first ${size} lines.`)
  }
  return broken
}
