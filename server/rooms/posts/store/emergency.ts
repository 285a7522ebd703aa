import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { EmergencyDuty } from '../../../../contracts/emergency.ts'
import type { Drizzle } from '../../../platform/database.ts'
import { node } from '../../../platform/tables.ts'
import { emergencyName } from '../rules/index.ts'
import { emergencyEnd, emergencyOpening, emergencyReview, emergencySeal } from '../tables/emergency.ts'
import { workstation } from '../tables.ts'
import { type Officer, officerByUsername } from './officers.ts'

/** The account of a place; it is on file from its first seal on. */
export const emergencyOfficer = (db: Drizzle, site: string): Promise<Officer | undefined> =>
  officerByUsername(db, emergencyName(site))

export interface KnownSeal {
  id: string
  at: Date
  hash: string
  spent: boolean
}

/** The newest seal of a place, made in this life of the node: after a restore the letters of before open nothing (I-13). */
export async function newestSeal(db: Drizzle, site: string): Promise<KnownSeal | undefined> {
  const [found] = await db
    .select({
      id: emergencySeal.id,
      at: emergencySeal.at,
      hash: emergencySeal.hash,
      opening: emergencyOpening.id,
      here: sql<boolean>`${emergencySeal.epoch} = coalesce((select ${node.epoch} from ${node} limit 1), 0)`,
    })
    .from(emergencySeal)
    .leftJoin(
      emergencyOpening,
      and(eq(emergencyOpening.site, emergencySeal.site), eq(emergencyOpening.seal, emergencySeal.id)),
    )
    .where(eq(emergencySeal.site, site))
    .orderBy(desc(emergencySeal.at), desc(emergencySeal.id))
    .limit(1)
  if (!found?.here) return undefined
  const { id, at, hash, opening } = found
  return { id, at, hash, spent: opening !== null }
}

const openings = (db: Drizzle) =>
  db
    .select({
      opening: emergencyOpening,
      workstation: workstation.label,
      endedAt: emergencyEnd.at,
      endedBy: emergencyEnd.by,
      review: emergencyReview,
    })
    .from(emergencyOpening)
    .innerJoin(
      workstation,
      and(eq(workstation.site, emergencyOpening.site), eq(workstation.id, emergencyOpening.workstation)),
    )
    .leftJoin(
      emergencyEnd,
      and(eq(emergencyEnd.site, emergencyOpening.site), eq(emergencyEnd.opening, emergencyOpening.id)),
    )
    .leftJoin(
      emergencyReview,
      and(eq(emergencyReview.site, emergencyOpening.site), eq(emergencyReview.opening, emergencyOpening.id)),
    )

export type OpeningRow = Awaited<ReturnType<typeof openingsAt>>[number]

/** Openings at a place, newest first. */
export const openingsAt = (db: Drizzle, site: string) =>
  openings(db).where(eq(emergencyOpening.site, site)).orderBy(desc(emergencyOpening.at)).limit(50)

export async function openingById(db: Drizzle, site: string, id: string): Promise<OpeningRow | undefined> {
  const [found] = await openings(db).where(and(eq(emergencyOpening.site, site), eq(emergencyOpening.id, id)))
  return found
}

export interface Unreviewed {
  site: string
  id: string
  duty: EmergencyDuty
  at: Date
  until: Date
  endedAt: Date | null
}

/** Openings of every place that nobody has reviewed: open ones among them. */
export const nationalUnreviewed = (db: Drizzle): Promise<Unreviewed[]> =>
  db
    .select({
      site: emergencyOpening.site,
      id: emergencyOpening.id,
      duty: emergencyOpening.duty,
      at: emergencyOpening.at,
      until: emergencyOpening.until,
      endedAt: emergencyEnd.at,
    })
    .from(emergencyOpening)
    .leftJoin(
      emergencyEnd,
      and(eq(emergencyEnd.site, emergencyOpening.site), eq(emergencyEnd.opening, emergencyOpening.id)),
    )
    .leftJoin(
      emergencyReview,
      and(eq(emergencyReview.site, emergencyOpening.site), eq(emergencyReview.opening, emergencyOpening.id)),
    )
    .where(isNull(emergencyReview.id))
    .orderBy(emergencyOpening.at)
