import type { z } from 'zod'
import type { ReadDocument } from '../../../contracts/documents.ts'
import type { Message } from '../../../contracts/problem.ts'
import type { Outcome, RefusalGround, RefusalLetter, SettleReferral } from '../../../contracts/referrals.ts'
import { dayAt } from '../../platform/clock.ts'
import type { Actor } from '../../platform/permissions.ts'

/** Who was refused: what the form names and the register keeps. */
export interface RefusedPerson {
  document: ReadDocument
  /** The name in its own script, where it is known. */
  native: string | null
  /** Number of the visa or permit on file. */
  permit: string | null
}

/** How the form is to be written, from the officer. */
export type RefusalInput = NonNullable<z.infer<typeof SettleReferral>['refusal']>

/** Where a referral stands: who opened it, who holds it now, whether it is settled. */
export interface Standing {
  by: string
  takenBy: string | null
  settled: boolean
}

type Who = Pick<Actor, 'id' | 'duty'>
const no = (reason: string): Message => ({ key: `referrals:refusal.${reason}` })

export const stateOf = (s: Pick<Standing, 'takenBy' | 'settled'>): 'waiting' | 'taken' | 'settled' =>
  s.settled ? 'settled' : s.takenBy ? 'taken' : 'waiting'

/**
 * What stands against taking it, or nothing. Another person than first line settles; a colleague's work is left to the
 * colleague, unless the shift leader takes it over.
 */
export function againstTaking(s: Standing, who: Who): Message | undefined {
  if (s.settled) return no('settled')
  if (s.by === who.id) return no('own-referral')
  if (s.takenBy === who.id) return no('already-yours')
  if (s.takenBy && who.duty !== 'shift-leader') return no('taken-by-another')
  return undefined
}

/** What stands against settling it, or nothing (I-22: who received the doubt never closes it alone). */
export function againstSettling(s: Standing, who: Who): Message | undefined {
  if (s.settled) return no('settled')
  if (s.by === who.id) return no('own-referral')
  if (s.takenBy && s.takenBy !== who.id && who.duty !== 'shift-leader') return no('taken-by-another')
  return undefined
}

/** What stands against this form. A refusal names at least one ground that the national law knows; nothing else has a form. */
export function againstForm(
  outcome: Outcome,
  refusal: RefusalInput | undefined,
  grounds: RefusalGround[],
): Message | undefined {
  if (outcome !== 'refused') return refusal ? no('form-without-refusal') : undefined
  if (!refusal) return no('no-form')
  const missing = refusal.letters.find(letter => !grounds.find(g => g.letter === letter)?.national)
  return missing && { key: 'referrals:refusal.no-national-ground', params: { letter: missing } }
}

/** Each letter once, in the order of the form. */
export const inOrder = (letters: RefusalLetter[]): RefusalLetter[] => [...new Set(letters)].sort()

/** `BIL-2026-000123`; a part of a post adds its letter: `SAH-B-2026-000007`. Unique within its site. */
export function numberOf(site: string, year: number, count: number): string {
  const [post = '', part] = site.split('/')
  const place = [post.slice(0, 3), part].filter(Boolean).join('-').toUpperCase()
  return `${place}-${year}-${String(count).padStart(6, '0')}`
}

/** The year at the post: a form of its first hours has the new year's number. */
export const yearAt = (at: Date, zone: string): number => Number(dayAt(at, zone).slice(0, 4))
