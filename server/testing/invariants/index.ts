import type { Platform } from '../../platform/action.ts'
import type { Checking, Invariant } from './checking.ts'
import { clearing } from './clearing.ts'
import { keeping, namedRows } from './keeping.ts'
import { knowing } from './knowing.ts'

export type { Invariant } from './checking.ts'

/** Every number of docs/invariants.md, in order; what no check and no test holds says so. */
export const invariants: Invariant[] = [
  ...clearing,
  ...keeping,
  ...knowing,
  ...['I-11', 'I-14'].map(id => ({ id, holds: 'hub and posts converge; backlog drains' })),
  ...['I-30', 'I-31', 'I-33'].map(id => ({ id, holds: 'risk rules are bounded, pure and sampled' })),
  { id: 'I-36', holds: 'what was made in a degraded mode is screened again' },
  { id: 'I-42', holds: 'certificates, protocols and indicators can be recomputed' },
  { id: 'I-43', holds: 'a console that needs a qualification opens only with one' },
].sort((a, b) => (a.id < b.id ? -1 : 1))

export interface Result {
  invariant: Invariant
  /** Absent: nothing here looked at it. */
  broken?: string[]
}

/** Asks the database of a node, live or in a test, for every invariant that can be asked. */
export async function checkInvariants(checking: Checking): Promise<Result[]> {
  const results: Result[] = []
  for (const invariant of invariants) {
    const broken = invariant.check && (await invariant.check(checking))
    results.push({ invariant, ...(broken && { broken }) })
  }
  return results
}

/** All checks that are one query, as one query: what a walk asks after each of its steps. */
export const atOnce = (platform: Platform): string =>
  [...invariants.map(i => ({ id: i.id, text: i.check?.text })), { id: 'I-09', text: namedRows(platform) }]
    .flatMap(({ id, text }) =>
      text ? [`(select '${id}' as id, of::text from (${text}) broken limit 3)`] : [],
    )
    .join('\nunion all ')
