import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'

/** Columns of a file of the past, all of them, in this order; docs/manual/import-of-the-past.md says what stands in each. */
export const header = [
  'kind',
  'surname',
  'given_names',
  'birth_date',
  'sex',
  'nationality',
  'document_state',
  'document_number',
  'document_expiry',
  'direction',
  'day',
  'time',
  'post',
  'exit_day',
  'exit_time',
  'exit_post',
  'admitted_until',
  'territory',
  'letters',
] as const
export type Cells = Record<(typeof header)[number], string>

/** Why a file as a whole cannot be read. Words at past:trouble.<type>. */
export type FileTrouble = 'empty' | 'not-utf8' | 'wrong-header' | 'line-too-long' | 'truncated' | 'not-csv'

/** Thrown by the reader. `row` is a line of the file, counted from one. */
export class UnreadableFile extends Error {
  readonly type: FileTrouble
  readonly row: number | null
  constructor(type: FileTrouble, row: number | null = null) {
    super(type)
    this.type = type
    this.row = row
  }
}

/** No row of this format comes near; a longer one is a wrong or hostile file. */
const longestRow = 16 * 1024
const troubleOf: Record<string, FileTrouble> = {
  CSV_QUOTE_NOT_CLOSED: 'truncated',
  CSV_MAX_RECORD_SIZE: 'line-too-long',
}

/** Bytes → text, strictly UTF-8: a name read in the wrong alphabet would never be found again. */
async function* decode(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let any = false
  const read = (chunk?: Uint8Array) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
    } catch {
      throw new UnreadableFile('not-utf8')
    }
  }
  for await (const chunk of bytes) {
    const text = read(chunk)
    any ||= text !== ''
    if (text.includes('\u0000')) throw new UnreadableFile('not-utf8')
    yield text
  }
  const rest = read()
  if (!any && !rest) throw new UnreadableFile('empty')
  if (rest) yield rest
}

/**
 * Rows of a file of the past, one at a time: the file is never in memory. `cells` is null for a row with another number of cells.
 * @throws UnreadableFile
 */
export async function* readPast(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ cells: Cells | null; row: number }> {
  const parser = Readable.from(decode(bytes)).compose(
    parse({ relax_column_count: true, skip_empty_lines: true, info: true, max_record_size: longestRow }),
  )
  let first = true
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[]
      info: { lines: number }
    }>) {
      const row = info.lines
      if (first && header.some((name, i) => record[i]?.trim().toLowerCase() !== name))
        throw new UnreadableFile('wrong-header', row)
      if (!first) yield { cells: record.length === header.length ? cellsOf(record) : null, row }
      first = false
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw new UnreadableFile(troubleOf[error.code] ?? 'not-csv', Number(error.lines) || null)
    throw error
  }
  if (first) throw new UnreadableFile('empty')
}

function cellsOf(record: string[]): Cells {
  const cells = {} as Cells
  for (let i = 0; i < header.length; i++) cells[header[i] as keyof Cells] = (record[i] ?? '').trim()
  return cells
}
