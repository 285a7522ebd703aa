import type { Language } from '../../../../contracts/blueprint.ts'
import type { Happened } from '../../../../contracts/shift.ts'
import type { Words } from '../../../../contracts/words.ts'
import { parseCheckpoint, parseNote } from '../../../../libraries/evidence-log/index.ts'
import type { Reading } from '../../../platform/action.ts'
import { type Qr, qrOf } from '../../../platform/print/qr.ts'
import { momentAt } from '../../../platform/print/text.ts'
import { problem } from '../../../platform/problems.ts'
import { happenedOf } from '../rules/sheet.ts'
import { lineCounts, spanOfShift } from '../store/happened.ts'
import { officersById } from '../store/officers.ts'
import { authorityName, laneOf, postOfSite } from '../store/places.ts'
import { nodeName } from '../store/session.ts'
import { shiftById } from '../store/shifts.ts'

/** Everything the layout draws; plain data, so that another thread can draw it. */
export interface SheetContent {
  languages: [Language, Language]
  authority: Words
  place: Words
  lane: Words
  leader: { name: string; rank: Words }
  from: { plain: string; jalali: string }
  until: { plain: string; jalali: string }
  happened: Happened
  checkpoint: { origin: string; size: number; root: string }
  qr: Qr
  printed: { at: string; node: string }
}

const same = (text: string): Words => ({ az: text, en: text, ru: text, fa: text })

/**
 * What a shift's sheet says: counts of the lines between its first and its last, and the last signed state, from which anybody proves
 * those lines. @throws Refusal `not-found`; `not-possible` while its lines are not signed.
 */
export async function sheetOf(
  { db, actor, platform, now }: Reading,
  asked: { shift: string; language: 'en' | 'ru' | 'fa' },
): Promise<SheetContent> {
  const shift = await shiftById(db, actor.site, asked.shift)
  if (!shift) throw problem('not-found', { key: 'shift:refusal.no-shift' })
  const pool = platform.database.pool('desk')
  const span = await spanOfShift(pool, actor.site, shift.id)
  if (!span) throw problem('not-possible', { key: 'shift:refusal.not-signed-yet' })
  const { from, until, signed } = span
  const { origin, size, root } = parseCheckpoint(parseNote(signed.note).text)
  const [counts, leaders, post, authority, lane, node] = await Promise.all([
    lineCounts(pool, actor.site, from, until),
    officersById(db, [shift.officer]),
    postOfSite(platform, actor.site),
    authorityName(platform, actor.authority),
    laneOf(platform, shift.lane),
    nodeName(db),
  ])
  const zone = post?.zone ?? 'Asia/Baku'
  const over = shift.endsAt < now ? shift.endsAt : now
  return {
    languages: ['az', asked.language],
    authority,
    place: post?.name ?? same(actor.site),
    lane: lane?.name ?? same(shift.lane),
    leader: { name: leaders[0]?.name ?? '–', rank: leaders[0]?.rank ?? same('') },
    from: momentAt(shift.openedAt, zone),
    until: momentAt(over, zone),
    happened: happenedOf({ from, until }, counts),
    checkpoint: { origin, size, root: root.toString('base64') },
    qr: qrOf(`${origin}\n${size}\n${root.toString('base64')}\n`),
    printed: { at: momentAt(now, zone).plain, node },
  }
}
