import type pg from 'pg'
import type { DeclaredTable } from '../../platform/catalogue.ts'

/** One thing in the database that is against the ten rules (ARCHITECTURE.md §6), and what to do instead. */
export interface Fault {
  /** `schema.table`, or what it is about. */
  at: string
  what: string
  instead: string
}

export type Look = (client: pg.Client, declared: ReadonlyMap<string, DeclaredTable>) => Promise<Fault[]>

/** Schemas whose shape is not ours: PostgreSQL's own, the sign-in library's, the job queue's. */
export const foreign = `n.nspname !~ '^(pg_|information_schema$|sign_in$|pgboss)'`
/** Our tables; a partition counts as part of its parent. */
export const tables = `
  select c.oid, n.nspname || '.' || c.relname as relation, c.relkind, c.relispartition, c.relpersistence,
         coalesce(pn.nspname || '.' || p.relname, n.nspname || '.' || c.relname) as root
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_inherits i on i.inhrelid = c.oid
    left join pg_class p on p.oid = i.inhparent left join pg_namespace pn on pn.oid = p.relnamespace
   where c.relkind in ('r', 'p', 'f', 'm', 'v') and ${foreign}`

export async function rows<R extends pg.QueryResultRow>(client: pg.Client, text: string): Promise<R[]> {
  return (await client.query<R>(text)).rows
}

export const classOf = (declared: ReadonlyMap<string, DeclaredTable>, relation: string) =>
  declared.get(relation)?.class
