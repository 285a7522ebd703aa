import { z } from 'zod'
import {
  type ActionCounts,
  AskCheckpoints,
  AskCounts,
  type CheckpointRow,
  type CheckpointRows,
  type FoundLines,
  type KnownOfficers,
  type LogHeads,
  SearchLedger,
} from '../../../../contracts/oversight.ts'
import { Id } from '../../../../contracts/words.ts'
import {
  FormatError,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
} from '../../../../libraries/evidence-log/index.ts'
import { action, type Platform, type Reading } from '../../../platform/action.ts'
import { dayAt } from '../../../platform/clock.ts'
import { originOf } from '../../../platform/node-key.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { problem } from '../../../platform/problems.ts'
import * as posts from '../../posts/index.ts'
import { keyOf, verifierOf } from '../keys.ts'
import { namesIn } from '../names.ts'
import { countedLines, countTable, lastDays, pageEnd, pageSize, windowOf } from '../rules.ts'
import { sightsOf } from '../sight.ts'
import * as lines from '../store/lines.ts'

const poolOf = (platform: Platform) => platform.database.pool('desk')

/** The log that is meant, which this node has. @throws Refusal `not-found`. */
export async function headOf(platform: Platform, actor: Actor, log: string | undefined): Promise<lines.Head> {
  const head = await lines.headAt(poolOf(platform), log ?? actor.site)
  if (!head) throw problem('not-found', { key: 'oversight:refusal.no-log' })
  return head
}

const rootIn = (note: string) => parseCheckpoint(parseNote(note).text).root.toString('base64')

/** The logs of this node with their ends. */
export const logs = action({
  name: 'oversight.logs',
  input: z.object({}),
  needs: 'desk',
  reads: true,
  run: async () => ({ ids: {}, record: { purpose: 'oversight' } }),
  async answer({ platform, now }): Promise<LogHeads> {
    const rows = []
    const lanes = await platform.references.rows(posts.sections.lanes)
    for (const { log, size, signed } of await lines.nationalHeads(poolOf(platform))) {
      rows.push({
        log,
        post: (await posts.postAt(platform, log))?.name ?? null,
        lanes: lanes.filter(lane => lane.site === log).map(({ id, name }) => ({ id, name })),
        size,
        signed: signed && { size: signed.size, at: signed.at.toISOString(), root: rootIn(signed.note) },
        origin: originOf(platform.nodeKey, log),
        key: keyOf(platform, log),
      })
    }
    return { rows, actions: Object.keys(platform.permissions).sort(), now: now.toISOString() }
  },
})

/** Only what is known by its id may be asked for: whatever is asked stands in the ledger, and a name must not (I-26). */
async function requireKnown(platform: Platform, asked: SearchLedger): Promise<void> {
  const unknown = (what: string) => problem('not-found', { key: `oversight:refusal.no-${what}` })
  if (asked.action && !platform.permissions[asked.action]) throw unknown('action')
  if (asked.post && !(await posts.postOf(platform, asked.post))) throw unknown('post')
  if (asked.lane && !(await posts.laneOf(platform, asked.lane))) throw unknown('lane')
}

/** Lines of a log by action, officer, place, time and subject. What was asked is a line itself. */
export const search = action({
  name: 'oversight.search',
  input: SearchLedger,
  needs: 'desk',
  reads: true,
  async run({ actor, platform }, input) {
    await requireKnown(platform, input)
    const { log, size } = await headOf(platform, actor, input.log)
    const before = Math.min(input.before ?? size, size)
    const { log: _, before: __, ...filters } = input
    return { ids: { ...filters, log, before }, record: { log, before, filters, purpose: 'oversight' } }
  },
  async answer({ db, platform, actor }, asked): Promise<FoundLines> {
    const { seen } = await sightsOf(platform, actor.authority)
    const window = windowOf(asked)
    const found = await lines.linesBefore(
      poolOf(platform),
      { ...asked, low: Math.max(0, asked.before - window), high: asked.before, limit: pageSize + 1 },
      seen,
    )
    const rows = found.slice(0, pageSize).map(({ seenWhole, facts, subject, commitment, ...line }) => ({
      ...line,
      refused: typeof facts.refused === 'string' ? String(facts.reason ?? facts.refused) : null,
      subject: seenWhole ? subject : null,
      facts: seenWhole ? facts : null,
      commitment: seenWhole ? commitment : null,
    }))
    const end = pageEnd(
      { before: asked.before, window },
      found.map(line => line.position),
    )
    return {
      rows,
      ...end,
      officers: await namesIn(
        db,
        rows.map(line => line.actor),
      ),
    }
  },
})

