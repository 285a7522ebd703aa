import { ListWork, type WorkRow } from '../../../../contracts/onestop.ts'
import type { Procedure } from '../../../../contracts/procedures.ts'
import { action, type Platform } from '../../../platform/action.ts'
import { dayAt } from '../../../platform/clock.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { postOf, sections as posts } from '../../posts/index.ts'
import { view as share } from '../../sharing/index.ts'
import { type ControlFacts, inYards, trackOf } from '../rules/index.ts'
import { delegations, procedures } from '../sections.ts'
import { onPool, type WorkAt, workAt } from '../store/index.ts'

/** So long the yard still shows what was decided: whoever worked on it sees how it ended. */
const justDecidedMs = 10 * 60_000

/** What stands open in the yard and for whom it waits: without a word on who is in it (I-19). */
export const listWork = action({
  name: 'crossings.work',
  input: ListWork,
  needs: 'shift',
  reads: true,
  async run({ actor, now, platform }, { mine = 'no', lane = null }) {
    const post = actor.post ? await postOf(platform, actor.post) : undefined
    const ownLane = actor.duty === 'first-line' ? actor.lane : lane
    return { ids: { day: dayAt(now, post?.zone ?? 'UTC'), lane: ownLane, mine }, record: { mine } }
  },
  answer: async ({ actor, platform, now }, { day, lane, mine }) => {
    const all = await platform.references.rows(procedures)
    const given = await platform.references.rows(delegations)
    const names = await platform.references.rows(posts.authorities)
    const at = await workAt(onPool(platform.database.pool('lane')), platform, {
      site: actor.site,
      day,
      lane,
      since: new Date(now.getTime() - justDecidedMs),
    })
    const rows: WorkRow[] = []
    for (const work of at) {
      const procedure = all.find(p => p.id === work.procedure && p.version === work.procedureVersion)
      const row =
        procedure &&
        (await rowOf(
          platform,
          actor,
          { ...work, cargo: work.corridor, delegations: given, corridor: 'green' },
          procedure,
        ))
      if (row && (mine === 'no' || row.open.some(o => o.authority === actor.authority))) rows.push(row)
    }
    return { rows, next: null, authorities: names.map(({ id, name }) => ({ id, name })) }
  },
})

/** A row as the reader may know it; nothing when no control of theirs stands there. */
async function rowOf(
  platform: Platform,
  actor: Actor,
  work: Omit<WorkAt, 'corridor'> & Omit<ControlFacts, 'procedure'> & { cargo: WorkAt['corridor'] },
  procedure: Procedure,
): Promise<WorkRow | undefined> {
  const { authority: reader } = actor
  const track = trackOf({ ...work, procedure }).filter(s => s.state !== 'not-required')
  if (inYards(actor.duty) && !track.some(s => s.authority === reader)) return undefined
  const guard = procedure.controls.find(c => c.control === 'border-check')?.authority ?? ''
  const customs = procedure.controls.find(c => c.control === 'customs-papers')?.authority ?? guard
  const open: WorkRow['open'] = []
  for (const { control, authority, state, waitsFor } of track) {
    if (state === 'passed' || state === 'not-required') continue
    const timing = await share(platform, { reader, owner: authority, group: 'timing' })
    if (timing === 'never') continue
    const by = work.claims.findLast(c => c.control === control)?.by ?? null
    open.push({
      control,
      authority,
      state,
      ready: waitsFor.length === 0,
      claimedBy: timing === 'full' ? by : null,
    })
  }
  const plated = (await share(platform, { reader, owner: guard, group: 'vehicle' })) === 'full'
  const goods = (await share(platform, { reader, owner: customs, group: 'goods' })) === 'full'
  const { id, direction, lane, openedAt, decidedAt, state, travellers } = work
  return {
    id,
    class: work.class,
    direction,
    lane,
    state,
    travellers,
    plate: plated ? work.plate : null,
    openedAt: openedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    cargoCorridor: goods
      ? ((work.cargo as WorkRow['cargoCorridor']) ?? procedure.cargoCorridor ?? null)
      : null,
    open,
    passed: track.filter(s => s.state === 'passed').length,
  }
}
