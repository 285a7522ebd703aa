import { describe, expect, it } from 'vitest'
import { compare, strongest, weight } from './fields.ts'

const line = (key: string, bits: number) => ({ key: `screening:evidence.${key}`, params: {}, bits })

describe('both sides of a hit', () => {
  const rows = compare({
    traveller: { names: 'KARIMNEJAD SOHRAB', 'birth-dates': '1974-04-03', documents: 'IRN R1\nIRN R2' },
    entry: { names: ['Sohrab Karimnejad'], remarks: ['Invented'], 'a-new-field': ['x'] },
    evidence: [
      line('birth-date.same-day', 12),
      line('name.same', 14),
      line('sex.differs', -3),
      line('odd.new', 1),
    ],
  })

  it('stand field by field in the order of comparing, each with its evidence', () => {
    expect(rows.map(row => row.field)).toEqual([
      'names',
      'birth-dates',
      'sex',
      'documents',
      'remarks',
      'a-new-field',
    ])
    expect(rows[0]?.evidence.map(one => one.bits)).toEqual([14, 1])
    expect(rows[2]).toMatchObject({ traveller: [], entry: [], evidence: [{ bits: -3 }] })
    expect(rows[3]?.traveller).toEqual(['IRN R1', 'IRN R2'])
  })

  it('lose no line of evidence', () => {
    expect(rows.flatMap(row => row.evidence)).toHaveLength(4)
  })
})

it('the sentence names the heaviest reasons and nothing that speaks against', () => {
  const lines = [
    line('sex.same', 0.9),
    line('name.same', 14),
    line('birth-date.conflicting', -6),
    line('x.y', 2),
    line('z.y', 1),
  ]
  expect(strongest(lines).map(one => one.bits)).toEqual([14, 2, 1])
  expect([weight(14), weight(0.9), weight(-0.9), weight(-6)]).toEqual(['for', 'little', 'little', 'against'])
})
