import { and, desc, eq, gte, lt, sql } from 'drizzle-orm'
import type { NewAlert } from '../../../../contracts/screening.ts'
import type { Drizzle } from '../../../platform/database.ts'
import { type Keys, unseal } from '../../../platform/keys.ts'
import { proposal, proposalAnswer, recordKey } from '../../../platform/tables.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { alertProposal, alertVersion } from '../tables.ts'

export type AlertVersionRow = typeof alertVersion.$inferSelect
export interface Alert {
  row: AlertVersionRow
  content: NewAlert
}

/** Number of versions: it grows with every commit, so an equal number means that nothing is new. */
export async function countAlertVersions(db: Drizzle): Promise<number> {
  const [row] = await db.select({ n: sql<number>`count(*)::int` }).from(alertVersion)
  return row?.n ?? 0
}

/** Newest version of every alert, opened. One whose key was erased is gone by law and left out. */
export async function nationalAlerts(db: Drizzle, keys: Keys): Promise<Alert[]> {
  const rows = await db
    .selectDistinctOn([alertVersion.alert], { row: alertVersion, key: recordKey })
    .from(alertVersion)
    .leftJoin(recordKey, and(eq(recordKey.site, alertVersion.keySite), eq(recordKey.id, alertVersion.id)))
    .orderBy(alertVersion.alert, desc(alertVersion.number))
  return rows.flatMap(({ row, key }) =>
    row.state === 'in-force' && key ? [{ row, content: unseal<NewAlert>(keys.unwrap(key), row.sealed) }] : [],
  )
}

/** By owner, on which days alerts in force end and how many. What ended before today is history. */
export async function nationalAlertEnds(
  db: Drizzle,
  today: string,
): Promise<{ owner: string; until: string; count: number }[]> {
  const newest = db
    .selectDistinctOn([alertVersion.alert], {
      owner: alertVersion.owner,
      state: alertVersion.state,
      until: alertVersion.validUntil,
    })
    .from(alertVersion)
    .orderBy(alertVersion.alert, desc(alertVersion.number))
    .as('newest')
  return await db
    .select({ owner: newest.owner, until: newest.until, count: sql<number>`count(*)::int` })
    .from(newest)
    .where(and(eq(newest.state, 'in-force'), gte(newest.until, today)))
    .groupBy(newest.owner, newest.until)
    .orderBy(newest.until, newest.owner)
    .limit(200)
}

export const alertPage = (
  db: Drizzle,
  after: string | undefined,
  limit: number,
): Promise<AlertVersionRow[]> =>
  db
    .select()
    .from(alertVersion)
    .where(after ? lt(alertVersion.id, after) : undefined)
    .orderBy(desc(alertVersion.id))
    .limit(limit)

export interface Proposed {
  proposal: typeof proposal.$inferSelect
  alert: string
  content: NewAlert
}

/** Proposals of a site that nobody answered yet, oldest first. */
export async function waitingProposals(db: Drizzle, site: string): Promise<(typeof proposal.$inferSelect)[]> {
  const rows = await db
    .select({ proposal, answered: proposalAnswer.answer })
    .from(proposal)
    .innerJoin(alertProposal, and(eq(alertProposal.site, proposal.site), eq(alertProposal.id, proposal.id)))
    .leftJoin(
      proposalAnswer,
      and(eq(proposalAnswer.site, proposal.site), eq(proposalAnswer.proposal, proposal.id)),
    )
    .where(and(eq(proposal.site, site), sql`${proposalAnswer.answer} is null`))
    .orderBy(proposal.id)
    .limit(100)
  return rows.map(r => r.proposal)
}

export async function proposedAlert(
  db: Drizzle | Tx['db'],
  keys: Keys,
  site: string,
  id: string,
): Promise<Proposed | undefined> {
  const [row] = await db
    .select({ proposal, mine: alertProposal, key: recordKey })
    .from(alertProposal)
    .innerJoin(proposal, and(eq(proposal.site, alertProposal.site), eq(proposal.id, alertProposal.id)))
    .innerJoin(recordKey, and(eq(recordKey.site, alertProposal.site), eq(recordKey.id, alertProposal.id)))
    .where(and(eq(alertProposal.site, site), eq(alertProposal.id, id)))
  return (
    row && {
      proposal: row.proposal,
      alert: row.mine.alert,
      content: unseal<NewAlert>(keys.unwrap(row.key), row.mine.sealed),
    }
  )
}
