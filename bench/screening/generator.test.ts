import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { asked, listed } from './generator.ts'

const digest = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)

it('records and queries are frozen: figures of one year compare with those of the next', () => {
  expect(digest(Array.from({ length: 3000 }, (_, i) => listed(i).record))).toBe('9de9d7ba05f14ba5')
  expect(digest(Array.from({ length: 3000 }, (_, j) => asked(j, 100_000)))).toBe('6c80501df4312d20')
})

it('has the mix that was agreed', () => {
  const records = Array.from({ length: 5000 }, (_, i) => listed(i))
  const share = (count: number) => Math.round((100 * count) / records.length)
  expect(share(records.filter(r => r.quality === 'full').length)).toBe(83)
  expect(share(records.reduce((sum, r) => sum + r.record.names.length, 0))).toBeGreaterThanOrEqual(175)
  const queries = Array.from({ length: 5000 }, (_, j) => asked(j, 5000))
  expect(Math.round((100 * queries.filter(q => q.truth === null).length) / queries.length)).toBe(70)
})
