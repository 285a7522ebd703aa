import { z } from 'zod'
import type { LastRescreening } from '../../../../contracts/rescreening.ts'
import { Id } from '../../../../contracts/words.ts'
import { action, type Reading } from '../../../platform/action.ts'
import { problem } from '../../../platform/problems.ts'
import { lastRescreening, rescreeningView, saveRescreening } from '../store/index.ts'

/** Where the asking of people present is, or how it ended. */
export async function rescreeningNow({ db }: Pick<Reading, 'db'>): Promise<LastRescreening> {
  const row = await lastRescreening(db)
  return { last: row ? rescreeningView(row) : null }
}

/** Ends it where it is. What was found stays found; an open file is asked again at its release all the same. */
export const stopRescreening = action({
  name: 'crossings.stopRescreening',
  input: z.object({ rescreening: Id }),
  needs: 'desk',
  async run({ tx, actor }, { rescreening: id }) {
    const stopped = await saveRescreening(tx.db, id, { step: 'stopped', stoppedBy: actor.id })
    if (!stopped) throw problem('too-late', { key: 'crossings:refusal.no-rescreening' })
    return { ids: { rescreening: id }, subject: id, record: {} }
  },
  answer: rescreeningNow,
})

/** Asks everybody present once more; the room hears it and begins (`reactions.ts`). */
export const startRescreening = action({
  name: 'crossings.startRescreening',
  input: z.object({}),
  needs: 'desk',
  async run({ tx }) {
    if ((await lastRescreening(tx.db))?.step === 'running')
      throw problem('not-possible', { key: 'crossings:refusal.rescreening-runs' })
    return { ids: {}, record: {} }
  },
  answer: rescreeningNow,
})
