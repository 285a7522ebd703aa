import ts from 'typescript'
import {
  type Check,
  codeOf,
  type Finding,
  isTest,
  lineOf,
  linesThat,
  type Project,
  visit,
} from './project.ts'

const packageHosts =
  /\b(registry\.(npmjs|yarnpkg|npmmirror)|npmjs\.(com|org)|unpkg\.com|cdn\.jsdelivr|jsdelivr\.net|esm\.(sh|run)|cdnjs\.|skypack\.dev|pypi\.org|proxy\.golang|fonts\.(googleapis|gstatic))/i
const machinePath = /(^|[\s'"`(=:])(\/(work|home|Users|root)\/[\w.-]|[A-Z]:\\\\?Users\\)/

function inTexts(project: Project, pattern: RegExp, what: string, instead: string): Finding[] {
  return [...project.files].flatMap(([path, text]) =>
    linesThat(text, pattern).map(l => ({
      path,
      line: l.line,
      what: `${what}: ${l.text.slice(0, 80)}`,
      instead,
    })),
  )
}

/** Where packages come from is the business of whoever installs. */
export const noPackageHosts: Check = project =>
  inTexts(project, packageHosts, 'names a package host', 'leave it out: the lock names versions and hashes')

/** What is written here holds on every machine. */
export const noMachinePaths: Check = project =>
  inTexts(
    project,
    machinePath,
    'names a folder of one machine',
    'say it relative to the project, or take it from the environment',
  )

/** Addresses that are names, not requests: XML namespaces, and our own loopback. */
const names =
  /^https?:\/\/(www\.w3\.org\/|localhost|127\.0\.0\.1|\[::1\]|[\w.-]+\.(invalid|test|example)\b|example\.(com|org)|\{\})/
/** Said to a person who has to fetch something by hand. */
const told = new Set(['https://nodejs.org'])

/** The node works with the line down: no code, page or style asks anybody outside. Sources may be cited in comments. */
export const noOutside: Check = project => {
  const instead = 'ship it with the project, or take the address from the blueprint or the environment'
  const inCode = codeOf(project)
    .filter(path => !isTest(path))
    .flatMap(path => {
      const tree = project.parsed(path)
      const found: Finding[] = []
      visit(tree, node => {
        const text = ts.isStringLiteralLike(node)
          ? node.text
          : ts.isTemplateExpression(node)
            ? [node.head.text, ...node.templateSpans.map(s => s.literal.text)].join('{}')
            : ''
        for (const [address] of text.matchAll(/https?:\/\/[^\s'"`)]+/g)) {
          if (!names.test(address) && !told.has(address))
            found.push({ path, line: lineOf(tree, node), what: `speaks of ${address}`, instead })
        }
      })
      return found
    })
  const loading =
    /(?:src|href)\s*=\s*["']https?:|url\(\s*["']?(?:https?:)?\/\/|@import\s+["'](?:https?:)?\/\//i
  const inPages = [...project.files]
    .filter(([path]) => /\.(html|css|svg)$/.test(path))
    .flatMap(([path, text]) =>
      linesThat(text, loading).map(l => ({
        path,
        line: l.line,
        what: `loads from outside: ${l.text.slice(0, 80)}`,
        instead,
      })),
    )
  return [...inCode, ...inPages]
}
