import { z } from 'zod'
import { CloseMode, OpenMode } from '../../../../contracts/crossings.ts'
import { newId } from '../../../../contracts/ids.ts'
import { action, type Reading } from '../../../platform/action.ts'
import { problem } from '../../../platform/problems.ts'
import { listAges } from '../../screening/index.ts'
import { onPool, openMode } from '../store/index.ts'
import { mode, modeEnd } from '../tables/index.ts'

/** The mode of the site and the age of its lists: what `F9` shows. */
async function standing({ platform, actor, now }: Reading) {
  const open = await openMode(onPool(platform.database.pool('lane')), actor.site, now)
  const shown = open && {
    id: open.id,
    cause: open.cause,
    openedAt: open.at.toISOString(),
    until: open.until.toISOString(),
    by: open.by,
  }
  return { mode: shown, lists: await listAges(platform) }
}

export const modeAndLists = action({
  name: 'crossings.modeAndLists',
  input: z.object({}),
  needs: 'shift',
  reads: true,
  run: async () => ({ ids: {}, record: {} }),
  answer: standing,
})

/** The shift leader permits clearing with an old list, for hours and with a reason; each crossing made so names it (I-35). */
export const openDegradedMode = action({
  name: 'crossings.openMode',
  input: OpenMode,
  needs: 'shift',
  async run({ tx, actor, now }, { cause, hours, reason }) {
    if (await openMode(tx, tx.site, now))
      throw problem('not-possible', { key: 'crossings:refusal.mode-open' })
    const id = newId()
    const until = new Date(now.getTime() + hours * 3_600_000)
    tx.insert(mode, { site: tx.site, id, at: now, by: actor.id, cause, until, reason })
    return { ids: {}, subject: id, record: { cause, until: until.toISOString() } }
  },
  answer: standing,
})

export const closeDegradedMode = action({
  name: 'crossings.closeMode',
  input: CloseMode,
  needs: 'shift',
  async run({ tx, actor, now }, input) {
    const open = await openMode(tx, tx.site, now)
    if (open?.id !== input.mode) throw problem('not-found', { key: 'crossings:refusal.no-mode' })
    tx.insert(modeEnd, { site: tx.site, id: newId(), mode: open.id, at: now, by: actor.id })
    return { ids: {}, subject: open.id, record: {} }
  },
  answer: standing,
})
