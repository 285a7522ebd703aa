import { z } from 'zod'
import type { Permit, ReadDocument } from '../../../contracts/documents.ts'
import { newId } from '../../../contracts/ids.ts'
import { Day, State, Territory } from '../../../contracts/words.ts'
import { action, type Platform } from '../../platform/action.ts'
import { type RecordKey, seal } from '../../platform/keys.ts'
import type { Actor } from '../../platform/permissions.ts'
import type { Tx } from '../../platform/transaction.ts'
import { documentKey } from './rules.ts'
import { nationalPermits } from './store.ts'
import { permit, permitUse, reading } from './tables.ts'

const RecordPermit = z.object({
  kind: z.enum(['visa', 'residence', 'e-visa']),
  number: z.string().min(1).max(30),
  document: z.object({ issuingState: State, number: z.string().min(1).max(30) }),
  nationality: State,
  entries: z.number().int().positive().nullable(),
  /** Entries made before this node kept them. */
  used: z.number().int().nonnegative().max(100),
  from: Day,
  until: Day,
  stayDays: z.number().int().positive().nullable(),
  territory: Territory,
})

/** Puts a visa or permit on file, as the issuing authority's feed does. */
export const recordPermit = action({
  name: 'documents.recordPermit',
  input: RecordPermit,
  needs: 'node',
  async run({ tx }, { document, number, used, ...input }) {
    const id = newId()
    const key = tx.newKey(id)
    const documentHash = tx.keys.lookup('document', documentKey(document))
    tx.insert(permit, {
      site: tx.site,
      id,
      documentHash,
      recordedAt: tx.now,
      sealed: seal(key, { number }),
      ...input,
    })
    for (let n = 0; n < used; n++) countPermitUse(tx, { permit: id, crossing: id }) // the crossing is not on file: the permit stands for it
    return {
      ids: { permit: id },
      subject: id,
      record: { kind: input.kind, territory: input.territory },
      personal: { key, content: { document, number } },
    }
  },
  answer: async (_reading, ids) => ids,
})

/** Queues the reading of a document, sealed under the traveller's key. */
export function keepReading(
  tx: Tx,
  actor: Actor,
  r: {
    crossing: string
    traveller: string
    key: RecordKey
    document: ReadDocument
    digitsAgree: boolean
    state: string
  },
): void {
  tx.insert(reading, {
    site: tx.site,
    id: newId(),
    crossing: r.crossing,
    traveller: r.traveller,
    at: tx.now,
    by: actor.id,
    format: r.document.format,
    digitsAgree: r.digitsAgree,
    state: r.state,
    sealed: seal(r.key, r.document),
  })
}

/** Permits on file for a document, best first. */
export const permitsOf = (
  tx: Pick<Tx, 'query'>,
  platform: Platform,
  document: { issuingState: string; number: string },
) => nationalPermits(tx, platform, platform.keys.lookup('document', documentKey(document)))

/** Queues one entry made on a permit. */
export function countPermitUse(tx: Tx, used: { permit: Permit['id']; crossing: string }): void {
  tx.insert(permitUse, { site: tx.site, id: newId(), at: tx.now, ...used })
}
