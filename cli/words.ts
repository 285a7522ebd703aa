import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Message } from '../contracts/problem.ts'
import { root } from '../server/root.ts'

export const languages = ['en', 'az', 'ru', 'fa'] as const
export type Language = (typeof languages)[number]

type Tree = { [key: string]: string | Tree }
const held = new Map<string, Tree>()

function wordsOf(room: string, language: Language): Tree {
  const path = join(root, 'web/i18n', language, `${room}.json`)
  const known = held.get(path) ?? (existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Tree) : {})
  held.set(path, known)
  return known
}

function find(key: string, language: Language): string | undefined {
  const [room = '', path = ''] = key.split(':')
  const found = path
    .split('.')
    .reduce<string | Tree | undefined>(
      (at, part) => (typeof at === 'object' ? at[part] : undefined),
      wordsOf(room, language),
    )
  return typeof found === 'string' ? found : undefined
}

const code = /^[a-z][a-zA-Z0-9-]*$/

/** A sentence of the screens on a terminal, from the same files: a code has words of its own under the value's name. */
export function spoken({ key, params = {} }: Message, language: Language): string {
  const room = key.split(':')[0] ?? ''
  const value = (name: string) => {
    const text = String(params[name] ?? '')
    return (code.test(text) && find(`${room}:${name}.${text}`, language)) || text
  }
  return (find(key, language) ?? key).replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => value(name))
}
