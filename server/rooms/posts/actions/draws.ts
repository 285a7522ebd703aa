import { z } from 'zod'
import { newId } from '../../../../contracts/ids.ts'
import {
  AnswerOverride,
  DrawnDuty,
  type LaneDraw,
  type LaneDraws,
  type OpenSpan,
  ProposeOverride,
  RequestDraw,
  SettleDraw,
} from '../../../../contracts/shift.ts'
import { action, type Platform, type Reading } from '../../../platform/action.ts'
import { answerProposal, mayAnswer, propose } from '../../../platform/approvals.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { problem } from '../../../platform/problems.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { lanesFor, lotOf } from '../lots.ts'
import {
  type DrawRow,
  drawById,
  drawsMeeting,
  overridesOf,
  overriding,
  recentDraws,
  resultsOf,
  rosterEntries,
  rosteredFor,
  rosterSpans,
  waitingOverrides,
} from '../store/draws.ts'
import { peopleOf } from '../store/names.ts'
import { laneOf } from '../store/places.ts'
import { lockLane } from '../store/shifts.ts'
import { laneDraw, laneDrawOverride, laneDrawResult } from '../tables/shift.ts'
import { roster } from '../tables.ts'

const refuse = (reason: string) => problem('not-possible', { key: `shift:refusal.${reason}` })
const noDraw = () => problem('not-found', { key: 'shift:refusal.no-draw' })

async function ownDraw(tx: Tx, actor: Actor, id: string): Promise<DrawRow> {
  const draw = await drawById(tx.db, tx.site, id)
  if (draw?.authority !== actor.authority) throw noDraw()
  return draw
}

/**
 * Asks for the lot. Among whom and over which lanes stands in this line; the next signed state, which nobody can know yet, decides.
 * One lot for a duty and a time: who does not like it needs a reason and a second person.
 */
export const requestDraw = action({
  name: 'posts.requestDraw',
  input: RequestDraw,
  needs: 'desk',
  async run({ tx, actor, now, platform }, { duty, ...ends }) {
    const asked = { duty, from: new Date(ends.from), until: new Date(ends.until) }
    if (asked.from >= asked.until || asked.until <= now) throw refuse('draw-times')
    const lanes = (await lanesFor(platform, tx.site, duty)).map(lane => lane.id).sort()
    const [first] = lanes
    if (!first) throw refuse('no-lanes')
    await lockLane(tx, first) // two requests at once: the second finds the first
    if ((await drawsMeeting(tx.db, tx.site, asked)).length) throw refuse('drawn-already')
    const officers = await rosteredFor(tx.db, tx.site, actor.authority, asked)
    if (!officers.length) throw refuse('nobody-rostered')
    const id = newId()
    const { authority } = actor
    tx.insert(laneDraw, { site: tx.site, id, at: now, by: actor.id, authority, ...asked, officers, lanes })
    const record = { draw: id, duty, from: ends.from, until: ends.until, officers, lanes }
    return { ids: { draw: id }, subject: id, record }
  },
  answer: (reading, ids) => drawShown(reading, ids.draw),
})

/** Keeps the lot, once the signed state that decides it is there, and lets the roster say it. */
export const settleDraw = action({
  name: 'posts.settleDraw',
  input: SettleDraw,
  needs: 'desk',
  async run({ tx, actor, now }, input) {
    const draw = await ownDraw(tx, actor, input.draw)
    if ((await resultsOf(tx.db, tx.site, [draw.id])).length)
      throw problem('repeated', { key: 'shift:refusal.settled-already' })
    const lot = await lotOf((text, values) => tx.query('posts.deciding', text, values), draw, undefined)
    if (!lot) throw refuse('draw-waits')
    tx.insert(laneDrawResult, { site: tx.site, id: newId(), at: now, by: actor.id, draw: draw.id, ...lot })
    await putOnRoster(tx, actor, draw, lot.drawn)
    const { size, root, drawn } = lot
    return { ids: { draw: draw.id }, subject: draw.id, record: { draw: draw.id, size, root, drawn } }
  },
  answer: (reading, ids) => drawShown(reading, ids.draw),
})

/** Whoever stands at a lane by lot is rostered there. */
async function putOnRoster(
  tx: Tx,
  actor: Actor,
  draw: DrawRow,
  drawn: readonly { officer: string; lane: string | null }[],
) {
  const { duty, from, until } = draw
  const standing = await rosterEntries(
    tx.db,
    tx.site,
    drawn.map(d => d.officer),
    from,
    until,
  )
  for (const { officer, lane } of drawn) {
    if (!lane || standing.some(e => e.officer === officer && e.lane === lane && e.duty === duty)) continue
    const row = {
      site: tx.site,
      id: newId(),
      officer,
      lane,
      duty,
      from,
      until,
      publishedAt: tx.now,
      by: actor.id,
    }
    tx.insert(roster, row)
  }
}

