/**
 * What the booth loads the first time, in kB gzip: script, style, fonts, the words of one language. Above 200 the build fails
 * (docs of the interface, "first load, booth"). Reads dist/web and Vite's manifest; fonts count when a letter of their range stands in the
 * language's words, since a browser fetches no other. Fonts are compressed already and count as they are.
 *
 *   node tools/run.mjs tools/budget.ts [--brief] [page, default rooms/crossings/BoothPage.tsx]
 *
 * `--brief`, as the build asks: nothing is printed unless a language is above.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

export const LIMIT_KB = 200
const LANGUAGES = ['az', 'en', 'ru', 'fa'] as const

interface Chunk {
  file: string
  src?: string
  css?: string[]
  assets?: string[]
  imports?: string[]
}
type Manifest = Record<string, Chunk>

export interface Line {
  kind: 'script' | 'style' | 'words' | 'font' | 'page'
  file: string
  bytes: number
}

/** Everything that `names` load statically, themselves included. */
function closure(manifest: Manifest, names: readonly string[]): Chunk[] {
  const seen = new Map<string, Chunk>()
  const visit = (name: string) => {
    const chunk = manifest[name]
    if (!chunk || seen.has(name)) return
    seen.set(name, chunk)
    for (const next of chunk.imports ?? []) visit(next)
  }
  for (const name of names) visit(name)
  return [...seen.values()]
}

interface Face {
  file: string
  weight: string
  ranges: [number, number][]
}

function facesOf(css: string): Face[] {
  return [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].flatMap(([, body = '']) => {
    const file = /url\(["']?([^"')]+)["']?\)/.exec(body)?.[1]
    const ranges = (/unicode-range:\s*([^;}]+)/.exec(body)?.[1] ?? 'U+0-10FFFF')
      .split(',')
      .map((range): [number, number] => {
        const text = range.trim().replace(/^U\+/i, '')
        // the minifier may write U+06F0-06F9 as U+6f? where it can
        const [from = '', to = from] = text.includes('?')
          ? [text.replaceAll('?', '0'), text.replaceAll('?', 'f')]
          : text.split('-')
        return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
      })
    // a font inside the style is counted with it
    const weight = /font-weight:\s*([^;}]+)/.exec(body)?.[1]?.trim() ?? '400'
    return file && !file.startsWith('data:') ? [{ file, weight, ranges }] : []
  })
}

/** In a language that draws 500 as another weight (`--medium`), the faces of 500 are not fetched. */
function withoutMedium(css: string, language: string): boolean {
  return [...css.matchAll(/([^{}]+)\{--medium:\s*(\d+);?\}/g)].some(
    ([, selector = '', weight]) => selector.includes(`:lang(${language})`) && weight !== '500',
  )
}

const zipped = (path: string) => gzipSync(readFileSync(path), { level: 9 }).length

/** A traveller from anywhere near: what a booth shows besides its own words. */
const ALWAYS = 'RAHIMI Reza ƏLİYEVA ğışöüç 0123456789 <>'

/** A room and the others whose words open with every page of it. */
function spoken(room: string): string[] {
  const path = fileURLToPath(new URL(`../web/rooms/${room}/index.tsx`, import.meta.url))
  const speaks = existsSync(path) ? /^ {2}speaks: \[([^\]]*)\]/m.exec(readFileSync(path, 'utf8'))?.[1] : ''
  return [room, ...Array.from((speaks ?? '').matchAll(/'([\w-]+)'/g), found => found[1] ?? '')]
}

export function measure(dist: string, language: string, pages: readonly string[]): Line[] {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const scripts = Array.from(html.matchAll(/<script [^>]*src="\/([^"]+)"/g), found => found[1])
  const entries = Object.keys(manifest).filter(name => scripts.includes(manifest[name]?.file))
  if (!entries.length) throw new Error(`No script of ${dist}/index.html stands in the manifest`)
  const missing = pages.filter(page => !manifest[page])
  if (missing.length > 0) throw new Error(`Not in the manifest: ${missing.join(', ')}`)

  const chunks = closure(manifest, [...entries, ...pages])
  const rooms = [
    'platform',
    ...pages.flatMap(page => /rooms\/([^/]+)\//.exec(page)?.[1] ?? []).flatMap(spoken),
  ]
  const names = [...rooms.map(room => `i18n/${language}/${room}.json`), `platform/states-${language}.json`]
  const wordFiles = names.flatMap(name => manifest[name]?.file ?? [])
  const styles = [...new Set(chunks.flatMap(chunk => chunk.css ?? []))]

  const said = wordFiles.map(file => readFileSync(join(dist, file), 'utf8')).join('') + ALWAYS
  // escaped letters of a minified file are letters all the same
  const text = said.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
  const letters = [...new Set(Array.from(text, letter => letter.codePointAt(0) ?? 0))]
  const sheets = styles.map(style => ({ style, css: readFileSync(join(dist, style), 'utf8') }))
  const noMedium = sheets.some(({ css }) => withoutMedium(css, language))
  const fonts = sheets.flatMap(({ style, css }) =>
    facesOf(css)
      .filter(face => !(noMedium && face.weight === '500'))
      .filter(face =>
        face.ranges.some(([from, to]) => letters.some(letter => letter >= from && letter <= to)),
      )
      .map(face =>
        face.file.startsWith('/') ? face.file.slice(1) : posix.join(posix.dirname(style), face.file),
      ),
  )

  const line = (kind: Line['kind']) => (file: string) => ({ kind, file, bytes: zipped(join(dist, file)) })
  return [
    line('page')('index.html'),
    ...[...new Set(chunks.map(chunk => chunk.file))].filter(file => file.endsWith('.js')).map(line('script')),
    ...styles.map(line('style')),
    ...wordFiles.map(line('words')),
    ...[...new Set(fonts)].map(
      (file): Line => ({ kind: 'font', file, bytes: readFileSync(join(dist, file)).length }),
    ),
  ]
}

export const kilobytes = (lines: readonly Line[]): number =>
  lines.reduce((sum, line) => sum + line.bytes, 0) / 1000

function main(args: string[]): number {
  const dist = fileURLToPath(new URL('../dist/web', import.meta.url))
  if (!existsSync(join(dist, '.vite/manifest.json'))) {
    console.error('There is no dist/web/.vite/manifest.json: build the web first, with build.manifest on.')
    return 1
  }
  const brief = args.includes('--brief')
  const named = args.filter(arg => arg !== '--brief')
  const pages = named.length > 0 ? named : ['rooms/crossings/BoothPage.tsx']
  let over = false
  for (const language of LANGUAGES) {
    const lines = measure(dist, language, pages)
    const sum = kilobytes(lines)
    over ||= sum > LIMIT_KB
    if (brief && sum <= LIMIT_KB) continue
    console.log(`\n${language}: ${sum.toFixed(1)} kB of ${LIMIT_KB}`)
    for (const kind of ['page', 'script', 'style', 'words', 'font'] as const) {
      const of = lines.filter(line => line.kind === kind)
      console.log(
        `  ${kind.padEnd(7)}${kilobytes(of).toFixed(1).padStart(7)} kB  ${of.length} ${of.length === 1 ? 'file' : 'files'}`,
      )
    }
  }
  if (over) console.error(`\nThe first load of the booth is above ${LIMIT_KB} kB gzip.`)
  return over ? 1 : 0
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1])
  process.exitCode = main(process.argv.slice(2))
