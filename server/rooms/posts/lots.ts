import type { Lane } from '../../../contracts/posts.ts'
import { DrawnDuty } from '../../../contracts/shift.ts'
import type { Platform } from '../../platform/action.ts'
import type { Drizzle } from '../../platform/database.ts'
import { type Drawn, drawLanes } from './rules/draw.ts'
import { dutyFitsLane } from './rules/index.ts'
import { sections } from './sections.ts'
import {
  type Ask,
  type DrawRow,
  decidingState,
  drawNow,
  overridesOf,
  type ResultRow,
  resultsOf,
} from './store/draws.ts'

/** Lanes of a place at which a duty stands. */
export const lanesFor = async (platform: Platform, site: string, duty: DrawnDuty): Promise<Lane[]> =>
  (await platform.references.rows(sections.lanes)).filter(
    lane => lane.site === site && dutyFitsLane(duty, lane.kind),
  )

export interface Decided {
  size: number
  root: string
  drawn: Drawn[]
}

/** The lot of a draw: as it was kept, or drawn from the signed state that decides it; undefined until that is there. */
export async function lotOf(
  ask: Ask,
  draw: DrawRow,
  kept: ResultRow | undefined,
): Promise<Decided | undefined> {
  if (kept) return { size: kept.size, root: kept.root, drawn: kept.drawn }
  const state = await decidingState(ask, draw.site, draw.id)
  if (!state) return undefined
  const { id, officers, lanes } = draw
  return { ...state, drawn: drawLanes({ draw: id, root: state.root, officers, lanes }) }
}

/**
 * Where an officer stands now by lot under a duty, or by an override of it: `lane` null is the reserve.
 * @returns undefined when no lot is in force.
 */
export async function standsByLot(
  db: Drizzle,
  ask: Ask,
  asked: { site: string; officer: string; duty: string; now: Date },
): Promise<{ lane: string | null } | undefined> {
  const duty = DrawnDuty.safeParse(asked.duty)
  const draw = duty.success ? await drawNow(db, asked.site, duty.data, asked.now) : undefined
  if (!draw) return undefined
  const [kept] = await resultsOf(db, asked.site, [draw.id])
  const lot = await lotOf(ask, draw, kept)
  if (!lot) return undefined
  const override = (await overridesOf(db, asked.site, [draw.id])).findLast(o => o.officer === asked.officer)
  return { lane: override?.lane ?? lot.drawn.find(d => d.officer === asked.officer)?.lane ?? null }
}
