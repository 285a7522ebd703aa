import ts from 'typescript'
import {
  type Check,
  codeOf,
  type Finding,
  isTest,
  lineOf,
  orderOf,
  type Project,
  roomOf,
  visit,
} from './project.ts'

/** File or folder of a room → whether every room has it. */
const silhouette: Record<string, 'always' | 'may'> = {
  'README.md': 'always',
  'index.ts': 'always',
  'routes.ts': 'may',
  'actions.ts': 'may',
  'rules.ts': 'always',
  'store.ts': 'may',
  'tables.ts': 'always',
  migrations: 'always',
  'declares.ts': 'always',
  'reactions.ts': 'may',
  adapters: 'may',
}

/** Every room has the same files, so that anybody knows where a line lives. A file may be a folder of that name. */
export const silhouettes: Check = project => {
  const order = orderOf(project)
  const folders = new Set([...project.files.keys()].flatMap(path => roomOf(path) ?? []))
  const strays = [...folders]
    .filter(room => !order.includes(room))
    .map(room => ({
      path: `server/rooms/${room}`,
      line: 1,
      what: 'is a room that server/rooms.ts does not name',
      instead: 'give it its place in the order',
    }))
  return [...strays, ...order.flatMap(room => shapeOf(project, room))]
}

function shapeOf(project: Project, room: string): Finding[] {
  const base = `server/rooms/${room}`
  const own = [...project.files.keys()]
    .filter(path => path.startsWith(`${base}/`))
    .map(path => path.slice(base.length + 1))
  if (!own.length)
    return [
      {
        path: base,
        line: 1,
        what: 'does not exist, though server/rooms.ts names it',
        instead: `npm run new-room ${room}`,
      },
    ]
  const first = new Set(own.map(path => path.split('/')[0] ?? ''))
  const has = (name: string) => first.has(name) || first.has(name.replace(/\.ts$/, ''))
  const missing = (name: string, why: string): Finding[] =>
    has(name) ? [] : [{ path: `${base}/${name}`, line: 1, what: 'is missing', instead: why }]
  const known = new Set(Object.keys(silhouette).flatMap(name => [name, name.replace(/\.ts$/, '')]))
  const readme = project.files.get(`${base}/README.md`) ?? ''
  const explained = (name: string) => readme.includes(`\`${name}\``) || readme.includes(`\`${name}/\``)
  const extra = [...first].filter(
    name => !known.has(name) && !name.endsWith('.test.ts') && name !== 'testing' && !explained(name),
  )
  const tested = own.some(path => /^rules(\.|\/.*\.)test\.ts$/.test(path))
  return [
    ...Object.entries(silhouette).flatMap(([name, need]) =>
      need === 'always' ? missing(name, 'every room has it; npm run new-room shows what it says') : [],
    ),
    ...(tested
      ? []
      : missing('rules.test.ts', 'a table of cases, each named by the sentence of the law or standard')),
    ...missing(`${room}.test.ts`, 'prove the room through HTTP: the answer and the ledger line'),
    ...(has('routes.ts') ? missing('actions.ts', 'a route leads to an action') : []),
    ...(has('actions.ts') ? missing(`${room}.permissions.test.ts`, 'try every action with every duty') : []),
    ...extra.map(name => ({
      path: `${base}/${name}`,
      line: 1,
      what: 'is not a file that rooms have, and README.md does not say what it is for',
      instead:
        'put its lines where they are looked for (actions, rules, store, adapters), or name it in the README with its purpose',
    })),
    ...own.flatMap(path => migrationFaults(project, room, `${base}/${path}`)),
  ]
}

/** `NNNN_words.sql`, and only the room's own schema in it. */
function migrationFaults(project: Project, room: string, path: string): Finding[] {
  if (!/\/migrations\/[^/]+\.sql$/.test(path)) return []
  const found: Finding[] = []
  if (!/\/\d{4}_[a-z0-9_]+\.sql$/.test(path))
    found.push({
      path,
      line: 1,
      what: 'is not called NNNN_words.sql',
      instead: 'npm run migration gives the next number',
    })
  const lines = (project.files.get(path) ?? '').split('\n')
  lines.forEach((line, i) => {
    const schema = /^(?:CREATE|ALTER|DROP) (?:TABLE|SCHEMA|FUNCTION) "?([a-z_]+)"?/i.exec(line)?.[1]
    if (schema && schema !== room)
      found.push({
        path,
        line: i + 1,
        what: `changes the schema ${schema}`,
        instead: `a room changes its own schema "${room}" only`,
      })
  })
  return found
}

const sqlText =
  /^\s*(--.*\n\s*)*(select\s[\s\S]*?\sfrom\s+["\w]+(\.["\w]+|\s+(where|order|group|limit|join|for|left)\b|\s*$)|insert\s+into\s|update\s+[\w."]+\s+set\s|delete\s+from\s|with\s+[\w"]+\s+as\s*\(|truncate\s|(create|alter|drop)\s+(table|schema|index|role|database)\s)/i
const sqlHome = (path: string) =>
  isTest(path) ||
  /^server\/(platform|testing)\//.test(path) ||
  /^(bench|tools)\//.test(path) ||
  /^server\/rooms\/[^/]+\/(store(\.ts|\/)|tables(\.ts|\/)|migrations\/)/.test(path)

/** SQL, as text or as Drizzle, stands in `store.ts` alone, so that one file says what a room keeps and reads. */
export const sqlAtHome: Check = project =>
  codeOf(project)
    .filter(path => !sqlHome(path))
    .flatMap(path => {
      const tree = project.parsed(path)
      const found: Finding[] = []
      visit(tree, node => {
        const what = sqlIn(node)
        if (what)
          found.push({
            path,
            line: lineOf(tree, node),
            what,
            instead: 'move the statement into store.ts and call it by a name',
          })
      })
      return found
    })

function sqlIn(node: ts.Node): string | undefined {
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'sql') return 'an sql`` template'
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
    const text = ts.isTemplateExpression(node) ? node.head.text : node.text
    if (sqlText.test(text)) return `SQL in a text: ${text.trim().slice(0, 40)} …`
  }
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined
  const after = node.expression.name.text
  const before = node.expression.expression
  const called =
    ts.isCallExpression(before) && ts.isPropertyAccessExpression(before.expression)
      ? before.expression.name.text
      : ''
  const chain = `${called}.${after}`
  return /^(select|selectDistinct)\.from$|^update\.set$|^delete\.where$|^insert\.values$/.test(chain)
    ? `a Drizzle statement (.${chain.replace('.', '().')}())`
    : undefined
}
