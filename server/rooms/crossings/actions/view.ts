import type { CheckKey, CrossingFile, Verdict } from '../../../../contracts/crossings.ts'
import type { Procedure } from '../../../../contracts/procedures.ts'
import type { ListAge } from '../../../../contracts/screening.ts'
import type { ShareLevel } from '../../../../contracts/sharing.ts'
import type { Platform, Reading } from '../../../platform/action.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { problem } from '../../../platform/problems.ts'
import { mayCross } from '../../posts/index.ts'
import { type ReferralStanding, referralOf } from '../../referrals/index.ts'
import { standingOf } from '../../screening/index.ts'
import { view as share } from '../../sharing/index.ts'
import {
  type ControlFacts,
  inYards,
  isOneStop,
  judge,
  mayLook,
  standings,
  type VerdictFacts,
  worstScreened,
} from '../rules/index.ts'
import { delegations, procedures } from '../sections.ts'
import { correctionsOf, onPool, openMode, readFile, type Stored, vehiclesOf } from '../store/index.ts'
import { withAnswers } from './again.ts'
import { controlViews, holdViews } from './controls-shown.ts'
import { oneStopView } from './one-stop-shown.ts'

export interface Hits {
  waiting: number
  confirmed: number
  /** Of whom they are. */
  of: ReadonlySet<string>
}

/** What other rooms and this one's own later rows say of a crossing. */
export interface Beside {
  hits: Hits
  referral: ReferralStanding | null
  corrections: CrossingFile['corrections']
  /** The degraded mode in which the crossing was opened is still open; one opened later permits nothing of before (I-35). */
  relaxed: boolean
}

/**
 * Reads a crossing anew and shows it to the reader, who must still be one: an answer asked for again, from another lane,
 * is no way round the look that leaves a line (I-19). @throws Refusal `not-permitted`.
 */
export async function fileOf(reading: Reading, crossing: string): Promise<CrossingFile> {
  const { platform, actor, db } = reading
  const on = onPool(platform.database.pool('lane'))
  const read = await readFile(on, platform, { site: actor.site, id: crossing })
  await requireMayLook(platform, read, actor)
  const [standing, referral, corrections, mode] = [
    await standingOf(platform, db, { site: actor.site, crossing, now: reading.now }),
    await referralOf(db, actor.site, crossing),
    await correctionsOf(on, actor.site, crossing),
    await openMode(on, actor.site, reading.now),
  ]
  const stored = withAnswers(read, standing.renewed)
  return await viewOf(platform, actor, stored, {
    hits: countHits(standing.hits, stored),
    referral,
    corrections,
    relaxed: stored.mode !== null && mode?.id === stored.mode,
  })
}

/**
 * The lane where it is open, a duty at that post today, or a control of one's own on the file (I-19).
 * @throws Refusal `not-permitted`
 */
export async function requireMayLook(platform: Platform, stored: Stored, actor: Actor): Promise<void> {
  const mine = inYards(actor.duty) && (await concerns(platform, stored, actor.authority))
  const against = mayLook({ ...stored, mine }, actor)
  if (against) throw problem('not-permitted', against, 403)
}

const concerns = async (platform: Platform, stored: Stored, authority: string) =>
  standings(await controlFacts(platform, stored)).some(s => s.authority === authority)

/** Hits that stand. Those of somebody who goes on alone stand on the file of their own. */
export function countHits(all: { subject: string; state: string }[], { more }: Pick<Stored, 'more'>): Hits {
  const here = all.filter(h => h.state !== 'dismissed' && !more.apart.has(h.subject))
  const waiting = here.filter(h => h.state === 'waiting').length
  return { waiting, confirmed: here.length - waiting, of: new Set(here.map(h => h.subject)) }
}

/** The file as this reader may see it: what no agreement grants is absent (I-20). */
export async function viewOf(
  platform: Platform,
  actor: Actor,
  stored: Stored,
  beside: Beside,
): Promise<CrossingFile> {
  const controls = await controlFacts(platform, stored)
  const owner = ownerOf(controls.procedure)
  const facts = await verdictFacts(platform, stored, beside, controls, owner)
  const verdict = judge(facts)
  const levels = await levelsOf(platform, actor, owner)
  const { identity, document, stay, referral, vehicle } = levels
  const persons = identity === 'full' && document === 'full'
  const travellers = stored.travellers.map(t => ({
    id: t.id,
    document: t.content.document,
    native: null,
    permit: stay === 'full' ? t.content.permit : null,
    stay: stay === 'full' ? t.content.stay : null,
    minor: t.minor,
  }))
  const { id, state, version, direction, post, lane, declared } = stored
  const last = stored.referrals.at(-1)
  return {
    id,
    state,
    version,
    class: stored.class,
    direction,
    post,
    lane,
    openedAt: stored.openedAt.toISOString(),
    decidedAt: stored.decidedAt?.toISOString() ?? null,
    procedure: { id: stored.procedure, version: stored.procedureVersion, act: controls.procedure.act },
    purpose: declared?.purpose ?? null,
    corridor: declared?.corridor ?? null,
    ...(persons && { travellers }),
    ...(vehicle === 'full' && {
      vehicle: stored.vehicle && {
        id: stored.vehicle.id,
        plate: stored.vehicle.plate,
        state: stored.vehicle.state,
      },
    }),
    controls: await controlViews(platform, actor, controls, stored),
    holds: await holdViews(platform, actor, stored),
    referral:
      last && beside.referral && referral === 'full' ? { id: last, state: beside.referral.state } : null,
    corrections: beside.corrections,
    verdict: shownTo(levels, verdict),
    ...(isOneStop(controls.procedure) && {
      oneStop: await oneStopView(platform, actor, stored, {
        procedure: controls.procedure,
        persons,
        hits: beside.hits.of,
      }),
    }),
  }
}

