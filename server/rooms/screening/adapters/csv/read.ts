import { type Bytes, ImportProblem } from '../../entries.ts'
import { readRows } from '../rows.ts'

/** Columns of our own format, all of them, in this order; the README of the room says what stands in each. */
export const header = [
  'kind',
  'id',
  'name',
  'native',
  'aliases',
  'weak_aliases',
  'birth_dates',
  'sex',
  'nationalities',
  'documents',
  'plate',
  'purpose',
  'reference',
  'remarks',
] as const
export type CsvRow = Record<(typeof header)[number], string>

/** Rows by column name; `cells` null when the row has another number of cells. @throws ImportProblem `wrong-header`, … */
export async function* readCsv(bytes: Bytes): AsyncGenerator<{ cells: CsvRow | null; row: number }> {
  let first = true
  for await (const { cells, row } of readRows(bytes, header.length)) {
    if (first && header.some((name, i) => cells[i]?.toLowerCase() !== name))
      throw new ImportProblem('wrong-header', row)
    if (!first)
      yield {
        cells: cells.length
          ? (Object.fromEntries(header.map((h, i) => [h, cells[i] ?? ''])) as CsvRow)
          : null,
        row,
      }
    first = false
  }
}
