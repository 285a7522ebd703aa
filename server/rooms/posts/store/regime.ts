import { and, asc, count, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Regime } from '../../../../contracts/posts.ts'
import type { EnteredAct, Evacuation } from '../../../../contracts/regime.ts'
import type { Platform } from '../../../platform/action.ts'
import { type Drizzle, over } from '../../../platform/database.ts'
import { problem } from '../../../platform/problems.ts'
import { proposal, proposalAnswer } from '../../../platform/tables.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { rowsWith } from '../rules/index.ts'
import { sections } from '../sections.ts'
import {
  evacuation,
  evacuationConfirmation,
  evacuationCrossing,
  evacuationEnd,
  regimeAct,
} from '../tables/regime.ts'
import { post } from '../tables.ts'
import { sitesOf } from './places.ts'

/** What desks added to the blueprint's rows. */
interface Entered {
  acts: EnteredAct[]
  /** Every mode there was, newest first: few, and a file of long ago shows what was answered then. */
  evacuations: KeptEvacuation[]
}

/** `site`: whose row it is; a post may have two places of work. */
export type KeptEvacuation = Evacuation & { site: string }

const held = new WeakMap<Platform, { entered?: Promise<Entered> | undefined }>()

/** In memory, so that no lane waits for it; read anew at once when an act or a mode changed, here or in another process. */
export function enteredOf(platform: Platform): Promise<Entered> {
  let memory = held.get(platform)
  if (!memory) {
    const fresh: { entered?: Promise<Entered> | undefined } = {}
    memory = fresh
    held.set(platform, fresh)
    platform.live.hear(({ action }) => {
      if (/^posts\.(answerAct|\w+Evacuation)$|^platform\.poll$/.test(action)) fresh.entered = undefined
    })
  }
  if (memory.entered) return memory.entered
  const read = readEntered(platform)
  memory.entered = read
  read.catch(() => {
    if (memory.entered === read) memory.entered = undefined
  })
  return read
}

async function readEntered(platform: Platform): Promise<Entered> {
  const db = over(platform.database.pool('desk'))
  const acts = await db.select().from(regimeAct).orderBy(asc(regimeAct.at), asc(regimeAct.id))
  return {
    acts: acts.map(({ content, at, ...rest }) => ({ ...rest, at: at.toISOString(), act: content })),
    evacuations: await nationalEvacuations(db, await sitesOf(platform)),
  }
}

/** Modes of these sites, newest first. */
async function nationalEvacuations(db: Drizzle, sites: string[]): Promise<KeptEvacuation[]> {
  if (sites.length === 0) return []
  const rows = await db
    .select({ mode: evacuation, confirmed: evacuationConfirmation, closed: evacuationEnd })
    .from(evacuation)
    .leftJoin(
      evacuationConfirmation,
      and(
        eq(evacuationConfirmation.site, evacuation.site),
        eq(evacuationConfirmation.evacuation, evacuation.id),
      ),
    )
    .leftJoin(
      evacuationEnd,
      and(eq(evacuationEnd.site, evacuation.site), eq(evacuationEnd.evacuation, evacuation.id)),
    )
    .where(inArray(evacuation.site, sites))
    .orderBy(desc(evacuation.at), desc(evacuation.id))
  return rows.map(({ mode: { scope, ...mode }, confirmed, closed }) => ({
    ...mode,
    ...scope,
    at: mode.at.toISOString(),
    until: mode.until.toISOString(),
    confirmBy: mode.confirmBy.toISOString(),
    confirmed: confirmed && { at: confirmed.at.toISOString(), by: confirmed.by },
    closed: closed && { at: closed.at.toISOString(), by: closed.by, reason: closed.reason },
  }))
}

/** Locks the post's row: whoever opens, confirms or closes a mode there waits here. @returns its modes. */
export async function lockEvacuations(tx: Tx, platform: Platform, id: string): Promise<KeptEvacuation[]> {
  await tx.db.select({ id: post.id }).from(post).where(eq(post.id, id)).for('update')
  const modes = await nationalEvacuations(tx.db, await sitesOf(platform))
  return modes.filter(mode => mode.post === id)
}

/** Crossings of these sites in each mode. */
export async function nationalCrossingsIn(
  db: Drizzle,
  sites: string[],
  modes: string[],
): Promise<Map<string, number>> {
  if (modes.length === 0) return new Map()
  const rows = await db
    .select({ mode: evacuationCrossing.evacuation, n: count() })
    .from(evacuationCrossing)
    .where(and(inArray(evacuationCrossing.site, sites), inArray(evacuationCrossing.evacuation, modes)))
    .groupBy(evacuationCrossing.evacuation)
  return new Map(rows.map(row => [row.mode, row.n]))
}

/** The acts this node runs, as they were known at a moment. @throws Refusal `not-ready` before a blueprint says which. */
export async function regimeOf(platform: Platform, at: Date = platform.clock.now()): Promise<Regime> {
  const [inForce] = await platform.references.rows(sections.regimeInForce)
  const set = inForce && (await platform.references.find(sections.regimeSets, inForce.set))
  if (!set) throw problem('not-ready', { key: 'posts:refusal.no-regime' })
  const rows = await platform.references.rows(sections.regimeRows)
  return { set, rows: rowsWith(rows, (await enteredOf(platform)).acts, { set: set.id, at }) }
}

export type ActProposal = typeof proposal.$inferSelect

/** Acts that wait for a second person at this place, oldest first. */
export async function waitingActs(db: Drizzle, site: string, action: string): Promise<ActProposal[]> {
  const rows = await db
    .select({ proposal })
    .from(proposal)
    .leftJoin(
      proposalAnswer,
      and(eq(proposalAnswer.site, proposal.site), eq(proposalAnswer.proposal, proposal.id)),
    )
    .where(and(eq(proposal.site, site), eq(proposal.action, action), isNull(proposalAnswer.proposal)))
    .orderBy(asc(proposal.at), asc(proposal.id))
  return rows.map(row => row.proposal)
}

/** Locks a proposal of this place. */
export async function lockProposal(tx: Tx, id: string, action: string) {
  const [found] = await tx.db
    .select()
    .from(proposal)
    .where(and(eq(proposal.site, tx.site), eq(proposal.id, id), eq(proposal.action, action)))
    .for('update')
  const [answered] = await tx.db
    .select()
    .from(proposalAnswer)
    .where(and(eq(proposalAnswer.site, tx.site), eq(proposalAnswer.proposal, id)))
  return { found, answered }
}
