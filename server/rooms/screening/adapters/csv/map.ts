import { AlertKind } from '../../../../../contracts/screening.ts'
import { type EntryContent, emptyContent, type Found, type Parts, type RefusedReason } from '../../entries.ts'
import { columnBirth } from '../dates.ts'
import { stateNamed } from '../states.ts'
import { type CsvRow, readCsv } from './read.ts'

const several = (cell: string) =>
  cell
    .split(';')
    .map(c => c.trim())
    .filter(Boolean)

/** Our own format. A cell that cannot be meant refuses its row, so that its author mends it: the list is this country's own. */
export async function* csv({ main }: Parts): AsyncGenerator<Found> {
  for await (const { cells, row } of readCsv(main)) {
    if (!cells) {
      yield { refused: { row, reason: 'wrong-columns', id: null } }
      continue
    }
    const id = cells.id
    const kind = cells.kind as 'person' | 'document' | 'vehicle'
    const mapped = id ? contentOf(cells) : 'no-id'
    if (typeof mapped === 'string') yield { refused: { row, reason: mapped, id: id || null } }
    else yield { entry: { id, kind, content: mapped }, row }
  }
}

function contentOf(cells: CsvRow): EntryContent | RefusedReason {
  const content = emptyContent(cells.reference || cells.id)
  const facts = addFacts(content, cells)
  if (facts) return facts
  if (cells.kind === 'document') return content.documents.length === 1 ? content : 'no-document'
  if (cells.kind === 'vehicle') return content.plate ? content : 'no-plate'
  if (cells.kind !== 'person') return 'unknown-kind'
  const add = (texts: string[], kind: EntryContent['names'][number]['kind']) => {
    for (const text of texts) {
      if (/\p{L}/u.test(text) && !content.names.some(n => n.text === text)) content.names.push({ text, kind })
    }
  }
  add([cells.name], 'primary')
  add([cells.native], 'native')
  add(several(cells.aliases), 'alias')
  add(several(cells.weak_aliases), 'weak alias')
  return content.names.length ? content : 'no-name'
}

function addFacts(content: EntryContent, cells: CsvRow): RefusedReason | undefined {
  for (const date of several(cells.birth_dates)) {
    const known = columnBirth(date)
    if (!known) return 'impossible-date'
    content.birthDates.push(known)
  }
  content.sex = cells.sex === 'F' || cells.sex === 'M' || cells.sex === 'X' ? cells.sex : null
  for (const nationality of several(cells.nationalities)) {
    const state = stateNamed(nationality)
    if (!state) return 'unknown-state'
    content.nationalities.push(state)
  }
  for (const document of several(cells.documents)) {
    const paper = stateAndText(document)
    if (!paper) return 'unknown-state'
    content.documents.push({ number: paper.text, state: paper.state, type: null })
  }
  if (cells.plate) {
    const plate = stateAndText(cells.plate)
    if (!plate) return 'unknown-state'
    content.plate = plate
  }
  if (cells.purpose) {
    const purpose = AlertKind.safeParse(cells.purpose)
    if (!purpose.success) return 'unknown-purpose'
    content.purpose = purpose.data
  }
  if (cells.remarks) content.remarks.push(cells.remarks)
  return undefined
}

/** `IRN:K00000001` or, of no known state, `K00000001`. */
function stateAndText(cell: string): { text: string; state: string | null } | undefined {
  const [before, after] = cell.split(':', 2).map(c => c.trim())
  if (after === undefined) return { text: before ?? '', state: null }
  const state = stateNamed(before ?? '')
  return state && after ? { text: after, state } : undefined
}
