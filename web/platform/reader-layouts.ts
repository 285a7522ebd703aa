/**
 * Scanners type as US keyboards whatever layout the workstation has, so a reading is decoded by key *position*. If that gives no MRZ,
 * the scanner may have been set to the workstation's layout (then the characters themselves are right), or a remote desktop has lost
 * the positions (then the characters are put back through the Azerbaijani, Russian and Persian layouts).
 * Layouts: AZS 495-2010, ГОСТ ЙЦУКЕН, ISIRI 9147.
 */

/** One key as the browser tells it. `time` in ms on the page's clock. */
export interface Stroke {
  code: string
  key: string
  shift: boolean
  time: number
}

export type Layout = 'us' | 'key' | 'az' | 'ru' | 'fa'

/** Nothing but MRZ characters, in lines of 28 and more, at least one filler: the shortest full line is 30 (TD1). */
export const MRZ = /^(?=[A-Z0-9<\n]*<)[A-Z0-9<]{28,}(\n[A-Z0-9<]{28,})*$/

const US = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./"
const US_SHIFTED = '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'
const CODES = [
  'Backquote',
  ...Array.from('1234567890', d => `Digit${d}`),
  'Minus',
  'Equal',
  ...Array.from('QWERTYUIOP', l => `Key${l}`),
  'BracketLeft',
  'BracketRight',
  'Backslash',
  ...Array.from('ASDFGHJKL', l => `Key${l}`),
  'Semicolon',
  'Quote',
  ...Array.from('ZXCVBNM', l => `Key${l}`),
  'Comma',
  'Period',
  'Slash',
]

const byCode = new Map(CODES.map((code, i) => [code, { plain: US[i] ?? '', shifted: US_SHIFTED[i] ?? '' }]))
// the key beside the left Shift of 102-key keyboards prints < and > in the layouts that have it
byCode.set('IntlBackslash', { plain: '<', shifted: '>' })
byCode.set('Space', { plain: ' ', shifted: ' ' })

/** Same order as `US`, 47 keys each. */
export const layouts: Record<'az' | 'ru' | 'fa', [plain: string, shifted: string]> = {
  az: ['`1234567890-=qüertyuiopöğ\\asdfghjklıəzxcvbnmçş.', '~!"Ⅶ;%:?*()_+QÜERTYUİOPÖĞ/ASDFGHJKLIƏZXCVBNMÇŞ,'],
  ru: ['ё1234567890-=йцукенгшщзхъ\\фывапролджэячсмитьбю.', 'Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,'],
  // combining marks are written by number: they would cling to the sign before them
  fa: [
    '\u200d۱۲۳۴۵۶۷۸۹۰-=ضصثقفغعهخحجچ\\شسیبلاتنمکگظطزرذدپو./',
    '÷!٬٫﷼٪×،*)(ـ+\u0652\u064c\u064d\u064b\u064f\u0650\u064e\u0651][}{|ؤئيإأآة»«:؛ك\u0653ژ\u0670\u200c\u0654ء><؟',
  ],
}

function reverse([plain, shifted]: [string, string]): Map<string, string> {
  const back = new Map<string, string>()
  Array.from(shifted).forEach((char, i) => {
    back.set(char, US_SHIFTED[i] ?? '')
  })
  Array.from(plain).forEach((char, i) => {
    back.set(char, US[i] ?? '')
  })
  return back
}
const backThrough = { az: reverse(layouts.az), ru: reverse(layouts.ru), fa: reverse(layouts.fa) }

const isLineEnd = (stroke: Stroke) => stroke.key === 'Enter'
const lines = (text: string) => text.replace(/\n+/g, '\n').replace(/^\n|\n$/g, '')

/** Upper case of ASCII letters only: `toUpperCase` would turn ı and ß into something else. */
const upper = (text: string) =>
  text.replace(/[a-z]/g, letter => String.fromCharCode(letter.charCodeAt(0) - 32))

function spell(strokes: readonly Stroke[], letter: (stroke: Stroke) => string): string {
  return lines(strokes.map(stroke => (isLineEnd(stroke) ? '\n' : letter(stroke))).join(''))
}

const readings: [Layout, (stroke: Stroke) => string][] = [
  ['us', s => (s.shift ? byCode.get(s.code)?.shifted : byCode.get(s.code)?.plain) ?? ''],
  ['key', s => s.key],
  ['az', s => backThrough.az.get(s.key) ?? s.key],
  ['ru', s => backThrough.ru.get(s.key) ?? s.key],
  ['fa', s => backThrough.fa.get(s.key) ?? s.key],
]

/** The text of a reading: the first of position, character, az, ru, fa that gives an MRZ; without one, by position where known. */
export function decode(strokes: readonly Stroke[]): { text: string; mrz: boolean; layout: Layout } {
  for (const [layout, letter] of readings) {
    const text = upper(spell(strokes, letter))
    if (MRZ.test(text)) return { text, mrz: true, layout }
  }
  const placed = strokes.every(s => isLineEnd(s) || byCode.has(s.code))
  const [layout, letter] = (placed ? readings[0] : readings[1]) ?? ['key' as const, (s: Stroke) => s.key]
  return { text: spell(strokes, letter), mrz: false, layout }
}
