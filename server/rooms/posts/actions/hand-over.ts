import { z } from 'zod'
import { newId } from '../../../../contracts/ids.ts'
import {
  type HandOver,
  type HandOvers,
  type OpenItem,
  ReceiveHandOver,
  type StartOfShift,
  WriteHandOver,
} from '../../../../contracts/shift.ts'
import { action, type Platform, type Reading } from '../../../platform/action.ts'
import type { Drizzle } from '../../../platform/database.ts'
import { seal } from '../../../platform/keys.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { problem } from '../../../platform/problems.ts'
import { changesOf, mayReceive, newsActions } from '../rules/shift.ts'
import {
  failingInstruments,
  type HandOverRow,
  handOverById,
  handOversAt,
  lastShiftOf,
} from '../store/hand-overs.ts'
import { nationalNews } from '../store/happened.ts'
import { peopleOf } from '../store/names.ts'
import { sitesOf } from '../store/places.ts'
import { textsOf } from '../store/shift-texts.ts'
import { handOver, handOverReceipt } from '../tables/shift.ts'

const noHandOver = () => problem('not-found', { key: 'shift:refusal.no-hand-over' })
const most = 100

/** What waits at a place now: work that the rooms name, and instruments that fail at open lanes. Ids only. */
async function openAt(platform: Platform, db: Drizzle, actor: Actor, now: Date): Promise<OpenItem[]> {
  const work = []
  for (const waiting of platform.waiting)
    work.push(...(await waiting(platform, db, { site: actor.site, authority: actor.authority })))
  const instruments = (await failingInstruments(db, actor.site, now)).map(i => ({
    kind: 'instrument' as const,
    ...i,
  }))
  return [...work, ...instruments]
    .sort((a, b) => a.since.getTime() - b.since.getTime())
    .slice(0, most)
    .map(item => ({ ...item, since: item.since.toISOString() }))
}

/** Leaves the shift to the next leader: a note, and what waits at this moment. */
export const writeHandOver = action({
  name: 'posts.writeHandOver',
  input: WriteHandOver,
  needs: 'shift',
  async run({ tx, actor, now, platform }, { note }) {
    const open = await openAt(platform, tx.db, actor, now)
    const id = newId()
    const key = tx.newKey(id)
    const content = { text: note }
    tx.insert(handOver, {
      site: tx.site,
      id,
      at: now,
      by: actor.id,
      authority: actor.authority,
      shift: actor.shift ?? '',
      open,
      sealed: seal(key, content),
    })
    const record = { handOver: id, shift: actor.shift, open: open.map(item => `${item.kind} ${item.id}`) }
    return { ids: { handOver: id }, subject: id, record, personal: { key, content } }
  },
  answer: (reading, ids) => oneShown(reading, ids.handOver),
})

/** The next leader says: taken over. */
export const receiveHandOver = action({
  name: 'posts.receiveHandOver',
  input: ReceiveHandOver,
  needs: 'desk',
  async run({ tx, actor, now }, input) {
    const found = await handOverById(tx.db, tx.site, input.handOver)
    if (!found || found.row.authority !== actor.authority) throw noHandOver()
    const verdict = mayReceive(found.row.by, actor.id)
    if (!verdict.ok) throw problem('four-eyes', verdict.reason, 403)
    if (found.receipt) throw problem('repeated', { key: 'shift:refusal.received-already' })
    tx.insert(handOverReceipt, { site: tx.site, id: newId(), at: now, by: actor.id, handOver: found.row.id })
    return { ids: { handOver: found.row.id }, subject: found.row.id, record: { handOver: found.row.id } }
  },
  answer: (reading, ids) => oneShown(reading, ids.handOver),
})

/** Hand-overs of this place, newest first, and what would be handed over now. */
export const handOvers = action({
  name: 'posts.handOvers',
  input: z.object({}),
  needs: 'desk',
  reads: true,
  run: async () => ({ ids: {}, record: {} }),
  async answer(reading): Promise<HandOvers> {
    const { db, actor, platform, now } = reading
    const rows = await shown(reading, await handOversAt(db, actor.site, actor.authority, 30))
    return {
      rows,
      open: await openAt(platform, db, actor, now),
      people: await peopleOf(
        db,
        rows.flatMap(r => [r.by, r.received?.by ?? '']),
      ),
    }
  },
})

/** What the officer finds at the start: news since their last shift here, and for a leader the hand-over that waits. */
export const startOfShift = action({
  name: 'posts.startOfShift',
  input: z.object({}),
  needs: 'desk',
  reads: true,
  run: async () => ({ ids: {}, record: {} }),
  async answer(reading): Promise<StartOfShift> {
    const { db, actor, platform, now } = reading
    const last = await lastShiftOf(db, actor.site, actor.id, now)
    const pool = platform.database.pool('desk')
    const counts = last ? await nationalNews(pool, await sitesOf(platform), newsActions, last) : []
    const mayReceiveAny = platform.permissions['posts.receiveHandOver']?.includes(actor.duty)
    const [newest] = mayReceiveAny ? await handOversAt(db, actor.site, actor.authority, 1) : []
    const [waits] = newest && !newest.receipt ? await shown(reading, [newest]) : []
    return {
      since: last?.over.toISOString() ?? null,
      changes: changesOf(counts, actor.site),
      handOver: waits ?? null,
      people: await peopleOf(db, waits ? [waits.by] : []),
    }
  },
})

async function shown({ db, keys, actor }: Reading, found: HandOverRow[]): Promise<HandOver[]> {
  const texts = await textsOf(
    db,
    keys,
    actor.site,
    found.map(f => f.row),
  )
  return found.map(({ row: { id, at, by, open }, receipt }) => {
    const verdict = mayReceive(by, actor.id)
    return {
      id,
      at: at.toISOString(),
      by,
      note: texts.get(id) ?? '',
      open,
      received: receipt && { by: receipt.by, at: receipt.at.toISOString() },
      notMine: verdict.ok ? null : verdict.reason.key,
    }
  })
}

async function oneShown(reading: Reading, id: string): Promise<HandOver> {
  const found = await handOverById(reading.db, reading.actor.site, id)
  const [row] = found ? await shown(reading, [found]) : []
  if (!row) throw noHandOver()
  return row
}
