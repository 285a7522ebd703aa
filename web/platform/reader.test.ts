import { describe, expect, it } from 'vitest'
import { fromPaste, type Reading, Wedge } from './reader.ts'
import { decode, type Layout, layouts, MRZ, type Stroke } from './reader-layouts.ts'

// synthetic TD3 (ICAO Doc 9303-4, state UTO is for specimens)
const TD3 = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10'
const US = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"
const US_SHIFTED = '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'

function codeOf(at: number): string {
  const letter = US[at] ?? ''
  if (/[a-z]/.test(letter)) return `Key${letter.toLocaleUpperCase('en')}`
  if (/\d/.test(letter)) return `Digit${letter}`
  if (letter === '-') return 'Minus'
  const names: Record<string, string> = {
    ',': 'Comma',
    '.': 'Period',
    ';': 'Semicolon',
    "'": 'Quote',
    '/': 'Slash',
  }
  return names[letter] ?? 'Backquote'
}

/** What a browser reports when a scanner types `text` as a US keyboard on a workstation with another layout. */
function typed(text: string, layout?: 'az' | 'ru' | 'fa', step = 5, start = 1000): Stroke[] {
  return Array.from(text, (char, i): Stroke => {
    const time = start + i * step
    if (char === '\n') return { code: 'Enter', key: 'Enter', shift: false, time }
    const shift = US_SHIFTED.includes(char)
    const at = shift ? US_SHIFTED.indexOf(char) : US.indexOf(char)
    const row = layout ? Array.from(layouts[layout][shift ? 1 : 0]) : undefined
    return { code: codeOf(at), key: row ? (row[at] ?? '') : char, shift, time }
  })
}

function listen() {
  const readings: Reading[] = []
  const singles: string[] = []
  const wedge = new Wedge({ reading: r => readings.push(r), single: s => singles.push(s.code) })
  return { wedge, readings, singles }
}

describe('a reading is decoded by key position, whatever the layout of the workstation', () => {
  it.each([undefined, 'az', 'ru', 'fa'] as const)('layout %s', layout => {
    expect(decode(typed(TD3, layout))).toEqual({ text: TD3, mrz: true, layout: 'us' })
  })

  it.each(['az', 'ru', 'fa'] as const)(
    'positions lost on the way (remote desktop), characters of %s',
    layout => {
      const strokes = typed(TD3, layout).map(s => (s.key === 'Enter' ? s : { ...s, code: '' }))
      expect(decode(strokes)).toEqual({ text: TD3, mrz: true, layout: layout satisfies Layout })
    },
  )

  it('a scanner set to the layout of the workstation: the characters are right, the positions are not', () => {
    const strokes = typed(TD3).map(s =>
      s.key === 'I' ? { ...s, code: 'Semicolon' } : s.key === '<' ? { ...s, code: 'IntlRo' } : s,
    )
    expect(decode(strokes)).toEqual({ text: TD3, mrz: true, layout: 'key' })
  })

  it('lower case from a scanner without Shift is the same MRZ', () => {
    const strokes = typed(TD3).map(s =>
      /^[A-Z]$/.test(s.key) ? { ...s, key: s.key.toLocaleLowerCase('en'), shift: false } : s,
    )
    expect(decode(strokes).text).toBe(TD3)
  })

  it('what is no MRZ keeps its characters and says so', () => {
    expect(decode(typed('AZE-4417.9', 'ru'))).toEqual({ text: 'AZE-4417.9', mrz: false, layout: 'us' })
    expect(MRZ.test('A'.repeat(44))).toBe(false)
  })

  it('every layout has the 47 keys of the US keyboard', () => {
    for (const rows of Object.values(layouts))
      for (const row of rows) expect(Array.from(row)).toHaveLength(47)
  })
})

describe('a reader is told from a hand by time', () => {
  it('characters 5 ms apart are one reading, and no key of it is a shortcut', () => {
    const { wedge, readings, singles } = listen()
    for (const stroke of typed(TD3)) wedge.press(stroke)
    expect(readings).toEqual([])
    wedge.tick(1000 + TD3.length * 5 + 200)
    expect(readings.map(r => r.text)).toEqual([TD3])
    expect(singles).toEqual([])
  })

  it('the Enter after the last line ends it at once and belongs to it', () => {
    const { wedge, readings } = listen()
    const outcomes = typed(`${TD3}\n`).map(stroke => wedge.press(stroke))
    expect(outcomes.at(-1)).toBe('reading')
    expect(readings.map(r => r.text)).toEqual([TD3])
  })

  it('the Enter between the lines does not end it', () => {
    const { wedge, readings } = listen()
    for (const stroke of typed(TD3.slice(0, 45))) expect(wedge.press(stroke)).not.toBe('free')
    expect(readings).toEqual([])
  })

  it('keys of a hand, 120 ms apart, are single keys', () => {
    const { wedge, readings, singles } = listen()
    for (const stroke of typed('sre', undefined, 120)) expect(wedge.press(stroke)).toBe('held')
    wedge.tick(2000)
    expect(singles).toEqual(['KeyS', 'KeyR', 'KeyE'])
    expect(readings).toEqual([])
  })

  it('two keys struck together are neither a shortcut nor a reading', () => {
    const { wedge, readings, singles } = listen()
    for (const stroke of typed('sr', undefined, 10)) wedge.press(stroke)
    wedge.tick(2000)
    expect([singles, readings]).toEqual([[], []])
  })

  it('an Enter on its own is not for the reader', () => {
    const { wedge } = listen()
    expect(wedge.press({ code: 'Enter', key: 'Enter', shift: false, time: 5000 })).toBe('free')
  })

  it('two documents one after the other are two readings', () => {
    const { wedge, readings } = listen()
    for (const stroke of typed(TD3)) wedge.press(stroke)
    for (const stroke of typed(TD3, 'ru', 5, 4000)) wedge.press(stroke)
    wedge.tick(9000)
    expect(readings.map(r => r.text)).toEqual([TD3, TD3])
  })

  it('in a field, the Enter of a reader sends no form; the Enter of a hand does', () => {
    const { wedge } = listen()
    expect(
      typed('C01947360\n')
        .map(stroke => wedge.inField(stroke))
        .at(-1),
    ).toBe(true)
    expect(
      typed('C01947360\n', undefined, 150, 9000)
        .map(stroke => wedge.inField(stroke))
        .at(-1),
    ).toBe(false)
  })
})

it('pasted lines are a reading, whatever ends them', () => {
  expect(fromPaste(`  ${TD3.replace('\n', '\r\n')}\r\n`)).toEqual({
    text: TD3,
    mrz: true,
    by: 'paste',
    layout: 'key',
  })
  expect(fromPaste('hello').mrz).toBe(false)
})
