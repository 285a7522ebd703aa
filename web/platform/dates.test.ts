import { afterEach, describe, expect, it } from 'vitest'
import { date, digits, number, partialDate, setZone, time, weekdayDate, yearsBetween } from './dates.ts'

afterEach(() => setZone(undefined))

describe('a day in four languages', () => {
  it.each([
    ['az', '17 mart 2026', '2 sen 2028'],
    ['en', '17 March 2026', '2 Sep 2028'],
    ['ru', '17 марта 2026', '2 сент 2028'],
    ['fa', '۲۶ اسفند ۱۴۰۴', '۱۲ شهریور ۱۴۰۷'],
  ] as const)('%s', (lang, long, short) => {
    expect(date('2026-03-17', 'long', lang)).toBe(long)
    expect(date('2028-09-02', 'short', lang)).toBe(short)
  })

  it('with its weekday, as in the strip', () => {
    expect(weekdayDate('2026-03-17', 'en')).toBe('Tue 17 March 2026')
    expect(weekdayDate('2026-03-18', 'az')).toBe('18 mart 2026, çərşənbə')
    expect(weekdayDate('2026-03-17', 'ru')).toBe('вторник, 17 марта 2026')
    expect(weekdayDate('2026-03-17', 'fa')).toBe('سه‌شنبه ۲۶ اسفند ۱۴۰۴')
  })
})

describe('the day and the clock are the post’s', () => {
  it('an instant late in the evening in UTC is the next day in Baku', () => {
    setZone('Asia/Baku')
    expect(date('2026-03-16T21:30:00Z', 'long', 'en')).toBe('17 March 2026')
    expect(time('2026-03-17T05:41:00Z', 'en')).toBe('09:41')
    expect(time('2026-03-17T05:41:00Z', 'fa')).toBe('۰۹:۴۱')
    expect(time('2026-03-16T20:05:00Z', 'az')).toBe('00:05')
  })
  it('a day without a time is that day everywhere', () => {
    setZone('Pacific/Kiritimati')
    expect(date('2026-03-17', 'long', 'en')).toBe('17 March 2026')
    setZone('Pacific/Pago_Pago')
    expect(date('2026-03-17', 'long', 'en')).toBe('17 March 2026')
  })
})

describe('dates with unknown parts (ICAO Doc 9303-3 §4.8)', () => {
  it.each([
    ['1980-??-??', 'en', '1980'],
    ['1980-05-??', 'en', 'May 1980'],
    ['1980-05-??', 'ru', 'май 1980'],
    ['1980-??-??', 'fa', '۱۹۸۰ میلادی'],
    ['1980-05-??', 'fa', 'مه ۱۹۸۰ میلادی'],
    ['????-??-??', 'en', '?'],
    ['1980-05-17', 'en', '17 May 1980'],
    ['1980-??-17', 'en', '1980-??-17'],
    ['1980-13-45', 'en', '1980-13-45'],
  ] as const)('%s in %s is %s', (iso, lang, shown) => expect(partialDate(iso, 'long', lang)).toBe(shown))

  it('an age needs the whole date', () => {
    expect(yearsBetween('1984-05-17', '2026-03-17')).toBe(41)
    expect(yearsBetween('1984-03-17', '2026-03-17')).toBe(42)
    expect(yearsBetween('1984-??-??', '2026-03-17')).toBeUndefined()
  })
})

it('figures take the digits and separators of the language', () => {
  expect(number(21640, 'az')).toBe('21.640')
  expect(number(21640, 'en')).toBe('21,640')
  expect(number(21640, 'ru').replaceAll(/\s/g, ' ')).toBe('21 640')
  expect(number(21640, 'fa')).toBe('۲۱٬۶۴۰')
  expect(digits('2028', 'fa')).toBe('۲۰۲۸')
  expect(digits('2028', 'az')).toBe('2028')
})
