import type { RegimeRow } from '../../../../contracts/posts.ts'
import type { RegimeEnding } from '../../../../contracts/regime.ts'
import { dayAfter } from './acts.ts'
import { saidTo, squaresOf } from './board.ts'

const dayMs = 86_400_000
const between = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayMs)

/** How long an end that is over is still told, where nothing came after it. */
const toldForDays = 365

export function levelOf(days: number): RegimeEnding['level'] {
  if (days < 0) return 'ended'
  if (days <= 7) return 'last'
  if (days <= 30) return 'near'
  return days <= 90 ? 'ahead' : 'far'
}

/** Rows that end, the nearest first, each with what happens when its last day is over; one that is over is told while nothing came after it. */
export function endingsOf(rows: readonly RegimeRow[], today: string): RegimeEnding[] {
  return rows
    .flatMap(row => {
      if (row.until === null) return []
      const days = between(today, row.until)
      if (days < -toldForDays) return []
      const ending = endingOf(rows, row, row.until, days)
      // over and replaced: nobody need be told
      return days < 0 && !stillMissing(rows, row, today) ? [] : [ending]
    })
    .sort((a, b) => a.until.localeCompare(b.until) || a.id.localeCompare(b.id))
}

function endingOf(rows: readonly RegimeRow[], row: RegimeRow, until: string, days: number): RegimeEnding {
  const ways: RegimeEnding['ways'] = []
  let silent = false
  for (const { post, before, after } of pairs(rows, row, until, dayAfter(until))) {
    const nations = row.nationalities ?? ['*']
    const purposes = row.purposes ?? ['*']
    const tells = (square: typeof before) => nations.flatMap(n => purposes.map(p => saidTo(square, n, p)))
    const [was, is] = [tells(before), tells(after)]
    if (was.some((open, i) => open !== is[i]))
      ways.push({ post, class: after.class, direction: after.direction, opens: is.includes(true) })
    else if (after.row === null) silent = true
  }
  const key = ways.some(way => !way.opens)
    ? 'closes'
    : ways.length > 0
      ? 'opens'
      : silent
        ? 'stays-closed'
        : 'goes-on'
  return {
    what: 'regime-row',
    id: row.id,
    until,
    days,
    level: levelOf(days),
    whatHappensAtZero: { key: `regime:zero.${key}`, params: { date: dayAfter(until) } },
    ways,
  }
}

/** Whether on this day no act at all speaks where the row spoke. */
const stillMissing = (rows: readonly RegimeRow[], row: RegimeRow, today: string) =>
  pairs(rows, row, row.until ?? today, today).some(({ after }) => after.row === null)

function pairs(rows: readonly RegimeRow[], row: RegimeRow, day: string, then: string) {
  return row.posts.flatMap(post => {
    const before = squaresOf(rows, { post, day })
    const after = squaresOf(rows, { post, day: then })
    return before.flatMap((square, i) => {
      const next = after[i]
      const ofKind = row.classes?.includes(square.class) ?? true
      const ofWay = (row.direction ?? square.direction) === square.direction
      return next && ofKind && ofWay ? [{ post, before: square, after: next }] : []
    })
  })
}
