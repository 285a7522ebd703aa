import { recordKey } from '../../../platform/tables.ts'
import type { Tx } from '../../../platform/transaction.ts'

/** Rows that are queued only when they are kept: what a person's checks would write, before it is known in which file. */
export function holdBack(tx: Tx): { tx: Tx; keep(): void } {
  const queued: (() => void)[] = []
  const insert: Tx['insert'] = (table, rows) => {
    queued.push(() => tx.insert(table, rows))
  }
  const newKey: Tx['newKey'] = id => {
    const { key, row } = tx.keys.newRecordKey(tx.site, id)
    insert(recordKey, row)
    return key
  }
  const held: Tx = Object.create(tx, { insert: { value: insert }, newKey: { value: newKey } })
  const keep = () => {
    for (const queue of queued) queue()
  }
  return { tx: held, keep }
}
