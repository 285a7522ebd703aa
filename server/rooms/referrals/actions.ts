import { z } from 'zod'
import { newId } from '../../../contracts/ids.ts'
import type {
  ReferralDetail,
  ReferralRow,
  ReferralRows,
  RefusalGrounds,
} from '../../../contracts/referrals.ts'
import { Id } from '../../../contracts/words.ts'
import { action, type Reading } from '../../platform/action.ts'
import { unseal } from '../../platform/keys.ts'
import { problem } from '../../platform/problems.ts'
import { formOf } from './form/content.ts'
import { renderForm } from './form/render.ts'
import { againstTaking, stateOf } from './rules.ts'
import { sections } from './sections.ts'
import * as store from './store.ts'

const notFound = () => problem('not-found', { key: 'referrals:refusal.not-found' })

/** Rows with their state; no name, no number (I-19). */
async function rowsOf({ db, actor }: Reading, found: store.Referral[], settled: Set<string>) {
  const held = await store.holders(
    db,
    actor.site,
    found.map(r => r.id),
  )
  return found.map((r): z.infer<typeof ReferralRow> => {
    const takenBy = held.get(r.id)?.by ?? null
    return {
      id: r.id,
      crossing: r.crossing,
      at: r.at.toISOString(),
      lane: r.lane,
      state: stateOf({ takenBy, settled: settled.has(r.id) }),
      grounds: r.grounds,
      takenBy,
    }
  })
}

/** The second line's work at this site, oldest first; with `settled` what was done, newest first. */
export const list = action({
  name: 'referrals.list',
  input: z.object({ state: z.enum(['open', 'settled']).default('open'), after: Id.optional() }),
  needs: 'desk',
  reads: true,
  run: async (_context, input) => ({ ids: input, record: { state: input.state } }),
  async answer(reading, { state, after }): Promise<z.infer<typeof ReferralRows>> {
    const settled = state === 'settled'
    const found = await store.list(reading.db, reading.actor.site, { settled, after })
    const page = found.slice(0, store.pageSize)
    const rows = await rowsOf(reading, page, new Set(settled ? page.map(r => r.id) : []))
    return { rows, next: found.length > page.length ? (rows.at(-1)?.id ?? null) : null }
  },
})

/** Opens one: the look at what first line saw, its purpose the reader's duty at this post today. */
export const read = action({
  name: 'referrals.read',
  input: z.object({ referral: Id }),
  needs: 'desk',
  reads: true,
  async run({ tx, actor }, input) {
    const found = await store.find(tx.db, tx.site, input.referral)
    if (!found) throw notFound()
    // Content is read inside its authority; others learn only that there is a referral, on the crossing (I-18).
    if (found.authority !== actor.authority)
      throw problem('not-permitted', { key: 'referrals:refusal.not-yours' })
    // Second line reads on duty at the post today (I-19); an auditor has no shift.
    if (actor.duty === 'second-line' && !actor.shift)
      throw problem('not-permitted', { key: 'platform:refusal.shift' })
    const { id, crossing } = found
    return { ids: { id }, subject: crossing, record: { referral: id, crossing, purpose: actor.duty } }
  },
  answer: detail,
})

async function detail(reading: Reading, { id }: { id: string }): Promise<ReferralDetail> {
  const { db, actor, keys } = reading
  const found = await store.find(db, actor.site, id)
  if (!found) throw notFound()
  const [settled, refusal, held, key] = await Promise.all([
    store.outcomeOf(db, actor.site, id),
    store.refusalOf(db, actor.site, id),
    store.holders(db, actor.site, [id]),
    store.keyOf(db, keys, actor.site, id),
  ])
  const open = (sealed: Buffer | null) => (key && sealed ? unseal<{ note: string }>(key, sealed).note : null)
  const [row] = await rowsOf(reading, [found], new Set(settled ? [id] : []))
  if (!row) throw notFound()
  const taken = held.get(id)
  return {
    ...row,
    note: open(found.note),
    taken: taken ? { by: taken.by, at: taken.at.toISOString() } : null,
    settled: settled
      ? {
          by: settled.by,
          at: settled.at.toISOString(),
          outcome: settled.outcome,
          note: open(settled.note) ?? '',
        }
      : null,
    refusal: refusal
      ? { id: refusal.id, number: refusal.number, letters: refusal.letters, language: refusal.language }
      : null,
  }
}

/** Second line takes it, so that two do not work on one person. */
export const take = action({
  name: 'referrals.take',
  input: z.object({ referral: Id }),
  needs: 'shift',
  async run({ tx, actor, now }, input) {
    const found = await store.lock(tx, input.referral)
    if (!found || found.authority !== actor.authority) throw notFound()
    const against = againstTaking(found.standing, actor)
    if (against) throw problem('not-taken', against)
    store.addTaking(tx, { site: tx.site, id: newId(), referral: found.id, at: now, by: actor.id })
    const { id, crossing } = found
    return {
      ids: { id },
      subject: crossing,
      record: { referral: id, crossing, before: found.standing.takenBy },
    }
  },
  answer: detail,
})

/** Letters A to I with the national ground, for the form. */
export const grounds = action({
  name: 'referrals.grounds',
  input: z.object({}),
  needs: 'desk',
  reads: true,
  run: async () => ({ ids: {}, record: {} }),
  answer: async ({ platform }): Promise<z.infer<typeof RefusalGrounds>> => ({
    rows: await platform.references.rows(sections.refusalGrounds),
  }),
})

/** The refusal form as PDF, two copies. Each print is counted and stands on the paper. */
export const print = action({
  name: 'referrals.print',
  input: z.object({ refusal: Id }),
  needs: 'shift',
  reads: true,
  async run({ tx, actor, now }, input) {
    const found = await store.findRefusal(tx.db, tx.site, input.refusal)
    if (!found || found.authority !== actor.authority) throw notFound()
    const { id, crossing } = found
    store.addPrint(tx, { site: tx.site, id: newId(), refusal: id, at: now, by: actor.id })
    return { ids: { id }, subject: crossing, record: { refusal: id, crossing, purpose: actor.duty } }
  },
  answer: async (reading, { id }): Promise<{ number: string; pdf: Buffer }> => {
    const form = await formOf(reading, id)
    return { number: form.number, pdf: await renderForm(form) }
  },
})
