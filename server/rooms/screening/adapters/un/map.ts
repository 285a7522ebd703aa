import { type EntryContent, type EntryName, emptyContent, type Found, type Parts } from '../../entries.ts'
import { isoDate, spellBirth, writtenBirth } from '../dates.ts'
import { stateNamed } from '../states.ts'
import { type Element, readUn } from './read.ts'

const texts = (e: Element, name: string) =>
  (e.children.get(name) ?? []).map(c => c.text.replace(/\s+/g, ' ').trim()).filter(Boolean)
const text = (e: Element, name: string) => texts(e, name)[0] ?? ''
const values = (e: Element, name: string) => (e.children.get(name) ?? []).flatMap(c => texts(c, 'VALUE'))

/** The Security Council's consolidated list in our shape. */
export async function* un({ main }: Parts): AsyncGenerator<Found> {
  for await (const piece of readUn(main)) {
    if ('published' in piece) {
      const day = piece.published.slice(0, 10)
      if (isoDate(day)) yield { published: day }
      continue
    }
    if ('header' in piece) {
      yield piece
      continue
    }
    const { element, row, person } = piece
    const id = text(element, 'DATAID')
    if (!id) {
      yield { refused: { row, reason: 'no-id', id: null } }
      continue
    }
    const content = contentOf(element, person)
    if (content.names.length) yield { entry: { id, kind: person ? 'person' : 'organisation', content }, row }
    else yield { refused: { row, reason: 'no-name', id } }
  }
}

function contentOf(e: Element, person: boolean): EntryContent {
  const content = emptyContent(text(e, 'REFERENCE_NUMBER') || text(e, 'DATAID'))
  const primary = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME']
    .map(n => text(e, n))
    .filter(Boolean)
    .join(' ')
  add(content, primary, 'primary')
  for (const native of texts(e, 'NAME_ORIGINAL_SCRIPT')) add(content, native, 'native')
  for (const alias of e.children.get(person ? 'INDIVIDUAL_ALIAS' : 'ENTITY_ALIAS') ?? [])
    addAlias(content, alias)
  const [sex] = texts(e, 'GENDER')
  content.sex = sex === 'Male' ? 'M' : sex === 'Female' ? 'F' : null
  for (const nationality of values(e, 'NATIONALITY')) addNationality(content, nationality)
  for (const birth of e.children.get('INDIVIDUAL_DATE_OF_BIRTH') ?? []) addBirth(content, birth)
  for (const document of e.children.get('INDIVIDUAL_DOCUMENT') ?? []) addDocument(content, document)
  const said = [
    ...values(e, 'TITLE'),
    ...values(e, 'DESIGNATION'),
    ...texts(e, 'UN_LIST_TYPE'),
    ...places(e, 'INDIVIDUAL_PLACE_OF_BIRTH'),
    ...places(e, person ? 'INDIVIDUAL_ADDRESS' : 'ENTITY_ADDRESS'),
    ...texts(e, 'COMMENTS1'),
  ]
  content.remarks.push(...said)
  return content
}

const places = (e: Element, name: string) =>
  (e.children.get(name) ?? [])
    .map(c =>
      [...c.children.values()]
        .flat()
        .map(v => v.text.trim())
        .filter(Boolean)
        .join(', '),
    )
    .filter(Boolean)

function add(content: EntryContent, name: string, kind: EntryName['kind']): void {
  if (/\p{L}/u.test(name) && !content.names.some(n => n.text === name))
    content.names.push({ text: name, kind })
}

function addAlias(content: EntryContent, alias: Element): void {
  const whole = text(alias, 'ALIAS_NAME')
  const quality = text(alias, 'QUALITY')
  const kind = quality === 'Low' ? 'weak alias' : quality === 'f.k.a.' ? 'former' : 'alias'
  const names = namesIn(whole)
  for (const name of names) add(content, name, kind)
  if (whole && (names.length !== 1 || names[0] !== whole)) content.remarks.push(`alias: ${whole}`)
  for (const date of texts(alias, 'DATE_OF_BIRTH')) {
    const known = isoDate(date)
    if (known) content.birthDates.push(known)
    else content.remarks.push(`date of birth: ${date}`)
  }
  content.remarks.push(...texts(alias, 'NOTE'))
}

const otherScript = /[^\p{Script=Latin}\p{P}\p{S}\p{N}\p{Z}\p{M}]/u

/**
 * The list puts several spellings into one field: `A; B`, `A b) B`, `Latin (native)`, `native (Latin; Latin)`. What stands in
 * brackets is a spelling when it is in another script than what stands before; otherwise it is a remark. The whole field is
 * kept as a remark whenever it was taken apart.
 */
export function namesIn(field: string): string[] {
  const inside = [...field.matchAll(/\(([^()]*)\)/g)].map(m => (m[1] ?? '').replace(/^original script: /, ''))
  const outside = field.replace(/\(.*\)/, ' ').replace(/,? born .*$/, ' ')
  const spelledTwice = inside.filter(i => otherScript.test(i) !== otherScript.test(outside))
  return [outside, ...spelledTwice]
    .flatMap(part => part.split(/;| [a-z]\) /))
    .map(part => part.replace(/\s+/g, ' ').replace(/^[\s,]+|[\s,]+$/g, ''))
    .filter(part => /\p{L}/u.test(part))
}

function addNationality(content: EntryContent, name: string): void {
  const state = stateNamed(name)
  if (!state) content.remarks.push(`nationality: ${name}`)
  else if (!content.nationalities.includes(state)) content.nationalities.push(state)
}

function addBirth(content: EntryContent, birth: Element): void {
  const note = text(birth, 'NOTE')
  const circa = text(birth, 'TYPE_OF_DATE') === 'APPROXIMATELY' || note === 'Approximately'
  const from = isoDate(text(birth, 'FROM_YEAR'))
  const to = isoDate(text(birth, 'TO_YEAR'))
  const day = isoDate(text(birth, 'DATE') || text(birth, 'YEAR'))
  const known = from && to ? { from, to } : (day ?? from ?? to ?? writtenBirth(note))
  if (known) content.birthDates.push(circa ? { ...known, circa } : known)
  if (note && note !== 'Approximately')
    content.remarks.push(`date of birth: ${known ? `${spellBirth(known)}, ` : ''}${note}`)
}

function addDocument(content: EntryContent, document: Element): void {
  const field = text(document, 'NUMBER')
  const number = numberIn(field)
  const country = text(document, 'ISSUING_COUNTRY') || text(document, 'COUNTRY_OF_ISSUE')
  const type = text(document, 'TYPE_OF_DOCUMENT2') || text(document, 'TYPE_OF_DOCUMENT')
  const notes = [...texts(document, 'DATE_OF_ISSUE'), ...texts(document, 'NOTE')]
  if (number) content.documents.push({ number, state: stateNamed(country), type: type || null })
  const said = [type, field, country, ...notes].filter(Boolean).join(', ')
  if (said && (notes.length || number !== field || (country && !stateNamed(country))))
    content.remarks.push(said)
}

/** `Libyan passport No. 513519` → `513519`, `D 001206` → `D 001206`, `381110042 (Expired …)` → `381110042`; null when there is no digit. */
export function numberIn(field: string): string | null {
  const bare = field
    .replace(/\([^)]*\)/g, ' ')
    .replace(/^.*(?:\bnumber\b|\bno\.?:?|:)\s*(?=[\p{L}\p{N}])/iu, '')
  const words = bare.split(/[\s,]+/).filter(w => w && !/^[\p{L}“”-]{4,}$/u.test(w))
  const number = words.join(' ')
  return /\d/.test(number) ? number : null
}
