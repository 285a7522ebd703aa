import { isPossible, writeDate } from './dates.ts'
import { plainNumber } from './documents.ts'
import type { BirthDate, Kind, Problem, Query, ScreeningRecord } from './records.ts'
import { isWeak, type PreparedQuery, type PreparedRecord, plainSex, plainWord } from './score.ts'
import { type PreparedName, prepare } from './tokens.ts'
import { relativeOn } from './weights.ts'

/** Spellings of one query that are compared; a traveller has two or three. */
const QUERY_NAMES = 12

/** Folds a record once. What cannot be used is reported and the rest is kept. */
export function prepareRecord(record: ScreeningRecord): { prepared: PreparedRecord; problems: Problem[] } {
  const problems: Problem[] = []
  const report = (what: Problem['what'], value: string) =>
    problems.push({ id: record.id, what, value: value.slice(0, 200) })
  const names: PreparedRecord['names'] = []
  for (const name of record.names) {
    const prepared = prepare(name.text, record.kind)
    if (prepared.tokens.length === 0) report('name without letters', name.text)
    else names.push({ prepared, weak: isWeak(name.kind), text: name.text })
    if (prepared.shortened) report('name too long', name.text)
  }
  if (names.length === 0) report('no name', '')
  const birthDates = (record.birthDates ?? []).filter(date =>
    possible(date, value => report('impossible date', value)),
  )
  const documents: PreparedRecord['documents'] = []
  for (const { number, state } of record.documents ?? []) {
    const plain = plainNumber(number)
    if (plain === '') report('empty document', number)
    else documents.push({ plain, number, state: state === undefined ? undefined : plainWord(state) })
  }
  const sexes = (record.sexes ?? []).map(plainSex).filter(sex => sex !== null)
  const nationalities = (record.nationalities ?? []).map(plainWord).filter(state => state !== '')
  return {
    prepared: { id: record.id, kind: record.kind, names, birthDates, sexes, nationalities, documents },
    problems,
  }
}

function possible(date: BirthDate, report: (value: string) => void): boolean {
  if (isPossible(date)) return true
  report(writeDate(date))
  return false
}

/** Folds a query for each kind it may be about, asked of a list of so many records. */
export function prepareQuery(
  query: Query,
  listSize: number,
): { prepared: PreparedQuery; problems: Problem[] } {
  const problems: Problem[] = []
  const report = (what: Problem['what'], value: string) =>
    problems.push({ id: null, what, value: value.slice(0, 200) })
  const kinds: Kind[] = query.kind === undefined ? ['person', 'organisation', 'vessel'] : [query.kind]
  const texts = [...new Set(query.names)]
  if (texts.length > QUERY_NAMES) report('too many names', texts.slice(QUERY_NAMES).join('; '))
  const names = new Map<Kind, PreparedName[]>()
  for (const kind of kinds) {
    const usable: PreparedName[] = []
    for (const text of texts.slice(0, QUERY_NAMES)) {
      const prepared = prepare(text, kind)
      if (prepared.tokens.length > 0) usable.push(prepared)
      if (kind !== kinds[0]) continue
      if (prepared.tokens.length === 0) report('name without letters', text)
      if (prepared.shortened) report('name too long', text)
    }
    names.set(kind, usable)
  }
  if (texts.length === 0) report('no name', '')
  const dateOk =
    query.birthDate === undefined || possible(query.birthDate, value => report('impossible date', value))
  const documents = (query.documents ?? []).filter(document => {
    const usable = plainNumber(document.number) !== ''
    if (!usable) report('empty document', document.number)
    return usable
  })
  const prepared: PreparedQuery = {
    names,
    birthDate: dateOk ? (query.birthDate ?? null) : null,
    sex: plainSex(query.sex),
    nationalities: (query.nationalities ?? []).map(plainWord).filter(state => state !== ''),
    documents,
    nearNumbers: new Map(),
    relative: relativeOn(listSize),
  }
  return { prepared, problems }
}
