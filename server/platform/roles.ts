import type pg from 'pg'
import { newId } from '../../contracts/ids.ts'
import type { Catalogue } from './catalogue.ts'
import { signInRelations } from './tables.ts'

export interface RolePasswords {
  app?: string
}

const roles = ['sarhad_app', 'sarhad_reader', 'sarhad_backup'] as const

/**
 * Makes the database roles and gives each what it needs: app has no DDL and may only insert and select where a table is
 * append-only; reader sees numbers, not sealed content's keys; backup reads everything. Safe to repeat.
 */
export async function grantRoles(
  owner: pg.Client,
  catalogue: Catalogue,
  passwords: RolePasswords = {},
): Promise<void> {
  for (const role of roles) {
    const { rowCount } = await owner.query('select 1 from pg_roles where rolname = $1', [role])
    if (!rowCount) await owner.query(`create role ${role} nologin`)
  }
  if (passwords.app) await owner.query(`alter role sarhad_app login password ${literal(passwords.app)}`)
  else await owner.query('grant sarhad_app to current_user')

  const schemas = new Set<string>()
  for (const { relation, appendOnly } of catalogue.byRelation.values()) {
    const schema = relation.split('.')[0] ?? ''
    if (!schemas.has(schema)) {
      schemas.add(schema)
      for (const role of roles) await owner.query(`grant usage on schema ${schema} to ${role}`)
    }
    const table = relation.split('.').map(identifier).join('.')
    await owner.query(`revoke all on ${table} from sarhad_app, sarhad_reader, sarhad_backup`)
    await owner.query(`grant select, insert${appendOnly ? '' : ', update, delete'} on ${table} to sarhad_app`)
    await owner.query(`grant select on ${table} to sarhad_backup`)
    if (relation !== 'platform.record_key' && relation !== 'platform.session') {
      await owner.query(`grant select on ${table} to sarhad_reader`)
    }
  }
  await owner.query('grant usage on schema sign_in to sarhad_app, sarhad_backup')
  for (const table of signInRelations) {
    await owner.query(`grant select, insert, update, delete on ${table} to sarhad_app`)
    await owner.query(`grant select on ${table} to sarhad_backup`)
  }
  await owner.query('grant select on platform.migration to sarhad_app, sarhad_backup')
}

const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`

/** Gives a new database the node's name, its first epoch and an instance of its own (I-13). */
export async function nameNode(owner: pg.Client): Promise<void> {
  await owner.query(
    `insert into platform.node (id, epoch) select 'sarhad', 1 where not exists (select 1 from platform.node)`,
  )
  await owner.query('update platform.node set instance = $1 where instance is null', [newId()])
}
