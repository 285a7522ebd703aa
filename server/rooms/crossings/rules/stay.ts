import type { Check, Stay, StayRule } from '../../../../contracts/crossings.ts'
import type { Permit } from '../../../../contracts/documents.ts'
import type { Message } from '../../../../contracts/problem.ts'
import type { Direction, Territory } from '../../../../contracts/words.ts'

/** An earlier passage of the same person or document, oldest first. */
export interface Passed {
  direction: Direction
  day: string
  territory: Territory
  admittedUntil: string | null
  /** Recorded by another system and not verified here. */
  imported?: boolean
}

export interface StayFacts {
  nationality: string
  direction: Direction
  /** Today at the post. */
  day: string
  /** Territory the post opens into. */
  territory: Territory
  rules: StayRule[]
  /** The permit that opens this entry, or what speaks against the best on file. */
  right: { permit: Permit | null; state: 'good' | 'none' | Message }
  history: Passed[]
}

export interface StayAnswer {
  right: Check
  stay: Check
  view: Stay | null
  rule: string | null
}

/** So many days mean that nobody counts them: citizens come home for good. */
const unlimited = 36_500

/** Right to enter and days of stay, from the rules of the blueprint, the permit on file and what was recorded before. */
export function stayOf(facts: StayFacts): StayAnswer {
  const rule = ruleFor(facts)
  const past = pastOf(facts)
  if (facts.direction === 'exit') return exitOf(rule, past, facts)
  if (!rule) return { ...answers(look('right', 'crossings:right.no-rule'), none()), view: null, rule: null }
  if (rule.days >= unlimited) {
    const free: Check = {
      key: 'right-to-enter',
      state: 'passed',
      message: { key: 'crossings:right.citizen' },
    }
    return { ...answers(free, none('crossings:stay.unlimited')), view: null, rule: rule.id }
  }
  const { right } = facts
  if (rule.visaRequired && right.state !== 'good') {
    const message: Message = right.state === 'none' ? { key: 'crossings:right.no-permit' } : right.state
    return {
      ...answers({ key: 'right-to-enter', state: 'look', message }, none()),
      view: null,
      rule: rule.id,
    }
  }
  return entryOf(rule, past, facts)
}

/**
 * How long an entry that another system recorded was allowed, by the rule of its day: a visa, where the rule asks for one, is taken
 * to have been there. Nothing when nobody counts the days. `until` before the entry: the days were used up already.
 */
export function allowedStay(
  facts: Omit<StayFacts, 'direction' | 'right'>,
): { territory: Territory; until: string; window: number | null } | null {
  const { view } = stayOf({ ...facts, direction: 'entry', right: { permit: null, state: 'good' } })
  if (!view) return null
  return { territory: view.territory, until: view.until ?? addDays(facts.day, -1), window: view.window }
}

function entryOf(rule: StayRule, past: Past, { right, day }: StayFacts): StayAnswer {
  const permit = rule.visaRequired ? right.permit : null
  const allowed = permit?.stayDays ?? rule.days
  const used = rule.window === null ? 0 : daysUsed(past.stays, rule.window, day)
  const left = rule.window === null ? allowed : Math.min(allowed, rule.days - used)
  const territory = permit?.territory ?? rule.territory
  const byDays = addDays(day, left - 1)
  const until = permit && permit.until < byDays ? permit.until : byDays
  const asked = Math.max(0, daysBetween(day, until) + 1)
  const view: Stay = {
    used,
    of: rule.window === null ? allowed : rule.days,
    window: rule.window,
    asked,
    until: left > 0 ? until : null,
    territory,
    overstay: past.overstay,
  }
  const message: Message = permit
    ? {
        key: 'crossings:right.permit',
        params: { kind: permit.kind, entries: permit.entries ?? 0, used: permit.used },
      }
    : { key: 'crossings:right.without-permit', params: { act: rule.act } }
  const rightCheck: Check = { key: 'right-to-enter', state: 'passed', message }
  return { ...answers(rightCheck, stayCheck(past, left, used, rule)), view, rule: rule.id }
}

function stayCheck(past: Past, left: number, used: number, rule: StayRule): Check {
  const said = (key: string) => sayFrom(past, key)
  if (past.overstay > 0) return look('stay', said('overstayed'), { count: past.overstay })
  if (past.open) return look('stay', said('no-exit'), { date: past.open })
  if (left <= 0) return look('stay', said('used-up'), { used, of: rule.days, window: rule.window ?? 0 })
  const message: Message = past.lastExit
    ? { key: said('no-overstay'), params: { date: past.lastExit } }
    : { key: 'crossings:stay.nothing-on-record' }
  return { key: 'stay', state: 'passed', message }
}

