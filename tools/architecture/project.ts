import { readdirSync, readFileSync } from 'node:fs'
import { dirname, extname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** One thing that is against the law of the house, and what to do instead. */
export interface Finding {
  path: string
  /** 1-based; 1 when the finding is about the whole file or something missing. */
  line: number
  what: string
  instead: string
}

/** What every check works on: texts by path, so that a spoiled example is a few lines of text. */
export interface Project {
  /** Path below the project folder, with `/`. */
  files: ReadonlyMap<string, string>
  parsed(path: string): ts.SourceFile
}

export type Check = (project: Project) => Finding[]

export const projectFolder: string = join(dirname(fileURLToPath(import.meta.url)), '../..')

const notOurs = new Set(['node_modules', 'dist', 'coverage', '.git', '.sarhad'])
const texts = new Set(['.ts', '.tsx', '.mjs', '.css', '.json', '.md', '.sql', '.html', '.svg', '.txt', ''])

/** Reads every text file of the project that is ours. */
export function readProject(folder: string): Project {
  const files: Record<string, string> = {}
  const walk = (below: string) => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      if (notOurs.has(entry.name)) continue // in a work tree `.git` is a file
      const path = posix.join(below, entry.name)
      if (entry.isDirectory()) walk(path)
      if (entry.isFile() && texts.has(extname(entry.name)))
        files[path] = readFileSync(join(folder, path), 'utf8')
    }
  }
  walk('')
  return projectOf(files)
}

export function projectOf(files: Record<string, string>): Project {
  const trees = new Map<string, ts.SourceFile>()
  const map = new Map(Object.entries(files))
  return {
    files: map,
    parsed(path) {
      const known = trees.get(path)
      if (known) return known
      const kind = path.endsWith('.tsx')
        ? ts.ScriptKind.TSX
        : path.endsWith('.mjs')
          ? ts.ScriptKind.JS
          : ts.ScriptKind.TS
      const tree = ts.createSourceFile(path, map.get(path) ?? '', ts.ScriptTarget.ES2023, true, kind)
      trees.set(path, tree)
      return tree
    },
  }
}

export const isCode = (path: string): boolean => /\.(tsx?|mjs)$/.test(path)
/** Tests and what only tests use: `testing/` beside them, a trial that is run by hand. */
export const isTest = (path: string): boolean =>
  /\.test\.tsx?$|\/testing\/|\/trial\.ts$/.test(path) || path.startsWith('web/e2e/')
export const codeOf = (project: Project): string[] => [...project.files.keys()].filter(isCode)

export const lineOf = (tree: ts.SourceFile, node: ts.Node): number =>
  tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1

/** Every node of a file, parents first. */
export function visit(tree: ts.SourceFile, see: (node: ts.Node) => void): void {
  const go = (node: ts.Node) => {
    see(node)
    node.forEachChild(go)
  }
  tree.forEachChild(go)
}

/** Lines of a text that match, with their numbers. */
export function linesThat(text: string, pattern: RegExp): { line: number; text: string }[] {
  return text.split('\n').flatMap((l, i) => (pattern.test(l) ? [{ line: i + 1, text: l.trim() }] : []))
}

/** Name of the room of a path below `server/rooms/`, if it is one. */
export const roomOf = (path: string): string | undefined => /^server\/rooms\/([^/]+)\//.exec(path)?.[1]

/** The order as `server/rooms.ts` writes it: read from the text, so that spoiled examples have one of their own. */
export function orderOf(project: Project): string[] {
  const list = /order\s*=\s*\[([^\]]*)\]/.exec(project.files.get('server/rooms.ts') ?? '')?.[1] ?? ''
  return [...list.matchAll(/'([^']+)'/g)].map(m => m[1] ?? '')
}
