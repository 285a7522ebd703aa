import { describe, expect, it } from 'vitest'
import { newId } from '../contracts/ids.ts'
import type { ImportJob } from '../contracts/screening.ts'
import { helpFor } from './help.ts'
import { tell } from './watchlist.ts'

const job = (more: Partial<ImportJob>): ImportJob => ({
  id: newId(),
  list: 'national',
  step: 'done',
  done: 1,
  of: 1,
  startedAt: null,
  counts: null,
  refused: [],
  problem: null,
  problemRow: null,
  version: null,
  proposal: null,
  ...more,
})

describe('sarhad watchlist import', () => {
  it.each([
    ['answers now', job({}), 0],
    ['waits for a second person', job({ proposal: newId() }), 2],
    ['changed nothing', job({ step: 'failed', problem: 'header' }), 1],
  ])('whoever calls it from a schedule is told by the exit code that a version %s', (_what, done, code) => {
    expect(tell(done)).toBe(code)
    expect(helpFor('watchlist')).toMatch(new RegExp(`(Exit code |\\b)${code}: `))
  })
})