function exitOf(rule: StayRule | undefined, past: Past, { day }: StayFacts): StayAnswer {
  const right: Check = { key: 'right-to-enter', state: 'none', message: { key: 'crossings:right.exit' } }
  const over = daysOver(past.openUntil, day)
  const message: Message = past.open
    ? { key: sayFrom(past, 'entered'), params: { date: past.open } }
    : { key: 'crossings:stay.no-entry' }
  const stay: Check = over
    ? look('stay', sayFrom(past, 'over-now'), { count: over })
    : { key: 'stay', state: 'passed', message }
  return { ...answers(right, stay), view: null, rule: rule?.id ?? null }
}

/** Whether a permit on file can matter: at an entry under a rule that asks for a visa. */
export const asksForPermit = (
  facts: Pick<StayFacts, 'rules' | 'nationality' | 'day' | 'territory' | 'direction'>,
): boolean => facts.direction === 'entry' && (ruleFor(facts)?.visaRequired ?? false)

/** The rule that names the nationality before the one for everybody; the one of the territory before the whole country. */
function ruleFor({
  rules,
  nationality,
  day,
  territory,
}: Pick<StayFacts, 'rules' | 'nationality' | 'day' | 'territory'>): StayRule | undefined {
  const weight = (r: StayRule) => (r.nationalities ? 2 : 0) + (r.territory === 'nakhchivan' ? 1 : 0)
  return rules
    .filter(r => r.from <= day && (r.until === null || r.until >= day))
    .filter(r => r.nationalities === null || r.nationalities.includes(nationality))
    .filter(r => r.territory === 'whole-country' || r.territory === territory)
    .sort((a, b) => weight(b) - weight(a) || (a.from < b.from ? 1 : -1))[0]
}

interface Past {
  stays: { from: string; until: string }[]
  open: string | null
  openUntil: string | null
  lastExit: string | null
  overstay: number
  /** Something of it was recorded by another system. */
  imported: boolean
}

/** What rests on records that nobody here verified says so, wherever it is shown. */
const sayFrom = ({ imported }: Past, key: string): string =>
  `crossings:stay.${key}${imported ? '-imported' : ''}`

/** Entries and exits as stays. An entry without an exit is open; the next entry closes it unseen. */
function pastOf({ history, day }: StayFacts): Past {
  const imported = history.some(h => h.imported)
  const past: Past = { stays: [], open: null, openUntil: null, lastExit: null, overstay: 0, imported }
  for (const passed of history) {
    if (passed.direction === 'entry') {
      if (past.open) past.stays.push({ from: past.open, until: passed.day })
      past.open = passed.day
      past.openUntil = passed.admittedUntil
    } else {
      if (past.open) past.stays.push({ from: past.open, until: passed.day })
      past.overstay = daysOver(past.openUntil, passed.day) || past.overstay
      past.open = null
      past.openUntil = null
      past.lastExit = passed.day
    }
  }
  if (past.open) past.stays.push({ from: past.open, until: day })
  return past
}

/** Days present within the last `window` days, today not counted; day of entry and day of exit both count. */
function daysUsed(stays: Past['stays'], window: number, day: string): number {
  const first = addDays(day, 1 - window)
  const last = addDays(day, -1)
  const days = new Set<string>()
  for (const stay of stays) {
    const start = [stay.from, first].sort().at(-1) ?? first
    for (let d = start; d <= stay.until && d <= last; d = addDays(d, 1)) days.add(d)
  }
  return days.size
}

export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
/** Days beyond the last day admitted; none when no such day is known. */
export const daysOver = (until: string | null, day: string): number =>
  until && until < day ? daysBetween(until, day) : 0

const daysBetween = (from: string, until: string): number =>
  Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

const answers = (right: Check, stay: Check) => ({ right, stay })
const look = (which: 'right' | 'stay', key: string, params?: Message['params']): Check => ({
  key: which === 'right' ? 'right-to-enter' : 'stay',
  state: 'look',
  message: { key, ...(params && { params }) },
})
const none = (key = 'crossings:stay.not-counted'): Check => ({ key: 'stay', state: 'none', message: { key } })
