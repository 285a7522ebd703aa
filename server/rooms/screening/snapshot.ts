import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ListSettings } from '../../../contracts/screening.ts'
import {
  type BirthDate,
  buildDocumentIndex,
  buildInSteps,
  type DocumentIndex,
  parseBirthDate,
  type ScreeningIndex,
  type ScreeningRecord,
} from '../../../libraries/name-screening/index.ts'
import type { Entry } from './entries.ts'
import { comparable } from './rules.ts'
import type { Alert } from './store/alerts.ts'
import type { VersionRow } from './store/lists.ts'

/** What can be asked: names with the documents of their bearers, numbers of lost documents, plates. */
export interface Index {
  names: ScreeningIndex
  documents: DocumentIndex
  plates: DocumentIndex
}

export interface LoadedList {
  settings: ListSettings
  version: VersionRow | null
  /** Null exactly when there is no version. */
  index: Index | null
}

/** Everything a screening sees, complete and never changed: a new one takes its place in one assignment (I-38). */
export interface Snapshot {
  lists: LoadedList[]
  alerts: { byVersion: ReadonlyMap<string, Alert>; index: Index }
  /** Time zone of each site, for the day on which an alert begins and ends. */
  zones: ReadonlyMap<string, string>
  method: string
  /** How many versions of alerts there were: another number, and something was decided about one. */
  alertVersions: number
  /** When the database was last asked whether anything is new, and when the alerts last changed here. */
  readAt: Date
  changedAt: Date
}

type Source = Pick<Entry, 'id' | 'kind' | 'content'>

/** Puts numbers where they are looked up; what has a name is given back, to be laid out together. */
function put(index: Omit<Index, 'names'>, { id, kind, content }: Source): ScreeningRecord | null {
  if (kind === 'document') {
    for (const { number, state } of content.documents) index.documents.add({ id, number, ...stated(state) })
  } else if (kind === 'vehicle') {
    if (content.plate) index.plates.add({ id, number: content.plate.text, ...stated(content.plate.state) })
  } else return recordOf({ id, kind, content })
  return null
}

const stated = (state: string | null) => {
  const known = comparable(state)
  return known ? { state: known } : {}
}

function recordOf({ id, kind, content }: Source): ScreeningRecord {
  return {
    id,
    kind: kind === 'person' || kind === 'organisation' ? kind : 'vessel',
    names: content.names,
    birthDates: content.birthDates,
    sexes: content.sex ? [content.sex] : [],
    nationalities: content.nationalities.flatMap(n => comparable(n) ?? []),
    documents: content.documents.map(d => ({
      number: d.number,
      ...stated(d.state),
      ...(d.type && { type: d.type }),
    })),
  }
}

/** Builds piece by piece and lets the lanes in between: a long list must not make a booth wait (I-39). */
export async function indexOf(pages: AsyncIterable<Source[]>): Promise<Index> {
  const numbers = { documents: buildDocumentIndex(), plates: buildDocumentIndex() }
  const records: ScreeningRecord[] = []
  for await (const page of pages) {
    for (const source of page) {
      const record = put(numbers, source)
      if (record) records.push(record)
    }
  }
  const steps = buildInSteps(records)
  for (;;) {
    const step = steps.next()
    if (step.done) return { ...numbers, names: step.value }
    await nextTurn()
  }
}

/** An alert in the shape of an entry, under the id of its version. */
export function entryOfAlert({ row, content }: Alert): Entry {
  const { subject } = content
  const empty = { names: [], birthDates: [], sex: null, nationalities: [], documents: [], plate: null }
  const common = { ...empty, purpose: row.purpose, reference: row.reference, remarks: [] }
  if (subject.kind === 'document')
    return { id: row.id, kind: 'document', content: { ...common, documents: [{ ...subject, type: null }] } }
  if (subject.kind === 'vehicle')
    return {
      id: row.id,
      kind: 'vehicle',
      content: { ...common, plate: { text: subject.plate, state: subject.state } },
    }
  const birth: BirthDate | null = subject.birthDate ? parseBirthDate(subject.birthDate) : null
  return {
    id: row.id,
    kind: 'person',
    content: {
      ...common,
      names: subject.names.map((text, i) => ({ text, kind: i ? 'alias' : 'primary' })),
      birthDates: birth ? [birth] : [],
      sex: subject.sex === 'unspecified' ? null : subject.sex,
      nationalities: subject.nationality ? [subject.nationality] : [],
      documents: subject.documents.map(d => ({ ...d, type: null })),
    },
  }
}
