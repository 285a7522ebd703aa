import type { Platform } from '../../platform/action.ts'
import { over } from '../../platform/database.ts'
import { type Blueprint, byId } from './rules.ts'
import * as store from './store.ts'

export { apply, plan } from './actions.ts'
export { declares } from './declares.ts'
export { BlueprintError, loadBlueprint, writeBlueprint } from './files.ts'
export { routes } from './routes.ts'
export type { Blueprint, Fault } from './rules.ts'

/** What is applied here, as a blueprint again: applied to an empty node it gives the same (I-44). undefined: none is applied. */
export async function exportBlueprint(platform: Platform): Promise<Blueprint | undefined> {
  const db = over(platform.database.pool('desk'))
  const applied = await store.lastApplied(db)
  if (!applied) return undefined
  const rows = await store.currentRows(db, platform.sections)
  const inShape = platform.sections.map(section => [
    section.key,
    byId(rows.get(section.key) ?? new Map()).map(row => section.schema.parse(row)), // the database forgets the order of keys
  ])
  return { head: applied.head, sections: Object.fromEntries(inShape) }
}
