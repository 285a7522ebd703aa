import type { z } from 'zod'
import type { RegimeRow } from '../../../contracts/posts.ts'
import type {
  ActChange,
  AskBoard,
  AskPlacard,
  EvacuationView,
  RegimeActs,
  RegimeBoard,
} from '../../../contracts/regime.ts'
import type { Platform } from '../../platform/action.ts'
import { dayAt } from '../../platform/clock.ts'
import { type Drizzle, over } from '../../platform/database.ts'
import type { Actor } from '../../platform/permissions.ts'
import { momentAt } from '../../platform/print/text.ts'
import { problem } from '../../platform/problems.ts'
import { notMine, proposedOf, proposing } from './actions/acts.ts'
import { countryZone } from './endings.ts'
import { type PlacardContent, placardOf } from './placard/content.ts'
import {
  againstAct,
  compared,
  endingsOf,
  mayCross,
  openAt,
  type RegimeAnswer,
  type RegimeFacts,
  type Ruling,
  rulingOf,
  squaresOf,
  stateOf,
  withAct,
} from './rules/index.ts'
import { sections } from './sections.ts'
import { sitesOf } from './store/places.ts'
import { enteredOf, type KeptEvacuation, nationalCrossingsIn, regimeOf, waitingActs } from './store/regime.ts'
import { nodeName } from './store/session.ts'

/** The rulings at a post at a moment: acts as they were known then, and the evacuation mode that was open. */
async function rulingsAt(platform: Platform, post: string, day: string, at: Date): Promise<Ruling[]> {
  const { rows } = await regimeOf(platform, at)
  const mode = openAt((await enteredOf(platform)).evacuations, post, at)
  return mode ? [...rows, rulingOf(mode, day)] : rows
}

/**
 * What may cross, by the acts and the mode that stood at a moment: a crossing is asked for the moment of its opening, so that an act or
 * a mode of later changes no file that is open (I-35). @throws Refusal `not-ready` before a blueprint says which acts.
 */
export async function answerOf(
  platform: Platform,
  { at = platform.clock.now(), ...facts }: RegimeFacts & { at?: Date },
): Promise<RegimeAnswer> {
  return mayCross(await rulingsAt(platform, facts.post, facts.day, at), facts)
}

const shown = (mode: KeptEvacuation, now: Date, crossings: number): EvacuationView => {
  const { site: _, ...rest } = mode
  return { ...rest, state: stateOf(mode, now), crossings }
}

/** Modes of a post, newest first, with the crossings made in each. */
export async function evacuationsOf(
  platform: Platform,
  db: Drizzle,
  post: string | null,
  now: Date,
): Promise<EvacuationView[]> {
  const modes = (await enteredOf(platform)).evacuations.filter(mode => mode.post === post).slice(0, 20)
  const counts = await nationalCrossingsIn(
    db,
    await sitesOf(platform),
    modes.map(mode => mode.id),
  )
  return modes.map(mode => shown(mode, now, counts.get(mode.id) ?? 0))
}

/** The board of a day. Another day is compared with today, a tried act with the same day without it. */
export async function boardOf(
  platform: Platform,
  actor: Actor,
  { day: asked, nationality, purpose, act }: z.infer<typeof AskBoard> & { act?: ActChange },
): Promise<RegimeBoard> {
  const now = platform.clock.now()
  const { set, rows: standing } = await regimeOf(platform, now)
  const posts = await platform.references.rows(sections.posts)
  const today = dayAt(now, await countryZone(platform))
  const day = asked ?? today
  const rows = act
    ? tried(standing, act, { set: set.id, posts: posts.map(p => p.id), actor, today })
    : standing
  const { evacuations } = await enteredOf(platform)
  const counts = await nationalCrossingsIn(
    over(platform.database.pool('desk')),
    await sitesOf(platform),
    evacuations.slice(0, 20).map(mode => mode.id),
  )
  const boards = posts.map(post => {
    const mode = openAt(evacuations, post.id, now)
    const on = (of: RegimeRow[], when: string) =>
      squaresOf(mode && when === today ? [...of, rulingOf(mode, when)] : of, {
        post: post.id,
        day: when,
        nationality,
        purpose,
      })
    const before = act ? on(standing, day) : on(standing, today)
    return {
      post,
      squares: compared(before, on(rows, day)),
      evacuation: mode ? shown(mode, now, counts.get(mode.id) ?? 0) : null,
    }
  })
  return {
    day,
    today,
    set,
    posts: boards,
    rows,
    endings: endingsOf(rows, today),
    changed: boards.flatMap(board => board.squares).filter(square => square.was !== null).length,
  }
}

/** What the placard of a post says on a day. @throws Refusal `not-found`. */
export async function placardFor(
  platform: Platform,
  actor: Actor,
  { post: id, day: asked, language }: z.infer<typeof AskPlacard>,
): Promise<PlacardContent> {
  const board = await boardOf(platform, actor, { day: asked })
  const at = board.posts.find(one => one.post.id === id)
  if (!at) throw problem('not-found', { key: 'regime:refusal.act-no-post' })
  const now = platform.clock.now()
  const evacuation = board.day === board.today ? (at.evacuation?.order ?? null) : null
  return placardOf({
    language,
    post: at.post,
    day: board.day,
    squares: at.squares,
    rows: board.rows,
    evacuation,
    exercise: board.set.exercise,
    printed: {
      at: momentAt(now, at.post.zone).plain,
      node: await nodeName(over(platform.database.pool('desk'))),
    },
  })
}

const emptyWords = { az: '', en: '', ru: '', fa: '' }

/** The rows with an act that is only tried. @throws Refusal as a proposal of it would. */
function tried(
  rows: RegimeRow[],
  act: ActChange,
  { set, posts, actor, today }: { set: string; posts: string[]; actor: Actor; today: string },
): RegimeRow[] {
  const against = againstAct(act, { rows, posts, own: actor.post, today })
  if (against) throw problem('not-possible', { key: `regime:refusal.${against}` })
  return withAct(rows, { ...act, id: 'tried', set, title: emptyWords, reference: '', source: null })
}

/** Acts that wait for a second person at this place, and those entered so far, newest first. */
export async function actsOf(platform: Platform, actor: Actor): Promise<RegimeActs> {
  const db = over(platform.database.pool('desk'))
  const waiting = await waitingActs(db, actor.site, proposing)
  const { set } = await regimeOf(platform)
  const { acts } = await enteredOf(platform)
  return {
    waiting: waiting.map(proposal => ({
      id: proposal.id,
      at: proposal.at.toISOString(),
      by: proposal.by,
      act: proposedOf(proposal).act,
      notMine: notMine(platform, actor, proposal),
    })),
    entered: acts.filter(act => act.set === set.id).reverse(),
  }
}
