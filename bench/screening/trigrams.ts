import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asOwner } from '../../server/platform/database.ts'
import { startEmbedded } from '../../server/platform/embedded-postgres/index.ts'

export interface Trigrams {
  /** seconds to load and index */
  build: number
  search(name: string): Promise<{ id: number; score: number }[]>
}

/** pg_trgm with a GIN index (`%` at 0.4, best fifty) on a throw-away cluster of the same PostgreSQL that Sarhad ships. */
export async function withTrigrams(
  texts: readonly string[],
  work: (trigrams: Trigrams) => Promise<void>,
): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'sarhad-trigrams-'))
  chmodSync(data, 0o755)
  const cluster = await startEmbedded({ data, port: 0, fsync: false })
  try {
    await asOwner(cluster.url('postgres'), async client => {
      await client.query('set statement_timeout = 0')
      await client.query('create extension pg_trgm')
      const began = performance.now()
      await client.query('create table listed (id integer primary key, name text not null)')
      for (let from = 0; from < texts.length; from += 20_000) {
        const some = texts.slice(from, from + 20_000)
        await client.query(
          'insert into listed select $2 + i - 1, t from unnest($1::text[]) with ordinality as u(t, i)',
          [some, from],
        )
      }
      await client.query('create index on listed using gin (name gin_trgm_ops)')
      await client.query('vacuum analyze listed')
      await client.query('set pg_trgm.similarity_threshold = 0.4')
      const build = (performance.now() - began) / 1000
      await work({
        build,
        search: async name => {
          const { rows } = await client.query<{ id: number; score: number }>({
            name: 'like',
            text: 'select id, similarity(name, $1) as score from listed where name % $1 order by score desc limit 50',
            values: [name],
          })
          return rows
        },
      })
    })
  } finally {
    await cluster.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
