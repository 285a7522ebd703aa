import { and, desc, eq } from 'drizzle-orm'
import type { Drizzle } from '../../../platform/database.ts'
import { listAnswer, listProposal, listSwap, listVersion } from '../tables.ts'

export type SwapRow = typeof listSwap.$inferSelect
export type ProposalRow = typeof listProposal.$inferSelect
export type AnswerRow = typeof listAnswer.$inferSelect

/** Changes of the version that answers, newest first. */
export const swapsOf = (db: Drizzle, list: string, limit = 20): Promise<SwapRow[]> =>
  db.select().from(listSwap).where(eq(listSwap.list, list)).orderBy(desc(listSwap.number)).limit(limit)

/** What answers now, and since which swap. */
export async function lastSwap(db: Drizzle, list: string): Promise<SwapRow | undefined> {
  return (await swapsOf(db, list, 1))[0]
}

export interface KnownProposal {
  proposal: ProposalRow
  answer: AnswerRow | null
  /** Of the version that it would make answer. */
  sha256: Buffer
}

const known = (db: Drizzle) =>
  db
    .select({ proposal: listProposal, answer: listAnswer, sha256: listVersion.sha256 })
    .from(listProposal)
    .innerJoin(listVersion, eq(listVersion.id, listProposal.version))
    .leftJoin(listAnswer, eq(listAnswer.proposal, listProposal.id))

/** Proposals of a list, newest first. */
export const proposalsOf = (db: Drizzle, list: string, limit = 20): Promise<KnownProposal[]> =>
  known(db)
    .where(eq(listProposal.list, list))
    .orderBy(desc(listProposal.at), desc(listProposal.id))
    .limit(limit)

export async function proposalById(
  db: Drizzle,
  list: string,
  id: string,
): Promise<KnownProposal | undefined> {
  const [row] = await known(db).where(and(eq(listProposal.list, list), eq(listProposal.id, id)))
  return row
}
