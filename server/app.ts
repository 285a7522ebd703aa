import type { Platform } from './platform/action.ts'
import { Catalogue } from './platform/catalogue.ts'
import { asOwner } from './platform/database.ts'
import { nodeChecks } from './platform/doctor/index.ts'
import type { Http } from './platform/http.ts'
import { migrate } from './platform/migrate.ts'
import * as operations from './platform/operations/index.ts'
import { grantRoles, nameNode } from './platform/roles.ts'
import type { Room } from './platform/room.ts'
import { platformTables } from './platform/tables.ts'
import * as blueprint from './rooms/blueprint/index.ts'
import * as crossings from './rooms/crossings/index.ts'
import * as documents from './rooms/documents/index.ts'
import * as oversight from './rooms/oversight/index.ts'
import * as posts from './rooms/posts/index.ts'
import * as referrals from './rooms/referrals/index.ts'
import * as screening from './rooms/screening/index.ts'
import * as sharing from './rooms/sharing/index.ts'
import { readMigrations } from './root.ts'

/** The rooms, in order: the table of contents of the program. The care of the node comes first, as a room of the platform. */
export const rooms: { declares: Room; routes?: (http: Http) => void }[] = [
  operations,
  posts,
  sharing,
  documents,
  screening,
  referrals,
  crossings,
  oversight,
  blueprint,
]

export const catalogue = new Catalogue([...platformTables, ...rooms.flatMap(r => r.declares.tables)])
export const permissions = Object.assign(
  {},
  ...rooms.map(r => r.declares.permissions),
) as Platform['permissions']

/** Everything that ends on a node, and what looks like it and does not. */
export const endings = rooms.flatMap(r => r.declares.endings ?? [])
export const waiting = rooms.flatMap(r => r.declares.waiting ?? [])
/** Everything the doctor looks at. */
export const checks = [...nodeChecks, ...rooms.flatMap(r => r.declares.checks ?? [])]
export const noEndings: Record<string, string> = Object.assign(
  {},
  ...rooms.map(r => r.declares.noEndings ?? {}),
)

/** Brings a database to this program's shape and gives the roles what they need. Safe to repeat and to run twice at once. */
export async function prepareDatabase(ownerUrl: string, appPassword?: string): Promise<string[]> {
  return await asOwner(ownerUrl, async client => {
    const applied = await migrate(client, readMigrations())
    await grantRoles(client, catalogue, appPassword ? { app: appPassword } : {})
    await nameNode(client)
    return applied
  })
}
