import type { DutyName, LaneKind } from '../../../../contracts/posts.ts'

const dutiesOfLane: Record<LaneKind, readonly DutyName[]> = {
  booth: ['first-line'],
  'second-line': ['second-line'],
  customs: ['customs'],
  yard: ['migration', 'food-safety', 'health', 'transport'],
  desk: ['shift-leader', 'list-owner', 'administrator', 'auditor'],
}

export const dutiesAt = (kind: LaneKind): readonly DutyName[] => dutiesOfLane[kind]

export const dutyFitsLane = (duty: DutyName, kind: LaneKind) => dutiesOfLane[kind].includes(duty)

/** The duty a session acts under: its shift's; without a shift the first desk duty held, else the first held, which can open a shift and nothing more. */
export const dutyOf = (held: readonly DutyName[], ofShift: DutyName | null): DutyName | undefined =>
  ofShift ?? held.find(duty => dutiesOfLane.desk.includes(duty)) ?? held[0]

export interface Rostered {
  lane: string
  duty: DutyName
  from: Date
  until: Date
}

/** The roster's answer: until when the officer is meant to be at this lane under this duty, or why not. */
export type RosterAnswer =
  | { ok: true; until: Date }
  | { ok: false; reason: 'not-rostered' }
  | { ok: false; reason: 'rostered-later'; from: Date }
  | { ok: false; reason: 'rostered-elsewhere'; lane: string }

export function rosterAllows(
  entries: readonly Rostered[],
  asked: { lane: string; duty: DutyName },
  now: Date,
): RosterAnswer {
  const here = entries.filter(e => e.lane === asked.lane && e.duty === asked.duty && e.until > now)
  const current = here.filter(e => e.from <= now).sort((a, b) => b.until.getTime() - a.until.getTime())[0]
  if (current) return { ok: true, until: current.until }
  const elsewhere = entries.find(e => e.from <= now && e.until > now)
  if (elsewhere) return { ok: false, reason: 'rostered-elsewhere', lane: elsewhere.lane }
  const next = here.sort((a, b) => a.from.getTime() - b.from.getTime())[0]
  return next
    ? { ok: false, reason: 'rostered-later', from: next.from }
    : { ok: false, reason: 'not-rostered' }
}
