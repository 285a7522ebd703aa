/** What a new room says: the smallest one that is whole. One kind of row, one act, one list, all its tests. */

type Template = (room: string, Room: string) => string

const readme: Template = room => `# ${room}

One sentence: what this room is for.

**Whose job.** Which authority and which duty does it?
**Source.** Which law, standard or agreement says so? Name the article.

What does it keep, and who may see it? What does it decide, and by which rule?

**Never.** What does it refuse to do, say or count, and why?
`

const contract: Template = (_room, Room) => `import { z } from 'zod'
import { Id, Instant, page } from './words.ts'

export const Record${Room} = z.object({ note: z.string().max(500) })
export const ${Room}Entry = z.object({ id: Id, at: Instant, by: z.string(), note: z.string() })
export type ${Room}Entry = z.infer<typeof ${Room}Entry>
export const ${Room}Entries = page(${Room}Entry)
`

const index: Template = () => `export { declares } from './declares.ts'
export { routes } from './routes.ts'
`

const routes: Template = (
  room,
  Room,
) => `import { ${Room}Entries, ${Room}Entry } from '../../../contracts/${room}.ts'
import type { Http } from '../../platform/http.ts'
import { list, record } from './actions.ts'

export function routes({ act }: Http): void {
  act('POST', '/${room}/entries', record, { answer: ${Room}Entry, summary: 'Records an entry', status: 201 })
  act('GET', '/${room}/entries', list, { answer: ${Room}Entries, summary: 'Entries of this place of work, newest first' })
}
`

const actions: Template = (room, Room) => `import { z } from 'zod'
import { newId } from '../../../contracts/ids.ts'
import { type ${Room}Entry, Record${Room} } from '../../../contracts/${room}.ts'
import { Id } from '../../../contracts/words.ts'
import { action } from '../../platform/action.ts'
import { problem } from '../../platform/problems.ts'
import { mayRecord } from './rules.ts'
import * as store from './store.ts'
import { entry } from './tables.ts'

const shown = (row: store.Entry): ${Room}Entry => ({ id: row.id, at: row.at.toISOString(), by: row.by, note: row.note })

/** Records an entry of the actor's place of work. */
export const record = action({
  name: '${room}.record',
  input: Record${Room},
  needs: 'desk',
  async run({ tx, actor, now }, { note }) {
    const verdict = mayRecord(note)
    if (!verdict.ok) throw problem('refused', verdict.reason)
    const id = newId()
    tx.insert(entry, { site: tx.site, id, at: now, by: actor.id, note })
    return { ids: { id }, subject: id, record: { entry: id } }
  },
  async answer({ db, actor }, { id }) {
    const row = await store.find(db, actor.site, id)
    if (!row) throw problem('not-found')
    return shown(row)
  },
})

/** A page of entries, newest first. */
export const list = action({
  name: '${room}.list',
  input: z.object({ after: Id.optional() }),
  needs: 'desk',
  reads: true,
  run: async (_context, input) => ({ ids: input, record: {} }),
  async answer({ db, actor }, { after }) {
    const rows = await store.page(db, actor.site, after)
    return { rows: rows.map(shown), next: rows.length === store.pageSize ? (rows.at(-1)?.id ?? null) : null }
  },
})
`

const rules: Template = room => `import type { Verdict } from '../../platform/permissions.ts'

/** Whether a note says anything. */
export function mayRecord(note: string): Verdict {
  return note.trim() ? { ok: true } : { ok: false, reason: { key: '${room}:refusal.empty' } }
}
`

const store: Template = () => `import { and, desc, eq, lt } from 'drizzle-orm'
import type { Drizzle } from '../../platform/database.ts'
import { entry } from './tables.ts'

export type Entry = typeof entry.$inferSelect
export const pageSize = 100

export async function find(db: Drizzle, site: string, id: string): Promise<Entry | undefined> {
  const [row] = await db
    .select()
    .from(entry)
    .where(and(eq(entry.site, site), eq(entry.id, id)))
  return row
}

/** A page by keyset: \`after\` is the last id of the page before. */
export function page(db: Drizzle, site: string, after: string | undefined): Promise<Entry[]> {
  const from = after ? lt(entry.id, after) : undefined
  return db
    .select()
    .from(entry)
    .where(and(eq(entry.site, site), from))
    .orderBy(desc(entry.id))
    .limit(pageSize)
}
`

const tables: Template = room => `import { pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/tables.ts'

export const ${room} = pgSchema('${room}')

/** One entry: what was said, by whom, when. Another word on it is another row. */
export const entry = ${room}.table(
  'entry',
  {
    site: text('site').notNull(),
    id: uuid('id').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    note: text('note').notNull(),
  },
  t => [primaryKey({ columns: [t.site, t.id] })],
)
`

