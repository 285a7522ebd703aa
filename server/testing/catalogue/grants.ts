import type { Fault, Look } from './look.ts'

interface Held {
  relation: string
  root: string
  held: string[]
}

/** What the role may do on each of our tables; a grant on one column counts. */
const held = (role: string) => `
  select n.nspname || '.' || c.relname as relation, coalesce(pn.nspname || '.' || p.relname, n.nspname || '.' || c.relname) as root,
         array(select v from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'MAINTAIN', 'REFERENCES']) v
                where has_table_privilege('${role}', c.oid, v)
                   or (v in ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') and has_any_column_privilege('${role}', c.oid, v))) as held
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_inherits i on i.inhrelid = c.oid
    left join pg_class p on p.oid = i.inhparent left join pg_namespace pn on pn.oid = p.relnamespace
   where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema$|sign_in$|pgboss)'`

/** The program's own role: reads and adds, changes only what is not append-only, and makes nothing. */
export const appMay: Look = async (client, declared) => {
  const { rows } = await client.query<Held>(held('sarhad_app'))
  const instead = 'let grantRoles (server/platform/roles.ts) give the rights; no GRANT in a migration'
  return rows.flatMap(({ relation, root, held }): Fault[] => {
    const table = declared.get(root)
    if (!table) return []
    const never = [
      'TRUNCATE',
      'TRIGGER',
      'MAINTAIN',
      'REFERENCES',
      ...(table.appendOnly ? ['UPDATE', 'DELETE'] : []),
    ]
    const tooMuch = never.filter(right => held.includes(right))
    const tooLittle = relation === root ? ['SELECT', 'INSERT'].filter(right => !held.includes(right)) : []
    return [
      ...tooMuch.map(right => ({ at: relation, what: `sarhad_app may ${right}`, instead })),
      ...tooLittle.map(right => ({ at: relation, what: `sarhad_app may not ${right}`, instead })),
    ]
  })
}

/** Readers see numbers, never keys or sessions, and write nothing; backup reads. */
export const readersMay: Look = async (client, declared) => {
  const found: Fault[] = []
  for (const role of ['sarhad_reader', 'sarhad_backup']) {
    const { rows } = await client.query<Held>(held(role))
    for (const { relation, root, held } of rows.filter(r => declared.has(r.root))) {
      const secret = role === 'sarhad_reader' && ['platform.record_key', 'platform.session'].includes(root)
      const tooMuch = held.filter(right => right !== 'SELECT' || secret)
      found.push(
        ...tooMuch.map(right => ({
          at: relation,
          what: `${role} may ${right}`,
          instead: 'readers read, and never keys',
        })),
      )
    }
  }
  return found
}

/** No role of the running program may change the shape of the database, own a part of it, or become somebody who may. */
export const noDdl: Look = async client => {
  const { rows } = await client.query<{ at: string; what: string }>(`
    with role as (select * from pg_roles where rolname in ('sarhad_app', 'sarhad_reader', 'sarhad_backup'))
    select n.nspname as at, rolname || ' may create in it' as what from role, pg_namespace n where has_schema_privilege(role.oid, n.oid, 'CREATE')
    union all select current_database(), rolname || ' may create schemas' from role where has_database_privilege(role.oid, current_database(), 'CREATE')
    union all select rolname, 'may do more than a role of the program' from role where rolsuper or rolcreatedb or rolcreaterole or rolbypassrls or rolreplication
    union all select c.oid::regclass::text, 'belongs to ' || rolname from role join pg_class c on c.relowner = role.oid and c.relkind in ('r', 'p', 'v', 'm', 'S')
    union all select m.roleid::regrole::text, 'can be taken by ' || rolname from role join pg_auth_members m on m.member = role.oid`)
  return rows.map(r => ({
    ...r,
    instead: 'the owner migrates; the running program only works with what is there',
  }))
}
