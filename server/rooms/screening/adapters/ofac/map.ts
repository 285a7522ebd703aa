import {
  type Entry,
  type EntryContent,
  type EntryKind,
  emptyContent,
  type Found,
  type Parts,
} from '../../entries.ts'
import { readOfac } from './read.ts'
import { readRemarks } from './remarks.ts'

const kinds: Record<string, EntryKind> = { individual: 'person', vessel: 'vessel', aircraft: 'aircraft' }

interface Joined {
  row: number
  kind: 'alias' | 'former'
  text: string
  remark: string | null
}

/**
 * The list of Specially Designated Nationals: the main file with what the files of aliases and addresses say of its entries.
 * A row of those whose entry is not in the main file is reported, never dropped: it may mean that the files are of different days.
 */
export async function* ofac({ main, alt, add }: Parts): AsyncGenerator<Found> {
  const aliases = new Map<string, Joined[]>()
  const addresses = new Map<string, { row: number; text: string }[]>()
  if (alt) yield* readAliases(alt, aliases)
  if (add) yield* readAddresses(add, addresses)
  let named = ''
  for await (const { cells, row, header } of readOfac(main, 'main')) {
    if (header) {
      named = cells.join(',')
      continue
    }
    const [id, name, type] = cells
    if (cells.length === 0) yield { refused: { row, reason: 'wrong-columns', id: null } }
    else if (!id || !/^\d+$/.test(id)) yield { refused: { row, reason: 'no-id', id: null } }
    else if (type && !kinds[type]) yield { refused: { row, reason: 'unknown-kind', id } }
    else if (!name || !/[\p{L}\p{N}]/u.test(name)) yield { refused: { row, reason: 'no-name', id } }
    else yield { entry: entryOf(id, name, cells, aliases.get(id) ?? [], addresses.get(id) ?? []), row }
    if (id) for (const joined of [aliases, addresses]) joined.delete(id)
  }
  yield { header: named }
  for (const [id, rows] of aliases)
    for (const { row } of rows) yield { refused: { row, reason: 'parentless-alias', id } }
  for (const [id, rows] of addresses)
    for (const { row } of rows) yield { refused: { row, reason: 'parentless-address', id } }
}

async function* readAliases(
  bytes: NonNullable<Parts['alt']>,
  into: Map<string, Joined[]>,
): AsyncGenerator<Found> {
  for await (const { cells, row, header } of readOfac(bytes, 'alt')) {
    if (header) continue
    const [id, , type, name, remark = null] = cells
    if (cells.length === 0) yield { refused: { row, reason: 'wrong-columns', id: null } }
    else if (!id) yield { refused: { row, reason: 'no-id', id: null } }
    else if (!name) yield { refused: { row, reason: 'no-name', id } }
    else append(into, id, { row, kind: type === 'fka' ? 'former' : 'alias', text: name, remark })
  }
}

async function* readAddresses(
  bytes: NonNullable<Parts['add']>,
  into: Map<string, { row: number; text: string }[]>,
): AsyncGenerator<Found> {
  for await (const { cells, row, header } of readOfac(bytes, 'add')) {
    if (header) continue
    const [id, , ...said] = cells
    if (cells.length === 0) yield { refused: { row, reason: 'wrong-columns', id: null } }
    else if (!id) yield { refused: { row, reason: 'no-id', id: null } }
    else append(into, id, { row, text: said.filter(Boolean).join(', ') })
  }
}

function append<T>(map: Map<string, T[]>, id: string, value: T): void {
  const known = map.get(id)
  if (known) known.push(value)
  else map.set(id, [value])
}

function entryOf(
  id: string,
  name: string,
  cells: (string | null)[],
  aliases: Joined[],
  addresses: { text: string }[],
): Entry {
  const [, , type, program, title, callSign, vesselType, tonnage, gross, flag, owner, remarks] = cells
  const kind = kinds[type ?? ''] ?? 'organisation'
  const content = emptyContent(`OFAC ${id}`)
  const add = (text: string, of: EntryContent['names'][number]['kind']) => {
    if (/[\p{L}\p{N}]/u.test(text) && !content.names.some(n => n.text === text))
      content.names.push({ text, kind: of })
  }
  add(name, 'primary')
  for (const alias of aliases) add(alias.text, alias.kind)
  if (remarks) readRemarks(content, remarks, add)
  const labelled = Object.entries({
    program,
    title,
    'call sign': callSign,
    type: vesselType,
    tonnage,
    gross,
    flag,
    owner,
  })
  content.remarks.push(...labelled.flatMap(([label, said]) => (said ? [`${label}: ${said}`] : [])))
  content.remarks.push(...aliases.flatMap(a => (a.remark ? [`${a.text}: ${a.remark}`] : [])))
  content.remarks.push(...addresses.map(a => a.text).filter(Boolean))
  return { id, kind, content }
}
