import { type Language, language } from './language.ts'

let zone: string | undefined

/** The post's time zone: a *day* is the day at the post, not at the workstation. Set from the session. */
export function setZone(next: string | undefined): void {
  zone = next
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Solar Hijri and Persian digits in fa; Gregorian elsewhere. */
function format(lang: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const tag = { az: 'az', en: 'en-GB', ru: 'ru', fa: 'fa-IR-u-ca-persian-nu-arabext' }[lang]
  const id = `${tag}${JSON.stringify(options)}`
  const known = formats.get(id) ?? new Intl.DateTimeFormat(tag, options)
  formats.set(id, known)
  return known
}

type Length = 'long' | 'short'

/** `2026-03-17` is a day wherever the reader is; an instant becomes the day at the post. */
const isDay = (iso: string) => /^\d{4}-\d{2}-\d{2}$/.test(iso)

function parts(iso: string, lang: Language, options: Intl.DateTimeFormatOptions): Map<string, string> {
  const at = new Date(isDay(iso) ? `${iso}T12:00:00Z` : iso)
  const list = format(lang, { ...options, timeZone: isDay(iso) ? 'UTC' : zone }).formatToParts(at)
  return new Map(list.map(part => [part.type, part.value]))
}

const known = (iso: string) => !Number.isNaN(Date.parse(isDay(iso) ? `${iso}T12:00:00Z` : iso))

/** `17 March 2026`, `17 mart 2026`, `17 марта 2026`, `۲۶ اسفند ۱۴۰۴`. `short`: `17 Mar 2026`. What is no date is shown as it came. */
export function date(iso: string, length: Length = 'long', lang: Language = language()): string {
  if (!known(iso)) return partialDate(iso, length, lang)
  const p = parts(iso, lang, { day: 'numeric', month: length, year: 'numeric' })
  return `${p.get('day')} ${shortMonth(p.get('month'))} ${p.get('year')}`
}

/** ICU ends short Azerbaijani and Russian months with a point, and en-GB writes Sept: one form for all. */
const shortMonth = (month = '') => month.replace(/\.$/, '').replace(/^Sept$/, 'Sep')

/** With the day of the week, as in the strip: `Tue 17 March 2026`, `17 mart 2026, çərşənbə axşamı`. */
export function weekdayDate(iso: string, lang: Language = language()): string {
  if (!known(iso)) return iso
  const p = parts(iso, lang, {
    weekday: lang === 'en' ? 'short' : 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  const day = `${p.get('day')} ${p.get('month')} ${p.get('year')}`
  const weekday = p.get('weekday') ?? ''
  if (lang === 'az') return `${day}, ${weekday}`
  return lang === 'ru' ? `${weekday}, ${day}` : `${weekday} ${day}`
}

/** `09:41`, `۰۹:۴۱` at the post. */
export function time(iso: string, lang: Language = language()): string {
  if (!known(iso)) return iso
  const p = parts(iso, lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return `${p.get('hour')}:${p.get('minute')}`
}

/**
 * Birth dates of travel documents may lack parts: `1980-??-??` → `1980`, `1980-05-??` → `May 1980`, `????-??-??` → `?`. A year or month
 * alone lies in two years of the Solar Hijri calendar, so in fa it stays Gregorian and says so.
 */
export function partialDate(iso: string, length: Length = 'long', lang: Language = language()): string {
  const [year = '', month = '', day = ''] = iso.split('-')
  if (/^\d{4}$/.test(year) && /^\d{2}$/.test(month) && /^\d{2}$/.test(day) && known(iso))
    return date(iso, length, lang)
  const gregorian =
    lang === 'fa' ? 'fa-IR-u-ca-gregory-nu-arabext' : { az: 'az', en: 'en-GB', ru: 'ru' }[lang]
  const suffix = lang === 'fa' ? ' میلادی' : ''
  if (/^\d{4}$/.test(year) && /^(0[1-9]|1[0-2])$/.test(month) && /^\?+$/.test(day)) {
    const name = new Intl.DateTimeFormat(gregorian, {
      month: length === 'long' || lang === 'fa' ? 'long' : 'short',
      timeZone: 'UTC',
    })
    return `${shortMonth(name.format(new Date(`${year}-${month}-15T12:00:00Z`)))} ${digits(year, lang)}${suffix}`
  }
  if (/^\d{4}$/.test(year) && /^\?+$/.test(month) && /^\?*$/.test(day))
    return `${digits(year, lang)}${suffix}`
  return /^[?-]+$/.test(iso) ? '?' : iso
}

/** Persian digits for quantities in fa. Never for identifiers: they keep the digits of the document. */
export function digits(text: string, lang: Language = language()): string {
  return lang === 'fa' ? text.replace(/\d/g, d => String.fromCharCode(0x06f0 + Number(d))) : text
}

/** `21,640`, `21.640`, `21 640`, `۲۱٬۶۴۰`. */
export function number(
  value: number,
  lang: Language = language(),
  options: Intl.NumberFormatOptions = {},
): string {
  const tag = { az: 'az', en: 'en-GB', ru: 'ru', fa: 'fa-IR' }[lang]
  return new Intl.NumberFormat(tag, options).format(value)
}

/** Completed years between two ISO days: an age. Undefined when a part of the birth date is unknown. */
export function yearsBetween(from: string, to: string): number | undefined {
  if (!isDay(from) || !isDay(to.slice(0, 10))) return undefined
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return to.slice(5, 10) < from.slice(5, 10) ? years - 1 : years
}
