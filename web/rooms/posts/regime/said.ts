import type { Exception, Provision } from '../../../../contracts/regime.ts'
import { language } from '../../../platform/language.ts'
import { hasPhrase } from '../../../platform/phrases.ts'
import { isolate, type Message, say, stateWord } from '../../../platform/words.ts'

export const kinds = ['foot', 'car', 'coach', 'lorry', 'train'] as const
export const ways = ['entry', 'exit'] as const
/** Purposes that acts have named; a purpose beyond these is shown as it is written. */
export const purposes = [
  'private',
  'tourism',
  'business',
  'transit',
  'study',
  'work',
  'official',
  'driver',
  'return',
] as const

export const purposeWord = (purpose: string): string =>
  hasPhrase(`regime:purpose.${purpose}`) ? say(`regime:purpose.${purpose}`) : isolate(purpose)

const tags = { az: 'tr', en: 'en-GB', ru: 'ru', fa: 'fa' } as const

/** *Azerbaijan, Iran and Türkiye*, in the manner of the language; Chromium lists Azerbaijani as Turkish does. */
export function listed(words: readonly string[]): string {
  const lang = language()
  const list = new Intl.ListFormat(tags[lang], { type: lang === 'az' ? 'unit' : 'conjunction' })
  return list.format(words)
}

const most = 4

/** A few states by name, many by number. */
export const states = (codes: readonly string[]): string =>
  codes.length > most
    ? say('regime:states', { count: codes.length })
    : listed(codes.map(code => stateWord(code)))

/** For whom an answer differs: *Azerbaijan*, *returning*, *Azerbaijan, returning*. A message, since a text in a sentence is isolated once. */
export function whom({
  nationalities,
  purpose,
}: Pick<Exception, 'nationalities' | 'purpose'>): Message | string {
  const who = nationalities && states(nationalities)
  const why = purpose && purposeWord(purpose)
  return who && why ? { key: 'regime:both', params: { who, why } } : (who ?? why ?? '')
}

/** Tells one exception of a square from another. */
export const exceptionId = ({ nationalities, purpose }: Exception) => `${nationalities?.join()} ${purpose}`

/** What a provision names, part by part; what it leaves out is everything. */
export function partsOf(row: Omit<Provision, 'effect' | 'from' | 'until'>, postName: (id: string) => string) {
  return [
    listed(row.posts.map(postName)),
    row.classes ? listed(row.classes.map(kind => say(`regime:class.${kind}`))) : say('regime:every-class'),
    say(row.direction ? `platform:direction.${row.direction}` : 'regime:both-ways'),
    row.nationalities ? states(row.nationalities) : say('regime:everybody'),
    ...(row.purposes ? [listed(row.purposes.map(purposeWord))] : []),
  ].join(' · ')
}
