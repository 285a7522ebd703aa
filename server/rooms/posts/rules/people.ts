import type { Change, Standing } from '../../../../contracts/officers.ts'
import type { DutyName, Post } from '../../../../contracts/posts.ts'

/** Whoever decides about others' files, lists or people needs more than a password. */
export const needsSecondFactor = (duties: readonly DutyName[]): boolean =>
  duties.some(duty => duty !== 'first-line')

/** An administrator answers for the officers of the own post; one at head office, which is no post, for all. */
export function answersFor(posts: readonly Post[], home: string, site: string): boolean {
  const own = posts.find(post => post.sites.includes(home))
  return own ? own.sites.includes(site) : true
}

interface Standings {
  duties: readonly DutyName[]
  suspendedAt: Date | null
  endsAt: Date | null
}

export function standingOf({ duties, suspendedAt, endsAt }: Standings, now: Date): Standing {
  if (endsAt && endsAt <= now) return 'left'
  if (suspendedAt) return 'suspended'
  if (duties.length === 0) return 'no-duty'
  return endsAt ? 'leaving' : 'in-service'
}

/** Duties after a change, in the order of the contract; what is held already is not given twice. */
export function dutiesAfter(held: readonly DutyName[], { give, take }: Extract<Change, { act: 'duties' }>) {
  return [...new Set([...held, ...give])].filter(duty => !take.includes(duty))
}

/** What speaks against a change as it was asked, as the last part of a key. */
export function againstChange(held: Standings, change: Change, now: Date): string | undefined {
  if (change.act === 'restore') return held.suspendedAt || held.endsAt ? undefined : 'in-service-already'
  if (standingOf(held, now) === 'left') return 'has-left'
  if (change.act === 'second-factor') return needsSecondFactor(held.duties) ? undefined : 'no-factor-needed'
  const after = dutiesAfter(held.duties, change)
  const same = after.length === held.duties.length && after.every(duty => held.duties.includes(duty))
  return same ? 'nothing-changes' : undefined
}

/** A password that its officer chooses, against the guess from what everybody knows. As the last part of a key. */
export function againstPassword(password: string, username: string): string | undefined {
  if (password.length < 12) return 'password-short'
  if (password.length > 128) return 'password-long'
  if (password.toLowerCase().includes(username.toLowerCase())) return 'password-name'
  return new Set(password).size < 5 ? 'password-simple' : undefined
}

/** A paper is good for three days: whoever starts on Monday gets it on Friday. */
export const paperLivesMs = 72 * 3_600_000

/** A calendar day some days later. undefined when the text is none, as 2026-02-31 is not. */
export function dayPlus(day: string, days: number): string | undefined {
  const at = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day) return undefined
  return new Date(at.getTime() + days * 86_400_000).toISOString().slice(0, 10)
}
