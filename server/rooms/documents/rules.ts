import type {
  DocumentFinding,
  DocumentInput,
  Permit,
  ReadDocument,
  TypedDocument,
} from '../../../contracts/documents.ts'
import type { Message } from '../../../contracts/problem.ts'
import type { Territory } from '../../../contracts/words.ts'
import {
  type Field,
  interpretBirth,
  interpretExpiry,
  type Reading,
  readMrz,
  stateOf,
} from '../../../libraries/travel-documents/index.ts'

/** What a document input comes to: read, or why it cannot be used. */
export type DocumentReading =
  | { ok: true; document: ReadDocument; digitsAgree: boolean; finding: DocumentFinding }
  | { ok: false; reason: Message }

/** Reads a zone or compares two typings. Pure: `on` is today's day at the post. */
export function readDocument(input: DocumentInput, on: string): DocumentReading {
  return 'mrz' in input ? fromMrz(input.mrz, on) : fromTyped(input.typed, on)
}

function fromMrz(mrz: string, on: string): DocumentReading {
  const reading = readMrz(mrz)
  if (!reading.format) return { ok: false, reason: { key: 'documents:refusal.not-readable' } }
  const value = (name: keyof Reading['fields']) => reading.fields[name]?.value ?? ''
  const birthDate = interpretBirth(source(reading.fields.birthDate), on)
  if (!value('documentNumber') || !(value('surname') || value('givenNames')) || !birthDate) {
    return { ok: false, reason: { key: 'documents:refusal.part-missing' } }
  }
  const document: ReadDocument = {
    mrz,
    format: reading.format,
    documentCode: value('documentCode'),
    issuingState: value('issuingState'),
    number: value('documentNumber'),
    surname: value('surname') || value('givenNames'),
    givenNames: value('surname') ? value('givenNames') : '',
    truncated: reading.warnings.some(w => w.code === 'name-truncated'),
    nationality: value('nationality') || value('issuingState'),
    birthDate,
    sex: sexOf(value('sex')),
    expiryDate: interpretExpiry(source(reading.fields.expiryDate), on),
  }
  return { ok: true, document, digitsAgree: reading.valid, finding: judge(document, on, reading) }
}

const source = (field: Field | undefined) => field?.source ?? ''
const sexOf = (letter: string) =>
  letter === 'F' || letter === 'M' || letter === 'X' ? letter : 'unspecified'

const typedKeys = [
  'issuingState',
  'number',
  'surname',
  'givenNames',
  'nationality',
  'birthDate',
  'sex',
  'expiryDate',
] as const satisfies (keyof TypedDocument)[]

function fromTyped([first, second]: [TypedDocument, TypedDocument], on: string): DocumentReading {
  const differs = typedKeys.find(k => plain(first[k]) !== plain(second[k]))
  if (differs)
    return { ok: false, reason: { key: 'documents:refusal.typed-differently', params: { field: differs } } }
  const document: ReadDocument = {
    ...first,
    number: plain(first.number),
    format: 'typed',
    documentCode: '',
    truncated: false,
  }
  return { ok: true, document, digitsAgree: false, finding: judge(document, on) }
}

const plain = (value: string | null) => (value ?? '').trim().replace(/\s+/g, ' ').toUpperCase()

/** What the officer should know of the document, most important first. */
function judge(document: ReadDocument, on: string, reading?: Reading): DocumentFinding {
  const checks = Object.entries(reading?.checks ?? {})
  const wrong = checks.filter(([, c]) => !c.ok).map(([name]) => name)
  const issuer = stateOf(document.issuingState)
  const holder = stateOf(document.nationality)
  const look: Message[] = []
  if (document.expiryDate && endedBy(document.expiryDate, on))
    look.push({ key: 'documents:finding.ended', params: { date: document.expiryDate } })
  if (issuer.kind === 'specimen' || holder.kind === 'specimen')
    look.push({ key: 'documents:finding.specimen' })
  if (wrong.length)
    look.push({ key: 'documents:finding.digits', params: { count: wrong.length, field: wrong[0] ?? '' } })
  else if (reading && !reading.valid) look.push({ key: 'documents:finding.characters' })
  if (issuer.kind === 'unknown')
    look.push({ key: 'documents:finding.unknown-state', params: { code: document.issuingState } })
  if (holder.kind === 'unknown')
    look.push({ key: 'documents:finding.unknown-nationality', params: { code: document.nationality } })
  if (!document.expiryDate && document.format !== 'FR-ID') look.push({ key: 'documents:finding.no-end' })
  if (look.length) return { state: 'look', messages: look }
  if (!reading) return { state: 'passed', messages: [{ key: 'documents:finding.typed-twice' }] }
  return { state: 'passed', messages: [{ key: 'documents:finding.agree', params: { count: checks.length } }] }
}

/** Whether a partial date lies wholly before `on`: an unknown day ends with its month, an unknown month with its year. */
export function endedBy(date: string, on: string): boolean {
  const latest = date
    .replace('????', '9999')
    .replace(/-\?\?-/, '-12-')
    .replace(/-\?\?$/, '-31')
  return latest < on
}

/** Age in full years on a day; unknown parts count as the youngest the person may be. Null when the year is unknown. */
export function youngestAge(birthDate: string, on: string): number | null {
  const [year, month, day] = birthDate.split('-')
  if (!year || year === '????') return null
  const latest = `${month === '??' ? '12' : month}-${day === '??' ? '31' : day}`
  return Number(on.slice(0, 4)) - Number(year) - (on.slice(5) < latest ? 1 : 0)
}

/** What a document's permits say of entering today at a post of this territory. */
export type Right = { permit: Permit; state: 'good' } | { permit: Permit | null; state: 'none' | Message }

/** The permit that opens this entry, or why the best of them does not. */
export function rightOf(permits: Permit[], on: string, territory: Territory): Right {
  const reasons = permits.map(permit => ({ permit, against: against(permit, on, territory) }))
  const good = reasons.filter(r => !r.against).sort((a, b) => (a.permit.until < b.permit.until ? 1 : -1))[0]
  if (good) return { permit: good.permit, state: 'good' }
  const first = reasons[0]
  return first?.against ? { permit: first.permit, state: first.against } : { permit: null, state: 'none' }
}

function against(permit: Permit, on: string, territory: Territory): Message | undefined {
  if (permit.until < on) return { key: 'documents:right.ended', params: { date: permit.until } }
  if (permit.from > on) return { key: 'documents:right.not-yet', params: { date: permit.from } }
  if (permit.entries !== null && permit.used >= permit.entries)
    return { key: 'documents:right.used-up', params: { count: permit.entries } }
  if (permit.territory !== 'whole-country' && permit.territory !== territory)
    return { key: 'documents:right.territory', params: { territory: permit.territory } }
  return undefined
}

/** How a document is looked up: issuing state and number, without filler, spaces or case. */
export const documentKey = (document: { issuingState: string; number: string }): string =>
  `${document.issuingState}/${plain(document.number).replace(/[^A-Z0-9]/g, '')}`
