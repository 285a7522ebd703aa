import { and, eq } from 'drizzle-orm'
import { newId } from '../../contracts/ids.ts'
import type { Actor } from './permissions.ts'
import { problem } from './problems.ts'
import { proposal, proposalAnswer } from './tables.ts'
import type { Tx } from './transaction.ts'

/** Four eyes: proposal → approval → effect. The room proposes and gives the effect; this holds who may answer. */
export interface Proposal {
  action: string
  subject: string
  input: Record<string, unknown>
  reason: string
}

/** Queues a proposal of `actor`. @returns its id. */
export function propose(tx: Tx, actor: Actor, p: Proposal): string {
  const id = newId()
  tx.insert(proposal, { site: tx.site, id, at: tx.now, by: actor.id, authority: actor.authority, ...p })
  return id
}

/** What stands against answering, or nothing: the proposer never approves (I-22), nobody answers twice. */
export function mayAnswer(
  proposed: { by: string; authority: string },
  actor: Pick<Actor, 'id' | 'authority'>,
  policy: { anotherAuthority?: boolean } = {},
): 'own-proposal' | 'same-unit' | undefined {
  if (proposed.by === actor.id) return 'own-proposal'
  if (policy.anotherAuthority && proposed.authority === actor.authority) return 'same-unit'
  return undefined
}

/** The row is the lock: two answers at once wait here. */
async function lockProposal(tx: Tx, asked: { proposal: string; action: string }) {
  const [found] = await tx.db
    .select()
    .from(proposal)
    .where(and(eq(proposal.site, tx.site), eq(proposal.id, asked.proposal)))
    .for('update')
  if (found?.action === asked.action) return found
  throw problem('not-found', { key: 'platform:problem.no-proposal' })
}

async function requireUnanswered(tx: Tx, id: string): Promise<void> {
  const [before] = await tx.db
    .select()
    .from(proposalAnswer)
    .where(and(eq(proposalAnswer.site, tx.site), eq(proposalAnswer.proposal, id)))
  if (before) throw problem('already-answered', { key: 'platform:problem.already-answered' })
}

/**
 * Locks the proposal and queues the answer.
 * @throws Refusal `not-found`, `four-eyes` or `already-answered`.
 */
export async function answerProposal(
  tx: Tx,
  actor: Actor,
  answer: { proposal: string; action: string; answer: 'approved' | 'declined'; reason?: string },
  policy: { anotherAuthority?: boolean } = {},
) {
  const found = await lockProposal(tx, answer)
  const against = mayAnswer(found, actor, policy)
  if (against) throw problem('four-eyes', { key: `platform:refusal.${against}` }, 403)
  await requireUnanswered(tx, found.id)
  tx.insert(proposalAnswer, {
    site: tx.site,
    proposal: found.id,
    at: tx.now,
    by: actor.id,
    answer: answer.answer,
    reason: answer.reason ?? null,
  })
  return found
}

/**
 * Takes a proposal back: its proposer only, before anybody answered.
 * @throws Refusal `not-found`, `not-possible` or `already-answered`.
 */
export async function withdrawProposal(tx: Tx, actor: Actor, asked: { proposal: string; action: string }) {
  const found = await lockProposal(tx, asked)
  if (found.by !== actor.id) throw problem('not-possible', { key: 'platform:refusal.not-own-proposal' })
  await requireUnanswered(tx, found.id)
  const answer = { site: tx.site, proposal: found.id, at: tx.now, by: actor.id }
  tx.insert(proposalAnswer, { ...answer, answer: 'withdrawn', reason: null })
  return found
}
