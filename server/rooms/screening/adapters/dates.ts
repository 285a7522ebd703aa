import type { BirthDate, PartialDate } from '../../../../libraries/name-screening/index.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A day of the calendar that exists, in a year in which somebody alive, or named by a list, can be born. */
function real(year: number, month?: number, day?: number): PartialDate | undefined {
  if (year < 1850 || year > 2150) return undefined
  if (month === undefined) return { year }
  if (month < 1 || month > 12) return undefined
  if (day === undefined) return { year, month }
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? { year, month, day } : undefined
}

/** `1980-05-01`, `1980-05-??`, `1980-??-??`, `1980-05`, `1980`. @returns undefined when it is not a date. */
export function isoDate(text: string): PartialDate | undefined {
  const parts = /^(\d{4})(?:-(\d\d|\?\?)(?:-(\d\d|\?\?))?)?$/.exec(text.trim())
  if (!parts) return undefined
  const [year, month, day] = parts.slice(1, 4).map(p => (p && p !== '??' ? Number(p) : undefined))
  if (year === undefined || (month === undefined && day !== undefined)) return undefined
  return real(year, month, day)
}

/** `22 Nov 1979`, `Nov 1979`, `August 1961`, `Nov. 1973`, `1979`. */
export function writtenDate(text: string): PartialDate | undefined {
  const parts = /^(?:(?:(\d{1,2}) )?([A-Za-z]{3,9})\.? )?(\d{4})$/.exec(text.trim())
  if (!parts) return undefined
  const [, day, name, year] = parts
  const month = name ? months.indexOf(name.slice(0, 3).toLowerCase()) + 1 : undefined
  return month === 0 ? undefined : real(Number(year), month, day ? Number(day) : undefined)
}

/** A written date, `circa 1960`, or a span `1957 to 1959`, `01 Jan 1980 to 31 Dec 1982`, `circa 1979-1982`. */
export function writtenBirth(text: string): BirthDate | undefined {
  const circa = /^circa /i.test(text)
  const bare = text.replace(/^circa /i, '').trim()
  const [first, last, ...more] = bare.split(/ to |-/)
  if (more.length || first === undefined) return undefined
  const from = writtenDate(first)
  if (!from) return undefined
  if (last === undefined) return circa ? { ...from, circa } : from
  const to = writtenDate(last)
  return to && from.year <= to.year ? { from, to, ...(circa && { circa }) } : undefined
}

/** Our own column: a partial date, `~` before one that is about, `..` between the ends of a span. */
export function columnBirth(text: string): BirthDate | undefined {
  const circa = text.startsWith('~')
  const [first, last, ...more] = text.replace(/^~/, '').split('..')
  if (more.length) return undefined
  const from = isoDate(first ?? '')
  if (!from) return undefined
  if (last === undefined) return circa ? { ...from, circa } : from
  const to = isoDate(last)
  return to && from.year <= to.year ? { from, to, ...(circa && { circa }) } : undefined
}

const part = (n: number | undefined, width: number) =>
  n ? String(n).padStart(width, '0') : '?'.repeat(width)
const spelled = (d: PartialDate) => `${part(d.year, 4)}-${part(d.month, 2)}-${part(d.day, 2)}`

/** As a screen shows it: `1980-05-??`, `~1960-??-??`, `1957-??-??..1959-??-??`. */
export function spellBirth(date: BirthDate): string {
  const text = 'from' in date ? `${spelled(date.from)}..${spelled(date.to)}` : spelled(date)
  return date.circa ? `~${text}` : text
}
