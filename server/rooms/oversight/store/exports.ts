import { and, desc, eq, lt } from 'drizzle-orm'
import type { Drizzle } from '../../../platform/database.ts'
import { proposal, proposalAnswer } from '../../../platform/tables.ts'

/** Under which name exports wait for the second person. */
export const exporting = 'oversight.export'

const answered = and(eq(proposalAnswer.site, proposal.site), eq(proposalAnswer.proposal, proposal.id))

export interface AskedExport {
  id: string
  at: Date
  by: string
  authority: string
  reason: string
  log: string
  from: number
  until: number
  answer: { answer: string; by: string; at: Date } | null
}

const rowsOf = (db: Drizzle, site: string, id?: string, after?: string) =>
  db
    .select({ proposal, answer: proposalAnswer })
    .from(proposal)
    .leftJoin(proposalAnswer, answered)
    .where(
      and(
        eq(proposal.site, site),
        eq(proposal.action, exporting),
        id ? eq(proposal.id, id) : undefined,
        after ? lt(proposal.id, after) : undefined,
      ),
    )
    .orderBy(desc(proposal.id))
    .limit(101)

const view = ({ proposal: p, answer }: Awaited<ReturnType<typeof rowsOf>>[number]): AskedExport => {
  const { log, from, until } = p.input as { log: string; from: number; until: number }
  const { id, at, by, authority, reason } = p
  return { id, at, by, authority, reason, log, from, until, answer }
}

export const exportsAt = async (db: Drizzle, site: string, after?: string): Promise<AskedExport[]> =>
  (await rowsOf(db, site, undefined, after)).map(view)

export async function exportOf(db: Drizzle, site: string, id: string): Promise<AskedExport | undefined> {
  const [row] = await rowsOf(db, site, id)
  return row && view(row)
}
