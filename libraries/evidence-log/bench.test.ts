import { expect, test } from 'vitest'
import { benchEvidenceLog } from './bench.ts'

test('the benchmark measures a log that it verifies', () => {
  const figures = benchEvidenceLog(2_000)
  expect(figures.leaves).toBe(2_000)
  for (const figure of Object.values(figures)) expect(figure).toBeGreaterThan(0)
})
