import { describe, expect, it } from 'vitest'
import { readMrz } from './read.ts'

const UPPER = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<'
const LOWER = 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'
const RIGHT = `${UPPER}\n${LOWER}`

describe('confusions are proposed and never applied', () => {
  it.each([
    ['O for 0 in a date', LOWER.replace('7408122', '74O8122')],
    ['I for 1 in a date', LOWER.replace('7408122', '7408I22')],
    ['B for 8 in a date', LOWER.replace('7408122', '740B122')],
    ['S for 5 in a date', LOWER.replace('1204159', '1204IS9')],
    ['Z for 2 in a check digit', LOWER.replace('7408122F', '740812ZF')],
    ['O for 0 in the number', LOWER.replace('L898902C3', 'L8989O2C3')],
    ['2 for Z in the optional data', LOWER.replace('ZE184226B', '2E184226B')],
    ['O for 0 in the composite digit', LOWER.replace(/10$/, '1O')],
  ])('%s', (_, lower) => {
    const reading = readMrz(`${UPPER}\n${lower}`)
    expect(reading.valid).toBe(false)
    expect(reading.repairs[0]).toMatchObject({ kind: 'confusion', valid: true, text: RIGHT })
    for (const { line, position, found } of reading.repairs[0]?.changes ?? []) {
      expect((line === 1 ? UPPER : lower).charAt(position - 1)).toBe(found)
    }
  })

  it('all that fit are proposed when the digits cannot tell which is right', () => {
    // 8→B in one place and B→8 in another move the sum alike, in the number's digit and in the composite.
    const reading = readMrz(`${UPPER}\n${LOWER.replace('L898902C3', 'L89B902C3')}`)
    const whole = reading.repairs.filter(repair => repair.valid).map(repair => repair.text)
    expect(whole).toContain(RIGHT)
    expect(whole.length).toBeGreaterThan(1)
  })

  it('several at once, with the letters that stand in names and state codes', () => {
    const reading = readMrz(
      'P<UT0ERIK55ON<<ANNA<MAR1A<<<<<<<<<<<<<<<<<<<\nL898902C36UTO740BIZZF12041S9ZE184226B<<<<<1O',
    )
    expect(reading.fields.surname?.value).toBe('ERIK55ON')
    expect(reading.repairs[0]).toMatchObject({ valid: true, text: RIGHT })
  })

  it('nothing is proposed that breaks a digit that is right', () => {
    for (let position = 0; position < LOWER.length; position++) {
      const lower = `${LOWER.slice(0, position)}8${LOWER.slice(position + 1)}`
      const reading = readMrz(`${UPPER}\n${lower}`)
      for (const repair of reading.repairs) {
        const after = readMrz(repair.text)
        expect(after.valid).toBe(repair.valid)
        for (const [name, check] of Object.entries(reading.checks)) {
          if (check.ok) expect(after.checks[name as keyof typeof after.checks]?.ok).toBe(true)
        }
      }
    }
  })

  it('a right zone has no proposals', () => {
    expect(readMrz(RIGHT).repairs).toEqual([])
  })
})

describe('lower case and white space', () => {
  it('lower case is not valid, is read as it stands, and its raising is proposed', () => {
    const reading = readMrz(RIGHT.toLowerCase())
    expect(reading).toMatchObject({ valid: false, format: 'TD3' })
    expect(reading.fields.surname?.value).toBe('eriksson')
    expect(reading.repairs).toMatchObject([{ kind: 'lower case', valid: true, text: RIGHT }])
  })

  it('one small letter in a name is enough', () => {
    const reading = readMrz(RIGHT.replace('ANNA', 'ANnA'))
    expect(reading.valid).toBe(false)
    expect(reading.repairs[0]?.changes).toEqual([{ line: 1, position: 18, found: 'n', proposed: 'N' }])
  })

  it.each(['ı', 'İ', 'ə', 'А', '０', '\ud800'])(
    '%j is never raised or folded into a letter of the zone',
    foreign => {
      const reading = readMrz(RIGHT.replace('ERIKSSON', `ER${foreign}KSSON`))
      expect(reading).toMatchObject({ valid: false, format: 'TD3', repairs: [] })
      expect(reading.warnings).toContainEqual(
        expect.objectContaining({ code: 'characters', line: 1, position: 8 }),
      )
    },
  )

  it('white space inside a line is not taken out silently; it is proposed', () => {
    const reading = readMrz(RIGHT.replace('UTO', 'UTO '))
    expect(reading).toMatchObject({ valid: false, format: null })
    expect(reading.repairs).toMatchObject([{ kind: 'white space', valid: true, text: RIGHT }])
  })
})
