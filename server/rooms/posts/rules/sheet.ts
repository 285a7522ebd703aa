import { Instrument } from '../../../../contracts/posts.ts'
import type { Happened } from '../../../../contracts/shift.ts'

export interface LineCount {
  action: string
  class: string | null
  direction: string | null
  screened: string | null
  detail: string | null
  released: boolean
  count: number
}

const arrivals = ['crossings.open', 'crossings.addTraveller']
const concluding = ['crossings.release', 'crossings.answer', 'crossings.liftHold', 'crossings.settle']

/**
 * What the lines of a shift say, by counts. A traveller is counted where the line says that one was read; a crossing is released by the
 * line in which its last control was answered.
 */
export function happenedOf(lines: Happened['lines'], counts: readonly LineCount[]): Happened {
  const sum = (fits: (line: LineCount) => boolean) =>
    counts.filter(fits).reduce((total, line) => total + line.count, 0)
  const grouped = (fits: (line: LineCount) => boolean) => {
    const found = new Map<string, { class: string; direction: string; count: number }>()
    for (const line of counts.filter(fits)) {
      const name = { class: line.class ?? '', direction: line.direction ?? '' }
      const known = found.get(`${name.class} ${name.direction}`)
      found.set(`${name.class} ${name.direction}`, { ...name, count: (known?.count ?? 0) + line.count })
    }
    return [...found.values()].sort((a, b) =>
      `${a.class} ${a.direction}` < `${b.class} ${b.direction}` ? -1 : 1,
    )
  }
  const details = (action: string) => {
    const found = new Map<string, number>()
    for (const line of counts.filter(c => c.action === action))
      found.set(line.detail ?? '', (found.get(line.detail ?? '') ?? 0) + line.count)
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1))
  }
  const settled = (outcome: string) => (line: LineCount) =>
    line.action === 'crossings.settle' && line.detail === outcome
  const outcomes = [
    { outcome: 'released' as const, rows: grouped(l => concluding.includes(l.action) && l.released) },
    { outcome: 'refused' as const, rows: grouped(settled('refused')) },
    {
      outcome: 'withdrawn' as const,
      rows: grouped(l => l.action === 'crossings.withdraw' || settled('handed-over')(l)),
    },
  ]
  const reviews = (decision: string) => sum(l => l.action === 'screening.reviewHit' && l.detail === decision)
  return {
    lines,
    travellers: grouped(l => arrivals.includes(l.action)),
    outcomes: outcomes.flatMap(({ outcome, rows }) => rows.map(row => ({ ...row, outcome }))),
    held: sum(l => l.action === 'crossings.hold'),
    lifted: sum(l => l.action === 'crossings.liftHold'),
    referred: sum(l => l.action === 'crossings.refer'),
    hits: {
      arisen: sum(l => l.screened === 'hit'),
      same: reviews('same'),
      notSame: reviews('not-same'),
    },
    couldNotScreen: sum(l => l.screened === 'could-not'),
    corrections: sum(l => l.action === 'crossings.answerCorrection' && l.detail === 'approved'),
    modes: details('crossings.openMode').map(([cause, count]) => ({ cause, count })),
    instruments: details('posts.openShift').flatMap(([state, count]) => {
      const known = Instrument.safeParse(state)
      return known.success ? [{ state: known.data, count }] : []
    }),
  }
}
