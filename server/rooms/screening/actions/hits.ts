import { z } from 'zod'
import { newId } from '../../../../contracts/ids.ts'
import {
  AlertKind,
  type HitDetail,
  type HitRow,
  type HitRows,
  ListHits,
  ReviewHit,
} from '../../../../contracts/screening.ts'
import { Id } from '../../../../contracts/words.ts'
import { action, type Platform } from '../../../platform/action.ts'
import { seal } from '../../../platform/keys.ts'
import type { Actor } from '../../../platform/permissions.ts'
import type { Waiting } from '../../../platform/platform.ts'
import { problem } from '../../../platform/problems.ts'
import { sections as posts } from '../../posts/index.ts'
import { view } from '../../sharing/index.ts'
import { whyNotReview } from '../rules.ts'
import {
  hitOf,
  hitPage,
  type KnownHit,
  keyOfHit,
  lockHit,
  nationalHitOfClearance,
  openHit,
  stateOf,
} from '../store/hits.ts'
import { openFeedback, openReview } from '../store/outcomes.ts'
import { clearance, hitReview } from '../tables.ts'

type Asker = { platform: Platform; actor: Pick<Actor, 'authority'> }

const noHit = () => problem('not-found', { key: 'screening:refusal.no-hit' })
const pageSize = 50

/** Whose content of a hit this reader may see: `full`, that there is one (`hit`), or nothing (I-18, I-20). */
export async function levelFor({ platform, actor }: Asker, known: Pick<KnownHit['hit'], 'owner' | 'source'>) {
  if (known.owner === actor.authority) return 'full'
  const group = known.source === 'alert' ? 'alert' : 'screening'
  return await view(platform, { reader: actor.authority, owner: known.owner, group })
}

function rowOf(known: KnownHit, actor: Actor): HitRow {
  const { hit } = known
  const state = stateOf(known)
  return {
    id: hit.id,
    crossing: hit.crossing,
    at: hit.at.toISOString(),
    lane: hit.lane,
    subject: hit.subjectKind,
    state,
    notMine: whyNotReview({ by: hit.by, state }, actor),
  }
}

/** Owners of whose hits this authority may not even learn that they exist: they are left out by the query, so no page shows a gap. */
async function hiddenOwners({ platform, actor }: Asker): Promise<string[]> {
  const owners = (await platform.references.rows(posts.authorities))
    .map(a => a.id)
    .filter(id => id !== actor.authority)
  const hidden = []
  for (const owner of owners) {
    const levels = [
      await levelFor({ platform, actor }, { owner, source: 'list' }),
      await levelFor({ platform, actor }, { owner, source: 'alert' }),
    ]
    if (levels.every(l => l === 'never')) hidden.push(owner)
  }
  return hidden
}

/** Hits that nobody has judged yet, for whoever hands a shift over. */
export const waitingHits: Waiting = async (platform, db, { site, authority }) => {
  const owners = await hiddenOwners({ platform, actor: { authority } })
  const found = await hitPage(db, site, { state: 'waiting', owners }, 100)
  return found.map(({ hit: { id, at, lane } }) => ({ kind: 'hit', id, since: at, lane }))
}

/** Hits that wait for the second line of this place of work. */
export const listHits = action({
  name: 'screening.hits',
  input: ListHits,
  needs: 'shift',
  reads: true,
  async run(_context, asked) {
    return { ids: { asked }, record: { state: asked.state ?? 'any', crossing: asked.crossing ?? null } }
  },
  async answer(reading, { asked }): Promise<z.infer<typeof HitRows>> {
    const { db, actor } = reading
    const owners = await hiddenOwners(reading)
    const found = await hitPage(db, actor.site, { ...asked, owners }, pageSize + 1)
    const rows = []
    for (const known of found.slice(0, pageSize)) {
      const level = await levelFor(reading, known.hit)
      const row = rowOf(known, actor)
      if (level === 'full') rows.push(row)
      else if (level === 'hit') rows.push({ ...row, notMine: 'screening:refusal.not-shared' })
    }
    return { rows, next: found.length > pageSize ? (found[pageSize - 1]?.hit.id ?? null) : null }
  },
})

/** A hit opened: a look at a person, recorded (I-19). */
export const openHitDetail = action({
  name: 'screening.openHit',
  input: z.object({ hit: Id }),
  needs: 'shift',
  reads: true,
  async run({ tx, actor, platform }, { hit: id }) {
    const known = await hitOf(tx.db, tx.site, id)
    const level = known && (await levelFor({ platform, actor }, known.hit))
    if (!known || level === 'never') throw noHit()
    if (level !== 'full')
      throw problem(
        'not-shared',
        { key: 'screening:refusal.not-shared', params: { owner: known.hit.owner } },
        403,
      )
    return { ids: { hit: id }, subject: id, record: { crossing: known.hit.crossing, owner: known.hit.owner } }
  },
  async answer({ db, keys, actor }, { hit: id }): Promise<HitDetail> {
    const known = await hitOf(db, actor.site, id)
    const key = known && (await keyOfHit(db, keys, actor.site, id))
    if (!known || !key) throw noHit()
    const { source, ...content } = openHit(key, known.hit)
    const review = await openReview(db, keys, known)
    const before = known.hit.clearance ? await nationalHitOfClearance(db, known.hit.clearance) : undefined
    return {
      ...rowOf(known, actor),
      ...content,
      source: {
        ...source,
        kind: known.hit.source,
        version: known.hit.version,
        purpose: AlertKind.nullable().catch(null).parse(source.purpose),
      },
      bits: known.hit.bits,
      reviews: review ? [review] : [],
      cleared: before ? await openReview(db, keys, before) : null,
      feedback: await openFeedback(db, keys, id),
    }
  },
})

/** Another officer says whether it is the person; "not" keeps a clearance, so that the same question is not asked at every crossing. */
export const reviewHit = action({
  name: 'screening.reviewHit',
  input: ReviewHit,
  needs: 'shift',
  async run({ tx, actor, platform }, { hit: id, decision, note }) {
    const known = await lockHit(tx, id)
    if (!known || (await levelFor({ platform, actor }, known.hit)) !== 'full') throw noHit()
    const { hit } = known
    const against = whyNotReview({ by: hit.by, state: stateOf(known) }, actor)
    if (against)
      throw problem(
        against.endsWith('answered') ? 'already-answered' : 'four-eyes',
        { key: against },
        against.endsWith('answered') ? 409 : 403,
      )
    const key = await keyOfHit(tx.db, tx.keys, tx.site, id)
    if (!key) throw noHit()
    const review = newId()
    tx.insert(hitReview, {
      site: tx.site,
      id: review,
      hit: id,
      at: tx.now,
      by: actor.id,
      decision,
      sealed: seal(key, { note }),
    })
    if (decision === 'not-same' && hit.personHash) {
      const { personHash, source, sourceId, entry, entryHash } = hit
      tx.insert(clearance, {
        site: tx.site,
        id: newId(),
        hit: id,
        at: tx.now,
        by: actor.id,
        personHash,
        source,
        sourceId,
        entry,
        entryHash,
      })
    }
    return {
      ids: { hit: id },
      subject: hit.crossing,
      record: { hit: id, review, decision, source: hit.source },
      personal: { key, content: { note } },
    }
  },
  async answer({ db, actor }, { hit: id }): Promise<HitRow> {
    const known = await hitOf(db, actor.site, id)
    if (!known) throw noHit()
    return rowOf(known, actor)
  },
})
