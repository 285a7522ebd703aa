import type { Bytes } from '../../entries.ts'
import { readRows } from '../rows.ts'

/** Columns of the three files of the Specially Designated Nationals list, in the publisher's order. */
export const columns = {
  main: 12, // number, name, type, programme, title, call sign, vessel type, tonnage, gross tonnage, flag, owner, remarks
  alt: 5, // number of the entry, number of the alias, type, name, remarks
  add: 6, // number of the entry, number of the address, address, city, country, remarks
} as const

export interface OfacRow {
  /** `null` where the file says nothing: an empty cell or `-0-`. */
  cells: (string | null)[]
  row: number
  header: boolean
}

/** Rows of one file; a first row that does not begin with a number is its header. */
export async function* readOfac(bytes: Bytes, part: keyof typeof columns): AsyncGenerator<OfacRow> {
  let first = true
  for await (const { cells, row } of readRows(bytes, columns[part])) {
    const header = first && cells.length > 0 && !/^\d/.test(cells[0] ?? '')
    first = false
    yield { cells: cells.map(c => (c === '' || c === '-0-' ? null : c)), row, header }
  }
}
