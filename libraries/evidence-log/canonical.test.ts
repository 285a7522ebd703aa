import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CanonicalError, canonical, canonicalBytes, leafHash, lineHash } from './index.ts'

describe('canonical JSON', () => {
  test('RFC 8785 §3.2.2: the sample of numbers, strings and literals', () => {
    const sample = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    }
    const expected =
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    expect(canonical(sample)).toBe(expected)
  })

  test('RFC 8785 §3.2.3: keys sort by UTF-16 code unit, not by code point', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6']
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33']
    const written = canonical(Object.fromEntries(keys.map(key => [key, 0])))
    expect(written).toBe(`{${sorted.map(key => `${JSON.stringify(key)}:0`).join(',')}}`)
  })

  test('minus zero is zero, and a key named __proto__ is a key like any other', () => {
    expect(canonical([-0, 1e21, 0.1])).toBe('[0,1e+21,0.1]')
    expect(canonical(JSON.parse('{"__proto__":1,"a":2}'))).toBe('{"__proto__":1,"a":2}')
  })

  test('any JSON value keeps its meaning, and its members in any order give the same text', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), value => {
        const text = canonical(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonical(JSON.parse(text))).toBe(text)
        if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
          expect(canonical(Object.fromEntries(Object.entries(value).reverse()))).toBe(text)
        }
      }),
    )
  })

  test('the leaf hash of a line is that of its canonical bytes', () => {
    expect(lineHash({ b: 1, a: 'ə' })).toEqual(leafHash(Buffer.from('{"a":"ə","b":1}')))
    expect(canonicalBytes('ə')).toEqual(Buffer.from([0x22, 0xc9, 0x99, 0x22]))
  })

  const cycle: unknown[] = []
  cycle.push(cycle)
  test.each([
    ['undefined', { a: undefined }],
    ['a hole in an array', new Array(1)],
    ['NaN', [Number.NaN]],
    ['infinity', Number.NEGATIVE_INFINITY],
    ['a bigint', 1n],
    ['a function', () => 0],
    ['a symbol', Symbol('s')],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['bytes', Buffer.from('x')],
    ['a lone surrogate in a string', 'a\ud800b'],
    ['a lone surrogate in a key', { '\udc00': 1 }],
    ['a structure that contains itself', cycle],
  ])('%s has no canonical form', (_, value) => {
    expect(() => canonical(value)).toThrow(CanonicalError)
  })
})
