import type { z } from 'zod'
import { newId } from '../../../../contracts/ids.ts'
import { ListOverstays, type Overstays } from '../../../../contracts/past.ts'
import { action } from '../../../platform/action.ts'
import { problem } from '../../../platform/problems.ts'
import { addDays } from '../rules/index.ts'
import { nationalOverstays } from '../store/index.ts'
import { look } from '../tables/index.ts'
import { requireGrant, today } from './looks.ts'
import { quotaOf, takeQuota } from './quota.ts'

const pageSize = 50

/** Who is inside beyond the last day admitted, without a word on who it is (I-19); its rows count in the hour's quota (I-25). */
export const listOverstays = action({
  name: 'crossings.overstays',
  input: ListOverstays,
  needs: 'shift',
  reads: true,
  async run({ tx, actor, now, platform }, input) {
    await requireGrant(platform, actor, 'stay')
    const { least = 1, most = null, post = null, territory = null, after = null } = input
    const day = await today(platform, actor, now)
    const found = await nationalOverstays(tx, {
      day,
      from: most === null ? null : addDays(day, -most),
      until: addDays(day, -least),
      post,
      territory,
      after,
      limit: pageSize + 1,
    })
    const rows = found.slice(0, pageSize)
    await takeQuota({ platform, actor, now, tx }, rows.length)
    tx.insert(look, {
      site: tx.site,
      id: newId(),
      at: now,
      by: actor.id,
      authority: actor.authority,
      kind: 'overstays',
      rows: rows.length,
    })
    const last = rows.at(-1)
    const answer: z.infer<typeof Overstays> = {
      rows,
      next: found.length > pageSize && last ? `${last.admittedUntil} ${last.id}` : null,
      day,
      quota: await quotaOf({ platform, actor, now }),
    }
    const record = { purpose: 'duty', least, most, post, territory, rows: rows.length }
    return { ids: {}, record, answer }
  },
  // a look has no second answer: asking again is looking again
  answer: async (): Promise<z.infer<typeof Overstays>> => {
    throw problem('not-found', { key: 'past:refusal.no-look' })
  },
})
