import type { ListFinding } from '../../../../contracts/screening.ts'
import type { Entry, EntryKind } from '../entries.ts'

/** How much a version holds, and what its publisher says of it. */
export interface Measure {
  entries: number
  /** Names of all entries together, aliases and other spellings included. */
  names: number
  kinds: Partial<Record<EntryKind, number>>
  /** Digest of the publisher's header; null when it is not known. */
  header: string | null
  /** Day that the publisher gave. */
  published: string | null
}

/** A list that loses more than this share at once was more likely cut off than shortened by its publisher. */
const mostLost = 0.02

/**
 * Why a version must not go live by one person: it may be cut off, of another shape or an old one. Pure. `before` is null for
 * a list that never answered; then only what the format always has is asked for.
 */
export function findingsOf(
  before: Measure | null,
  after: Measure,
  always: readonly EntryKind[],
): ListFinding[] {
  const findings: ListFinding[] = []
  if (before && shrank(before.entries, after.entries))
    findings.push({ about: 'entries', before: before.entries, after: after.entries })
  else if (before && shrank(before.names, after.names))
    findings.push({ about: 'names', before: before.names, after: after.names })
  const sections = new Set([...always, ...Object.keys(before?.kinds ?? {})] as EntryKind[])
  for (const section of sections) {
    if (!after.kinds[section])
      findings.push({ about: 'section', section, before: before?.kinds[section] ?? 0 })
  }
  if (before?.header != null && after.header !== before.header) findings.push({ about: 'header' })
  if (before?.published && after.published && after.published < before.published)
    findings.push({ about: 'date', before: before.published, after: after.published })
  return findings
}

const shrank = (before: number, after: number): boolean => before - after > before * mostLost

export function measureOf(entries: readonly Entry[], said: Pick<Measure, 'header' | 'published'>): Measure {
  const kinds: Measure['kinds'] = {}
  let names = 0
  for (const { kind, content } of entries) {
    kinds[kind] = (kinds[kind] ?? 0) + 1
    names += content.names.length
  }
  return { entries: entries.length, names, kinds, header: said.header, published: said.published }
}
