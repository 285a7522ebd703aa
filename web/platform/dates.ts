import { type Language, language } from './language.ts'

let zone: string | undefined

/** The post's time zone: a *day* is the day at the post, not at the workstation. Set from the session. */
export function setZone(next: string | undefined): void {
  zone = next
}

/** The day at the post, ISO, of an instant or of now. */
export function dayHere(at = new Date().toISOString()): string {
  // Swedish writes days as ISO does
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: zone }).format(new Date(at))
}

const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * Chromium carries no Azerbaijani month or weekday names (it writes `M03`, whatever `supportedLocalesOf` says), so they are here.
 * Spelling as in the Unicode CLDR.
 */
const azerbaijani = {
  long: [
    'yanvar',
    'fevral',
    'mart',
    'aprel',
    'may',
    'iyun',
    'iyul',
    'avqust',
    'sentyabr',
    'oktyabr',
    'noyabr',
    'dekabr',
  ],
  short: ['yan', 'fev', 'mar', 'apr', 'may', 'iyn', 'iyl', 'avq', 'sen', 'okt', 'noy', 'dek'],
  weekday: {
    Mon: 'bazar ertəsi',
    Tue: 'çərşənbə axşamı',
    Wed: 'çərşənbə',
    Thu: 'cümə axşamı',
    Fri: 'cümə',
    Sat: 'şənbə',
    Sun: 'bazar',
  },
} as const

/** Tags whose data every browser has. */
const tags: Record<Language, string> = {
  az: 'en-US',
  en: 'en-GB',
  ru: 'ru',
  fa: 'fa-IR-u-ca-persian-nu-arabext',
}

/** Solar Hijri and Persian digits in fa; Gregorian elsewhere. */
function format(lang: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = `${tags[lang]}${JSON.stringify(options)}`
  const known = formats.get(id) ?? new Intl.DateTimeFormat(tags[lang], options)
  formats.set(id, known)
  return known
}

type Length = 'long' | 'short'

/** `2026-03-17` is a day wherever the reader is; an instant becomes the day at the post. */
const isDay = (iso: string) => /^\d{4}-\d{2}-\d{2}$/.test(iso)

function parts(iso: string, lang: Language, asked: Intl.DateTimeFormatOptions): Map<string, string> {
  const at = new Date(isDay(iso) ? `${iso}T12:00:00Z` : iso)
  const own = lang === 'az' && asked.month !== undefined
  const options = own
    ? { ...asked, month: 'numeric' as const, weekday: asked.weekday && ('short' as const) }
    : asked
  const list = format(lang, { ...options, timeZone: isDay(iso) ? 'UTC' : zone }).formatToParts(at)
  const found = new Map<string, string>(list.map(part => [part.type, part.value]))
  if (own) {
    found.set(
      'month',
      azerbaijani[asked.month === 'short' ? 'short' : 'long'][Number(found.get('month')) - 1] ?? '',
    )
    found.set(
      'weekday',
      Object.entries(azerbaijani.weekday).find(([english]) => english === found.get('weekday'))?.[1] ?? '',
    )
  }
  return found
}

const known = (iso: string) => !Number.isNaN(Date.parse(isDay(iso) ? `${iso}T12:00:00Z` : iso))

/** `17 March 2026`, `17 mart 2026`, `17 марта 2026`, `۲۶ اسفند ۱۴۰۴`. `short`: `17 Mar 2026`. What is no date is shown as it came. */
export function date(iso: string, length: Length = 'long', lang: Language = language()): string {
  if (!known(iso)) return partialDate(iso, length, lang)
  const p = parts(iso, lang, { day: 'numeric', month: length, year: 'numeric' })
  return `${p.get('day')} ${shortMonth(p.get('month'))} ${p.get('year')}`
}

/** ICU ends short Russian months with a point, and en-GB writes Sept: one form for all. */
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

/** An instant as said in passing: `09:41` today, `17 Mar 2026, 09:41` on another day, so that an old list is never taken for a new one. */
export function moment(iso: string, lang: Language = language()): string {
  const day = (at: string) => date(at, 'short', lang)
  const hour = time(iso, lang)
  if (!known(iso) || day(iso) === day(new Date().toISOString())) return hour
  return `${day(iso)}${lang === 'fa' ? '، ' : ', '}${hour}`
}

/**
 * Birth dates of travel documents may lack parts: `1980-??-??` → `1980`, `1980-05-??` → `May 1980`, `????-??-??` → `?`. A year or month
 * alone lies in two years of the Solar Hijri calendar, so in fa it stays Gregorian and says so.
 */
export function partialDate(iso: string, length: Length = 'long', lang: Language = language()): string {
  const [year = '', month = '', day = ''] = iso.split('-')
  if (/^\d{4}$/.test(year) && /^\d{2}$/.test(month) && /^\d{2}$/.test(day) && known(iso))
    return date(iso, length, lang)
  const suffix = lang === 'fa' ? ' میلادی' : ''
  if (/^\d{4}$/.test(year) && /^(0[1-9]|1[0-2])$/.test(month) && /^\?+$/.test(day)) {
    return `${monthAlone(Number(month), length, lang)} ${digits(year, lang)}${suffix}`
  }
  if (/^\d{4}$/.test(year) && /^\?+$/.test(month) && /^\?*$/.test(day))
    return `${digits(year, lang)}${suffix}`
  return /^[?-]+$/.test(iso) ? '?' : iso
}

/** A month of the Gregorian calendar by itself. */
function monthAlone(month: number, length: Length, lang: Language): string {
  if (lang === 'az') return azerbaijani[length][month - 1] ?? ''
  const tag = lang === 'fa' ? 'fa-IR-u-ca-gregory' : tags[lang]
  const name = new Intl.DateTimeFormat(tag, { month: lang === 'fa' ? 'long' : length, timeZone: 'UTC' })
  return shortMonth(name.format(Date.UTC(2000, month - 1, 15)))
}

/** Persian digits for quantities in fa. Never for identifiers: they keep the digits of the document. */
export function digits(text: string, lang: Language = language()): string {
  return lang === 'fa' ? text.replace(/\d/g, d => String.fromCharCode(0x06f0 + Number(d))) : text
}

/** `21,640`, `21.640`, `21 640`, `۲۱٬۶۴۰`. Azerbaijani figures are written as Turkish ones, which every browser has. */
export function number(
  value: number,
  lang: Language = language(),
  options: Intl.NumberFormatOptions = {},
): string {
  const tag = { az: 'tr', en: 'en-GB', ru: 'ru', fa: 'fa-IR' }[lang]
  return new Intl.NumberFormat(tag, options).format(value)
}

/** Completed years between two ISO days: an age. Undefined when a part of the birth date is unknown. */
export function yearsBetween(from: string, to: string): number | undefined {
  if (!isDay(from) || !isDay(to.slice(0, 10))) return undefined
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return to.slice(5, 10) < from.slice(5, 10) ? years - 1 : years
}
