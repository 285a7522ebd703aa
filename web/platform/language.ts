import i18next, { type BackendModule } from 'i18next'
import { loadStates } from './states.ts'

export const LANGUAGES = ['az', 'en', 'ru', 'fa'] as const
export type Language = (typeof LANGUAGES)[number]

/** Each language by its own name, in its own script. */
export const languageName: Record<Language, string> = {
  az: 'Azərbaycanca',
  en: 'English',
  ru: 'Русский',
  fa: 'فارسی',
}

const KEY = 'sarhad-language'
const files = import.meta.glob<Record<string, unknown>>('../i18n/*/*.json', { import: 'default' })

/** Words are fetched per language and room, when a page of the room is opened. */
const words: BackendModule = {
  type: 'backend',
  init: () => {},
  read: (language, room, done) => {
    const load = files[`../i18n/${language}/${room}.json`]
    if (!load) return done(new Error(`No words: ${language}/${room}`), null)
    load().then(
      json => done(null, json),
      (error: Error) => done(error, null),
    )
  },
}

const isLanguage = (code: string | null | undefined): code is Language =>
  LANGUAGES.some(known => known === code)

export const language = (): Language => (isLanguage(i18next.language) ? i18next.language : 'en')
export const direction = (of: Language = language()): 'ltr' | 'rtl' => (of === 'fa' ? 'rtl' : 'ltr')

function show(next: string): void {
  document.documentElement.lang = next
  document.documentElement.dir = isLanguage(next) ? direction(next) : 'ltr'
}

/** The language remembered on this workstation, else the browser's if it is one of ours, else English. */
export function preferred(): Language {
  const stored = localStorage.getItem(KEY)
  if (isLanguage(stored)) return stored
  const asked = navigator.languages.map(tag => tag.split('-')[0]).find(isLanguage)
  return asked ?? 'en'
}

/** The language of the page, before its first paint. Resolves when the words of the platform are there. */
export async function startLanguage(start: Language = preferred()): Promise<void> {
  i18next.on('languageChanged', show)
  await startWords(start)
}

/** Words alone, without a page. */
export async function startWords(start: Language): Promise<void> {
  await loadStates(start)
  await i18next.use(words).init({
    lng: start,
    fallbackLng: false,
    supportedLngs: [...LANGUAGES],
    load: 'currentOnly',
    ns: ['platform'],
    defaultNS: 'platform',
    interpolation: { escapeValue: false },
  })
}

/** Words of the new language are loaded first, for every room that is open; then the page turns in one step. */
export async function setLanguage(next: Language): Promise<void> {
  localStorage.setItem(KEY, next)
  await loadStates(next)
  await i18next.changeLanguage(next)
}

/** Called by the router before a page of these rooms is shown. */
export async function loadWords(rooms: readonly string[]): Promise<void> {
  await i18next.loadNamespaces([...rooms])
}