/** Officers by page, so that one can be chosen by name and asked for by id. */
export const officers = action({
  name: 'oversight.officers',
  input: z.object({ after: Id.optional() }),
  needs: 'desk',
  reads: true,
  run: async (_context, { after }) => ({ ids: { after }, record: { purpose: 'oversight' } }),
  async answer({ db }, { after }): Promise<KnownOfficers> {
    const found = await posts.officersAfter(db, after, pageSize + 1)
    const rows = found.slice(0, pageSize)
    return {
      rows: rows.map(posts.knownOfficer),
      next: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null,
    }
  },
})

/** Signed states of a log, each tried with the node's key. */
export const checkpoints = action({
  name: 'oversight.checkpoints',
  input: AskCheckpoints,
  needs: 'desk',
  reads: true,
  async run({ actor, platform }, input) {
    const { log } = await headOf(platform, actor, input.log)
    const before = input.before ?? Number.MAX_SAFE_INTEGER
    return { ids: { log, before }, record: { log, purpose: 'oversight' } }
  },
  async answer({ platform, now }, { log, before }): Promise<CheckpointRows> {
    const found = await lines.checkpointsBefore(poolOf(platform), log, before, pageSize + 1)
    const rows = found.slice(0, pageSize).map(row => tried(platform, log, row))
    const last = found.length > pageSize ? rows.at(-1) : undefined
    return { rows, next: last?.size ?? null, now: now.toISOString() }
  },
})

function tried(
  platform: Platform,
  log: string,
  row: { size: number; at: Date; note: string },
): CheckpointRow {
  const { size, at, note } = row
  const shown = { size, at: at.toISOString(), note }
  try {
    const opened = openCheckpoint(note, [verifierOf(platform, log)])
    const fits = opened.size === size && opened.origin === originOf(platform.nodeKey, log)
    const witnesses = opened.cosignatures.map(c => c.witness)
    return { ...shown, root: opened.root.toString('base64'), signature: fits ? 'holds' : 'broken', witnesses }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    return { ...shown, root: '', signature: 'broken', witnesses: [] }
  }
}

/** How often each thing was done in the last days: of actions, never of a person. */
export const counts = action({
  name: 'oversight.counts',
  input: AskCounts,
  needs: 'desk',
  reads: true,
  async run({ actor, platform }, input) {
    const { log, size } = await headOf(platform, actor, input.log)
    return { ids: { log, size }, record: { log, purpose: 'oversight' } }
  },
  answer: countsOf,
})

async function countsOf(
  { platform, actor, now }: Reading,
  { log, size }: { log: string; size: number },
): Promise<ActionCounts> {
  const zone = (await posts.postAt(platform, log))?.zone ?? 'Asia/Baku'
  const days = lastDays(dayAt(now, zone))
  const since = new Date(`${days[0]}T00:00:00Z`)
  since.setUTCDate(since.getUTCDate() - 1) // no zone is a day away; days before the first are left out below
  const low = Math.max(0, size - countedLines)
  const { seen } = await sightsOf(platform, actor.authority)
  const found = await lines.dayCounts(poolOf(platform), { log, low, since, zone }, seen.outline)
  const first = low > 0 ? await lines.madeAt(poolOf(platform), log, low) : undefined
  const shown = found.filter(c => days.includes(c.day))
  return { days, rows: countTable(days, shown), countedFrom: low, whole: !first || first < since }
}
