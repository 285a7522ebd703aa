import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { connection } from './running.ts'
import { CannotStart } from './trouble.ts'

/** Any two numbers nobody else uses; only in the database `postgres`. */
export const HOLD = [7_265_143, 15]

/**
 * Takes the hold on a cluster: a session lock on the server itself, named after this process. It is gone the moment
 * this process is, however it ends, so nothing stale can remain; and it refuses a second Sarhad on the same data (I-15).
 * @returns the session; the hold lasts as long as it is open
 * @throws CannotStart naming the process that holds it
 */
export async function takeHold(port: number, password: string, home: string): Promise<pg.Client> {
  const since = new Date().toISOString()
  const client = new pg.Client({
    ...connection(port, password),
    application_name: `sarhad process ${process.pid} since ${since}`,
  })
  client.on('error', () => {}) // the end of the session is what counts, and is heard as `end`
  await client.connect()
  // The server may need a moment to notice that the last holder was killed.
  for (let attempt = 0; attempt < 10; attempt++) {
    const { rows } = await client.query<{ held: boolean }>(
      'select pg_try_advisory_lock($1, $2) as held',
      HOLD,
    )
    if (rows[0]?.held) return client
    await sleep(100)
  }
  const { rows } = await client.query<{ holder: string }>(
    `select a.application_name as holder from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.granted and l.classid = $1 and l.objid = $2 and l.objsubid = 2`,
    HOLD,
  )
  await client.end()
  throw new CannotStart(
    `The data in ${home} is held by another Sarhad: ${rows[0]?.holder ?? 'one that ended just now'}. ` +
      'Stop that one first, or set SARHAD_DATA to another directory.',
  )
}
