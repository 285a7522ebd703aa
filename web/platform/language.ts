import { openRooms, spokenLanguage, turnTo, whenTurned } from './phrases.ts'
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
const isLanguage = (code: string | null | undefined): code is Language =>
  LANGUAGES.some(known => known === code)

export function language(): Language {
  const spoken = spokenLanguage()
  return isLanguage(spoken) ? spoken : 'en'
}
export const direction = (of: Language = language()): 'ltr' | 'rtl' => (of === 'fa' ? 'rtl' : 'ltr')

function show(): void {
  document.documentElement.lang = language()
  document.documentElement.dir = direction()
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
  whenTurned(show)
  await startWords(start)
}

/** Words alone, without a page. */
export async function startWords(start: Language): Promise<void> {
  await loadStates(start)
  await turnTo(start)
  await openRooms(['platform'])
}

/** Words of the new language are loaded first, for every room that is open; then the page turns in one step. */
export async function setLanguage(next: Language): Promise<void> {
  localStorage.setItem(KEY, next)
  await loadStates(next)
  await turnTo(next)
}

/** Called by the router before a page of these rooms is shown. */
export async function loadWords(rooms: readonly string[]): Promise<void> {
  await openRooms(rooms)
}
