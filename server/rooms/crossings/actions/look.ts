import { z } from 'zod'
import { type CrossingRow, ListCrossings } from '../../../../contracts/crossings.ts'
import type { ControlId, Procedure } from '../../../../contracts/procedures.ts'
import { Id } from '../../../../contracts/words.ts'
import { action, type Platform } from '../../../platform/action.ts'
import { dayAt } from '../../../platform/clock.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { postOf } from '../../posts/index.ts'
import { reasonsOf } from '../../screening/index.ts'
import { view as share } from '../../sharing/index.ts'
import { procedures } from '../sections.ts'
import { countShift, listDay, onPool, readFile } from '../store/index.ts'
import { fileOf, ownerOf, requireMayLook } from './view.ts'

const OneCrossing = z.object({ crossing: Id })

/** Opening a file is a look: its purpose is the crossing at hand or the reader's duty at that post today (I-19). */
export const lookAtCrossing = action({
  name: 'crossings.look',
  input: OneCrossing,
  needs: 'shift',
  reads: true,
  async run({ tx, actor, platform }, { crossing }) {
    const stored = await readFile(tx, platform, { site: tx.site, id: crossing })
    await requireMayLook(platform, stored, actor)
    return {
      ids: { crossing },
      subject: crossing,
      record: { purpose: stored.lane === actor.lane ? 'crossing' : 'duty' },
    }
  },
  answer: (reading, ids) => fileOf(reading, ids.crossing),
})

/** Why the verdict says second line: shown while F2 is held, and recorded. */
export const peek = action({
  name: 'crossings.peek',
  input: OneCrossing,
  needs: 'shift',
  reads: true,
  async run({ tx, actor, platform }, { crossing }) {
    const stored = await readFile(tx, platform, { site: tx.site, id: crossing })
    await requireMayLook(platform, stored, actor)
    return { ids: { crossing }, subject: crossing, record: { purpose: 'crossing' } }
  },
  answer: async (reading, ids) => ({ reasons: await reasonsOf(reading, ids.crossing) }),
})

/** A day at the reader's post, without a word on who crosses. */
export const listCrossings = action({
  name: 'crossings.list',
  input: ListCrossings,
  needs: 'shift',
  reads: true,
  async run({ actor, now, platform }, input) {
    const post = actor.post ? await postOf(platform, actor.post) : undefined
    const day = input.day ?? dayAt(now, post?.zone ?? 'UTC')
    const { state = null, waitsFor = null, lane = null, after = null } = input
    const ownLane = actor.duty === 'first-line' ? actor.lane : lane
    return { ids: { day, state, waitsFor, lane: ownLane, after }, record: { day, state, waitsFor } }
  },
  answer: async ({ actor, platform }, ids) => {
    const all = await platform.references.rows(procedures)
    const required = (id: string, version: number): ControlId[] =>
      all.find(p => p.id === id && p.version === version)?.controls.map(c => c.control) ?? []
    const on = onPool(platform.database.pool('lane'))
    const { rows, next } = await listDay(on, { site: actor.site, ...ids }, required)
    return { rows: await Promise.all(rows.map(row => shownRow(platform, actor, all, row))), next }
  },
})

/** A row as the reader's authority may know it: where a traveller is from, and that one was taken aside, are border guard's (I-16, I-20). */
async function shownRow(
  platform: Platform,
  { authority: reader }: Actor,
  all: Procedure[],
  row: CrossingRow,
): Promise<CrossingRow> {
  const procedure = all.find(p => p.class === row.class && p.direction === row.direction)
  const owner = procedure ? ownerOf(procedure) : ''
  const [identity, referral] = [
    await share(platform, { reader, owner, group: 'identity' }),
    await share(platform, { reader, owner, group: 'referral' }),
  ]
  return {
    ...row,
    nationality: identity === 'full' ? row.nationality : null,
    referred: referral !== 'never' && row.referred,
  }
}

/** The booth's own last crossings and counts since the shift began. */
export const summarise = action({
  name: 'crossings.summary',
  input: z.object({}),
  needs: 'shift',
  reads: true,
  async run({ actor, now, platform }) {
    const post = actor.post ? await postOf(platform, actor.post) : undefined
    return {
      ids: { shift: actor.shift ?? '', lane: actor.lane, day: dayAt(now, post?.zone ?? 'UTC') },
      record: {},
    }
  },
  answer: async ({ actor, platform, now }, { shift, lane, day }) => {
    const on = onPool(platform.database.pool('lane'))
    const filter = { site: actor.site, day, lane, state: null, waitsFor: null, after: null }
    const { rows } = await listDay(on, filter, () => [])
    const recent = rows.filter(r => r.decidedAt || r.referred).slice(0, 5)
    return {
      since: actor.facts.shiftFrom ?? now.toISOString(),
      ...(await countShift(on, actor.site, shift)),
      recent,
    }
  },
})
