import type { Outcome, SourceFigures, SourceRows } from '../../../contracts/alerts.ts'
import type { Platform } from '../../platform/action.ts'
import type { Drizzle } from '../../platform/database.ts'
import type { Actor } from '../../platform/permissions.ts'
import { falsePer10000 } from './alert-rules.ts'
import { engineOf } from './engine.ts'
import { sections } from './sections.ts'
import type { KnownHit } from './store/hits.ts'
import { stateOf } from './store/hits.ts'
import {
  nationalCrossings,
  nationalFeedback,
  nationalHitsOf,
  nationalTallies,
  type Source,
  type Tally,
} from './store/outcomes.ts'

/** Of so many days the quality of lists and alerts speaks. */
export const figureDays = 90
const most = 50

export const sinceOf = (now: Date): Date => new Date(now.getTime() - figureDays * 86_400_000)

export const figuresFrom = (
  tally: Omit<Tally, keyof Source | 'owner'> | undefined,
  crossings: number,
  since: Date,
): SourceFigures => {
  const { hits, confirmed, dismissed, waiting } = tally ?? { hits: 0, confirmed: 0, dismissed: 0, waiting: 0 }
  const falsely = falsePer10000(dismissed, crossings)
  return {
    hits,
    confirmed,
    dismissed,
    waiting,
    crossings,
    falsePer10000: falsely,
    since: since.toISOString(),
  }
}

export async function figuresOf(db: Drizzle, of: Source, now: Date): Promise<SourceFigures> {
  const since = sinceOf(now)
  const [tallies, crossings] = [await nationalTallies(db, since), await nationalCrossings(db, since)]
  return figuresFrom(
    tallies.find(t => t.source === of.source && t.sourceId === of.sourceId),
    crossings,
    since,
  )
}

export function outcomeOf(
  known: KnownHit,
  feedback: { hit: string; verdict: Outcome['answered'] }[],
): Outcome {
  const { id, site, at, subjectKind } = known.hit
  const said = feedback.filter(f => f.hit === id).at(-1)
  return {
    hit: id,
    site,
    at: at.toISOString(),
    subject: subjectKind,
    state: stateOf(known),
    answered: said?.verdict ?? null,
  }
}

/** The latest hits of a list or alert at every place of work and how each ended, without whom they were about. */
export async function outcomesOf(db: Drizzle, of: Source): Promise<Outcome[]> {
  const found = await nationalHitsOf(db, of, most)
  const feedback = await nationalFeedback(
    db,
    found.map(known => known.hit.id),
  )
  return found.map(known => outcomeOf(known, feedback))
}

/** Every list and alert of the reader's authority that a crossing was asked of: those without a hit are the best of them. */
export async function sourceRows(platform: Platform, db: Drizzle, actor: Actor): Promise<SourceRows> {
  const since = sinceOf(platform.clock.now())
  const tallies = await nationalTallies(db, since)
  const crossings = await nationalCrossings(db, since)
  const figures = (source: Source['source'], id: string) =>
    figuresFrom(
      tallies.find(t => t.source === source && t.sourceId === id),
      crossings,
      since,
    )
  const lists = (await platform.references.rows(sections.lists)).filter(l => l.owner === actor.authority)
  const known = engineOf(platform).current()?.alerts.byVersion.values() ?? []
  const alerts = [...known].map(a => a.row).filter(row => row.owner === actor.authority)
  return {
    days: figureDays,
    rows: [
      ...lists.map(({ id, name }) => ({
        id,
        source: 'list' as const,
        name,
        reference: null,
        ...figures('list', id),
      })),
      ...alerts.map(({ alert, reference }) => ({
        id: alert,
        source: 'alert' as const,
        name: null,
        reference,
        ...figures('alert', alert),
      })),
    ],
  }
}
