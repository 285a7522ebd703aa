import { z } from 'zod'
import { AnswerOutcome, type ListOutcomes, type OutcomeDetail } from '../../../../contracts/alerts.ts'
import { newId } from '../../../../contracts/ids.ts'
import { SiteId } from '../../../../contracts/posts.ts'
import { ListId } from '../../../../contracts/screening.ts'
import { Id } from '../../../../contracts/words.ts'
import { action } from '../../../platform/action.ts'
import { seal } from '../../../platform/keys.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { problem } from '../../../platform/problems.ts'
import { sections as posts } from '../../posts/index.ts'
import { figuresOf, outcomeOf, outcomesOf } from '../outcomes.ts'
import { peopleOf } from '../people.ts'
import { sections } from '../sections.ts'
import { hitOf, type KnownHit, stateOf } from '../store/hits.ts'
import { nationalFeedback, openFeedback, openReview } from '../store/outcomes.ts'
import { hitFeedback } from '../tables.ts'

const noHit = () => problem('not-found', { key: 'screening:refusal.no-hit' })

/** Only the owner answers an outcome, once it is one, and never whoever judged or received the hit (I-22). */
function whyNotAnswer({ hit, review }: KnownHit, actor: Actor): string | null {
  if (actor.duty !== 'list-owner') return 'screening:refusal.not-owner'
  if (!review) return 'screening:refusal.not-judged'
  return [hit.by, review.by].includes(actor.id) ? 'screening:refusal.own-judgement' : null
}

const noList = () => problem('not-found', { key: 'screening:refusal.no-list' })

/** How the hits of an own published list end; of another authority's it is not said that there is one. */
export const listOutcomes = action({
  name: 'screening.outcomes',
  input: z.object({ list: ListId }),
  needs: 'desk',
  reads: true,
  async run({ actor, platform }, { list }) {
    const settings = await platform.references.find(sections.lists, list)
    if (settings?.owner !== actor.authority) throw noList()
    return { ids: { list }, record: { list } }
  },
  async answer({ db, platform, now }, { list }): Promise<ListOutcomes> {
    const settings = await platform.references.find(sections.lists, list)
    if (!settings) throw noList()
    const of = { source: 'list' as const, sourceId: list }
    return {
      list,
      name: settings.name,
      figures: await figuresOf(platform, db, of, now),
      outcomes: await outcomesOf(db, of),
      posts: (await platform.references.rows(posts.posts)).map(({ id, name }) => ({ post: id, name })),
    }
  },
})

const Asked = z.object({ site: SiteId, hit: Id })

/** How a hit of the reader's own list or alert ended, with what the officer wrote: a look, recorded. */
export const openOutcome = action({
  name: 'screening.openOutcome',
  input: Asked,
  needs: 'desk',
  reads: true,
  async run({ tx, actor }, { site, hit }) {
    const known = await hitOf(tx.db, site, hit)
    if (!known || known.hit.owner !== actor.authority) throw noHit()
    return { ids: { site, hit }, subject: hit, record: { hit, state: stateOf(known) } }
  },
  async answer({ db, keys, actor }, { site, hit }): Promise<OutcomeDetail> {
    const known = await hitOf(db, site, hit)
    if (!known) throw noHit()
    const review = await openReview(db, keys, known)
    const feedback = await openFeedback(db, keys, hit)
    return {
      ...outcomeOf(known, await nationalFeedback(db, [hit])),
      reviews: review ? [review] : [],
      feedback,
      notMine: whyNotAnswer(known, actor),
      people: await peopleOf(db, [...(review ? [review.by] : []), ...feedback.map(f => f.by)]),
    }
  },
})

/** The owner agrees, or says that the judgement was wrong: then the clearance it left speaks for nobody any more. */
export const answerOutcome = action({
  name: 'screening.answerOutcome',
  input: AnswerOutcome,
  needs: 'desk',
  async run({ tx, actor }, { hit, site, verdict, note }) {
    const known = await hitOf(tx.db, site, hit)
    if (!known || known.hit.owner !== actor.authority) throw noHit()
    const against = whyNotAnswer(known, actor)
    if (against) throw problem('not-possible', { key: against })
    const id = newId()
    const key = tx.newKey(id)
    tx.insert(hitFeedback, {
      site: tx.site,
      id,
      hitSite: site,
      hit,
      at: tx.now,
      by: actor.id,
      verdict,
      sealed: seal(key, { note }),
    })
    return {
      ids: { site, hit },
      subject: hit,
      record: { hit, feedback: id, verdict },
      personal: { key, content: { note } },
    }
  },
  answer: openOutcome.answer,
})
