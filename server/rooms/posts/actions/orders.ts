import { z } from 'zod'
import { newId } from '../../../../contracts/ids.ts'
import {
  type DailyOrder,
  type DailyOrders,
  SignOrder,
  WithdrawOrder,
  WriteOrder,
} from '../../../../contracts/shift.ts'
import { action, type Reading } from '../../../platform/action.ts'
import { seal } from '../../../platform/keys.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { problem } from '../../../platform/problems.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { peopleOf } from '../store/names.ts'
import { newestVersion, type OrderRow, ordersAt, orderVersion, signaturesOf } from '../store/orders.ts'
import { textsOf } from '../store/shift-texts.ts'
import { dailyOrder, orderSignature } from '../tables/shift.ts'

const noOrder = () => problem('not-found', { key: 'shift:refusal.no-order' })

/** The version in force, which the writer saw. @throws Refusal `not-found`, or `changed-meanwhile` when there is a newer one. */
async function inForce(tx: Tx, actor: Actor, order: string, after: number | undefined): Promise<OrderRow> {
  const newest = await newestVersion(tx, order)
  if (!newest || newest.authority !== actor.authority || newest.withdrawn === 'yes') throw noOrder()
  if (newest.version !== after) throw problem('changed-meanwhile', { key: 'shift:refusal.order-changed' })
  return newest
}

/** Queues a version: its text sealed under its own key. */
function putVersion(
  tx: Tx,
  actor: Actor,
  version: { order: string; number: number; text: string; withdrawn: 'no' | 'yes' },
) {
  const id = newId()
  const key = tx.newKey(id)
  const { order, number, text, withdrawn } = version
  tx.insert(dailyOrder, {
    site: tx.site,
    id,
    at: tx.now,
    by: actor.id,
    authority: actor.authority,
    order,
    version: number,
    withdrawn,
    sealed: seal(key, { text }),
  })
  return { id, personal: { key, content: { text } } }
}

/** Writes an order of the day, or its next version. Whoever signed the one before signs again. */
export const writeOrder = action({
  name: 'posts.writeOrder',
  input: WriteOrder,
  needs: 'shift',
  async run({ tx, actor }, { order, after, text }) {
    const before = order ? await inForce(tx, actor, order, after) : undefined
    const of = order ?? newId()
    const number = (before?.version ?? 0) + 1
    const { id, personal } = putVersion(tx, actor, { order: of, number, text, withdrawn: 'no' })
    return { ids: { version: id }, subject: of, record: { order: of, version: number, id }, personal }
  },
  answer: (reading, { version }) => orderShown(reading, version),
})

/** Takes an order out of force; it stays to be read who had signed it. */
export const withdrawOrder = action({
  name: 'posts.withdrawOrder',
  input: WithdrawOrder,
  needs: 'shift',
  async run({ tx, actor }, { order, after }) {
    const { version } = await inForce(tx, actor, order, after)
    const { id } = putVersion(tx, actor, { order, number: version + 1, text: '', withdrawn: 'yes' })
    return { ids: { version: id }, subject: order, record: { order, version: version + 1, id } }
  },
  answer: (reading, { version }) => orderShown(reading, version),
})

/** Says that the officer has read this version. */
export const signOrder = action({
  name: 'posts.signOrder',
  input: SignOrder,
  needs: 'desk',
  async run({ tx, actor }, { version }) {
    const read = await orderVersion(tx.db, tx.site, version)
    if (!read || read.authority !== actor.authority) throw noOrder()
    const newest = await newestVersion(tx, read.order)
    if (newest?.id !== read.id) throw problem('changed-meanwhile', { key: 'shift:refusal.order-changed' })
    const [mine] = (await signaturesOf(tx.db, tx.site, [version])).filter(s => s.by === actor.id)
    if (mine) throw problem('repeated', { key: 'shift:refusal.signed-already' })
    tx.insert(orderSignature, { site: tx.site, id: newId(), at: tx.now, by: actor.id, version })
    return {
      ids: { version },
      subject: read.order,
      record: { order: read.order, version: read.version, id: version },
    }
  },
  answer: (reading, { version }) => orderShown(reading, version),
})

/** Orders of the day of the reader's authority at this place, with who has signed. */
export const orders = action({
  name: 'posts.orders',
  input: z.object({}),
  needs: 'desk',
  reads: true,
  run: async () => ({ ids: {}, record: {} }),
  async answer(reading): Promise<DailyOrders> {
    const { db, actor } = reading
    const found = await ordersAt(db, actor.site, actor.authority)
    const rows = await shown(reading, found)
    return {
      rows,
      people: await peopleOf(
        db,
        rows.flatMap(r => [r.by, ...r.signed.map(s => s.officer)]),
      ),
    }
  },
})

async function shown({ db, keys, actor }: Reading, found: OrderRow[]): Promise<DailyOrder[]> {
  const texts = await textsOf(db, keys, actor.site, found)
  const signatures = await signaturesOf(
    db,
    actor.site,
    found.map(o => o.id),
  )
  return found.map(({ id, order, version, at, by, withdrawn }) => {
    const signed = signatures
      .filter(s => s.version === id)
      .map(s => ({ officer: s.by, at: s.at.toISOString() }))
    return {
      id,
      order,
      version,
      at: at.toISOString(),
      by,
      text: texts.get(id) ?? '',
      withdrawn: withdrawn === 'yes',
      mine: signed.find(s => s.officer === actor.id)?.at ?? null,
      signed,
    }
  })
}

async function orderShown(reading: Reading, version: string): Promise<DailyOrder> {
  const found = await orderVersion(reading.db, reading.actor.site, version)
  const [row] = found ? await shown(reading, [found]) : []
  if (!row) throw noOrder()
  return row
}
