import type { Language } from '../../../contracts/blueprint.ts'

/** Scripts that the fonts on board can draw. */
const drawable =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Common}\p{Script=Inherited}]$/u
/** Characters that would reorder or hide text; the two joiners of Persian spelling are not among them. */
const hidden = /^(?!\u200c|\u200d)[\p{Cc}\p{Cf}\p{Co}\p{Cn}]$/u

const fits = (character: string) => drawable.test(character) && !hidden.test(character)

/** Text from outside as it can be printed: what cannot be drawn, or would steer the text, stands as its code (I-40). */
export const printable = (text: string): string =>
  Array.from(text.replace(/\s+/g, ' '), c =>
    fits(c) ? c : `[U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  ).join('')

/** The native name when the fonts can draw all of it, or nothing; the spelling of the zone stands on the form in any case. */
export const drawn = (text: string | null): string => (text && Array.from(text).every(fits) ? text : '')

/** Digits as the language writes them in running text; numbers of documents keep their own. */
export const digits = (text: string | number, language: Language): string =>
  language === 'fa' ? String(text).replace(/\d/g, d => '۰۱۲۳۴۵۶۷۸۹'[Number(d)] ?? d) : String(text)

/** `1988-05-21` as `21.05.1988`; unknown parts stay `??`. */
export const dotted = (day: string | null): string => (day ? day.split('-').reverse().join('.') : '–')

/** Day and time at the post, Gregorian; for Persian the Jalali day beside it, as a text of its own. */
export function momentAt(at: Date, zone: string): { plain: string; jalali: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).formatToParts(at)
  const part = (type: string) => parts.find(p => p.type === type)?.value ?? ''
  const plain = `${part('day')}.${part('month')}.${part('year')} ${part('hour')}:${part('minute')}`
  const jalali = new Intl.DateTimeFormat('fa-IR-u-ca-persian', { timeZone: zone, dateStyle: 'long' }).format(
    at,
  )
  return { plain, jalali }
}
