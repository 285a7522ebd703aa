import type { Message } from '../../contracts/problem.ts'

/** Duties a person may have. One session acts under one duty: the one its shift or desk was opened for. */
export const duties = [
  'first-line',
  'second-line',
  'shift-leader',
  'customs',
  'list-owner',
  'administrator',
  'auditor',
  'node',
  'migration',
  'food-safety',
  'health',
  'transport',
] as const
/** Whoever is a person: every duty but the program's own. */
export const everybody: Duty[] = duties.filter(duty => duty !== 'node')
export type Duty = (typeof duties)[number]

/** Who acts: read once per request from session, officer, workstation and shift. */
export interface Actor {
  /** Officer's id, or `node` and `operator:<name>` for the program itself and its command line. */
  id: string
  duty: Duty
  authority: string
  unit: string
  site: string
  post: string | null
  lane: string | null
  shift: string | null
  workstation: string | null
  /** What the shift recorded and actions may ask for, such as the state of the lane's instruments. */
  facts: Readonly<Record<string, string>>
}

/** The program itself at a place of work: start-up, jobs, and what happens before anybody has signed in. */
export const nodeActor = (site: string): Actor => ({
  id: 'node',
  duty: 'node',
  authority: 'node',
  unit: 'node',
  site,
  post: null,
  lane: null,
  shift: null,
  workstation: null,
  facts: {},
})

/** What an action asks of its actor besides its duty: clearing needs a shift and a post, desk work a workstation. */
export type Needs = 'shift' | 'desk' | 'node'

export type Verdict = { ok: true } | { ok: false; reason: Message }

/** Name of an action → duties that may do it. Each room declares its own; a missing row is nobody. */
export type Permissions = Record<string, readonly Duty[]>

export function mayDo(
  permissions: Permissions,
  actor: Actor,
  action: { name: string; needs: Needs },
): Verdict {
  const allowed = permissions[action.name] ?? []
  if (actor.duty === 'node')
    return refuseUnless(action.needs === 'node' || allowed.includes('node'), 'platform:refusal.duty')
  if (!allowed.includes(actor.duty)) {
    return {
      ok: false,
      reason: { key: 'platform:refusal.duty', params: { duty: actor.duty, needs: allowed.join(' ') } },
    }
  }
  if (!actor.workstation) return refuseUnless(false, 'platform:refusal.workstation')
  if (action.needs === 'shift')
    return refuseUnless(actor.shift !== null && actor.post !== null, 'platform:refusal.shift')
  return { ok: true }
}

function refuseUnless(ok: boolean, key: string): Verdict {
  return ok ? { ok: true } : { ok: false, reason: { key } }
}
