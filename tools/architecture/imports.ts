import { posix } from 'node:path'
import ts from 'typescript'
import { codeOf, type Finding, lineOf, type Project, visit } from './project.ts'

/** One import as it is written. `to` is a path of the project, or the name of a package. */
export interface Import {
  from: string
  line: number
  to: string
  inside: boolean
  /** `import()`: loaded when it is asked for. */
  later: boolean
}

const cache = new WeakMap<Project, Import[]>()

/** Every static, type-only, re-exporting and dynamic import of the project. */
export function importsOf(project: Project): Import[] {
  const known = cache.get(project)
  if (known) return known
  const found = codeOf(project).flatMap(path => importsIn(project, path))
  cache.set(project, found)
  return found
}

function importsIn(project: Project, from: string): Import[] {
  const tree = project.parsed(from)
  const found: Import[] = []
  const add = (node: ts.Node, specifier: ts.Node | undefined, later = false) => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return
    const inside = specifier.text.startsWith('.')
    const to = inside
      ? posix.join(posix.dirname(from), specifier.text.replace(/\?.*$/, ''))
      : packageOf(specifier.text)
    found.push({ from, line: lineOf(tree, node), to, inside, later })
  }
  visit(tree, node => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node, node.moduleSpecifier)
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node, node.arguments[0], true)
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node, node.argument.literal)
  })
  return found
}

/** `@scope/name/part` → `@scope/name`; `node:fs/promises` → `node:fs`. */
function packageOf(specifier: string): string {
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '')
}

/** The imports of each file. */
export function importsByFile(project: Project): Map<string, Import[]> {
  const by = new Map<string, Import[]>()
  for (const i of importsOf(project)) by.set(i.from, [...(by.get(i.from) ?? []), i])
  return by
}

export const about = (i: Import, what: string, instead: string): Finding => ({
  path: i.from,
  line: i.line,
  what,
  instead,
})
