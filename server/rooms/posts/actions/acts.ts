import { z } from 'zod'
import { newId } from '../../../../contracts/ids.ts'
import { AnswerAct, type AnsweredAct, NewAct, ProposeAct } from '../../../../contracts/regime.ts'
import { Id } from '../../../../contracts/words.ts'
import { action, type Platform } from '../../../platform/action.ts'
import { answerProposal, mayAnswer, propose } from '../../../platform/approvals.ts'
import { dayAt } from '../../../platform/clock.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { problem } from '../../../platform/problems.ts'
import { proposalAnswer } from '../../../platform/tables.ts'
import { countryZone } from '../endings.ts'
import { againstAct } from '../rules/index.ts'
import { sections } from '../sections.ts'
import { type ActProposal, lockProposal, regimeOf } from '../store/regime.ts'
import { regimeAct } from '../tables/regime.ts'

export const proposing = 'posts.proposeAct'

/** @throws Refusal when the act says what no act may, by what stands now. */
async function requireSound(platform: Platform, own: string | null, act: NewAct, now: Date): Promise<string> {
  const { set, rows } = await regimeOf(platform, now)
  const posts = (await platform.references.rows(sections.posts)).map(post => post.id)
  const against = againstAct(act, { rows, posts, own, today: dayAt(now, await countryZone(platform)) })
  if (against) throw problem('not-possible', { key: `regime:refusal.${against}` })
  return set.id
}

const factsOf = ({ provisions, ends }: NewAct) => ({
  provisions: provisions.map(({ posts, effect, from, until }) => ({ posts, effect, from, until })),
  ends,
})

/** Enters a legal act. It changes nothing until another person approved it (I-22). */
export const proposeAct = action({
  name: proposing,
  input: ProposeAct,
  needs: 'desk',
  async run({ tx, actor, now, platform }, act) {
    const set = await requireSound(platform, actor.post, act, now)
    const id = propose(tx, actor, {
      action: proposing,
      subject: newId(),
      input: { set, own: actor.post, act },
      reason: act.reference,
    })
    return { ids: { proposal: id }, subject: id, record: { proposal: id, set, ...factsOf(act) } }
  },
  answer: async (_reading, ids) => ids,
})

const Proposed = z.object({ set: z.string(), own: z.string().nullable(), act: NewAct })
export const proposedOf = (proposal: Pick<ActProposal, 'input'>) => Proposed.parse(proposal.input)

/** Another person approves or declines. Approved, the act is a version of the regime: from its days on the booths answer by it. */
export const answerAct = action({
  name: 'posts.answerAct',
  input: AnswerAct,
  needs: 'desk',
  async run({ tx, actor, now, platform }, { proposal: id, answer, reason }) {
    const found = await answerProposal(tx, actor, {
      proposal: id,
      action: proposing,
      answer,
      ...(reason && { reason }),
    })
    const { set, own, act } = proposedOf(found)
    if (answer === 'approved') {
      // what stood when it was proposed may have ended meanwhile
      const standing = await requireSound(platform, own, act, now)
      if (standing !== set) throw problem('not-possible', { key: 'regime:refusal.act-other-set' })
      tx.insert(regimeAct, { id, set, at: now, proposedBy: found.by, approvedBy: actor.id, content: act })
    }
    return {
      ids: { proposal: id, answer },
      subject: id,
      record: { proposal: id, answer, set, ...factsOf(act) },
    }
  },
  answer: async (_reading, ids): Promise<z.infer<typeof AnsweredAct>> => ids,
})

/** The proposer takes it back. */
export const withdrawAct = action({
  name: 'posts.withdrawAct',
  input: z.object({ proposal: Id }),
  needs: 'desk',
  async run({ tx, actor, now }, { proposal: id }) {
    const { found, answered } = await lockProposal(tx, id, proposing)
    if (!found) throw problem('not-found', { key: 'platform:problem.no-proposal' })
    if (found.by !== actor.id) throw problem('not-permitted', { key: 'regime:refusal.act-not-yours' })
    if (answered) throw problem('already-answered', { key: 'platform:problem.already-answered' })
    tx.insert(proposalAnswer, {
      site: tx.site,
      proposal: id,
      at: now,
      by: actor.id,
      answer: 'withdrawn',
      reason: null,
    })
    return { ids: { proposal: id }, subject: id, record: { proposal: id } }
  },
  answer: async (_reading, { proposal }): Promise<z.infer<typeof AnsweredAct>> => ({
    proposal,
    answer: 'withdrawn',
  }),
})

/** Why this reader may not answer a proposal, or null. */
export function notMine(platform: Platform, actor: Actor, proposed: { by: string; authority: string }) {
  if (!platform.permissions[answerAct.name]?.includes(actor.duty)) return { key: 'platform:refusal.duty' }
  const against = mayAnswer(proposed, actor)
  return against ? { key: `platform:refusal.${against}` } : null
}
