import type { Check, CrossingState, Verdict } from '../../../../contracts/crossings.ts'
import type { Message } from '../../../../contracts/problem.ts'
import type { ListAge } from '../../../../contracts/screening.ts'
import type { Territory } from '../../../../contracts/words.ts'
import { answersOfRelease, type ControlFacts, missingSource, standings } from './controls.ts'

/** What the verdict on one traveller or vehicle is made of. */
export interface SubjectFacts {
  /** Document, right to enter and stay, as found when it was read. */
  checks: Check[]
  screened: 'no-hit' | 'hit' | 'could-not'
  until: string | null
  territory: Territory | null
}

export interface VerdictFacts {
  state: CrossingState
  authority: string
  direction: 'entry' | 'exit'
  openedAt: Date
  travellers: SubjectFacts[]
  vehicle: { screened: 'no-hit' | 'hit' | 'could-not' } | null
  /** Hits that nobody has judged yet, and those confirmed. A dismissed or cleared hit is neither. */
  hits: { waiting: number; confirmed: number }
  lists: ListAge[]
  regime: { open: boolean; message: Message }
  controls: ControlFacts
  holds: number
  referral: { state: 'waiting' | 'taken' | 'settled' } | null
  /** A degraded mode is open, by the shift leader's permission. */
  relaxed: boolean
}

type State = Verdict['state']

/** One big verdict. Pure: the same facts give the same verdict at the booth, in the file and in a replay. */
export function judge(facts: VerdictFacts): Verdict {
  const checks = checksOf(facts)
  const state = stateOf(facts, checks)
  const points =
    state === 'settle' ? checks.filter(c => c.state === 'look').flatMap(c => spread(facts, c)) : []
  return {
    state,
    sentence: sentenceOf(facts, state, checks),
    points,
    checks: state === 'second-line' ? folded(checks) : checks,
    can: canOf(facts, state),
    readAt: facts.openedAt.toISOString(),
    lists: facts.lists,
  }
}

/** A check may have several messages to say; the row shows the first. */
function spread(facts: VerdictFacts, check: Check): Message[] {
  const same = facts.travellers.flatMap(t => t.checks).filter(c => c.key === check.key && c.state === 'look')
  return same.length ? same.map(c => c.message) : [check.message]
}

function checksOf(facts: VerdictFacts): Check[] {
  const found = (key: Check['key']) =>
    worst(facts.travellers.flatMap(t => t.checks).filter(c => c.key === key))
  const regime: Check = {
    key: 'regime',
    state: facts.regime.open ? 'passed' : 'look',
    message: facts.regime.message,
  }
  return [
    found('document'),
    listsCheck(facts),
    vehicleCheck(facts),
    found('right-to-enter'),
    found('stay'),
    regime,
    radiationCheck(facts),
    corridorCheck(facts),
  ].filter((c): c is Check => c !== undefined)
}

const order: Check['state'][] = ['unknown', 'second', 'look', 'passed', 'none']
const worst = (checks: Check[]): Check | undefined =>
  [...checks].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))[0]

function listsCheck(facts: VerdictFacts): Check {
  const { lists, travellers, vehicle, hits } = facts
  const screened = [...travellers, ...(vehicle ? [vehicle] : [])].map(s => s.screened)
  const decided = facts.state === 'released' || facts.state === 'refused' || facts.state === 'withdrawn'
  if (decided && hits.waiting > 0)
    return { key: 'lists', state: 'second', message: { key: 'crossings:check.late-hit' } }
  if (hits.waiting + hits.confirmed > 0)
    return { key: 'lists', state: 'second', message: { key: 'crossings:check.one-point' } }
  if (screened.includes('could-not'))
    return { key: 'lists', state: 'unknown', message: { key: 'crossings:check.could-not-screen' } }
  const named = lists.filter(l => l.at)
  const stale = named.filter(l => l.stale).sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1))[0]
  // A stale list never answers "no hit", only "no hit in the list of <time>" (I-06).
  if (stale)
    return {
      key: 'lists',
      state: 'unknown',
      message: { key: 'crossings:check.stale-list', params: { time: stale.at ?? '' } },
    }
  const newest = named.map(l => l.at ?? '').sort()[0] ?? ''
  return {
    key: 'lists',
    state: 'passed',
    message: { key: 'crossings:check.no-hit', params: { count: named.length, time: newest } },
  }
}

function vehicleCheck({ vehicle }: VerdictFacts): Check | undefined {
  if (vehicle?.screened !== 'no-hit') return undefined
  return { key: 'vehicle', state: 'passed', message: { key: 'crossings:check.vehicle-not-sought' } }
}

/** Vehicle and trailer are one answer: what could not be screened, or was found, speaks for both. */
export const worstScreened = (all: { screened: SubjectFacts['screened'] }[]): SubjectFacts['screened'] =>
  (['could-not', 'hit'] as const).find(s => all.some(v => v.screened === s)) ?? 'no-hit'

/** One person aboard, in the shape of a verdict: who is to be taken aside is seen before anybody is asked. */
export function aboardState({
  checks,
  screened,
  hit,
}: Pick<SubjectFacts, 'checks' | 'screened'> & { hit: boolean }): 'clear' | 'look' | 'second' | 'unknown' {
  if (hit) return 'second'
  if (screened === 'could-not' || checks.some(c => c.state === 'unknown')) return 'unknown'
  return checks.some(c => c.state === 'look') ? 'look' : 'clear'
}

