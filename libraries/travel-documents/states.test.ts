import { describe, expect, it } from 'vitest'
import { stateCodes, stateOf } from './states.ts'

describe('stateOf', () => {
  it.each([
    ['AZE', 'iso', 'AZE'],
    ['D', 'german', 'DEU'],
    ['D<<', 'german', 'DEU'],
    ['GBD', 'british', 'GBR'],
    ['GBN', 'british', 'GBR'],
    ['GBO', 'british', 'GBR'],
    ['GBP', 'british', 'GBR'],
    ['GBS', 'british', 'GBR'],
    ['UNO', 'organisation', null],
    ['UNA', 'organisation', null],
    ['UNK', 'organisation', null],
    ['EUE', 'organisation', null],
    ['XBA', 'organisation', null],
    ['XOM', 'organisation', null],
    ['XPO', 'organisation', null],
    ['XXA', 'stateless', null],
    ['XXB', 'refugee', null],
    ['XXC', 'refugee', null],
    ['XXX', 'unspecified', null],
    ['RKS', 'outside-iso', null],
    ['UTO', 'specimen', null],
    ['SUN', 'historic', null],
    ['ZAR', 'historic', 'COD'],
  ])('%s is %s, compared as %s', (code, kind, iso3) => {
    expect(stateOf(code)).toMatchObject({ kind, iso3 })
  })

  it.each(['', '<<<', 'aze', 'AZ', 'AZER', 'ZZZ', 'D<D', '\ud800', 'toString'])('%j is unknown', code => {
    expect(stateOf(code)).toMatchObject({ kind: 'unknown', iso3: null })
  })

  it('every code outside ISO 3166 says what it means, and none stands twice', () => {
    const all = stateCodes()
    expect(new Set(all.map(state => state.code)).size).toBe(all.length)
    for (const state of all) expect(state.meaning === null, state.code).toBe(state.kind === 'iso')
    expect(all.filter(state => state.kind === 'iso')).toHaveLength(249)
  })
})
