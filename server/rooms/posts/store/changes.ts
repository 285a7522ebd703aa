import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { alias, type PgColumn } from 'drizzle-orm/pg-core'
import type { Drizzle } from '../../../platform/database.ts'
import { proposal, proposalAnswer } from '../../../platform/tables.ts'
import { officer } from '../tables.ts'

/** What a proposal about an officer is called in the platform's four eyes. */
export const changing = 'posts.change'

const proposer = alias(officer, 'proposer')
const answerer = alias(officer, 'answerer')

const asText = (id: PgColumn) => sql<string>`${id}::text`

/** Proposals about officers made at a site: all of one officer, or those that wait. The ids of people are uuids; others have no name. */
export function changesAt(db: Drizzle, site: string, of: { officer: string } | 'waiting') {
  return db
    .select({
      id: proposal.id,
      at: proposal.at,
      by: proposal.by,
      authority: proposal.authority,
      input: proposal.input,
      reason: proposal.reason,
      officer: officer.id,
      officerName: officer.name,
      officerUsername: officer.username,
      home: officer.site,
      byName: proposer.name,
      answer: proposalAnswer.answer,
      answeredAt: proposalAnswer.at,
      answeredBy: answerer.name,
    })
    .from(proposal)
    .innerJoin(officer, eq(asText(officer.id), proposal.subject))
    .leftJoin(proposer, eq(asText(proposer.id), proposal.by))
    .leftJoin(
      proposalAnswer,
      and(eq(proposalAnswer.site, proposal.site), eq(proposalAnswer.proposal, proposal.id)),
    )
    .leftJoin(answerer, eq(asText(answerer.id), proposalAnswer.by))
    .where(
      and(
        eq(proposal.site, site),
        eq(proposal.action, changing),
        of === 'waiting' ? isNull(proposalAnswer.answer) : eq(proposal.subject, of.officer),
      ),
    )
    .orderBy(desc(proposal.id))
    .limit(of === 'waiting' ? 500 : 50)
}
