import type { CrossingFile, CrossingState } from '../../../../contracts/crossings.ts'
import type { Querying } from './file.ts'

const text = `
  select p.id, p.by, p.at, p.reason, p.input->>'to' as "to", a.answer
    from platform.proposal p left join platform.proposal_answer a on a.site = p.site and a.proposal = p.id
   where p.site = $1 and p.subject = $2 and p.action = 'crossings.correction' order by p.id`

/** Corrections asked for on a crossing, oldest first. */
export async function correctionsOf(
  on: Querying,
  site: string,
  crossing: string,
): Promise<CrossingFile['corrections']> {
  const rows = await on.query<{
    id: string
    by: string
    at: Date
    reason: string
    to: CrossingState
    answer: 'approved' | 'declined' | null
  }>('crossings.corrections', text, [site, crossing])
  return rows.map(r => ({
    id: r.id,
    proposedBy: r.by,
    at: r.at.toISOString(),
    reason: r.reason,
    to: r.to,
    answer: r.answer,
  }))
}
