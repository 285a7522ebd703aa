import { z } from 'zod'
import type { Endings } from '../../../contracts/operations.ts'
import { action } from '../action.ts'
import { endingsOf } from '../endings.ts'

/** Everything of this node that ends, the nearest first. */
export const readEndings = action({
  name: 'operations.endings',
  input: z.object({}),
  needs: 'desk',
  reads: true,
  async run() {
    return { ids: {}, record: {} }
  },
  async answer({ platform, now }): Promise<Endings> {
    return { now: now.toISOString(), rows: await endingsOf(platform) }
  },
})
