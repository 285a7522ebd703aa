import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { type Bytes, ImportProblem } from '../entries.ts'
import { decode, longestPiece } from './text.ts'

export interface Row {
  cells: string[]
  /** Line of the file on which the row ends, from one. */
  row: number
}

const problemOf: Record<string, ConstructorParameters<typeof ImportProblem>[0]> = {
  CSV_QUOTE_NOT_CLOSED: 'truncated',
  CSV_MAX_RECORD_SIZE: 'line-too-long',
}

/**
 * Rows of a comma separated file (RFC 4180), one at a time. A row with another number of cells than `width` comes with no
 * cells, for its reader to report; the last one of a file that ends inside it is a truncated file.
 * @throws ImportProblem
 */
export async function* readRows(bytes: Bytes, width: number): AsyncGenerator<Row> {
  let ended = true
  const text = async function* () {
    for await (const piece of decode(bytes, '\n')) {
      ended = /[\n\u001a]$/.test(piece) // the old end-of-file letter closes files of some publishers
      yield piece
    }
  }
  const parser = Readable.from(text()).compose(
    parse({ relax_column_count: true, skip_empty_lines: true, info: true, max_record_size: longestPiece }),
  )
  let odd: Row | undefined
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[]
      info: { lines: number }
    }>) {
      if (record.length === 1 && record[0] === '\u001a') continue
      if (odd) yield odd
      odd = undefined
      if (record.length === width) yield { cells: record.map(c => c.trim()), row: info.lines }
      else odd = { cells: [], row: info.lines }
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw new ImportProblem(problemOf[error.code] ?? 'not-csv', Number(error.lines) || null)
    throw error
  }
  if (odd && !ended) throw new ImportProblem('truncated', odd.row)
  if (odd) yield odd
}
