import { parse } from 'csv-parse/sync'
import { importColumns, type RefusedOfficer, RegisterOfficer } from '../../../../contracts/officers.ts'

/** One import is one transaction. */
export const mostRows = 1000

export interface ReadOfficers {
  read: number
  good: { row: number; officer: Omit<RegisterOfficer, 'reason'> }[]
  refused: RefusedOfficer[]
}

/** The file itself cannot be read: a reason for the whole of it. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile'
  readonly reason: 'not-csv' | 'columns' | 'empty' | 'too-many-rows'
  constructor(reason: UnreadableFile['reason']) {
    super(reason)
    this.reason = reason
  }
}

/**
 * Reads officers from CSV (RFC 4180, UTF-8, first row names the columns, duties separated by spaces). Each row is good or refused with
 * its line, column and reason. @throws UnreadableFile when no row can be read at all.
 */
export function readOfficers(text: string): ReadOfficers {
  const records = recordsOf(text)
  const [head, ...rows] = records
  if (!head) throw new UnreadableFile('empty')
  const names = head.record.map(name => name.trim().toLowerCase())
  if (names.length !== importColumns.length || importColumns.some(column => !names.includes(column)))
    throw new UnreadableFile('columns')
  if (rows.length === 0) throw new UnreadableFile('empty')
  if (rows.length > mostRows) throw new UnreadableFile('too-many-rows')
  const found: ReadOfficers = { read: rows.length, good: [], refused: [] }
  const seen = new Set<string>()
  for (const { record, line } of rows) {
    const cells = Object.fromEntries(names.map((name, i) => [name, (record[i] ?? '').trim()]))
    const username = cells.username ?? ''
    const refuse = (column: string, reason: string) =>
      found.refused.push({ row: line, username, column, reason })
    if (record.length !== names.length) refuse('', 'cells')
    else if (seen.has(username)) refuse('username', 'twice')
    else {
      const parsed = RegisterOfficer.omit({ reason: true }).safeParse(officerOf(cells))
      const [fault] = parsed.success ? [] : parsed.error.issues
      if (parsed.success) found.good.push({ row: line, officer: parsed.data })
      else refuse(columnOf(fault?.path ?? []), 'not-possible')
    }
    seen.add(username)
  }
  return found
}

function recordsOf(text: string): { record: string[]; line: number }[] {
  try {
    const found = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return found.map(({ record, info }) => ({ record, line: info.lines }))
  } catch {
    throw new UnreadableFile('not-csv')
  }
}

const officerOf = (cells: Record<string, string | undefined>) => ({
  username: cells.username,
  name: cells.name,
  rank: { az: cells.rank_az, en: cells.rank_en, ru: cells.rank_ru, fa: cells.rank_fa },
  authority: cells.authority,
  unit: cells.unit,
  site: cells.site,
  duties: [...new Set((cells.duties ?? '').split(/\s+/).filter(Boolean))],
})

/** `['rank', 'fa']` is the column rank_fa; a wrong duty is its place in the list. */
const columnOf = (path: readonly PropertyKey[]) =>
  path[0] === 'rank' ? `rank_${String(path[1] ?? 'en')}` : String(path[0] ?? '')
