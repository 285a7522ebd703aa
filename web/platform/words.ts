import { useSyncExternalStore } from 'react'
import { date, moment, number, partialDate, time } from './dates.ts'
import { type Language, language } from './language.ts'
import { hasPhrase, phrase, whenTurned } from './phrases.ts'
import { stateName } from './states.ts'

/** Reference words of the record: a post, a lane, an authority. */
export type Words = Readonly<Partial<Record<Language, string>>>

/** A value inside a sentence. A plain string comes from outside and is isolated; the others are spoken in the reader's language. */
export type Param =
  | string
  | number
  | boolean
  | null
  | { date: string }
  | { time: string }
  | { state: string }
  | { words: Words }
  | Message

/** A sentence of the server: the key `room:path` and its values. `count` chooses the plural. */
export interface Message {
  key: string
  params?: Readonly<Record<string, Param>> | undefined
}

const FSI = '\u2068'
const PDI = '\u2069'
const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** Control and direction characters that would hide or reorder what stands around them. */
export const STRANGE = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/** Isolates a value from outside where it could reorder the sentence, and names its control characters (I-40). */
export function isolate(text: string, lang: Language = language()): string {
  const shown = text.replace(STRANGE, c => `[U+${c.charCodeAt(0).toString(16).padStart(4, '0')}]`)
  return lang === 'fa' || RTL.test(shown) ? `${FSI}${shown}${PDI}` : shown
}

/** A reference word in the reader's language, else in the first language it has. */
export function spoken(words: Words | null | undefined, lang: Language = language()): string {
  return words?.[lang] ?? words?.en ?? words?.az ?? Object.values(words ?? {})[0] ?? ''
}

/** `IRN` → Iran, İran, Иран, ایران. Codes that are no state (ICAO Doc 9303-3 §5) have words of their own or are shown as they are. */
export function stateWord(alpha3: string, lang: Language = language()): string {
  const special = `platform:state.${alpha3}`
  return stateName(alpha3, lang) ?? (hasPhrase(special) ? phrase(special, {}) : isolate(alpha3, lang))
}

const CODE = /^[a-z][a-zA-Z0-9-]*$/
const DAY = /^[\d?]{4}-[\d?]{2}-[\d?]{2}$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/

/**
 * Text of the record inside a sentence. A code has words of its own under the value's name in the room of the sentence
 * (`territory: 'nakhchivan'` → `crossings:territory.nakhchivan`); a day or an instant is spoken as one; the rest comes from outside.
 */
function recorded(text: string, words: string, lang: Language): string {
  if (CODE.test(text) && hasPhrase(`${words}.${text}`)) return phrase(`${words}.${text}`, {})
  if (DAY.test(text)) return text.includes('?') ? partialDate(text, 'long', lang) : date(text, 'long', lang)
  return INSTANT.test(text) ? moment(text, lang) : isolate(text, lang)
}

/** `words`: where a code's own words would stand. */
function value(param: Param, words: string, lang: Language): string | number {
  if (param === null) return ''
  if (typeof param === 'number') return number(param, lang)
  if (typeof param === 'string') return recorded(param, words, lang)
  if (typeof param === 'boolean') return say(param ? 'platform:yes' : 'platform:no')
  if ('date' in param)
    return param.date.includes('?') ? partialDate(param.date, 'long', lang) : date(param.date, 'long', lang)
  if ('time' in param) return time(param.time, lang)
  if ('state' in param) return stateWord(param.state, lang)
  if ('words' in param) return isolate(spoken(param.words, lang), lang)
  return say(param)
}

/**
 * A message as text in the reader's language. A key without words is shown as the key, so that a gap is seen and named, never blank.
 * `say({ key: 'crossings:sentence.admit-until', params: { date: '2026-03-31' } })` or `say('platform:act.release')`.
 */
export function say(message: Message | string, params?: Message['params']): string {
  const { key, params: given } = typeof message === 'string' ? { key: message, params } : message
  const lang = language()
  const values: Record<string, string | number> = {}
  const room = key.includes(':') ? key.slice(0, key.indexOf(':')) : 'platform'
  for (const [name, param] of Object.entries(given ?? {}))
    values[name] = value(param, `${room}:${name}`, lang)
  const count = given?.count
  // the plural is chosen by the number, the figure is shown in the digits of the language
  return phrase(key, values, typeof count === 'number' ? count : undefined)
}

/** `say` for a component: it is drawn again when the language changes. */
export function useSay(): typeof say {
  useSyncExternalStore(whenTurned, language)
  return say
}
