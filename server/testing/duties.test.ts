import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { permissions } from '../app.ts'
import { root } from '../root.ts'

/** The annex to an order names every action in the reader's language: whoever adds an action says it here too. */
it.each(['az', 'en', 'ru', 'fa'])(
  'every action that a person may do has its words in web/i18n/%s/duties.json',
  lang => {
    const words = JSON.parse(readFileSync(join(root, `web/i18n/${lang}/duties.json`), 'utf8'))
    const said = (tree: unknown, path: string) =>
      typeof path.split('.').reduce((t, part) => (t as Record<string, unknown> | undefined)?.[part], tree) ===
      'string'
    const ofPeople = Object.entries(permissions).filter(([, duties]) => duties.some(duty => duty !== 'node'))
    const missing = ofPeople.map(([name]) => name).filter(name => !said(words.action, name))
    const rooms = [...new Set(ofPeople.map(([name]) => name.split('.')[0] ?? ''))]
    expect([...missing, ...rooms.filter(room => !said(words.room, room))]).toEqual([])
  },
)
