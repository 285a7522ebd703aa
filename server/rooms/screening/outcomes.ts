import type { Outcome, SourceFigures, SourceRows } from '../../../contracts/alerts.ts'
import type { Platform } from '../../platform/action.ts'
import type { Drizzle } from '../../platform/database.ts'
import type { Actor } from '../../platform/permissions.ts'
import { falsePer10000, later } from './alert-rules.ts'
import { crossingsByDay } from './crossings-counted.ts'
import { engineOf } from './engine.ts'
import type { KnownHit } from './store/hits.ts'
import { stateOf } from './store/hits.ts'
import {
  nationalBeginnings,
  nationalFeedback,
  nationalHitsOf,
  nationalTallies,
  type Source,
} from './store/outcomes.ts'

/** Of so many days the quality of lists and alerts speaks. */
export const figureDays = 90
const most = 50

const nothing = { hits: 0, confirmed: 0, dismissed: 0, waiting: 0 }

/** Figures of lists and alerts: over the last days, or since the list or alert began, so that a young one is not praised for days before it. */
async function allFigures(
  platform: Platform,
  db: Drizzle,
  now: Date,
): Promise<(of: Source) => SourceFigures> {
  const window = new Date(now.getTime() - figureDays * 86_400_000)
  const tallies = await nationalTallies(db, window)
  const days = [...(await crossingsByDay(platform, db, window, now))]
  const beginnings = await nationalBeginnings(db)
  return of => {
    const same = (other: Source) => other.source === of.source && other.sourceId === of.sourceId
    const began = beginnings.find(same)
    const since = began ? later(window, new Date(began.at)) : window
    const first = since.toISOString().slice(0, 10)
    const crossings = days.reduce((sum, [day, n]) => (day >= first ? sum + n : sum), 0)
    const { hits, confirmed, dismissed, waiting } = tallies.find(same) ?? nothing
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
}

export const figuresOf = async (
  platform: Platform,
  db: Drizzle,
  of: Source,
  now: Date,
): Promise<SourceFigures> => (await allFigures(platform, db, now))(of)

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

/** Every list with a version and every live alert of the reader's authority: those without a hit are the best of them. */
export async function sourceRows(platform: Platform, db: Drizzle, actor: Actor): Promise<SourceRows> {
  const figures = await allFigures(platform, db, platform.clock.now())
  const { lists = [], alerts } = engineOf(platform).current() ?? {}
  const mine = lists.filter(l => l.version && l.settings.owner === actor.authority).map(l => l.settings)
  const rows = [...(alerts?.byVersion.values() ?? [])].map(a => a.row)
  const [list, alert] = ['list' as const, 'alert' as const]
  return {
    days: figureDays,
    rows: [
      ...mine.map(({ id, name }) => ({
        id,
        source: list,
        name,
        reference: null,
        ...figures({ source: list, sourceId: id }),
      })),
      ...rows
        .filter(row => row.owner === actor.authority)
        .map(({ alert: id, reference }) => ({
          id,
          source: alert,
          name: null,
          reference,
          ...figures({ source: alert, sourceId: id }),
        })),
    ],
  }
}
