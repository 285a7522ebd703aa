import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const languages = ['az', 'en', 'ru', 'fa'] as const
const folder = (lang: string) => join(root, 'web/i18n', lang)
const rooms = [
  ...new Set(languages.flatMap(lang => readdirSync(folder(lang)).map(file => file.replace(/\.json$/, '')))),
].sort()

const PLURAL = /_(zero|one|two|few|many|other)$/

type Tree = { [key: string]: string | Tree }

function flat(tree: Tree, before = ''): Map<string, string> {
  const words = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') words.set(before + key, value)
    else for (const [inner, text] of flat(value, `${before}${key}.`)) words.set(inner, text)
  }
  return words
}

function wordsOf(lang: string, room: string): Map<string, string> {
  const file = join(folder(lang), `${room}.json`)
  return existsSync(file) ? flat(JSON.parse(readFileSync(file, 'utf8'))) : new Map()
}

const stem = (key: string) => key.replace(PLURAL, '')
/** `{{lane_az}}` in Azerbaijani is `{{lane_en}}` in English: reference words are sent in all four. */
const placeholders = (text: string, lang: string) =>
  [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)]
    .map(found => (found[1] ?? '').replace(new RegExp(`_${lang}$`), '_…'))
    .sort()
const stems = (words: Map<string, string>) => [...new Set([...words.keys()].map(stem))].sort()

function sourcesBelow(path: string): string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap(entry => {
    const at = join(path, entry.name)
    if (entry.isDirectory()) return sourcesBelow(at)
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [at] : []
  })
}

describe.each(rooms)('words of %s', room => {
  const inLanguage = new Map(languages.map(lang => [lang, wordsOf(lang, room)]))
  const all = [...new Set([...inLanguage.values()].flatMap(stems))].sort()

  it.each(languages)('%s has every sentence', lang => {
    const has = new Set(stems(inLanguage.get(lang) ?? new Map()))
    expect(all.filter(key => !has.has(key))).toEqual([])
  })

  it.each(languages)('%s says something in each', lang => {
    expect(
      [...(inLanguage.get(lang) ?? [])].filter(([, text]) => text.trim() === '').map(([key]) => key),
    ).toEqual([])
  })

  it.each(languages)('%s has the same values in each sentence as English', lang => {
    const english = inLanguage.get('en') ?? new Map<string, string>()
    const expected = new Map(
      [...english].map(([key, text]) => [stem(key), placeholders(text, 'en').join(' ')]),
    )
    const differ = [...(inLanguage.get(lang) ?? [])].filter(([key, text]) => {
      const wanted = expected.get(stem(key)) ?? ''
      const got = placeholders(text, lang).join(' ')
      // "one" and "zero" may be said in words instead of the figure
      const inWords = /_(zero|one|two)$/.test(key) && got === wanted.replace(/\bcount\b ?/, '').trim()
      return got !== wanted && !inWords
    })
    expect(differ.map(([key]) => key)).toEqual([])
  })

  it.each(languages)('%s has every plural that Intl.PluralRules asks for, and no other', lang => {
    const words = inLanguage.get(lang) ?? new Map<string, string>()
    const categories = new Intl.PluralRules(lang).resolvedOptions().pluralCategories
    const counted = [
      ...new Set(
        [...inLanguage.values()].flatMap(w => [...w.keys()].filter(key => PLURAL.test(key)).map(stem)),
      ),
    ]
    const missing = counted.flatMap(key =>
      categories.map(c => `${key}_${c}`).filter(full => !words.has(full)),
    )
    const idle = [...words.keys()].filter(key => {
      const found = PLURAL.exec(key)?.[1]
      return found !== undefined && !categories.some(c => c === found)
    })
    expect({ missing, idle }).toEqual({ missing: [], idle: [] })
  })
})

describe('keys in the code', () => {
  const known = new Map(rooms.map(room => [room, new Set(stems(wordsOf('en', room)))]))
  const KEY = /(['"`])([a-z][a-z0-9-]*):([a-z][\w-]*(?:\.[\w-]+)*)\1/g

  it.each(['web', 'server', 'contracts'])('every key written out in %s has words', part => {
    const lost: string[] = []
    for (const file of sourcesBelow(join(root, part))) {
      for (const [, , room = '', path = ''] of readFileSync(file, 'utf8').matchAll(KEY)) {
        const words = known.get(room)
        if (words && !words.has(stem(path))) lost.push(`${file.slice(root.length)}: ${room}:${path}`)
        // a page that says the words of a room which has none yet
        if (!words && part === 'web' && existsSync(join(root, 'web/rooms', room)))
          lost.push(`${file.slice(root.length)}: no words for ${room}`)
      }
    }
    expect(lost).toEqual([])
  })
})