type Levels = Record<'identity' | 'document' | 'stay' | 'screening' | 'referral' | 'vehicle', ShareLevel>

async function levelsOf(platform: Platform, actor: Actor, owner: string): Promise<Levels> {
  const ask = (group: keyof Levels) => share(platform, { reader: actor.authority, owner, group })
  return {
    identity: await ask('identity'),
    document: await ask('document'),
    stay: await ask('stay'),
    screening: await ask('screening'),
    referral: await ask('referral'),
    vehicle: await ask('vehicle'),
  }
}

const groupOf: Partial<Record<CheckKey, keyof Levels>> = {
  document: 'document',
  regime: 'document',
  lists: 'screening',
  'lost-or-stolen': 'screening',
  vehicle: 'screening',
  'second-line': 'screening',
  'right-to-enter': 'stay',
  stay: 'stay',
}

/** The verdict as another authority may know it: that there is a point, where an agreement grants *hit*; never which (I-18). */
function shownTo(levels: Levels, verdict: Verdict): Verdict {
  if (Object.values(levels).every(l => l === 'full')) return verdict
  const checks = verdict.checks.filter(({ key }) => {
    const group = groupOf[key]
    return !group || levels[group] === 'full' || (key === 'second-line' && levels.screening === 'hit')
  })
  const known = ['passed-here', 'held', 'released', 'refused', 'withdrawn']
  if (levels.screening !== 'never') known.push('second-line')
  const openly = known.includes(verdict.state)
  const sentence = openly ? verdict.sentence : { key: 'crossings:sentence.with-border-guard' }
  const state = openly || levels.screening !== 'never' ? verdict.state : 'not-shared'
  return {
    ...verdict,
    state,
    checks,
    points: [],
    sentence,
    lists: levels.screening === 'full' ? verdict.lists : [],
  }
}

/** The authority whose officers do the border check; a file of persons is theirs. */
export const ownerOf = (p: Procedure): string =>
  p.controls.find(c => c.control === 'border-check')?.authority ?? ''

export async function controlFacts(platform: Platform, stored: Stored): Promise<ControlFacts> {
  const procedure = await platform.references.find(
    procedures,
    `${stored.procedure}@${stored.procedureVersion}`,
  )
  if (!procedure)
    throw new Error(`procedure ${stored.procedure}@${stored.procedureVersion} is not in the blueprint`)
  return {
    procedure,
    required: stored.more.required,
    delegations: await platform.references.rows(delegations),
    answers: stored.answers,
    corridor: stored.declared?.corridor ?? 'green',
    radiation: stored.radiation,
    day: stored.day,
  }
}

async function verdictFacts(
  platform: Platform,
  stored: Stored,
  beside: Beside,
  controls: ControlFacts,
  authority: string,
): Promise<VerdictFacts> {
  const { post, direction, day, declared, openedAt, state, travellers, holds } = stored
  const purpose = declared?.purpose ?? 'private'
  const crossing = { post, class: stored.class, direction, purpose, day, at: openedAt }
  const answers = await Promise.all(
    travellers.map(t => mayCross(platform, { ...crossing, nationality: t.nationality })),
  )
  const regime = answers.find(a => !a.open) ??
    answers[0] ?? { open: false, message: { key: 'crossings:check.nobody' } }
  return {
    state,
    authority,
    direction,
    openedAt,
    travellers: travellers.map(t => ({
      checks: t.content.checks,
      screened: t.screened,
      until: t.content.stay?.until ?? null,
      territory: t.content.stay?.territory ?? null,
    })),
    vehicle: vehiclesOf(stored).length ? { screened: worstScreened(vehiclesOf(stored)) } : null,
    hits: beside.hits,
    lists: oldestOf(travellers.map(t => t.lists)),
    regime: { open: regime.open, message: regime.message },
    controls,
    holds: holds.filter(h => !h.liftedAt).length,
    referral: beside.referral,
    relaxed: beside.relaxed,
  }
}

/** Of each list the oldest version that any traveller of the file was screened against: a file is no newer than its oldest answer. */
function oldestOf(all: ListAge[][]): ListAge[] {
  const byList = new Map<string, ListAge>()
  for (const age of all.flat()) {
    const known = byList.get(age.list)
    if (!known || age.stale || (age.at ?? '') < (known.at ?? ''))
      byList.set(age.list, known?.stale ? known : age)
  }
  return [...byList.values()]
}
