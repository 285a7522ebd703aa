import type {
  AlertContent,
  AlertEffect,
  AlertState,
  AlertSubject,
  NumberLikeness,
} from '../../../contracts/alerts.ts'
import type { AlertKind } from '../../../contracts/screening.ts'
import type { NumberHit } from '../../../libraries/name-screening/index.ts'
import { inForce } from './rules.ts'

/** How much a purpose lets an officer do. A change that does not rise is a downgrade: an exit ban is not "more" than an entry ban. */
const weight: Record<AlertKind, number> = {
  observation: 0,
  missing: 1,
  'entry-ban': 2,
  'exit-ban': 2,
  wanted: 3,
  'lost-or-stolen': 3,
  'sought-vehicle': 3,
}

/**
 * Whatever may let somebody pass who would have been stopped. A changed instruction counts, because no machine reads whether the
 * new one is weaker, and so does any changed fact of the subject: a wrong birth date hides a person as well as a withdrawal does.
 */
const taking: ReadonlySet<AlertEffect> = new Set([
  'withdrawn',
  'shortened',
  'begins-later',
  'downgraded',
  'subject-changed',
  'instruction',
])

/** A removal, shortening or downgrade: two approvers and a notice to the owner (I-23). */
export const takesAway = (effects: readonly AlertEffect[]): boolean => effects.some(e => taking.has(e))

export const approvalsNeeded = (takes: boolean): number => (takes ? 2 : 1)

/** What the new content does to the old one, in the order of AlertEffect; null: the alert is withdrawn. */
export function effectsOf(before: AlertContent, after: AlertContent | null): AlertEffect[] {
  if (!after) return ['withdrawn']
  const effects: AlertEffect[] = []
  if (after.until < before.until) effects.push('shortened')
  if (after.from > before.from) effects.push('begins-later')
  if (after.purpose !== before.purpose)
    effects.push(weight[after.purpose] > weight[before.purpose] ? 'upgraded' : 'downgraded')
  const subject = subjectEffect(before.subject, after.subject)
  if (subject) effects.push(subject)
  if (after.instruction !== before.instruction) effects.push('instruction')
  if (after.until > before.until) effects.push('prolonged')
  if (after.from < before.from) effects.push('begins-earlier')
  if (after.contact !== before.contact) effects.push('contact')
  if (after.reference !== before.reference) effects.push('reference')
  return effects
}

const spelled = (value: unknown) => JSON.stringify(value)

/** Names and documents that are only added make the alert find more; anything else may make it find less. */
function subjectEffect(before: AlertSubject, after: AlertSubject): AlertEffect | undefined {
  if (spelled(before) === spelled(after)) return undefined
  if (before.kind !== 'person' || after.kind !== 'person') return 'subject-changed'
  const facts = (s: typeof before) => spelled([s.birthDate, s.nationality, s.sex])
  const lost = (old: readonly unknown[], now: readonly unknown[]) => {
    const there = new Set(now.map(spelled))
    return old.some(one => !there.has(spelled(one)))
  }
  const changed =
    facts(before) !== facts(after) ||
    lost(before.names, after.names) ||
    lost(before.documents, after.documents)
  return changed ? 'subject-changed' : 'subject-added'
}

/** Why this officer may not approve, as words' key; null: may. The proposer never does, nor another of the same unit (I-22). */
export function whyNotApprove(
  proposed: { by: string; unit: string | null; approved: readonly string[] },
  actor: { id: string; unit: string },
): string | null {
  if (proposed.by === actor.id) return 'platform:refusal.own-proposal'
  if (proposed.unit === actor.unit) return 'screening:refusal.same-unit'
  if (proposed.approved.includes(actor.id)) return 'screening:refusal.approved-already'
  return null
}

/** A telephone number stands in it: an address that nobody reads at night is no contact. */
export const isCallable = (contact: string): boolean => (contact.match(/\d/g) ?? []).length >= 6

/** Days before its end from which an alert is said to be ending. */
export const endingDays = 30

/** How an alert stands on a day at a post; `soon` is the day `endingDays` later. */
export function standingOf(
  row: { state: 'in-force' | 'withdrawn'; validFrom: string; validUntil: string },
  day: string,
  soon: string,
): AlertState {
  if (row.state === 'withdrawn') return 'withdrawn'
  if (inForce(row, day)) return row.validUntil <= soon ? 'ending' : 'in-force'
  return day < row.validFrom ? 'not-yet' : 'ended'
}

/** Dismissed hits per 10,000 crossings; null while nobody crossed. A number of a list or an alert, never of a person (I-32). */
export const falsePer10000 = (dismissed: number, crossings: number): number | null =>
  crossings === 0 ? null : (dismissed * 10_000) / crossings

/** Setting a clock back revives nothing (I-37). */
export const later = (a: Date, b: Date): Date => (a > b ? a : b)

/**
 * How a number that was asked for is like a listed one; null: another state's document with another number, which is no likeness.
 * The same number of another state is said as what it is, for states are mistyped too.
 */
export function likenessOf({ entry, how }: NumberHit, asked: string | undefined): NumberLikeness | null {
  const other = !!asked && !!entry.state && asked !== entry.state
  if (how === 'exact') return other ? 'other-state' : asked && entry.state ? 'same' : 'same-number'
  if (other) return null
  return how === 'look-alike' ? 'look-alike' : 'one-error'
}
