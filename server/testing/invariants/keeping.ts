import {
  decodeFrontier,
  frontierRoot,
  leafHash,
  openCheckpoint,
  rootOf,
  verifierKey,
} from '../../../libraries/evidence-log/index.ts'
import type { Platform } from '../../platform/action.ts'
import { exportedLines } from '../../platform/evidence.ts'
import { leafBytes } from '../../platform/sequencer.ts'
import { assertSettings } from '../../platform/server-settings.ts'
import { type Checking, type Finding, type Invariant, none } from './checking.ts'

/** Keeping: disk, ledger, log. */
export const keeping: Invariant[] = [
  {
    id: 'I-08',
    holds: 'acknowledged means on disk',
    check: async ({ query }) => assertSettings(async (text, values) => ({ rows: await query(text, values) })),
    test: 'server/testing/kills.test.ts',
  },
  {
    id: 'I-09',
    holds: 'every change has its ledger line in the same transaction, and the reverse',
    check: changesAgree,
  },
  {
    id: 'I-10',
    holds: 'no two contents share an id; every imported row has its batch',
    check: none(`select id::text as of from platform.ledger group by id having count(*) > 1
      union all select q.batch::text from (select distinct site, batch from crossings.past_passage union select distinct site, batch from crossings.past_refusal
        union select distinct site, batch from crossings.past_person) q
       where not exists (select 1 from crossings.past_batch b where b.site = q.site and b.id = q.batch)`),
  },
  {
    id: 'I-12',
    holds: 'health is never green while the log stands still',
    test: 'server/platform/health.test.ts',
  },
  {
    id: 'I-13',
    holds: 'a restored node serves nothing before its epoch is checked',
    test: 'cli/backup.test.ts',
  },
  {
    id: 'I-15',
    holds: 'a second process on the same data is refused',
    test: 'server/platform/embedded-postgres/kills.test.ts',
  },
  { id: 'I-29', holds: 'the log proves itself to its signed checkpoints', check: logProves },
  {
    id: 'I-45',
    holds: 'a repeated request has one effect',
    check: none(`select r.id::text as of from platform.request r where not exists
      (select 1 from platform.ledger l where l.site = r.site and l.id = r.line)`),
    test: 'server/platform/action.test.ts',
  },
  {
    id: 'I-46',
    holds: 'positions of a log are contiguous',
    check:
      none(`select h.site as of from platform.head h left join platform.leaf f on f.site = h.site group by h.site, h.size
      having count(f.pos) <> h.size or coalesce(min(f.pos), 0) <> 0 or coalesce(max(f.pos), -1) <> h.size - 1`),
    test: 'server/platform/sequencer.test.ts',
  },
  {
    id: 'I-44',
    holds: 'applying a blueprint twice changes nothing',
    test: 'server/rooms/blueprint/blueprint.test.ts',
  },
]

/** Each row of a travelling site table is named by a change of its site; each line waits or has its place. */
export const namedRows = (platform: Platform): string => {
  const tables = [...platform.catalogue.byRelation.values()].filter(
    t => t.travels && t.class === 'site' && t.relation !== 'platform.ledger' && !t.key,
  )
  const rows = tables.map(
    ({ relation }) => `select '${relation} ' || t.id || ' is named by no line' as of from ${relation} t
      where not exists (select 1 from platform.change c where c.site = t.site and c.relation = '${relation}' and c.id = t.id::text)
        and not exists (select 1 from platform.pending p where p.site = t.site and p.relation = '${relation}' and p.id = t.id::text)`,
  )
  const lines = `select l.id || ' has no place' as of from platform.ledger l
    where not exists (select 1 from platform.leaf f where f.site = l.site and f.id = l.id)
      and not exists (select 1 from platform.pending p where p.site = l.site and p.line = l.id and p.relation = 'platform.ledger')`
  return [lines, ...rows].join('\nunion all ')
}

function changesAgree(checking: Checking): Promise<Finding> {
  return none(namedRows(checking.platform))(checking)
}

/** Recomputes each site's tree from its lines and compares it with leaves, head and the newest signed checkpoint. */
async function logProves({ query, platform }: Checking): Promise<Finding> {
  const found: Finding = []
  const heads = await query<{ site: string; size: string; frontier: Buffer }>(
    'select site, size, frontier from platform.head',
  )
  for (const { site, size, frontier } of heads) {
    const hashes: Buffer[] = []
    let most = Number(size)
    for await (const { pos, line, hash } of exportedLines(query, site)) {
      most = Math.max(most, Number(pos) + 1)
      if (Number(pos) >= Number(size)) continue // sequenced since the head was read: a living log grows
      const own = leafHash(leafBytes(line))
      if (!own.equals(hash)) found.push(`${site}: line at position ${pos} is not what was sequenced`)
      hashes.push(own)
    }
    const [now] = await query<{ size: string }>('select size from platform.head where site = $1', [site])
    if (hashes.length !== Number(size) || most > Number(now?.size))
      found.push(`${site}: ${hashes.length} of ${most} lines, the head says ${size}`)
    const root = frontierRoot(decodeFrontier(frontier))
    if (!rootOf(hashes).equals(root)) found.push(`${site}: the lines do not give the root of the head`)
    found.push(...(await checkpointAgrees({ query, platform }, site, hashes)))
  }
  return found
}

async function checkpointAgrees(
  { query, platform }: Checking,
  site: string,
  hashes: Buffer[],
): Promise<Finding> {
  const [last] = await query<{ note: string; size: string }>(
    'select note, size from platform.checkpoint where site = $1 order by size desc limit 1',
    [site],
  )
  if (!last) return []
  const origin = `${platform.nodeKey.name}/${site}`
  try {
    const opened = openCheckpoint(last.note, [verifierKey(origin, 'log', platform.nodeKey.publicKey)])
    const agrees = rootOf(hashes.slice(0, opened.size)).equals(opened.root)
    return agrees ? [] : [`${site}: the checkpoint of size ${opened.size} has another root`]
  } catch {
    return [`${site}: the checkpoint of size ${last.size} is not signed by this node`]
  }
}
