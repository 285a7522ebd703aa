import { expect, it } from 'vitest'
import { buildIndex } from '../../libraries/name-screening/index.ts'
import { Accuracy } from './accuracy.ts'
import { asked, listed } from './generator.ts'

const SIZE = 10_000
const ASKED = 1_000

it('a traveller costs so many ids and comparisons, and is found: bounds that no machine changes', () => {
  const index = buildIndex(Array.from({ length: SIZE }, (_, i) => listed(i).record))
  const open = new Accuracy()
  let touched = 0
  let scored = 0
  for (let j = 0; j < ASKED; j++) {
    const question = asked(j, SIZE)
    const { work } = index.screen(question.query)
    touched += work.touched
    scored += work.scored
    const threshold = Math.log2(SIZE) - 2
    if (question.truth !== null) open.add(question, index.screen({ ...question.query, threshold }).hits)
  }
  console.log(`name-screening: ${touched / ASKED} ids touched, ${scored / ASKED} records scored a query`)
  expect(touched / ASKED).toBeLessThanOrEqual(90)
  expect(scored / ASKED).toBeLessThanOrEqual(2)
  expect(open.rankOne()).toBeGreaterThanOrEqual(0.99)
}, 60_000)
