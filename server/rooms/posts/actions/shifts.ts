import { newId } from '../../../../contracts/ids.ts'
import {
  type DutyName,
  EndShift,
  type Lane,
  OpenShift,
  RelieveOfficer,
  type Shift,
} from '../../../../contracts/posts.ts'
import { action, type Platform } from '../../../platform/action.ts'
import { dayAt } from '../../../platform/clock.ts'
import type { Actor } from '../../../platform/permissions.ts'
import { problem, type Refusal } from '../../../platform/problems.ts'
import type { Tx } from '../../../platform/transaction.ts'
import { standsByLot } from '../lots.ts'
import { dutyFitsLane, inFour, type RosterAnswer, rosterAllows } from '../rules/index.ts'
import type { Ask } from '../store/draws.ts'
import { lockOfficer, rosterOf } from '../store/officers.ts'
import { laneOf, postOfSite, sitesOf } from '../store/places.ts'
import { lockLane, nationalShiftsOf, openShiftAt, shiftById } from '../store/shifts.ts'
import { shift, shiftEnd } from '../tables.ts'

/** Head office has no post: its days and hours are the capital's. */
export const zoneOf = async (platform: Platform, site: string) =>
  (await postOfSite(platform, site))?.zone ?? 'Asia/Baku'
const hourAt = (at: Date, zone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at)

/** Opens the officer's shift at a lane, until the end of their roster entry. */
export const openShift = action({
  name: 'posts.openShift',
  input: OpenShift,
  needs: 'desk',
  async run({ tx, actor, now, platform }, input) {
    const lane = await laneOf(platform, input.lane)
    if (!actor.workstation || lane?.site !== tx.site) throw refuse('lane-elsewhere')
    await lockLane(tx, lane.id)
    const officer = await lockOfficer(tx, actor.id)
    if (!officer?.duties.includes(input.duty)) throw refuse('duty-not-held', { duty: input.duty })
    if (!dutyFitsLane(input.duty, lane.kind))
      throw refuse('duty-not-lane', { duty: input.duty, ...inFour('lane', lane.name) })
    const zone = await zoneOf(platform, tx.site)
    const entries = await rosterOf(tx.db, tx.site, [actor.id], now)
    const rostered = rosterAllows(entries, input, now)
    if (!rostered.ok) throw await notRostered(platform, lane, rostered, zone)
    await refuseSecond(tx, platform, actor, lane, zone)
    await refuseOffTheLot(tx, platform, actor, lane, input.duty)

    const id = newId()
    const row = {
      site: tx.site,
      id,
      officer: actor.id,
      workstation: actor.workstation,
      lane: lane.id,
      duty: input.duty,
      openedAt: now,
      endsAt: rostered.until,
      day: dayAt(now, zone),
      radiation: input.radiation,
    }
    tx.insert(shift, row)
    const { duty, radiation } = input
    const until = rostered.until.toISOString()
    const record = { shift: id, lane: lane.id, duty, radiation, workstation: actor.workstation, until }
    return { ids: { shift: id }, subject: id, record, answer: shiftView(row, lane) }
  },
  answer: async ({ db, actor, platform }, ids): Promise<Shift> => {
    const row = await shiftById(db, actor.site, ids.shift)
    const lane = row && (await laneOf(platform, row.lane))
    if (!row || !lane) throw problem('not-found', { key: 'posts:refusal.no-shift' })
    return shiftView(row, lane)
  },
})

/** One open shift for an officer, wherever it is; one officer at a booth lane. */
async function refuseSecond(
  tx: Tx,
  platform: Platform,
  actor: Actor,
  lane: Lane,
  zone: string,
): Promise<void> {
  const [own] = await nationalShiftsOf(tx.db, await sitesOf(platform), actor.id, tx.now)
  if (own) {
    const at = await laneOf(platform, own.shift.lane)
    const since = hourAt(own.shift.openedAt, await zoneOf(platform, own.shift.site))
    throw refuse('shift-open', { since, workstation: own.workstation, ...inFour('lane', (at ?? lane).name) })
  }
  const holder = lane.kind === 'booth' ? await openShiftAt(tx.db, tx.site, lane.id, tx.now) : undefined
  // who it is stands in the list of those on duty, for colleagues of the post; a problem names nobody
  if (holder)
    throw refuse('lane-held', { since: hourAt(holder.openedAt, zone), ...inFour('lane', lane.name) })
}

