import type { Finding } from '../../../contracts/operations.ts'
import type { Ask, Check } from '../platform.ts'
import { settingFaults } from '../server-settings.ts'
import { fault, orWell, well } from './check.ts'

/** A look that needs the database; absent, it was not asked for, and `answers` has said why. */
const check = (
  name: string,
  look: (ask: Ask, examined: Parameters<Check['look']>[0]) => Promise<Finding[]>,
): Check => ({
  name,
  look: async examined => (examined.ask ? look(examined.ask, examined) : []),
})

const settings = check('database-settings', async ask => {
  const faults = await settingFaults(async (text, values) => ({ rows: await ask(text, values) }))
  return orWell(
    faults.map(({ setting, is, must, database, why, mend }) =>
      fault('database-settings', 'wrong', `operations:fault.database-setting-${mend}`, {
        setting,
        is: is ?? '?',
        must: must.join(', '),
        first: must[0],
        database,
        why: why ?? null,
      }),
    ),
    'database-settings',
  )
})

const connections = check('connections', async (ask, { limits }) => {
  const [row] = await ask<{ most: number; here: number }>(
    `select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int as most,
            datconnlimit as here from pg_database where datname = current_database()`,
  )
  if (!row) throw new Error('the server did not tell')
  const most = row.here >= 0 ? Math.min(row.here, row.most) : row.most
  const params = { most, needs: limits.connections }
  if (most < limits.connections)
    return [fault('connections', 'wrong', 'operations:fault.connections-few', params)]
  return well('connections', params)
})

const migrations = check('migrations', async (ask, { migrations }) => {
  if (!migrations) return []
  const rows = await ask<{ name: string; sha256: string }>(
    `select room || '/' || name as name, sha256 from platform.migration order by 1`,
  )
  const there = new Map(rows.map(row => [row.name, row.sha256]))
  const differ = [...there].filter(([name, sha256]) => migrations.get(name) !== sha256).map(([name]) => name)
  const missing = [...migrations.keys()].filter(name => !there.has(name))
  return orWell(
    [
      ...differ.map(name => fault('migrations', 'wrong', 'operations:fault.migration-unknown', { name })),
      ...missing.map(name => fault('migrations', 'wrong', 'operations:fault.migration-missing', { name })),
    ],
    'migrations',
    { count: there.size },
  )
})

const guards = check('guards', async ask => {
  const off = await ask<{ table: string }>(
    `select distinct n.nspname || '.' || c.relname as table from pg_trigger t
       join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace join pg_proc p on p.oid = t.tgfoid
      where p.proname = 'keep' and t.tgenabled in ('D', 'R') order by 1`,
  )
  return orWell(
    off.map(({ table }) => fault('guards', 'wrong', 'operations:fault.guard-off', { table })),
    'guards',
  )
})

/** The program may not change what only grows: a grant that somebody added by hand would let it. */
const grants = check('grants', async ask => {
  const wide = await ask<{ table: string }>(
    `select distinct n.nspname || '.' || c.relname as table from pg_trigger t
       join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace join pg_proc p on p.oid = t.tgfoid
      where p.proname = 'keep' and c.relname <> 'crossing' and not c.relispartition
        and n.nspname || '.' || c.relname = any(array['platform.ledger', 'platform.leaf', 'platform.change', 'platform.checkpoint'])
        and (has_table_privilege('sarhad_app', c.oid, 'UPDATE') or has_table_privilege('sarhad_app', c.oid, 'DELETE')
             or has_table_privilege('sarhad_app', c.oid, 'TRUNCATE')) order by 1`,
  )
  return orWell(
    wide.map(({ table }) => fault('grants', 'wrong', 'operations:fault.grant-wide', { table })),
    'grants',
  )
})

const indexes = check('indexes', async ask => {
  const broken = await ask<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
       join pg_namespace n on n.oid = c.relnamespace where not i.indisvalid and n.nspname !~ '^pg_' order by 1`,
  )
  return orWell(
    broken.map(({ name }) => fault('indexes', 'wrong', 'operations:fault.index-broken', { name })),
    'indexes',
  )
})

/** A transaction left open keeps dead rows alive everywhere, and `pending` slow. */
const transactions = check('transactions', async (ask, { limits }) => {
  const long = await ask<{ pid: number; seconds: number }>(
    `select pid, extract(epoch from clock_timestamp() - xact_start)::int as seconds from pg_stat_activity
      where datname = current_database() and xact_start < clock_timestamp() - make_interval(secs => $1) order by xact_start`,
    [limits.transaction],
  )
  return orWell(
    long.map(({ pid, seconds }) =>
      fault('transactions', 'wrong', 'operations:fault.transaction-long', { pid: String(pid), seconds }),
    ),
    'transactions',
  )
})

/** Settings, rights and shape of the database. */
export const databaseChecks: Check[] = [
  settings,
  connections,
  migrations,
  guards,
  grants,
  indexes,
  transactions,
]
