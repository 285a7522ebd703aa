import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'

/**
 * What each table is, so that rules that span rooms can be held by a test instead of a promise.
 * `site`: rows belong to the place of work that made them. `reference`: small, the same everywhere. `local`: this node's own.
 */
export interface TableDeclaration {
  table: PgTable
  class: 'site' | 'reference' | 'local'
  /** Whether rows go from a post up to the hub, from the hub down, or stay. */
  direction: 'up' | 'down' | 'none'
  /** Retention class of the blueprint; `ledger` is kept for ever. */
  retention: 'ledger' | 'crossing' | 'stay' | 'list' | 'reference' | 'session' | 'none'
  /** Tables that grow are partitioned by range of `id` (rule 8). */
  grows?: boolean
  /** The app role may only insert and select; a guard trigger stops everybody else. */
  appendOnly?: boolean
  /** Under which id a changed row is named in `pending`; absent: its `id`. */
  key?: (row: Record<string, unknown>) => string
}

export interface DeclaredTable extends TableDeclaration {
  /** `schema.table`, the name under which a changed row travels. */
  relation: string
  travels: boolean
}

/** All tables of the program, by definition object and by name. */
export class Catalogue {
  readonly byRelation = new Map<string, DeclaredTable>()
  private readonly byTable = new Map<PgTable, DeclaredTable>()

  constructor(declarations: TableDeclaration[]) {
    for (const d of declarations) {
      const relation = relationOf(d.table)
      if (this.byRelation.has(relation)) throw new Error(`${relation} is declared twice`)
      const declared = { ...d, relation, travels: d.direction !== 'none' }
      this.byRelation.set(relation, declared)
      this.byTable.set(d.table, declared)
    }
  }

  of(table: PgTable): DeclaredTable {
    const found = this.byTable.get(table)
    if (!found) throw new Error(`${relationOf(table)} is declared by no room`)
    return found
  }
}

export function relationOf(table: PgTable): string {
  const { schema, name } = getTableConfig(table)
  return `${schema}.${name}`
}