const migration: Template = room => `CREATE SCHEMA "${room}";
--> statement-breakpoint
CREATE TABLE "${room}"."entry" (
	"site" text NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"note" text NOT NULL,
	PRIMARY KEY ("site","id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "${room}"."entry_rest" PARTITION OF "${room}"."entry" DEFAULT;
`

const declares: Template = room => `import type { Room } from '../../platform/room.ts'
import { entry } from './tables.ts'

export const declares: Room = {
  name: '${room}',
  tables: [{ table: entry, class: 'site', direction: 'up', retention: 'crossing', grows: true }],
  permissions: {
    '${room}.record': ['shift-leader'],
    '${room}.list': ['shift-leader', 'auditor'],
  },
  sections: [],
  sealed: [],
}
`

const rulesTest: Template = room => `import { expect, it } from 'vitest'
import { mayRecord } from './rules.ts'

it('records a note that says something', () => {
  expect(mayRecord('Lamp of lane 2 is out')).toEqual({ ok: true })
})

it.each(['', ' ', '\\n\\t'])('refuses one that says nothing: %j', note => {
  expect(mayRecord(note)).toEqual({ ok: false, reason: { key: '${room}:refusal.empty' } })
})
`

const roomTest: Template = room => `import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '../../../contracts/ids.ts'
import { type Client, type TestApp, testApp } from '../../testing/app.ts'

let node: TestApp
let leyla: Client
beforeAll(async () => {
  node = await testApp()
  leyla = await node.as('leyla', { lane: 'bilasuvar-desk' })
})
afterAll(() => node?.close())

it('records an entry with its ledger line, once for each press of the button', async () => {
  const request = newId()
  const first = await leyla.post('/api/${room}/entries', { note: 'Lamp of lane 2 is out' }, { request })
  const again = await leyla.post('/api/${room}/entries', { note: 'Lamp of lane 2 is out' }, { request })
  expect(first).toMatchObject({ status: 201, body: { note: 'Lamp of lane 2 is out' } })
  expect(again.body).toEqual(first.body)
  const lines = await node.ledger('${room}.record')
  expect(lines).toMatchObject([{ subject: first.body.id, site: 'bilasuvar', facts: { entry: first.body.id } }])
  const { body } = await leyla.get('/api/${room}/entries')
  expect(body).toEqual({ rows: [first.body], next: null })
})

it('refuses an empty note with its reason, and leaves no line', async () => {
  const before = (await node.ledger('${room}.record')).length
  const answer = await leyla.post('/api/${room}/entries', { note: ' ' })
  expect(answer).toMatchObject({ status: 409, body: { detail: { key: '${room}:refusal.empty' } } })
  expect(await node.ledger('${room}.record')).toHaveLength(before)
})
`

const permissionsTest: Template = room => `import { holdPermissions } from '../../testing/permissions.ts'
import * as actions from './actions.ts'
import { declares } from './declares.ts'

/** Written here a second time on purpose: a change of permission is a change of two files. */
const table = {
  '${room}.record': '..l.....',
  '${room}.list': '..l...u.',
}

holdPermissions(declares, Object.values(actions), table)
`

const empty = {
  az: 'Heç nə yazılmayıb.',
  en: 'Nothing was written.',
  ru: 'Ничего не написано.',
  fa: 'چیزی نوشته نشده است.',
}

/** Path → text of every file of the room. */
export function roomFiles(room: string): Record<string, string> {
  const Room = room.charAt(0).toLocaleUpperCase('en') + room.slice(1)
  const base = `server/rooms/${room}`
  const templates: Record<string, Template> = {
    [`contracts/${room}.ts`]: contract,
    [`${base}/README.md`]: readme,
    [`${base}/index.ts`]: index,
    [`${base}/routes.ts`]: routes,
    [`${base}/actions.ts`]: actions,
    [`${base}/rules.ts`]: rules,
    [`${base}/store.ts`]: store,
    [`${base}/tables.ts`]: tables,
    [`${base}/migrations/0001_${room}.sql`]: migration,
    [`${base}/declares.ts`]: declares,
    [`${base}/rules.test.ts`]: rulesTest,
    [`${base}/${room}.test.ts`]: roomTest,
    [`${base}/${room}.permissions.test.ts`]: permissionsTest,
  }
  const words = Object.entries(empty).map(([lang, text]) => [
    `web/i18n/${lang}/${room}.json`,
    `${JSON.stringify({ refusal: { empty: text } }, null, 2)}\n`,
  ])
  const files = Object.entries(templates).map(([path, text]) => [path, text(room, Room)])
  return Object.fromEntries([...files, ...words])
}
