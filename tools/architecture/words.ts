import ts from 'typescript'
import {
  type Check,
  codeOf,
  type Finding,
  isTest,
  lineOf,
  linesThat,
  orderOf,
  type Project,
  visit,
} from './project.ts'

const languages = ['az', 'en', 'ru', 'fa'] as const
type Tree = { [key: string]: string | Tree }

/** `az.one`, `refusal.late_few` …: every sentence of a file by its path. */
function flat(tree: Tree, at = ''): [string, string][] {
  return Object.entries(tree).flatMap(([k, v]) => {
    const path = at ? `${at}.${k}` : k
    return typeof v === 'string' ? [[path, v] as [string, string]] : flat(v, path)
  })
}

const plural = /_(zero|one|two|few|many|other)$/
const bare = (key: string) => key.replace(plural, '')
/** Values a sentence asks for; `lane_az` and `lane_fa` are one value in two languages. */
const holes = (text: string) =>
  [...text.matchAll(/\{\{\s*-?\s*(\w+)/g)].map(m => (m[1] ?? '').replace(/_(az|en|ru|fa)$/, ''))

/** Words of one room: language → key without plural ending → its forms and the values it asks for. */
function wordsOf(project: Project, room: string) {
  return languages.map(lang => {
    const path = `web/i18n/${lang}/${room}.json`
    const text = project.files.get(path)
    const keys = new Map<string, { forms: Set<string>; holes: Set<string> }>()
    for (const [key, sentence] of flat(JSON.parse(text ?? '{}') as Tree)) {
      const known = keys.get(bare(key)) ?? { forms: new Set(), holes: new Set() }
      known.forms.add(plural.exec(key)?.[1] ?? '')
      for (const hole of holes(sentence)) known.holes.add(hole)
      keys.set(bare(key), known)
    }
    return { lang, path, exists: text !== undefined, keys }
  })
}

/** Whatever is said is said in four languages, with the plural forms each of them has and the same values. */
export const fourLanguages: Check = project => {
  const named = [...project.files.keys()].flatMap(
    path => /^web\/i18n\/\w+\/([\w-]+)\.json$/.exec(path)?.[1] ?? [],
  )
  const speaking = keysInCode(project).map(k => k.room)
  const rooms = new Set([...named, ...orderOf(project).filter(room => speaking.includes(room))])
  return [...rooms].sort().flatMap(room => {
    const all = wordsOf(project, room)
    const keys = new Set(all.flatMap(l => [...l.keys.keys()]))
    return all.flatMap(({ lang, path, exists, keys: own }): Finding[] => {
      if (!exists) return [{ path, line: 1, what: 'is missing', instead: `the words of ${room} in ${lang}` }]
      const line = (key: string) => lineOfKey(project.files.get(path) ?? '', key)
      return [...keys].flatMap(key => {
        const here = own.get(key)
        if (!here) return [{ path, line: 1, what: `lacks ${key}`, instead: 'say it in this language too' }]
        const wanted = here.forms.has('') ? [] : new Intl.PluralRules(lang).resolvedOptions().pluralCategories
        const forms = wanted.filter(form => !here.forms.has(form))
        const values = new Set(all.flatMap(l => [...(l.keys.get(key)?.holes ?? [])]))
        const lost = [...values].filter(value => value !== 'count' && !here.holes.has(value))
        return [
          ...forms.map(form => ({
            path,
            line: line(key),
            what: `${key} lacks the form _${form}`,
            instead: `${lang} has it: say it`,
          })),
          ...lost.map(value => ({
            path,
            line: line(key),
            what: `${key} does not say {{${value}}}`,
            instead: 'another language says it: say it here, or nowhere',
          })),
        ]
      })
    })
  })
}

function lineOfKey(text: string, key: string): number {
  const last = key.split('.').at(-1) ?? key
  return linesThat(text, new RegExp(`"${last.replaceAll('$', '\\$')}(_\\w+)?"\\s*:`))[0]?.line ?? 1
}

interface Spoken {
  room: string
  key: string
  path: string
  line: number
}

/** Every whole key that code says: `'crossings:refusal.already-released'`. */
function keysInCode(project: Project): Spoken[] {
  const rooms = new Set(['platform', ...orderOf(project)])
  return codeOf(project)
    .filter(path => !isTest(path) && /^(server|web|contracts)\//.test(path))
    .flatMap(path => {
      const tree = project.parsed(path)
      const found: Spoken[] = []
      visit(tree, node => {
        if (!ts.isStringLiteralLike(node)) return
        const [, room = '', key = ''] = /^([a-z-]+):([\w.-]+)$/.exec(node.text) ?? []
        if (rooms.has(room)) found.push({ room, key, path, line: lineOf(tree, node) })
      })
      return found
    })
}

/** No sentence is promised that no language has. */
export const keysHaveWords: Check = project => {
  const known = new Map<string, Set<string>>()
  return keysInCode(project).flatMap(({ room, key, path, line }) => {
    const words = known.get(room) ?? new Set(wordsOf(project, room).flatMap(l => [...l.keys.keys()]))
    known.set(room, words)
    if (words.has(key)) return []
    return [
      {
        path,
        line,
        what: `says ${room}:${key}, which has no words`,
        instead: `write it in web/i18n/{${languages.join(',')}}/${room}.json`,
      },
    ]
  })
}

const side = '(?:left|right)'
const physicalCss = new RegExp(
  `(?:^|[;{\\s])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-${side}(?:-\\w+)?|border-(?:top|bottom)-${side}-radius|${side})\\s*:|(?:text-align|float|clear)\\s*:\\s*${side}\\b`,
)
const physicalProperty = /^(margin|padding|border|inset)(Left|Right)|^border(Top|Bottom)(Left|Right)Radius$/

/** A screen that reads from right to left is the same screen: start and end, never left and right. */
export const logicalSides: Check = project => {
  const instead = 'use the logical property: inline-start and inline-end, start and end'
  const styles = [...project.files].filter(([path]) => path.startsWith('web/') && path.endsWith('.css'))
  return [
    ...styles.flatMap(([path, text]) =>
      linesThat(text, physicalCss).map(l => ({
        path,
        line: l.line,
        what: `names a side: ${l.text.slice(0, 60)}`,
        instead,
      })),
    ),
    ...codeOf(project)
      .filter(path => path.startsWith('web/') && !isTest(path))
      .flatMap(path => {
        const tree = project.parsed(path)
        const found: Finding[] = []
        visit(tree, node => {
          if (!ts.isPropertyAssignment(node)) return
          const name = node.name.getText().replace(/['"]/g, '')
          const value = node.initializer.getText().replace(/['"]/g, '')
          const sided =
            physicalProperty.test(name) ||
            (/^(textAlign|float|clear)$/.test(name) && /^(left|right)$/.test(value))
          if (sided || (/^(left|right)$/.test(name) && inStyle(node)))
            found.push({ path, line: lineOf(tree, node), what: `names a side: ${name}`, instead })
        })
        return found
      }),
  ]
}

const inStyle = (node: ts.Node): boolean =>
  ts.isObjectLiteralExpression(node.parent) &&
  /\bstyle\s*[=:]/i.test(node.parent.parent.parent?.getText().slice(0, 12) ?? '')
