import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareBirthDates, fullDateBits, parseBirthDate } from './dates.ts'
import { buildDocumentIndex, compareNames } from './index.ts'

const how = (a: string, b: string) => {
  const x = parseBirthDate(a)
  const y = parseBirthDate(b)
  return y === null ? 'unreadable' : compareBirthDates(x, [y])?.how
}

describe('birth dates', () => {
  it.each([
    ['1980-05-17', '1980-05-17', 'same day'],
    ['1980-01-01', '1980-01-01', 'same day, placeholder'],
    ['1980-05-07', '1980-07-05', 'day and month swapped'],
    ['1980-01-31', '1980-02-01', 'one day apart'],
    ['1979-12-31', '1980-01-01', 'one day apart'],
    ['1980-05-17', '1990-05-17', 'one digit of the year'],
    ['1980-05-17', '1967-05-17', 'same day of another year'],
    ['1980-05-17', '1980-05-25', 'same month'],
    ['1980-05-??', '1980-05-17', 'same month'],
    ['1980', '1980-05-17', 'same year'],
    ['1980', '1981-05-17', 'neighbouring year'],
    ['1980-05-17', 'circa 1982', 'circa'],
    ['1980-05-17', '1978/1982', 'within the span'],
    ['1980-05-17', 'between 1982 and 1984', 'conflicting'],
    ['1980-05-17', '1970-01-02', 'conflicting'],
    ['1980-05-17', '1980-02-30', 'unreadable'],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(how(a, b)).toBe(expected)
  })

  it('say the same whichever way round', () => {
    const text = fc.constantFrom(
      '1980-05-17',
      '1980',
      'circa 1981',
      '1979/1983',
      '1980-17-05',
      '1980-01-01',
      '1982-05-17',
      '1980-05-??',
    )
    fc.assert(
      fc.property(text, text, (a, b) => {
        if (parseBirthDate(a) !== null && parseBirthDate(b) !== null) expect(how(a, b)).toBe(how(b, a))
      }),
    )
  })
})

describe('document numbers', () => {
  const index = buildDocumentIndex([
    { id: 'a', number: 'C 0123-4567', state: 'AZE' },
    { id: 'b', number: '90-AB-123' },
    { id: 'c', number: 'C01234568' },
  ])

  it('are found exactly, however spaced, and by state', () => {
    expect(index.exact('c01234567').map(entry => entry.id)).toEqual(['a'])
    expect(index.exact('C01234567', 'IRN')).toEqual([])
    expect(index.exact('90AB123', 'IRN').map(entry => entry.id)).toEqual(['b'])
  })

  it.each([
    ['CO1234567', 'look-alike'],
    ['C0123456', 'one error'],
    ['C001234567', 'one error'],
    ['C01243567', 'one error'],
  ])('%s is %s of a listed one', (number, expected) => {
    expect(index.near(number).find(hit => hit.entry.id === 'a')?.how).toBe(expected)
  })

  it('loses no number one error away', () => {
    const number = fc.string({ unit: fc.constantFrom(...'C0189AO'), minLength: 6, maxLength: 12 })
    fc.assert(
      fc.property(number, fc.nat(11), fc.constantFrom('drop', 'change', 'swap', 'add'), (text, at, kind) => {
        const i = at % text.length
        const wrong =
          kind === 'drop' && text.length > 6
            ? text.slice(0, i) + text.slice(i + 1)
            : kind === 'change'
              ? `${text.slice(0, i)}7${text.slice(i + 1)}`
              : kind === 'swap'
                ? text.slice(0, i) + text.charAt(i + 1) + text.charAt(i) + text.slice(i + 2)
                : `${text.slice(0, i)}7${text.slice(i)}`
        expect(buildDocumentIndex([{ id: 'x', number: text }]).near(wrong)).toHaveLength(1)
      }),
    )
  })

  it('can be withdrawn, and refuses an empty one', () => {
    const own = buildDocumentIndex([{ id: 'a', number: 'AB123456' }])
    expect(own.add({ id: 'b', number: ' - ' })).toBe(false)
    expect(own.withdraw('a')).toBe(1)
    expect([own.size, own.near('AB123456')]).toEqual([0, []])
  })
})

describe('how two names are said to agree', () => {
  const hows = (a: string, b: string) => compareNames(a, b, 'person').evidence.map(line => line.how)
  it.each([
    ['Rüfət Sınaqlı', 'RUFAT SINAQLI', 'same'],
    ['Məhəmməd Sınaqlı', 'Mohammed Sınaqlı', 'transliteration'],
    ['Sasha Sınaqlı', 'Aleksandr Sınaqlı', 'nickname'],
    ['R. Sınaqlı', 'Rüfət Sınaqlı', 'initial'],
    ['Rüfət Sınaglı', 'Rüfət Sınatlı', 'one edit'],
    ['Olga Petrova', 'Olga Petrov', 'female ending'],
    ['Zaur Vaqif oğlu Sınaqlı', 'Zaur Vaqifovich Sınaqlı', 'patronymic'],
    ['RüfətSınaqlı', 'Rüfət Sınaqlı', 'joined or split'],
    ['Rüfət Sınaqlı', 'Rüfət Vaqif Sınaqlı', 'dropped'],
    ['Rüfət Vaqif Sınaqlı', 'Rüfət Sınaqlı', 'extra'],
    ['Rüfət Sınaqlı', 'Behruz Sınaqlı', 'different'],
    ['Ruf4t Sınaqlı', 'Rufat Sınaqlı', 'look-alike'],
    [
      'SINAQLIZADENIN<<RUFAT<MAHAMMADALI<ABDURRAHM',
      'Sinaqlizadenin Rufat Mahammadali Abdurrahmanzade',
      'truncated',
    ],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(hows(a, b)).toContain(expected)
  })

  it('a word that differs cannot be outvoted by any number that agree', () => {
    const two = compareNames('Rüfət Sınaqlı', 'Behruz Sınaqlı', 'person').bits
    const many = compareNames(
      'Rüfət Sınaqlı Qaraxanov Vaqifzadə',
      'Behruz Sınaqlı Qaraxanov Vaqifzadə',
      'person',
    ).bits
    expect(many).toBeLessThan(7)
    expect(many).toBeGreaterThanOrEqual(two)
  })
})

it('two full dates are worth the same to the index, which only adds numbers', () => {
  const date = fc.record({
    year: fc.constantFrom(1969, 1979, 1980, 1981, 1989),
    month: fc.constantFrom(1, 2, 3, 7, 12),
    day: fc.constantFrom(1, 2, 3, 7, 12, 28, 31),
  })
  fc.assert(
    fc.property(date, date, (a, b) => {
      expect(fullDateBits(a, b.year, b.month, b.day)).toBe(compareBirthDates(a, [b])?.bits)
    }),
    { numRuns: 5000 },
  )
})
