import type { AlertContent } from '../../../../contracts/alerts.ts'

/** Fields of an alert in the order in which they are read; words at `alerts:field.<name>`. */
export const fields = [
  'names',
  'birth-date',
  'sex',
  'nationality',
  'documents',
  'number',
  'plate',
  'purpose',
  'reference',
  'instruction',
  'contact',
  'from',
  'until',
] as const
export type AlertField = (typeof fields)[number]

const stated = (number: string, state: string | null) => (state ? `${state} ${number}` : number)

/** What an alert says, field by field, as texts; a field that says nothing is absent. */
export function textsOf(content: AlertContent): Partial<Record<AlertField, string[]>> {
  const { subject, purpose, reference, instruction, contact, from, until } = content
  const rest = { purpose: [purpose], reference: [reference], instruction: [instruction], contact: [contact] }
  const days = { from: [from], until: [until] }
  if (subject.kind === 'document')
    return { number: [stated(subject.number, subject.state)], ...rest, ...days }
  if (subject.kind === 'vehicle') return { plate: [stated(subject.plate, subject.state)], ...rest, ...days }
  return {
    names: subject.names,
    ...(subject.birthDate && { 'birth-date': [subject.birthDate] }),
    ...(subject.sex !== 'unspecified' && { sex: [subject.sex] }),
    ...(subject.nationality && { nationality: [subject.nationality] }),
    ...(subject.documents.length > 0 && { documents: subject.documents.map(d => stated(d.number, d.state)) }),
    ...rest,
    ...days,
  }
}

export interface Difference {
  field: AlertField
  before: string[]
  after: string[]
}

/** The fields that differ between two versions; `after` null: withdrawn, which changes no field. */
export function differences(before: AlertContent, after: AlertContent | null): Difference[] {
  if (!after) return []
  const [old, now] = [textsOf(before), textsOf(after)]
  return fields.flatMap(field => {
    const [was, is] = [old[field] ?? [], now[field] ?? []]
    return was.join('\n') === is.join('\n') ? [] : [{ field, before: was, after: is }]
  })
}
