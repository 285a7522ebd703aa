import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Drizzle } from '../../../platform/database.ts'
import { type Keys, unseal } from '../../../platform/keys.ts'
import { proposal, proposalAnswer, recordKey } from '../../../platform/tables.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { alertApproval, alertProposal } from '../tables.ts'
import type { KeptAlert } from './alerts.ts'

/** Names of the actions that propose: a new alert, a change of one. */
export const proposing = { anew: 'screening.proposeAlert', change: 'screening.proposeChange' } as const

export interface Proposed {
  proposal: typeof proposal.$inferSelect
  mine: typeof alertProposal.$inferSelect
  answer: typeof proposalAnswer.$inferSelect | null
  /** The first of two approvals, once there is one. */
  approval: typeof alertApproval.$inferSelect | null
}

const withAnswers = (db: Drizzle | Tx['db']) =>
  db
    .select({ proposal, mine: alertProposal, answer: proposalAnswer, approval: alertApproval })
    .from(proposal)
    .innerJoin(alertProposal, and(eq(alertProposal.site, proposal.site), eq(alertProposal.id, proposal.id)))
    .leftJoin(
      proposalAnswer,
      and(eq(proposalAnswer.site, proposal.site), eq(proposalAnswer.proposal, proposal.id)),
    )
    .leftJoin(
      alertApproval,
      and(eq(alertApproval.site, proposal.site), eq(alertApproval.proposal, proposal.id)),
    )

/** Proposals of a site that nobody answered for good yet, oldest first; of one alert where one is named. */
export const waitingProposals = (db: Drizzle, site: string, alert?: string): Promise<Proposed[]> =>
  withAnswers(db)
    .where(
      and(
        eq(proposal.site, site),
        inArray(proposal.action, Object.values(proposing)),
        isNull(proposalAnswer.answer),
        alert ? eq(alertProposal.alert, alert) : undefined,
      ),
    )
    .orderBy(proposal.id)
    .limit(100)

export async function proposalOf(
  db: Drizzle | Tx['db'],
  site: string,
  id: string,
): Promise<Proposed | undefined> {
  const [row] = await withAnswers(db).where(and(eq(proposal.site, site), eq(proposal.id, id)))
  return row
}

/** Locks the proposal first, then reads what was said to it: two who answer at once do it one after the other. */
export async function lockProposal(tx: Tx, id: string): Promise<Proposed | undefined> {
  await tx.db
    .select({ id: proposal.id })
    .from(proposal)
    .where(and(eq(proposal.site, tx.site), eq(proposal.id, id)))
    .for('update')
  return await proposalOf(tx.db, tx.site, id)
}

/** What a proposal would put in force; undefined when its key was erased. */
export async function contentOfProposal(
  db: Drizzle | Tx['db'],
  keys: Keys,
  { mine }: Proposed,
): Promise<KeptAlert | undefined> {
  const [row] = await db
    .select()
    .from(recordKey)
    .where(and(eq(recordKey.site, mine.site), eq(recordKey.id, mine.id)))
  return row && unseal<KeptAlert>(keys.unwrap(row), mine.sealed)
}
