import { buildIndex } from './build.ts'
import type { Query, ScreeningRecord } from './records.ts'

export interface BenchResult {
  records: number
  queries: number
  buildMs: number
  /** milliseconds of the wall clock per query */
  p50: number
  p99: number
  /** means per query; they do not depend on the machine */
  touched: number
  scored: number
  hits: number
}

/** Builds an index and times the queries one by one after a warm-up of 200. */
export function benchScreening(records: ScreeningRecord[], queries: Query[]): BenchResult {
  const began = performance.now()
  const index = buildIndex(records)
  const buildMs = performance.now() - began
  for (const query of queries.slice(0, 200)) index.screen(query)
  const times: number[] = []
  let touched = 0
  let scored = 0
  let hits = 0
  for (const query of queries) {
    const start = performance.now()
    const result = index.screen(query)
    times.push(performance.now() - start)
    touched += result.work.touched
    scored += result.work.scored
    hits += result.hits.length + result.more
  }
  times.sort((a, b) => a - b)
  const n = Math.max(1, queries.length)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return {
    records: records.length,
    queries: queries.length,
    buildMs,
    p50: at(0.5),
    p99: at(0.99),
    touched: touched / n,
    scored: scored / n,
    hits: hits / n,
  }
}
