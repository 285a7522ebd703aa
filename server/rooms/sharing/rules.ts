import type { FieldGroup, ShareLevel, ShareRow } from '../../../contracts/sharing.ts'

export interface ShareQuestion {
  reader: string
  owner: string
  group: FieldGroup
}

/** Which row answers a question; a blueprint has one row for each. */
export const shareId = ({ reader, owner, group }: ShareQuestion) => `${reader}/${owner}/${group}`

/**
 * What a reader sees of an owner's group of fields. An authority sees its own in full. What no row grants is never seen: absent means
 * never, and the field then appears nowhere (I-16, I-20). `hit` says that there is something, never what (I-18).
 */
export function levelOf(rows: readonly ShareRow[], question: ShareQuestion): ShareLevel {
  if (question.reader === question.owner) return 'full'
  const { reader, owner, group } = question
  const row = rows.find(r => r.reader === reader && r.owner === owner && r.group === group)
  return row?.level ?? 'never'
}
