/** What goes in (records, queries) and what comes out (hits with evidence lines). Shapes only. */

export type Kind = 'person' | 'organisation' | 'vessel'

/** How sure the list itself is of a name. `weak alias` and `low quality` are the list's words for "may be wrong". */
export interface RecordName {
  text: string
  /** `primary`, `alias`, `weak alias`, `former`, … ; names containing "weak" or "low" count a little less */
  kind: string
  script?: string
}

/** A day, or as much of it as is known: month and day may be absent. */
export interface PartialDate {
  year: number
  month?: number
  day?: number
}

/** One date, "about" a date, or a span of dates (both ends belong to it). */
export type BirthDate =
  | (PartialDate & { circa?: boolean })
  | { from: PartialDate; to: PartialDate; circa?: boolean }

export interface DocumentNumber {
  number: string
  /** issuing state, as the list writes it (three-letter code wanted) */
  state?: string
  type?: string
}

export interface ScreeningRecord {
  id: string
  kind: Kind
  names: RecordName[]
  birthDates?: BirthDate[]
  sexes?: string[]
  nationalities?: string[]
  documents?: DocumentNumber[]
}

/** Who stands at the window. Several spellings of one name (MRZ, native) are alternatives, not further evidence. */
export interface Query {
  names: string[]
  kind?: Kind
  birthDate?: BirthDate
  sex?: string
  nationalities?: string[]
  documents?: DocumentNumber[]
  /** bits of evidence a hit needs; default: `defaultThreshold(index.size)` */
  threshold?: number
  /** most hits returned (default 50); `more` in the result counts what was left off */
  limit?: number
}

/** How a name token of the query stands to the record's. */
export type NameHow =
  | 'same'
  | 'transliteration'
  | 'nickname'
  | 'patronymic'
  | 'female ending'
  | 'look-alike'
  | 'one edit'
  | 'similar'
  | 'initial'
  | 'truncated'
  | 'joined or split'
  | 'different'
  | 'extra'
  | 'dropped'
  | 'legal form same'
  | 'legal form differs'
  | 'could be a relative'
  | 'weak alias'
  | 'name shortened'

export type DateHow =
  | 'same day'
  | 'same day, placeholder'
  | 'day and month swapped'
  | 'one day apart'
  | 'one digit of the year'
  | 'same month'
  | 'same year'
  | 'same day of another year'
  | 'neighbouring year'
  | 'within the span'
  | 'near the span'
  | 'circa'
  | 'conflicting'

export type FactHow = DateHow | 'same' | 'differs' | 'same number' | 'same number, other state' | 'one error'

/** One line of the explanation. The bits of all lines of a hit add up to its evidence. */
export interface Evidence {
  about: 'name' | 'birth date' | 'nationality' | 'sex' | 'document'
  how: NameHow | FactHow
  /** what the query says, as it was written; null when only the record says something */
  query: string | null
  record: string | null
  /** log2 of (how likely if the same) : (how likely if not) */
  bits: number
}

export interface Hit {
  id: string
  kind: Kind
  /** sum of the bits of `lines` */
  evidence: number
  /** 1 / (1 + 2^-evidence) */
  score: number
  /** why it is shown: evidence reached the threshold, or one of the two rules that do not depend on it */
  because: 'evidence' | 'whole name' | 'document'
  queryName: string | null
  recordName: string | null
  lines: Evidence[]
}

/** Something that was given but could not be used as it stands. Nothing is passed over in silence. */
export interface Problem {
  id: string | null
  what:
    | 'no name'
    | 'too many names'
    | 'name without letters'
    | 'name too long'
    | 'id twice'
    | 'impossible date'
    | 'empty document'
  value: string
}

export interface ScreenResult {
  hits: Hit[]
  /** hits beyond `limit` */
  more: number
  threshold: number
  work: { touched: number; scored: number }
  /** not empty: part of the question could not be asked, so "no hit" must not be concluded from it */
  problems: Problem[]
}