/** Another lane than the lot's, for a reason; a second person decides. */
export const proposeOverride = action({
  name: 'posts.proposeOverride',
  input: ProposeOverride,
  needs: 'desk',
  async run({ tx, actor }, { draw: id, officer, lane, reason }) {
    const draw = await ownDraw(tx, actor, id)
    if (!draw.lanes.includes(lane)) throw refuse('lane-not-drawn')
    const input = { draw: id, officer, lane }
    const proposal = propose(tx, actor, { action: overriding, subject: id, input, reason })
    return { ids: { draw: id }, subject: id, record: { proposal, ...input } }
  },
  answer: (reading, ids) => drawShown(reading, ids.draw),
})

/** The second person's answer. The lot stays beside what replaces it (I-24). */
export const answerOverride = action({
  name: 'posts.answerOverride',
  input: AnswerOverride,
  needs: 'desk',
  async run({ tx, actor, now }, { proposal, answer }) {
    const found = await answerProposal(tx, actor, { proposal, action: overriding, answer })
    const { draw: id, officer, lane } = ProposeOverride.omit({ reason: true }).parse(found.input)
    const draw = await ownDraw(tx, actor, id)
    if (answer === 'approved') {
      tx.insert(laneDrawOverride, {
        site: tx.site,
        id: newId(),
        at: now,
        by: found.by,
        draw: id,
        officer,
        lane,
        proposal,
      })
      await putOnRoster(tx, actor, draw, [{ officer, lane }])
    }
    return { ids: { draw: id }, subject: id, record: { proposal, draw: id, officer, lane, answer } }
  },
  answer: (reading, ids) => drawShown(reading, ids.draw),
})

const aheadMs = 36 * 3_600_000

/** Lots of this place, newest first, and the times for which none was asked. */
export const draws = action({
  name: 'posts.draws',
  input: z.object({}),
  needs: 'desk',
  reads: true,
  run: async () => ({ ids: {}, record: {} }),
  async answer(reading): Promise<LaneDraws> {
    const { db, actor } = reading
    const rows = await drawsShown(reading, await recentDraws(db, actor.site, actor.authority))
    const named = rows.flatMap(r => [
      r.by,
      ...r.officers,
      ...r.overrides.map(o => o.officer),
      ...r.waiting.flatMap(w => [w.officer, w.by]),
    ])
    return { rows, spans: await openSpans(reading), people: await peopleOf(db, named) }
  },
})

async function openSpans({ db, actor, platform, now }: Reading): Promise<OpenSpan[]> {
  const spans: OpenSpan[] = []
  const found = await rosterSpans(db, actor.site, actor.authority, now, new Date(now.getTime() + aheadMs))
  for (const { duty: name, from, until } of found) {
    const duty = DrawnDuty.parse(name)
    const asked = { duty, from, until }
    if ((await drawsMeeting(db, actor.site, asked)).length) continue
    const officers = (await rosteredFor(db, actor.site, actor.authority, asked)).length
    const lanes = (await lanesFor(platform, actor.site, duty)).length
    if (officers && lanes)
      spans.push({ duty, from: from.toISOString(), until: until.toISOString(), officers, lanes })
  }
  return spans
}

async function drawsShown(reading: Reading, found: DrawRow[]): Promise<LaneDraw[]> {
  const { db, actor, platform } = reading
  const ids = found.map(d => d.id)
  const [results, overrides, proposals] = await Promise.all([
    resultsOf(db, actor.site, ids),
    overridesOf(db, actor.site, ids),
    waitingOverrides(db, actor.site),
  ])
  const rows: LaneDraw[] = []
  for (const draw of found) {
    const lot = await lotOf(
      async (text, values) => (await platform.database.pool('desk').query(text, values)).rows,
      draw,
      results.find(r => r.draw === draw.id),
    )
    rows.push({
      id: draw.id,
      at: draw.at.toISOString(),
      by: draw.by,
      duty: draw.duty,
      from: draw.from.toISOString(),
      until: draw.until.toISOString(),
      officers: draw.officers,
      lanes: await namedLanes(platform, draw.lanes),
      decided: lot ? { size: lot.size, root: lot.root } : null,
      kept: results.some(r => r.draw === draw.id),
      drawn: lot?.drawn ?? [],
      overrides: overrides
        .filter(o => o.draw === draw.id)
        .map(({ officer, lane, at }) => ({ officer, lane, at: at.toISOString() })),
      waiting: proposals
        .filter(p => p.proposal.subject === draw.id)
        .map(({ proposal }) => waitingShown(actor, proposal)),
    })
  }
  return rows
}

const namedLanes = (platform: Platform, ids: string[]) =>
  Promise.all(
    ids.map(async id => ({
      id,
      name: (await laneOf(platform, id))?.name ?? { az: id, en: id, ru: id, fa: id },
    })),
  )

function waitingShown(
  actor: Actor,
  proposal: { id: string; by: string; authority: string; reason: string; input: Record<string, unknown> },
) {
  const { officer, lane } = ProposeOverride.omit({ reason: true }).parse(proposal.input)
  const against = mayAnswer(proposal, actor)
  return {
    proposal: proposal.id,
    officer,
    lane,
    reason: proposal.reason,
    by: proposal.by,
    notMine: against ? `platform:refusal.${against}` : null,
  }
}

async function drawShown(reading: Reading, id: string): Promise<LaneDraw> {
  const found = await drawById(reading.db, reading.actor.site, id)
  const [row] = found ? await drawsShown(reading, [found]) : []
  if (!row) throw noDraw()
  return row
}
