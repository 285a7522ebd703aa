import { and, asc, desc, eq, gt, sql } from 'drizzle-orm'
import type { Drizzle } from '../../../platform/database.ts'
import type { Tx } from '../../../platform/transaction.ts'
import type { Entry, EntryContent, EntryKind } from '../entries.ts'
import type { Measure } from '../imports/guard.ts'
import { entry, list, listSwap, listVersion } from '../tables.ts'

export type VersionRow = typeof listVersion.$inferSelect
export type EntryRow = typeof entry.$inferSelect

/** The version of each list that answers: the one its last swap names. */
export async function currentVersions(db: Drizzle): Promise<VersionRow[]> {
  const rows = await db
    .selectDistinctOn([listSwap.list], { version: listVersion })
    .from(listSwap)
    .innerJoin(listVersion, eq(listVersion.id, listSwap.version))
    .orderBy(listSwap.list, desc(listSwap.number))
  return rows.map(r => r.version)
}

export const versionsOf = (db: Drizzle, id: string, limit = 20): Promise<VersionRow[]> =>
  db
    .select()
    .from(listVersion)
    .where(eq(listVersion.list, id))
    .orderBy(desc(listVersion.importedAt), desc(listVersion.id))
    .limit(limit)

/** Entries of a version in pages: a long list is never in memory as a whole beside its index. */
export async function* entriesOf(db: Drizzle, version: string, page = 1000): AsyncGenerator<EntryRow[]> {
  for (let after = ''; ; ) {
    const rows = await db
      .select()
      .from(entry)
      .where(and(eq(entry.version, version), gt(entry.id, after)))
      .orderBy(asc(entry.id))
      .limit(page)
    if (rows.length) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < page) return
    after = last.id
  }
}

/** One import of a list at a time: the second compares with what the first wrote. */
export const lockList = (tx: Tx, id: string) =>
  tx.db.select({ id: list.id }).from(list).where(eq(list.id, id)).for('update')

/** Id → hash in hex of every entry of a version. */
export async function hashesOf(tx: Tx, version: string): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; hash: string }>(
    'screening.hashesOf',
    `select id, encode(hash, 'hex') as hash from screening.entry where version = $1::uuid`,
    [version],
  )
  return new Map(rows.map(r => [r.id, r.hash]))
}

/** How much a version holds, by the kind of its entries. */
export async function measured(db: Drizzle, version: VersionRow): Promise<Measure> {
  const rows = await db
    .select({
      kind: entry.kind,
      entries: sql<number>`count(*)::int`,
      names: sql<number>`sum(jsonb_array_length(content->'names'))::int`,
    })
    .from(entry)
    .where(eq(entry.version, version.id))
    .groupBy(entry.kind)
  return {
    entries: version.entries,
    names: rows.reduce((sum, r) => sum + r.names, 0),
    kinds: Object.fromEntries(rows.map(r => [r.kind, r.entries])),
    header: version.header,
    published: version.published,
  }
}

/** A list may have more entries than the ten seconds of an ordinary transaction allow. */
export const takeTime = (tx: Tx) =>
  tx.query(
    'screening.takeTime',
    `select set_config('transaction_timeout', '0', true), set_config('transaction_timeout', '10min', true)`,
    [],
  )

const writeText = `insert into screening.entry (version, id, kind, hash, content)
  select $1::uuid, id, kind, decode(hash, 'hex'), content::jsonb from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as e (id, kind, hash, content)`

export async function writeEntries(
  tx: Tx,
  version: string,
  entries: (Entry & { hash: string })[],
): Promise<void> {
  await tx.query('screening.writeEntries', writeText, [
    version,
    entries.map(e => e.id),
    entries.map(e => e.kind),
    entries.map(e => e.hash),
    entries.map(e => JSON.stringify(e.content)),
  ])
}

export interface FoundEntry {
  version: string
  id: string
  kind: EntryKind
  hash: Buffer
  content: EntryContent
}

/** The entries that hits name; only asked when there are hits. */
export const findEntries = (tx: Tx, named: { version: string; id: string }[]): Promise<FoundEntry[]> =>
  tx.query<FoundEntry>(
    'screening.findEntries',
    `select e.version, e.id, e.kind, e.hash, e.content from unnest($1::uuid[], $2::text[]) as n (version, id)
       join screening.entry e on e.version = n.version and e.id = n.id`,
    [named.map(n => n.version), named.map(n => n.id)],
  )

export async function versionById(db: Drizzle, id: string): Promise<VersionRow | undefined> {
  const [row] = await db.select().from(listVersion).where(eq(listVersion.id, id))
  return row
}
