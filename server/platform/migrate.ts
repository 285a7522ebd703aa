import { createHash } from 'node:crypto'
import type pg from 'pg'

/** SQL of one room: name of the file → text. `server/rooms.ts` gives the rooms in order; the platform comes first. */
export interface Migrations {
  room: string
  files: Record<string, string>
}

const lock = 7_265_143 // one migrator at a time; any number that nobody else uses

/**
 * Applies every file that is not recorded, room by room in room order, each in its own transaction: a migration merged
 * late is applied like any other. Two simultaneous starts wait for each other.
 * @returns the files applied now. @throws Error when a recorded file has changed since, or is of a newer
 * release: an older program does not know what it would write into.
 */
export async function migrate(client: pg.Client, all: Migrations[]): Promise<string[]> {
  await client.query('select pg_advisory_lock($1)', [lock])
  try {
    await client.query('create schema if not exists platform')
    await client.query(
      `create table if not exists platform.migration (
         room text not null, name text not null, sha256 text not null, at timestamptz(3) not null, primary key (room, name))`,
    )
    const { rows } = await client.query<{ room: string; name: string; sha256: string }>(
      'select room, name, sha256 from platform.migration',
    )
    const known = new Map(rows.map(r => [`${r.room}/${r.name}`, r.sha256]))
    const own = new Set(all.flatMap(({ room, files }) => Object.keys(files).map(name => `${room}/${name}`)))
    const newer = [...known.keys()].find(name => !own.has(name))
    if (newer)
      throw new Error(
        `A newer release has used this database: it holds ${newer}, which this program does not know. Run that release again.`,
      )
    const applied: string[] = []
    for (const { room, files } of all) {
      for (const name of Object.keys(files).sort()) {
        const text = files[name] ?? ''
        const sha256 = createHash('sha256').update(text).digest('hex')
        const recorded = known.get(`${room}/${name}`)
        if (recorded === sha256) continue
        if (recorded)
          throw new Error(
            `Migration ${room}/${name} was changed after it was applied. Restore the file and add a new one.`,
          )
        await apply(client, room, name, text, sha256)
        applied.push(`${room}/${name}`)
      }
    }
    return applied
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lock])
  }
}

/** One statement per query (drizzle-kit's breakpoint), so that any engine that speaks PostgreSQL takes it. */
async function apply(
  client: pg.Client,
  room: string,
  name: string,
  text: string,
  sha256: string,
): Promise<void> {
  await client.query('begin')
  try {
    for (const statement of text.split('--> statement-breakpoint')) {
      if (statement.trim()) await client.query(statement)
    }
    await client.query('insert into platform.migration (room, name, sha256, at) values ($1, $2, $3, $4)', [
      room,
      name,
      sha256,
      new Date(),
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    const code = (error as { code?: string }).code ?? ''
    const message = error instanceof Error ? error.message : String(error)
    throw new Error(`Migration ${room}/${name} failed (${code} ${message}). Nothing of it was kept.`)
  }
}
