import type { z } from 'zod'
import { newId } from '../../../../contracts/ids.ts'
import {
  CloseEvacuation,
  ConfirmEvacuation,
  type Evacuations,
  OpenEvacuation,
} from '../../../../contracts/regime.ts'
import { action, type Platform, type Reading } from '../../../platform/action.ts'
import { over } from '../../../platform/database.ts'
import { problem } from '../../../platform/problems.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { evacuationsOf } from '../board.ts'
import { confirmWithinMs, openAt } from '../rules/index.ts'
import { enteredOf, lockEvacuations } from '../store/regime.ts'
import { evacuation, evacuationConfirmation, evacuationCrossing, evacuationEnd } from '../tables/regime.ts'

const refuse = (reason: string, type = 'not-possible') =>
  problem(type, { key: `regime:refusal.evacuation-${reason}` })

const answer = async ({ platform, actor, now }: Reading): Promise<z.infer<typeof Evacuations>> => ({
  rows: await evacuationsOf(platform, over(platform.database.pool('desk')), actor.post, now),
})

/** The shift leader lets cross what the order names, for hours. A second person confirms within an hour, or it stands flagged. */
export const openEvacuation = action({
  name: 'posts.openEvacuation',
  input: OpenEvacuation,
  needs: 'shift',
  async run({ tx, actor, now, platform }, { hours, order, reason, ...scope }) {
    const post = actor.post ?? ''
    const modes = await lockEvacuations(tx, platform, post)
    if (openAt(modes, post, now)) throw refuse('open')
    const id = newId()
    const until = new Date(now.getTime() + hours * 3_600_000)
    const confirmBy = new Date(Math.min(now.getTime() + confirmWithinMs, until.getTime()))
    tx.insert(evacuation, {
      site: tx.site,
      id,
      post,
      at: now,
      by: actor.id,
      order,
      reason,
      scope,
      until,
      confirmBy,
    })
    return { ids: {}, subject: id, record: { post, ...scope, until: until.toISOString() } }
  },
  answer,
})

/** The second pair of eyes; late is better than never, and says when. */
export const confirmEvacuation = action({
  name: 'posts.confirmEvacuation',
  input: ConfirmEvacuation,
  needs: 'shift',
  async run({ tx, actor, now, platform }, { evacuation: id }) {
    const mode = await openMode(tx, platform, actor.post, id)
    if (mode.by === actor.id) throw problem('four-eyes', { key: 'platform:refusal.own-proposal' }, 403)
    if (mode.confirmed) throw refuse('confirmed')
    tx.insert(evacuationConfirmation, { site: tx.site, evacuation: id, at: now, by: actor.id })
    return { ids: {}, subject: id, record: { post: mode.post, late: now.toISOString() > mode.confirmBy } }
  },
  answer,
})

export const closeEvacuation = action({
  name: 'posts.closeEvacuation',
  input: CloseEvacuation,
  needs: 'shift',
  async run({ tx, actor, now, platform }, { evacuation: id, reason }) {
    const mode = await openMode(tx, platform, actor.post, id)
    tx.insert(evacuationEnd, { site: tx.site, evacuation: id, at: now, by: actor.id, reason })
    return { ids: {}, subject: id, record: { post: mode.post } }
  },
  answer,
})

async function openMode(tx: Tx, platform: Platform, post: string | null, id: string) {
  const modes = await lockEvacuations(tx, platform, post ?? '')
  const open = openAt(modes, post ?? '', tx.now)
  if (open?.id !== id) throw refuse('none', 'not-found')
  if (open.site !== tx.site) throw refuse('elsewhere')
  return open
}

/** The open mode of a post, if there is one; queues that this crossing was opened in it (I-35). */
export async function keepEvacuation(
  tx: Tx,
  platform: Platform,
  { crossing, post }: { crossing: string; post: string },
): Promise<void> {
  const mode = openAt((await enteredOf(platform)).evacuations, post, tx.now)
  if (mode) tx.insert(evacuationCrossing, { site: tx.site, id: crossing, evacuation: mode.id })
}
