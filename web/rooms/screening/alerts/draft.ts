import { type AlertContent, purposesOf } from '../../../../contracts/alerts.ts'
import type { AlertKind } from '../../../../contracts/screening.ts'
import { stateCodes } from '../../../platform/states.ts'

/** The form as it stands: texts, until it is sent. */
export interface Draft {
  kind: AlertContent['subject']['kind']
  names: string
  birthDate: string
  sex: 'F' | 'M' | 'X' | 'unspecified'
  nationality: string
  documents: string
  number: string
  plate: string
  state: string
  purpose: AlertKind | ''
  reference: string
  instruction: string
  contact: string
  from: string
  until: string
  reason: string
}
export type DraftField = keyof Draft

export const emptyDraft = (today: string): Draft => ({
  kind: 'person',
  names: '',
  birthDate: '',
  sex: 'unspecified',
  nationality: '',
  documents: '',
  number: '',
  plate: '',
  state: '',
  purpose: '',
  reference: '',
  instruction: '',
  contact: '',
  from: today,
  until: '',
  reason: '',
})

const linesOf = (text: string) =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

/** `1980` → `1980-??-??`, `1980-05` → `1980-05-??`; null: not a date. */
export function birthDateOf(text: string): string | null {
  const [year = '', month = '??', day = '??', more] = text.trim().split('-')
  const whole = `${year}-${month}-${day}`
  if (more !== undefined || !/^\d{4}-(\d\d|\?\?)-(\d\d|\?\?)$/.test(whole)) return null
  if (month === '??') return day === '??' ? whole : null
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  if (Number(month) < 1 || Number(month) > 12) return null
  return day === '??' || (Number(day) >= 1 && Number(day) <= last) ? whole : null
}

/** `IRN K12345678`, or the number alone. */
export function documentOf(line: string): { number: string; state: string | null } {
  const [, code = '', number = ''] = /^([A-Za-z]{1,3})[ :]+(.*\d.*)$/.exec(line) ?? []
  return stateCodes().includes(code.toUpperCase())
    ? { number: number.trim(), state: code.toUpperCase() }
    : { number: line, state: null }
}

/** Letters of a number that are read as digits, each with its place from one: O and 0 are told apart by nobody at a glance. */
export const lettersLikeDigits = (number: string): { letter: string; place: number }[] =>
  /\d/.test(number)
    ? [...number.toUpperCase()].flatMap((letter, i) =>
        'OQIL'.includes(letter) ? [{ letter, place: i + 1 }] : [],
      )
    : []

/** As lists are searched: letters and digits, capital. */
export const plainNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{Nd}]/gu, '')

const knownState = (code: string) => code === '' || stateCodes().includes(code)

/** Which fields cannot be sent as they are; words at `alerts:fault.<name>`. The server has the last word. */
export function faultsOf(draft: Draft): Partial<Record<DraftField, string>> {
  const wrong: [DraftField, boolean, string?][] = [
    ['names', draft.kind === 'person' && linesOf(draft.names).length === 0],
    [
      'birthDate',
      draft.kind === 'person' && draft.birthDate.trim() !== '' && !birthDateOf(draft.birthDate),
      'birth-date',
    ],
    ['nationality', draft.kind === 'person' && !knownState(draft.nationality), 'state'],
    ['documents', draft.kind === 'person' && linesOf(draft.documents).some(l => !plainNumber(l)), 'number'],
    ['number', draft.kind === 'document' && !plainNumber(draft.number)],
    ['plate', draft.kind === 'vehicle' && !plainNumber(draft.plate), 'number'],
    ['state', draft.kind !== 'person' && !knownState(draft.state)],
    ['purpose', draft.purpose === '' || !purposesOf[draft.kind].includes(draft.purpose)],
    ['reference', draft.reference.trim() === ''],
    ['instruction', draft.instruction.trim() === ''],
    ['contact', (draft.contact.match(/\d/g) ?? []).length < 6],
    ['from', draft.from === ''],
    ['until', draft.until === '' || draft.until < draft.from],
    ['reason', draft.reason.trim().length < 3],
  ]
  return Object.fromEntries(
    wrong.flatMap(([field, is, key]) => (is ? [[field, `alerts:fault.${key ?? field}`]] : [])),
  )
}

/** What is sent; only of a draft without a fault. */
export function contentOf(draft: Draft): AlertContent {
  const { reference, instruction, contact, from, until } = draft
  const state = draft.state || null
  const subject: AlertContent['subject'] =
    draft.kind === 'document'
      ? { kind: 'document', number: draft.number.trim(), state }
      : draft.kind === 'vehicle'
        ? { kind: 'vehicle', plate: draft.plate.trim(), state }
        : {
            kind: 'person',
            names: linesOf(draft.names),
            birthDate: draft.birthDate.trim() ? birthDateOf(draft.birthDate) : null,
            nationality: draft.nationality || null,
            sex: draft.sex,
            documents: linesOf(draft.documents).map(documentOf),
          }
  return {
    subject,
    purpose: draft.purpose || 'observation',
    reference: reference.trim(),
    instruction: instruction.trim(),
    contact: contact.trim(),
    from,
    until,
  }
}

/** The form of an alert that stands, to change it. */
export function draftOf(content: AlertContent): Draft {
  const { subject, purpose, reference, instruction, contact, from, until } = content
  const base = { ...emptyDraft(from), purpose, reference, instruction, contact, from, until }
  if (subject.kind === 'document') {
    const { number, state } = subject
    return { ...base, kind: 'document', number, state: state ?? '' }
  }
  if (subject.kind === 'vehicle') {
    const { plate, state } = subject
    return { ...base, kind: 'vehicle', plate, state: state ?? '' }
  }
  return {
    ...base,
    kind: 'person',
    names: subject.names.join('\n'),
    birthDate: (subject.birthDate ?? '').replace(/(-\?\?)+$/, ''),
    sex: subject.sex,
    nationality: subject.nationality ?? '',
    documents: subject.documents.map(d => (d.state ? `${d.state} ${d.number}` : d.number)).join('\n'),
  }
}
