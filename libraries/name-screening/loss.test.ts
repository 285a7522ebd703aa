import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type BirthDate, buildIndex, type Query, type ScreeningRecord } from './index.ts'
import { query, recordOf } from './testing/arbitrary.ts'

/** Long enough that posting lists are read and cut by date, not every record looked at. */
const LENGTH = 700
/** Long enough that the list itself says how common a word is, and how rare a relative. */
const LONG = 6000

const dated = fc.record({
  year: fc.constantFrom(1969, 1979, 1980, 1981, 1989),
  month: fc.constantFrom(1, 5, 7),
  day: fc.constantFrom(1, 5, 6, 7),
})
const known: fc.Arbitrary<BirthDate> = fc.oneof(
  { weight: 8, arbitrary: dated },
  dated.map(({ year }) => ({ year })),
  dated.map(({ year, month }) => ({ year, month })),
  dated.map(date => ({ ...date, circa: true })),
  fc.tuple(dated, dated).map(([from, to]) => ({
    from: { year: Math.min(from.year, to.year) },
    to: { year: Math.max(from.year, to.year) },
  })),
)
const times: fc.Arbitrary<BirthDate[]> = fc.oneof(
  { weight: 8, arbitrary: known.map(date => [date]) },
  fc.constant<BirthDate[]>([]),
  fc.tuple(known, known),
)
const asked: fc.Arbitrary<Query> = fc
  .tuple(query, fc.option(known, { nil: undefined }))
  .map(([question, birthDate]) => {
    const { birthDate: _, ...rest } = question
    return birthDate === undefined ? rest : { ...rest, birthDate }
  })

it('no record of a long list that reaches the threshold by itself is lost, by name, date, document or as a whole', () => {
  let found = 0
  for (const [seed, length, questionsAsked] of [
    [1, LENGTH, 30],
    [2, LENGTH, 30],
    [3, LONG, 6],
  ] as const) {
    const names = fc.sample(recordOf(0), { numRuns: length, seed })
    const dates = fc.sample(times, { numRuns: length, seed })
    const list = names.map(
      (record, i): ScreeningRecord => ({ ...record, id: `r${i}`, birthDates: dates[i] ?? [] }),
    )
    const index = buildIndex(list)
    const questions = fc.sample(asked, { numRuns: questionsAsked, seed })
    // and questions for a damaged name of the list itself
    for (const record of list.slice(0, questionsAsked)) {
      const text = record.names[0]?.text ?? ''
      const birthDate = record.birthDates?.[0]
      questions.push({ names: [text.slice(0, 3) + text.slice(4)], ...(birthDate && { birthDate }) })
    }
    for (const question of questions) {
      const all = { ...question, limit: 10_000 }
      const hits = index.screen(all).hits
      found += hits.length
      expect(hits, JSON.stringify(all)).toEqual(index.screenExhaustively(all).hits)
    }
  }
  expect(found).toBeGreaterThan(1000)
}, 120_000)
