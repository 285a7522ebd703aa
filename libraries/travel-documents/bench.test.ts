import { expect, it } from 'vitest'
import { measureReads } from './bench.ts'

it('a zone of every format is read at least a thousand times a second', () => {
  const rates = measureReads(50)
  expect(rates.map(rate => rate.format)).toEqual(['TD1', 'TD2', 'TD3', 'MRV-A', 'MRV-B'])
  for (const { format, readsPerSecond } of rates) expect(readsPerSecond, format).toBeGreaterThan(1_000)
})
