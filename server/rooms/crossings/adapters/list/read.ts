import { parse } from 'csv-parse/sync'
import type { TypedDocument } from '../../../../../contracts/documents.ts'
import { type RefusedRow, Role } from '../../../../../contracts/onestop.ts'
import type { Listed } from '../../store/index.ts'

/** One coach or one carriage. */
export const mostPeople = 120

export interface ReadList {
  people: { row: number; listed: Listed; document: TypedDocument }[]
  refused: RefusedRow[]
}

/** The text as a whole is no list. */
export class UnreadableList extends Error {
  readonly reason: 'not-csv' | 'columns' | 'empty' | 'too-many'
  constructor(reason: UnreadableList['reason']) {
    super(reason)
    this.reason = reason
  }
}

const needed = ['surname', 'given_names', 'birth_date', 'sex', 'nationality', 'document'] as const

/**
 * Reads a passenger list: CSV with comma, semicolon or tab, as a sheet is saved or copied; the first row names the columns. Each row is
 * a person or is refused with its line, column and reason. @throws UnreadableList when no row can be read at all
 */
export function readList(text: string): ReadList {
  const [head, ...rows] = recordsOf(text)
  if (!head) throw new UnreadableList('empty')
  const names = head.record.map(name => name.trim().toLowerCase().replace(/\s+/g, '_'))
  if (needed.some(column => !names.includes(column))) throw new UnreadableList('columns')
  if (rows.length === 0) throw new UnreadableList('empty')
  if (rows.length > mostPeople) throw new UnreadableList('too-many')
  const found: ReadList = { people: [], refused: [] }
  const known = new Set<string>()
  for (const { record, line } of rows) {
    const cells = new Map(names.map((name, i) => [name, (record[i] ?? '').trim()]))
    const person = personOf(name => cells.get(name) ?? '')
    const key = person.fault ? '' : `${person.document.issuingState} ${person.document.number}`
    const twice = key !== '' && known.has(key)
    if (person.fault) found.refused.push({ row: line, ...said(person.fault) })
    else if (twice) found.refused.push({ row: line, ...said(['document', 'twice']) })
    else found.people.push({ row: line, listed: person.listed, document: person.document })
    known.add(key)
  }
  return found
}

type Fault = [column: string, reason: string]
export const said = ([column, reason]: Fault) => ({ column, reason: { key: `onestop:list.${reason}` } })

function recordsOf(text: string): { record: string[]; line: number }[] {
  const first = text.slice(0, text.search(/[\r\n]|$/))
  const delimiter = ['\t', ';', ','].find(d => first.includes(d)) ?? ','
  try {
    const options = { bom: true, info: true, delimiter, relax_column_count: true, skip_empty_lines: true }
    const found = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[]
    return found.map(({ record, info }) => ({ record, line: info.lines }))
  } catch {
    throw new UnreadableList('not-csv')
  }
}

type Person = { fault: Fault } | { fault?: never; listed: Listed; document: TypedDocument }

function personOf(cell: (name: string) => string): Person {
  const missing = needed.find(name => name !== 'given_names' && !cell(name))
  if (missing) return { fault: [missing, 'missing'] }
  const role = Role.safeParse(cell('role').toLowerCase() || 'passenger')
  if (!role.success) return { fault: ['role', 'role'] }
  const [birthDate, expires] = [dayOf(cell('birth_date')), dayOf(cell('expires'))]
  if (!birthDate) return { fault: ['birth_date', 'date'] }
  if (cell('expires') && !expires) return { fault: ['expires', 'date'] }
  const sex = { F: 'F' as const, M: 'M' as const, X: 'X' as const }[cell('sex').toUpperCase()]
  if (!sex) return { fault: ['sex', 'sex'] }
  const nationality = cell('nationality').toUpperCase()
  const issuingState = cell('issuing_state').toUpperCase() || nationality
  if (!/^[A-Z]{1,3}$/.test(nationality)) return { fault: ['nationality', 'state'] }
  if (!/^[A-Z]{1,3}$/.test(issuingState)) return { fault: ['issuing_state', 'state'] }
  const number = cell('document').toUpperCase().replace(/\s+/g, '')
  if (!/^[A-Z0-9-]{3,30}$/.test(number)) return { fault: ['document', 'number'] }
  const [surname, givenNames] = [cell('surname'), cell('given_names')]
  if (surname.length > 100 || givenNames.length > 100) return { fault: ['surname', 'too-long'] }
  const document = {
    issuingState,
    number,
    surname,
    givenNames,
    nationality,
    birthDate,
    sex,
    expiryDate: expires,
  }
  return { listed: { role: role.data, seat: cell('seat').slice(0, 10) || null }, document }
}

/** `1988-05-21` or `21.05.1988`, if there is such a day. */
function dayOf(text: string): string | null {
  const [, d, m, y] = /^(\d{2})[./](\d{2})[./](\d{4})$/.exec(text) ?? []
  const day = y ? `${y}-${m}-${d}` : text
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day ? null : day
}
