import { alignNames, type NameEvidence } from './align.ts'
import { compareBirthDates } from './dates.ts'
import { plainNumber } from './documents.ts'
import type { BirthDate, DocumentNumber, Evidence, Hit, Kind, ScreeningRecord } from './records.ts'
import type { PreparedName } from './tokens.ts'
import { FACTS, scoreOf, WEIGHTS } from './weights.ts'

/** A record made ready once, when it is put into the index. */
export interface PreparedRecord {
  id: string
  kind: Kind
  names: { prepared: PreparedName; weak: boolean; text: string }[]
  birthDates: BirthDate[]
  sexes: string[]
  nationalities: string[]
  documents: { plain: string; state: string | undefined; number: string }[]
}

export interface PreparedQuery {
  /** the query's names read as names of a person, an organisation, a vessel; only the kinds that were asked for */
  names: Map<Kind, PreparedName[]>
  birthDate: BirthDate | null
  sex: string | null
  nationalities: string[]
  documents: DocumentNumber[]
  /** numbers one error away from one of the query's: record number → query number */
  nearNumbers: Map<string, string>
  /** bits by which a relative is rarer on this list than a stranger (weights.ts, `relativeOn`) */
  relative: number
}

export const plainWord = (text: string) => text.trim().toUpperCase()

/** M, F, or null for "not stated" and everything else: only two known sexes can agree or differ. */
export function plainSex(text: string | undefined): string | null {
  const first = text?.trim().charAt(0).toUpperCase()
  return first === 'M' || first === 'F' ? first : null
}

export const isWeak = (kind: ScreeningRecord['names'][number]['kind']) => /weak|low/i.test(kind)

/** Everything but the name. Cheap: no strings are folded here. */
export function compareFacts(query: PreparedQuery, record: PreparedRecord): Evidence[] {
  const lines: Evidence[] = []
  const date = compareBirthDates(query.birthDate, record.birthDates)
  if (date !== null) lines.push(date)
  if (query.nationalities.length > 0 && record.nationalities.length > 0) {
    const common = query.nationalities.find(state => record.nationalities.includes(state))
    lines.push({
      about: 'nationality',
      how: common === undefined ? 'differs' : 'same',
      query: common ?? query.nationalities.join(', '),
      record: common ?? record.nationalities.join(', '),
      bits: common === undefined ? FACTS.otherNationality : FACTS.sameNationality,
    })
  }
  if (query.sex !== null && record.sexes.length > 0) {
    const same = record.sexes.includes(query.sex)
    lines.push({
      about: 'sex',
      how: same ? 'same' : 'differs',
      query: query.sex,
      record: record.sexes.join(', '),
      bits: same ? FACTS.sameSex : FACTS.otherSex,
    })
  }
  const document = compareDocuments(query, record)
  if (document !== null) lines.push(document)
  return lines
}

/** The best agreement of document numbers. That numbers differ says nothing: people change passports. */
function compareDocuments(query: PreparedQuery, record: PreparedRecord): Evidence | null {
  let best: Evidence | null = null
  const offer = (line: Evidence) => {
    if (best === null || line.bits > best.bits) best = line
  }
  for (const listed of record.documents) {
    for (const held of query.documents) {
      if (plainNumber(held.number) !== listed.plain) continue
      const bothStates = held.state !== undefined && listed.state !== undefined
      const same = bothStates && plainWord(held.state ?? '') === listed.state
      offer({
        about: 'document',
        how: bothStates && !same ? 'same number, other state' : 'same number',
        query: held.number,
        record: listed.number,
        bits: same ? FACTS.sameDocument : bothStates ? FACTS.sameNumberOtherState : FACTS.sameNumber,
      })
    }
    const near = query.nearNumbers.get(listed.plain)
    if (near !== undefined) {
      offer({
        about: 'document',
        how: 'one error',
        query: near,
        record: listed.number,
        bits: FACTS.nearDocument,
      })
    }
  }
  return best
}

const AGREEING: ReadonlySet<string> = new Set([
  'same day',
  'same day, placeholder',
  'day and month swapped',
  'one day apart',
  'within the span',
  'near the span',
  'circa',
])

/** Does a fact speak against a name that is the same as a whole? Two dates must be near, not only of one year. */
function contradicts(line: Evidence): boolean {
  if (line.about === 'birth date') {
    const vague = line.how === 'same year' || line.how === 'same month'
    return vague ? line.bits < FACTS.sameYear : !AGREEING.has(line.how)
  }
  return line.about === 'sex' && line.bits < 0
}

/**
 * The whole comparison of a query with one record, independent of any index. Null: not the same kind, or not one word of a name and no
 * document in common (a birth date alone accuses nobody). Of several names the pair with most evidence counts, not the sum.
 */
export function scoreRecord(query: PreparedQuery, record: PreparedRecord, threshold: number): Hit | null {
  const facts = compareFacts(query, record)
  const document = facts.find(line => line.about === 'document')
  let best: {
    evidence: NameEvidence
    query: PreparedName
    record: string
    bits: number
    weak: boolean
  } | null = null
  let whole = false
  for (const asked of query.names.get(record.kind) ?? []) {
    for (const listed of record.names) {
      const evidence = alignNames(asked, listed.prepared, query.relative)
      const bits = evidence.bits + (listed.weak ? WEIGHTS.weakAlias : 0)
      whole ||= evidence.whole
      // a name with nothing recognised never stands in for one with something
      if (best === null || Number(evidence.strong) - Number(best.evidence.strong) > 0) {
        best = { evidence, query: asked, record: listed.text, bits, weak: listed.weak }
      } else if (evidence.strong === best.evidence.strong && bits > best.bits) {
        best = { evidence, query: asked, record: listed.text, bits, weak: listed.weak }
      }
    }
  }
  if (!best?.evidence.strong && document === undefined) return null
  const lines = best === null ? [] : [...best.evidence.lines]
  if (best?.weak)
    lines.push({
      about: 'name',
      how: 'weak alias',
      query: null,
      record: best.record,
      bits: WEIGHTS.weakAlias,
    })
  lines.push(...facts)
  const evidence = lines.reduce((bits, line) => bits + line.bits, 0)
  const exactDocument = document !== undefined && document.how !== 'one error'
  const because = exactDocument
    ? 'document'
    : evidence >= threshold
      ? 'evidence'
      : whole && !facts.some(contradicts)
        ? 'whole name'
        : null
  if (because === null) return null
  return {
    id: record.id,
    kind: record.kind,
    evidence,
    score: scoreOf(evidence),
    because,
    queryName: best?.query.source ?? null,
    recordName: best?.record ?? null,
    lines,
  }
}
