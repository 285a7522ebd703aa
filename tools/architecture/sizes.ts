import ts from 'typescript'
import { type Check, codeOf, type Finding, lineOf, linesThat, visit } from './project.ts'

const most = { file: 400, function: 80, component: 150 }

/** Files that are read aloud in one breath: 400 lines, functions 80, components 150. */
export const sizes: Check = project => {
  const files = [...project.files].filter(([path]) => /\.(tsx?|mjs|css)$/.test(path))
  return [
    ...files.flatMap(([path, text]) => {
      const lines = text.trimEnd().split('\n').length
      if (lines <= most.file) return []
      return [
        {
          path,
          line: 1,
          what: `has ${lines} lines`,
          instead: `at most ${most.file}: make it a folder of that name, one verb per file`,
        },
      ]
    }),
    ...codeOf(project).flatMap(path => functionsIn(project.parsed(path), path)),
  ]
}

function functionsIn(tree: ts.SourceFile, path: string): Finding[] {
  const found: Finding[] = []
  visit(tree, node => {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body || isGroup(node)) return
    const first = lineOf(tree, node)
    const lines = tree.getLineAndCharacterOfPosition(node.end).line + 2 - first
    const name = nameOf(node)
    const component = path.endsWith('.tsx') && /^[A-Z]/.test(name)
    const limit = component ? most.component : most.function
    if (lines > limit)
      found.push({
        path,
        line: first,
        what: `${component ? 'component' : 'function'} ${name || 'without a name'} has ${lines} lines`,
        instead: `at most ${limit}: take out the steps that have a name of their own`,
      })
  })
  return found
}

/** The callback of `describe` holds tests as a file does. */
const isGroup = (node: ts.Node) =>
  ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText())

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name) return node.name.getText()
  const { parent } = node
  return ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name.getText() : ''
}

/** No `any`: it switches the compiler off where it is needed most. No `@ts-` comment for the same reason. */
export const typed: Check = project =>
  codeOf(project).flatMap(path => {
    const tree = project.parsed(path)
    const found: Finding[] = []
    visit(tree, node => {
      if (node.kind === ts.SyntaxKind.AnyKeyword)
        found.push({
          path,
          line: lineOf(tree, node),
          what: 'says any',
          instead: 'say what it is, or unknown and look',
        })
    })
    for (const { line } of commentsIn(tree).filter(c => /@ts-(ignore|nocheck|expect-error)/.test(c.text)))
      found.push({ path, line, what: 'silences the compiler', instead: 'mend the type' })
    return found
  })

/** A promise to do something later has the number of an issue, or it is not made. */
export const promises: Check = project => {
  const later = /\b(TO ?DO|FIX ?ME)\b(?!.*#\d)/
  const instead = 'do it now, or open an issue and write its number (#12) here'
  return [...project.files].flatMap(([path, text]) => {
    if (codeOf(project).includes(path))
      return commentsIn(project.parsed(path)).flatMap(c =>
        later.test(c.text) ? [{ path, line: c.line, what: 'a promise without an issue', instead }] : [],
      )
    if (!/\.(css|sql|html)$/.test(path)) return []
    return linesThat(text, later).map(({ line }) => ({
      path,
      line,
      what: 'a promise without an issue',
      instead,
    }))
  })
}

/** Comments of a file, line by line. */
export function commentsIn(tree: ts.SourceFile): { line: number; text: string }[] {
  const text = tree.text
  const ranges = new Map<number, ts.CommentRange>()
  visit(tree, node => {
    for (const r of ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []) ranges.set(r.pos, r)
    for (const r of ts.getTrailingCommentRanges(text, node.end) ?? []) ranges.set(r.pos, r)
  })
  for (const r of ts.getLeadingCommentRanges(text, tree.endOfFileToken.getFullStart()) ?? [])
    ranges.set(r.pos, r)
  return [...ranges.values()].flatMap(({ pos, end }) => {
    const { line } = tree.getLineAndCharacterOfPosition(pos)
    return text
      .slice(pos, end)
      .split('\n')
      .map((part, i) => ({ line: line + 1 + i, text: part }))
  })
}

const vague = new Set(['shared', 'common', 'utils', 'helpers', 'lib', 'core', 'types', 'interfaces', 'dto'])

/** A folder's name says what lies in it. */
export const folderNames: Check = project => {
  const folders = new Set(
    [...project.files.keys()].flatMap(path =>
      path
        .split('/')
        .slice(0, -1)
        .map((_, i, all) => all.slice(0, i + 1).join('/')),
    ),
  )
  return [...folders].flatMap(path =>
    vague.has(path.split('/').at(-1) ?? '')
      ? [
          {
            path,
            line: 1,
            what: 'has a name that fits everything',
            instead: 'call it after what lies in it, or put the file where it is used',
          },
        ]
      : [],
  )
}

/** An invariant that names a test as its guard: the test exists and names the number. */
export const guardsExist: Check = project => {
  const found: Finding[] = []
  for (const path of codeOf(project).filter(p => p.startsWith('server/testing/invariants/'))) {
    const tree = project.parsed(path)
    visit(tree, node => {
      if (!ts.isObjectLiteralExpression(node)) return
      const id = textOf(node, 'id')
      const test = textOf(node, 'test')
      if (!id || !test) return
      const text = project.files.get(test)
      const what =
        text === undefined
          ? 'which does not exist'
          : text.includes(id)
            ? undefined
            : `which does not name ${id}`
      if (what)
        found.push({
          path,
          line: lineOf(tree, node),
          what: `${id} is guarded by ${test}, ${what}`,
          instead: 'write the test and name the number in it, or drop the claim',
        })
    })
  }
  return found
}

function textOf(node: ts.ObjectLiteralExpression, key: string): string | undefined {
  const found = node.properties.find(p => p.name?.getText() === key)
  return found && ts.isPropertyAssignment(found) && ts.isStringLiteralLike(found.initializer)
    ? found.initializer.text
    : undefined
}