/** Where lanes are given by lot, the lot or its override says where one stands: not whom one knows. */
async function refuseOffTheLot(
  tx: Tx,
  platform: Platform,
  actor: Actor,
  lane: Lane,
  duty: DutyName,
): Promise<void> {
  const ask: Ask = (text, values) => tx.query('posts.deciding', text, values)
  const lot = await standsByLot(tx.db, ask, { site: tx.site, officer: actor.id, duty, now: tx.now })
  if (!lot || lot.lane === lane.id) return
  const drawn = lot.lane === null ? undefined : await laneOf(platform, lot.lane)
  throw refuse(drawn ? 'drawn-elsewhere' : 'drawn-reserve', drawn ? inFour('lane', drawn.name) : {})
}

async function notRostered(
  platform: Platform,
  lane: Lane,
  answer: Exclude<RosterAnswer, { ok: true }>,
  zone: string,
): Promise<Refusal> {
  const here = inFour('lane', lane.name)
  if (answer.reason === 'rostered-later')
    return refuse(answer.reason, { from: hourAt(answer.from, zone), ...here })
  if (answer.reason === 'rostered-elsewhere') {
    const other = await laneOf(platform, answer.lane)
    return refuse(answer.reason, { ...here, ...(other && inFour('other', other.name)) })
  }
  return refuse(answer.reason, here)
}

const refuse = (reason: string, params: Record<string, string> = {}) =>
  problem('not-possible', { key: `posts:refusal.${reason}`, params })

/** As the screen shows it. */
export const shiftView = (row: typeof shift.$inferSelect, lane: Lane): Shift => ({
  id: row.id,
  lane,
  duty: row.duty,
  from: row.openedAt.toISOString(),
  until: row.endsAt.toISOString(),
  radiation: row.radiation,
})

/** Ends the actor's own shift at this place of work, from any workstation of it. The session goes on, for the desk work that needs none. */
export const endShift = action({
  name: 'posts.endShift',
  input: EndShift,
  needs: 'desk',
  async run({ tx, actor }, { note }) {
    const shift = await endOpenShift(tx, actor.id, actor.id, note)
    if (!shift) throw refuse('no-shift')
    return ended(tx, shift, { noted: note !== undefined })
  },
  answer: async (_reading, ids) => ids,
})

/** Ends a colleague's shift at this place: who went home without ending it must not block the booth. */
export const relieveOfficer = action({
  name: 'posts.relieveOfficer',
  input: RelieveOfficer,
  needs: 'desk',
  async run({ tx, actor }, { officer, reason }) {
    const shift = await endOpenShift(tx, officer, actor.id, reason)
    if (!shift) throw problem('not-found', { key: 'posts:refusal.not-on-duty' })
    return ended(tx, shift, { officer })
  },
  answer: async (_reading, ids) => ids,
})

const ended = (tx: Tx, shift: string, facts: Record<string, unknown>) => ({
  ids: { shift, at: tx.now.toISOString() },
  subject: shift,
  record: { shift, ...facts },
})

/** Queues the end of an officer's open shift at this place. @returns its id, or nothing where none is open. */
export async function endOpenShift(
  tx: Tx,
  officer: string,
  by: string,
  note?: string,
): Promise<string | undefined> {
  await lockOfficer(tx, officer)
  const [open] = await nationalShiftsOf(tx.db, [tx.site], officer, tx.now)
  if (!open) return undefined
  tx.insert(shiftEnd, { site: tx.site, shift: open.shift.id, at: tx.now, by, note: note ?? null })
  return open.shift.id
}
