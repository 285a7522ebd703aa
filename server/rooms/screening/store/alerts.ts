import { and, asc, desc, eq, gte, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { AlertContent, AlertEffect, AlertFilter } from '../../../../contracts/alerts.ts'
import type { Drizzle } from '../../../platform/database.ts'
import { type Keys, unseal } from '../../../platform/keys.ts'
import { recordKey } from '../../../platform/tables.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { alertNotice, alertNoticeSeen, alertProposal, alertVersion } from '../tables.ts'

export type AlertVersionRow = typeof alertVersion.$inferSelect
export interface Alert {
  row: AlertVersionRow
  content: AlertContent
}

/** As sealed: the content, and the reason that the proposer gave. A withdrawal keeps what it withdrew. */
export type KeptAlert = AlertContent & { reason?: string }

/** Number of versions: it grows with every commit, so an equal number means that nothing is new. */
export async function countAlertVersions(db: Drizzle): Promise<number> {
  const [row] = await db.select({ n: sql<number>`count(*)::int` }).from(alertVersion)
  return row?.n ?? 0
}

const ofKey = and(eq(recordKey.site, alertVersion.keySite), eq(recordKey.id, alertVersion.id))

/** Newest version of every alert, opened. One whose key was erased is gone by law and left out. */
export async function nationalAlerts(db: Drizzle, keys: Keys): Promise<Alert[]> {
  const rows = await db
    .selectDistinctOn([alertVersion.alert], { row: alertVersion, key: recordKey })
    .from(alertVersion)
    .leftJoin(recordKey, ofKey)
    .orderBy(alertVersion.alert, desc(alertVersion.number))
  return rows.flatMap(({ row, key }) =>
    row.state === 'in-force' && key
      ? [{ row, content: unseal<KeptAlert>(keys.unwrap(key), row.sealed) }]
      : [],
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

export interface AlertsAsked {
  show: AlertFilter
  reference?: string | undefined
  after?: string | undefined
  /** Authorities whose alerts this reader may see in full. */
  owners: string[]
  day: string
  soon: string
}

/** Newest version of each alert, newest first, a page after `after`; other authorities' are left out by the query. */
export function alertPage(db: Drizzle, asked: AlertsAsked, limit: number): Promise<AlertVersionRow[]> {
  const newest = db
    .selectDistinctOn([alertVersion.alert])
    .from(alertVersion)
    .orderBy(alertVersion.alert, desc(alertVersion.number))
    .as('newest')
  const live = sql`${newest.state} = 'in-force' and ${newest.validUntil} >= ${asked.day}`
  const shown: Record<AlertFilter, SQL | undefined> = {
    live,
    ending: and(live, sql`${newest.validFrom} <= ${asked.day} and ${newest.validUntil} <= ${asked.soon}`),
    ended: sql`not (${live})`,
    all: undefined,
  }
  return db
    .select()
    .from(newest)
    .where(
      and(
        inArray(newest.owner, asked.owners),
        shown[asked.show],
        asked.reference
          ? sql`position(lower(${asked.reference}) in lower(${newest.reference})) > 0`
          : undefined,
        asked.after ? lt(newest.id, asked.after) : undefined,
      ),
    )
    .orderBy(desc(newest.id))
    .limit(limit)
}

/** All versions of an alert, newest first; `content` null where the key was erased. */
export async function versionsOfAlert(
  db: Drizzle | Tx['db'],
  keys: Keys,
  alert: string,
): Promise<{ row: AlertVersionRow; content: KeptAlert | null }[]> {
  const rows = await db
    .select({ row: alertVersion, key: recordKey })
    .from(alertVersion)
    .leftJoin(recordKey, ofKey)
    .where(eq(alertVersion.alert, alert))
    .orderBy(desc(alertVersion.number))
  return rows.map(({ row, key }) => ({
    row,
    content: key && unseal<KeptAlert>(keys.unwrap(key), row.sealed),
  }))
}

/**
 * Two changes of one alert come one after the other: versions only append and cannot be locked, so the founding proposal is.
 * It may stand at another site of this node.
 */
export const lockNationalAlert = (tx: Tx, alert: string) =>
  tx.db
    .select({ id: alertProposal.id })
    .from(alertProposal)
    .where(and(eq(alertProposal.alert, alert), isNull(alertProposal.base)))
    .for('update')

export interface NoticeRow {
  notice: typeof alertNotice.$inferSelect
  version: { reference: string; number: number; effects: AlertEffect[] | null; proposedBy: string }
}

/** Notices to a unit that nobody of it has seen yet, oldest first; made at any place of work. */
export const nationalNotices = (db: Drizzle, to: { authority: string; unit: string }): Promise<NoticeRow[]> =>
  db
    .select({
      notice: alertNotice,
      version: {
        reference: alertVersion.reference,
        number: alertVersion.number,
        effects: alertVersion.effects,
        proposedBy: alertVersion.proposedBy,
      },
    })
    .from(alertNotice)
    .innerJoin(alertVersion, eq(alertVersion.id, alertNotice.version))
    .leftJoin(
      alertNoticeSeen,
      and(eq(alertNoticeSeen.noticeSite, alertNotice.site), eq(alertNoticeSeen.notice, alertNotice.id)),
    )
    .where(
      and(
        eq(alertNotice.owner, to.authority),
        sql`(${alertNotice.unit} = ${to.unit} or ${alertNotice.unit} is null)`,
        isNull(alertNoticeSeen.id),
      ),
    )
    .orderBy(asc(alertNotice.at))
    .limit(50)
