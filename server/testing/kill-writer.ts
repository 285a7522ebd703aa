/** A process that writes through the doorway until it is killed: prints each acknowledged id on a line of its own. */
import { z } from 'zod'
import { newId } from '../../contracts/ids.ts'
import { action, perform } from '../platform/action.ts'
import { propose } from '../platform/approvals.ts'
import { nodeActor } from '../platform/permissions.ts'
import { makeTestApp } from './node.ts'

const app = await makeTestApp({ ownerUrl: process.argv[2] ?? '', appUrl: undefined })
const keep = action({
  name: 'trial.keep',
  input: z.object({}),
  needs: 'node',
  async run({ tx, actor }) {
    const id = propose(tx, actor, { action: 'trial', subject: 'x', input: {}, reason: 'kill' })
    return { ids: { id }, subject: id, record: { id } }
  },
  answer: async (_reading, ids) => ids,
})
const writer = async () => {
  for (;;) {
    try {
      const { id } = await perform(app.platform, keep, nodeActor('kill'), newId(), {})
      process.stdout.write(`${id}\n`)
    } catch {
      await new Promise(done => setTimeout(done, 20)) // the database is being killed: what failed was not acknowledged
    }
  }
}
await Promise.all([writer(), writer(), writer(), writer()])
