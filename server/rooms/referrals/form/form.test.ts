import { inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { qrOf } from '../../../platform/print/qr.ts'
import { digits, dotted, drawn, momentAt, printable } from '../../../platform/print/text.ts'
import { type FormContent, remediesOf } from './content.ts'
import { renderForm } from './render.ts'
import { formWords } from './words.ts'

const words = (text: string) => ({ az: `${text} az`, en: `${text} en`, ru: `${text} ru`, fa: `${text} fa` })
const content = (ticked: number): FormContent => ({
  number: 'BIL-2026-000001',
  languages: ['az', 'fa'],
  authority: words('authority'),
  fields: [
    { name: 'surname', value: 'REZAEI' },
    { name: 'time', value: '17.03.2026 10:00', beside: '۲۶ اسفند ۱۴۰۴' },
  ],
  post: words('post'),
  letters: (['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'] as const).map((letter, i) => ({
    letter,
    text: words(`text of ${letter}`),
    national: words(`article of ${letter}`),
    ticked: i < ticked,
  })),
  remedies: [words('remedy')],
  interpreter: '–',
  remarks: 'written by hand\u202eevil',
  refusedToSign: true,
  qr: qrOf('http://127.0.0.1:4600/public/refusals/bilasuvar/BIL-2026-000001?check=ABCDEFGHJK'),
  address: 'http://127.0.0.1:4600/public/refusals/bilasuvar/BIL-2026-000001?check=ABCDEFGHJK',
  printed: { at: '17.03.2026 10:05', count: 1, node: 'test' },
})
const pages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length
const streams = (pdf: Buffer) =>
  [...pdf.toString('latin1').matchAll(/stream\n([\s\S]*?)\nendstream/g)].flatMap(([, body = '']) => {
    try {
      return [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')]
    } catch {
      return []
    }
  })

it('is a PDF of two copies, black only, drawn while this thread goes on', async () => {
  let beats = 0
  const beat = setInterval(() => beats++, 5)
  const pdf = await renderForm(content(2))
  clearInterval(beat)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pages(pdf)).toBe(2)
  expect(beats).toBeGreaterThan(5)
  const colours = streams(pdf).flatMap(s => s.match(/[\d.]+ [\d.]+ [\d.]+ (?:rg|RG|scn|SCN)\b/g) ?? [])
  expect(colours.length).toBeGreaterThan(0)
  expect(colours.filter(c => !/^0 0 0 /.test(c))).toEqual([])
})

it('has every text of the form in four languages', () => {
  for (const w of Object.values(formWords)) {
    expect([w.page('1', '2'), w.print('3'), ...Object.values(w.fields)].every(Boolean)).toBe(true)
  }
})

it('prints what it can draw and shows what would steer or hide text as its code (I-40)', () => {
  expect(printable('می‌شود Ə ё')).toBe('می‌شود Ə ё')
  expect(printable('a\u202eb\u0000c\n d')).toBe('a[U+202E]b[U+0000]c d')
  expect(printable('გ')).toBe('[U+10D2]')
  expect(drawn('გიორგი')).toBe('')
  expect(drawn('شیرین')).toBe('شیرین')
})

it('keeps unknown parts of a date and writes the day of the post in both calendars', () => {
  expect(dotted('1988-??-??')).toBe('??.??.1988')
  expect(dotted(null)).toBe('–')
  const late = new Date('2026-12-31T21:30:00Z')
  expect(momentAt(late, 'Asia/Baku').plain).toBe('01.01.2027 01:30')
  expect(momentAt(new Date('2026-03-17T06:00:00Z'), 'Asia/Baku').jalali).toBe('۲۶ اسفند ۱۴۰۴')
  expect(digits(12, 'fa')).toBe('۱۲')
})

it('says a remedy that two grounds share once', () => {
  const ground = (letter: 'A' | 'B', own: string) => ({
    letter,
    national: null,
    text: words('t'),
    remedy: { az: `s\n${own}`, en: `s\n${own}`, ru: `s\n${own}`, fa: `s\n${own}` },
  })
  expect(remediesOf([ground('A', 'one'), ground('B', 'two')]).map(r => r.en)).toEqual(['s', 'one', 'two'])
})
