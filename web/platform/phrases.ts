/**
 * The sentences of the screens: one JSON file for each language and room, fetched when a page of the room is opened. Own and small,
 * because the booth has 200 kB for everything (docs/decisions/0011).
 */
type Tree = { readonly [key: string]: string | Tree }

const files = import.meta.glob<Tree>('../i18n/*/*.json', { import: 'default' })
const books = new Map<string, Tree>()
const rooms = new Set<string>()
const listeners = new Set<() => void>()
let spoken = 'en'

async function fetchBook(language: string, room: string): Promise<void> {
  const id = `${language}/${room}`
  if (books.has(id)) return
  const load = files[`../i18n/${id}.json`]
  if (!load) throw new Error(`No words: ${id}`)
  books.set(id, await load())
}

/** The language in which phrases are found now. */
export const spokenLanguage = (): string => spoken

/** Words of these rooms, now and after each change of language. */
export async function openRooms(names: readonly string[]): Promise<void> {
  const language = spoken
  for (const room of names) rooms.add(room)
  await Promise.all(names.map(room => fetchBook(language, room)))
  // the language turned meanwhile, and did not wait for these
  if (language !== spoken) await openRooms(names)
}

/** The words of every open room in the new language first; then all turn in one step. */
export async function turnTo(language: string): Promise<void> {
  await Promise.all([...rooms].map(room => fetchBook(language, room)))
  spoken = language
  for (const listener of listeners) listener()
}

/** @returns how to stop listening. */
export function whenTurned(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** `room:path.to.phrase`, as it is written. */
function find(key: string): string | undefined {
  const colon = key.indexOf(':')
  let at: string | Tree | undefined = books.get(`${spoken}/${key.slice(0, colon)}`)
  for (const step of key.slice(colon + 1).split('.')) {
    if (at === undefined || typeof at === 'string') return undefined
    at = Object.hasOwn(at, step) ? at[step] : undefined
  }
  return typeof at === 'string' ? at : undefined
}

export const hasPhrase = (key: string): boolean => find(key) !== undefined

const plurals = new Map<string, Intl.PluralRules>()

function category(count: number): string {
  const rules = plurals.get(spoken) ?? new Intl.PluralRules(spoken)
  plurals.set(spoken, rules)
  return rules.select(count)
}

/**
 * The phrase with its values put in; `count` chooses the plural form (`key_one`, `key_few` …). A value is never read as a phrase. A key
 * without words is given back as it is, so that a gap is seen.
 */
export function phrase(
  key: string,
  values: Readonly<Record<string, string | number>>,
  count?: number,
): string {
  const found = (count === undefined ? undefined : find(`${key}_${category(count)}`)) ?? find(key)
  if (found === undefined) return key
  return found.replace(/\{\{\s*(\w+)\s*\}\}/g, (hole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : hole,
  )
}
