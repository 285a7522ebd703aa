import { describe, expect, it } from 'vitest'
import { checkDigit, checksOf } from './check-digits.ts'
import { LAYOUTS, textAt } from './layouts.ts'
import { writeMrz } from './write.ts'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<'

describe('checkDigit', () => {
  it.each([
    ['520727', 3],
    ['AB2134<<<', 5],
    ['HA672242<658022549601086<<<<<<<<<<<<<<0', 8],
    ['D231458907<<<<<<<<<<<<<<<34071279507122<<<<<<<<<<<', 2],
    ['HA672242<658022549601086<<<<<<<', 8],
    ['', 0],
    ['<<<<<<', 0],
  ])('Doc 9303-3 Appendix A: %s has digit %i', (text, digit) => {
    expect(checkDigit(text)).toBe(digit)
  })

  it.each(['a', 'Ə', ' ', '\u0000', '\ud800', 'AB-1'])('has no digit for %j: not in the alphabet', text => {
    expect(checkDigit(text)).toBeNull()
  })

  it('does not fail on ten megabytes', () => {
    expect(checkDigit('9'.repeat(10_000_000))).toBeTypeOf('number')
  })
})

describe('every single substitution that changes the weighted sum is seen', () => {
  for (const format of ['TD1', 'TD2', 'TD3', 'MRV-A', 'MRV-B'] as const) {
    it(format, () => {
      const layout = LAYOUTS.find(row => row.format === format)
      if (layout === undefined) throw new Error(`${format} has no layout`)
      const lines = writeMrz(format, {
        documentCode: format === 'TD3' ? 'P' : format.startsWith('MRV') ? 'V' : 'I',
        issuingState: 'AZE',
        surname: 'NUMUNE',
        givenNames: 'AYSEL',
        documentNumber: 'C01234567',
        nationality: 'AZE',
        birthDate: '900101',
        sex: 'F',
        expiryDate: '300101',
        // Not empty: over nothing but filler the digit of a passport's optional data may be left out.
        optionalData: format === 'TD2' ? '' : 'ZE184226',
      })
      let changed = 0
      for (const row of layout.checks) {
        const weights = row.over.flatMap(({ line, start, end }) =>
          Array.from({ length: end - start + 1 }, (_, at) => ({ line, position: start + at })),
        )
        weights.forEach(({ line, position }, at) => {
          const was = textAt(lines, { line, start: position, end: position })
          for (const now of ALPHABET) {
            const value = (character: string): number => ALPHABET.indexOf(character) % 36
            const weight = [7, 3, 1][at % 3] ?? 0
            const moves = (weight * (value(now) - value(was))) % 10 !== 0
            const text = lines[line - 1] ?? ''
            const wrong = lines.with(line - 1, text.slice(0, position - 1) + now + text.slice(position))
            expect(
              checksOf(layout, wrong)[row.name]?.ok,
              `${row.name} ${was}→${now} at ${line}:${position}`,
            ).toBe(!moves)
            if (moves) changed++
          }
        })
      }
      expect(changed).toBeGreaterThan(500)
    })
  }
})