function radiationCheck({ controls }: VerdictFacts): Check | undefined {
  const standing = standings(controls).find(s => s.control === 'radiation')
  if (!standing) return undefined
  if (standing.state === 'failed')
    return { key: 'radiation', state: 'look', message: { key: 'crossings:check.radiation-alarm' } }
  if (missingSource(controls).length)
    return {
      key: 'radiation',
      state: 'unknown',
      message: { key: `crossings:check.radiation-${controls.radiation}` },
    }
  return { key: 'radiation', state: 'passed', message: { key: 'crossings:check.radiation-works' } }
}

function corridorCheck({ controls, authority }: VerdictFacts): Check | undefined {
  const standing = standings(controls).find(s => s.control === 'corridor')
  if (!standing) return undefined
  if (standing.state === 'failed')
    return { key: 'corridor', state: 'look', message: { key: 'crossings:check.corridor-failed' } }
  if (standing.state === 'passed')
    return { key: 'corridor', state: 'passed', message: { key: 'crossings:check.corridor-passed' } }
  const green = answersOfRelease(controls, authority).some(g => g.control === 'corridor')
  return {
    key: 'corridor',
    state: 'none',
    message: { key: green ? 'crossings:check.corridor-green' : 'crossings:check.corridor-customs' },
  }
}

function stateOf(facts: VerdictFacts, checks: Check[]): State {
  if (facts.state === 'released' || facts.state === 'refused' || facts.state === 'withdrawn')
    return facts.state
  if (facts.referral && facts.referral.state !== 'settled') return 'second-line'
  if (checks.some(c => c.state === 'second')) return 'second-line'
  if (passedHere(facts)) return facts.holds ? 'held' : 'passed-here'
  if (checks.some(c => c.state === 'look')) return 'settle'
  const unknown = checks.filter(c => c.state === 'unknown')
  const onlyAge = unknown.length > 0 && unknown.every(c => c.message.key === 'crossings:check.stale-list')
  if (onlyAge) return 'stale'
  if (unknown.length) return 'could-not-check'
  return facts.holds ? 'held' : 'clear'
}

/** Everything that is the border guard's is answered; something of another authority is not. */
function passedHere({ controls, authority }: VerdictFacts): boolean {
  const all = standings(controls)
  const mine = all.filter(s => s.authority === authority)
  return mine.length > 0 && mine.every(s => s.state === 'passed') && all.some(s => s.state !== 'passed')
}

function sentenceOf(facts: VerdictFacts, state: State, checks: Check[]): Message {
  const say = (key: string, params?: Message['params']): Message => ({
    key: `crossings:sentence.${key}`,
    ...(params && { params }),
  })
  const first = facts.travellers[0]
  switch (state) {
    case 'clear':
    case 'released':
      if (facts.direction === 'exit') return say(state === 'clear' ? 'exit' : 'released')
      if (!first?.until) return say(state === 'clear' ? 'admit' : 'released')
      return say('admit-until', { date: first.until, territory: first.territory ?? 'whole-country' })
    case 'second-line':
      return say(facts.referral ? `second-line-${facts.referral.state}` : 'second-line')
    case 'could-not-check':
      return checks.find(c => c.state === 'unknown')?.message ?? say('could-not-check')
    case 'stale':
      return say(facts.relaxed ? 'stale-relaxed' : 'stale')
    default:
      return say(state)
  }
}

/** Every reason for second line looks the same: what passed stands, everything else is one point (guide §1.4). */
function folded(checks: Check[]): Check[] {
  const shown = checks.filter(c => c.state === 'passed' && (c.key === 'document' || c.key === 'regime'))
  return [...shown, { key: 'second-line', state: 'second', message: { key: 'crossings:check.one-point' } }]
}

function canOf(facts: VerdictFacts, state: State): Verdict['can'] {
  const no = (key: string): Message => ({ key: `crossings:refusal.${key}` })
  const decided = state === 'released' || state === 'refused' || state === 'withdrawn'
  const referred = facts.referral !== null && facts.referral.state !== 'settled'
  // The border check is a check of these readings: another one after it would be checked by nobody.
  const checked = standings(facts.controls).some(s => s.control === 'border-check' && s.state === 'passed')
  // Turning a sought person back would close the hit by whoever received it (I-22).
  const hit = facts.hits.waiting + facts.hits.confirmed > 0
  const closed = decided ? no('decided') : referred ? no('referred-already') : null
  return {
    release: releaseAgainst(facts, state, no),
    refer: closed,
    correct: closed ?? (checked ? no('release-passed-here') : null),
    purpose: decided ? no('decided') : null,
    withdraw: closed ?? (hit ? no('release-second-line') : null),
  }
}

function releaseAgainst(facts: VerdictFacts, state: State, no: (key: string) => Message): Message | null {
  if (state === 'clear') return null
  if (facts.holds) return no('release-held')
  if (state === 'stale' && facts.relaxed) return null
  return no(`release-${state}`)
}
