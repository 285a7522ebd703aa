/** `npm run migration ROOM WORDS…`: writes what changed in a room's tables.ts as its next migration. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'

const projectFolder = join(dirname(fileURLToPath(import.meta.url)), '..')

const help = `npm run migration ROOM WORDS…         writes server/rooms/ROOM/migrations/NNNN_words.sql
npm run migration ROOM -- --baseline  records that the migrations there are make what tables.ts says

drizzle-kit compares tables.ts with migrations/meta/snapshot.json, which holds the definitions for which the last
migration was written, and gives the SQL between the two; then the snapshot moves on. Commit both. A column that
went and one that came may be a renaming: drizzle-kit asks in the terminal.

A room whose first migration was written by hand has no snapshot yet. Take the baseline BEFORE editing tables.ts; the
catalogue test (server/testing/catalogue.test.ts) proves that definitions and migrations agree at that moment.

ROOM is a room of server/rooms.ts, or "platform". Read the SQL before you commit it. drizzle-kit does not know of
partitions, append-only guards and checks: add them by hand (the last lines printed say how).
`

type Snapshot = ReturnType<typeof generateDrizzleJson>

export interface Place {
  tables: string
  migrations: string
  snapshot: string
}

/** Where a room's definitions and migrations lie. @throws Error when there is no such room. */
export function placeOf(room: string, folder: string): Place {
  const base = join(folder, room === 'platform' ? 'server/platform' : `server/rooms/${room}`)
  const tables = [join(base, 'tables.ts'), join(base, 'tables/index.ts')].find(path => existsSync(path))
  if (!/^[a-z]+$/.test(room) || !tables) throw new Error(`There is no room "${room}" with a tables.ts.`)
  const migrations = join(base, 'migrations')
  return { tables, migrations, snapshot: join(migrations, 'meta/snapshot.json') }
}

async function definitionsOf({ tables }: Place): Promise<Snapshot> {
  return generateDrizzleJson((await import(pathToFileURL(tables).href)) as Record<string, unknown>)
}

function keep({ snapshot }: Place, definitions: Snapshot): void {
  mkdirSync(dirname(snapshot), { recursive: true })
  writeFileSync(snapshot, `${JSON.stringify(definitions, null, 2)}\n`)
}

/** Records the present definitions as made by the migrations there are. */
export async function takeBaseline(place: Place): Promise<void> {
  keep(place, await definitionsOf(place))
}

/** `0002_weights_added.sql`: the next number, the words in small letters. */
export function nextName(present: string[], words: string[]): string {
  const said = words
    .join('_')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  if (!said) throw new Error('Say in a few words what the migration does: they become its name.')
  const last = Math.max(0, ...present.map(name => Number(/^(\d{4})_.*\.sql$/.exec(name)?.[1] ?? 0)))
  return `${String(last + 1).padStart(4, '0')}_${said}.sql`
}

/** Writes the next migration. @returns its path and text, or nothing when the definitions have not changed. */
export async function writeMigration(
  place: Place,
  words: string[],
): Promise<{ path: string; text: string } | undefined> {
  const present = existsSync(place.migrations) ? readdirSync(place.migrations) : []
  const name = nextName(present, words)
  if (!existsSync(place.snapshot) && present.some(n => n.endsWith('.sql')))
    throw new Error(
      `${place.snapshot} is missing: take the baseline first, npm run migration ROOM -- --baseline (--help says when).`,
    )
  const before: Snapshot = existsSync(place.snapshot)
    ? (JSON.parse(readFileSync(place.snapshot, 'utf8')) as Snapshot)
    : generateDrizzleJson({})
  const after = await definitionsOf(place)
  const statements = await generateMigration(before, after)
  if (!statements.length) return undefined
  const text = `${statements.map(s => s.trim()).join('\n--> statement-breakpoint\n')}\n`
  const path = join(place.migrations, name)
  mkdirSync(place.migrations, { recursive: true })
  writeFileSync(path, text, { flag: 'wx' })
  keep(place, after)
  return { path, text }
}

/** What is left to a person, table by table. */
export function byHand(text: string): string {
  const made = [...text.matchAll(/CREATE TABLE "([^"]+)"\."([^"]+)"/g)].map(
    m => [m[1] ?? '', m[2] ?? ''] as const,
  )
  if (!made.length) return ''
  const lines = made.flatMap(([schema, table]) => [
    `${schema}.${table}`,
    '  declare it in declares.ts with its class, direction and retention',
    '  if it grows:        … ) PARTITION BY RANGE ("id");',
    `                      CREATE TABLE "${schema}"."${table}_rest" PARTITION OF "${schema}"."${table}" DEFAULT;`,
    `  if append-only:     BEFORE UPDATE OR DELETE … FOR EACH ROW and BEFORE TRUNCATE … FOR EACH STATEMENT,`,
    '                      both EXECUTE FUNCTION "platform"."keep"(); the one against TRUNCATE on each partition too',
  ])
  return ['By hand, before you commit:', ...lines].join('\n')
}

async function main(args: string[]): Promise<void> {
  const [room, ...words] = args
  if (!room || args.includes('--help')) {
    process.stdout.write(help)
    return
  }
  const place = placeOf(room, projectFolder)
  if (words[0] === '--baseline') {
    await takeBaseline(place)
    process.stdout.write(`${place.snapshot} now says what tables.ts says.\n`)
    return
  }
  const written = await writeMigration(place, words)
  process.stdout.write(
    written
      ? `${written.path}\n\n${written.text}\n${byHand(written.text)}\n`
      : 'tables.ts has not changed since the last migration.\n',
  )
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(process.argv.slice(2)).catch(error => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
}
