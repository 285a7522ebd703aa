import type { ScreeningIndex } from './build.ts'
import { birthDateBits } from './dates.ts'
import { fold } from './fold.ts'
import type { BirthDate, Query } from './records.ts'

export interface Timed {
  /** microseconds of the wall clock */
  p50: number
  p90: number
  p99: number
  p999: number
  perSecond: number
  /** means per query; they do not depend on the machine */
  touched: number
  scored: number
}

/** Times queries one by one after a warm-up; `answer` is told the hits of each. */
export function timeScreening(
  index: ScreeningIndex,
  warm: readonly Query[],
  queries: readonly Query[],
  answer: (at: number, hits: ReturnType<ScreeningIndex['screen']>['hits']) => void = () => {},
): Timed {
  for (const query of warm) index.screen(query)
  const times = new Float64Array(queries.length)
  let touched = 0
  let scored = 0
  queries.forEach((query, i) => {
    const began = performance.now()
    const result = index.screen(query)
    times[i] = (performance.now() - began) * 1000
    touched += result.work.touched
    scored += result.work.scored
    answer(i, result.hits)
  })
  const total = times.reduce((sum, time) => sum + time, 0)
  const sorted = times.slice().sort()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  const n = Math.max(1, queries.length)
  return {
    p50: at(0.5),
    p90: at(0.9),
    p99: at(0.99),
    p999: at(0.999),
    perSecond: (n * 1e6) / total,
    touched: touched / n,
    scored: scored / n,
  }
}

/** A name as peers get it: folded to Latin by us, which is a gift to them. */
export const foldedForPeers = (text: string): string =>
  fold(text)
    .words.map(word => word.text)
    .join(' ')

/** Bits by which a peer's first fifty are put in order with the birth date. */
export const dateBitsForPeers = (asked: BirthDate | undefined, listed: BirthDate[] | undefined): number =>
  birthDateBits(asked ?? null, listed ?? [])
