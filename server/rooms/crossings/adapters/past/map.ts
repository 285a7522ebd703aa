import type { PastReason } from '../../../../../contracts/past.ts'
import type { Post } from '../../../../../contracts/posts.ts'
import { RefusalLetter } from '../../../../../contracts/referrals.ts'
import type { Direction, Territory } from '../../../../../contracts/words.ts'
import { stateOf, transliterateWithReport } from '../../../../../libraries/travel-documents/index.ts'
import type { PairReason } from '../../rules/index.ts'
import type { Cells } from './read.ts'

/** Why a row cannot be taken over by itself; what rows say against each other is found later. */
export type RowReason = Exclude<PastReason, PairReason>

export interface MappedPerson {
  surname: string
  givenNames: string
  birthDate: string
  sex: string
  nationality: string
  issuingState: string
  number: string
  expiryDate: string | null
}

/** An entry, an exit or a refusal; `at` when the file gives a time. */
export interface MappedEvent {
  kind: 'entry' | 'exit' | 'refusal' | 'person'
  direction: Direction
  day: string
  at: Date | null
  post: string
  territory: Territory | null
  admittedUntil: string | null
  letters: string
}

export interface Mapped {
  person: MappedPerson
  events: MappedEvent[]
}

export interface Mapping {
  posts: ReadonlyMap<string, Pick<Post, 'zone' | 'territory'>>
  /** Nothing later than today was ever recorded. */
  today: string
}

/** One row as what happened, or why it cannot be meant. Pure. */
export function mapPast(cells: Cells, mapping: Mapping): Mapped | RowReason {
  const person = personOf(cells, mapping.today)
  if (typeof person === 'string') return person
  const events = eventsOf(cells, mapping)
  return typeof events === 'string' ? events : { person, events }
}

const zoneLetters = /^[A-Z]+( [A-Z]+)*$/
const inZone = (name: string): string | null => {
  if (zoneLetters.test(name)) return name
  const { text, unknown } = transliterateWithReport(name)
  return unknown.length ? null : text
}

function personOf(cells: Cells, today: string): MappedPerson | RowReason {
  const surname = inZone(cells.surname)
  const givenNames = inZone(cells.given_names)
  if (surname === null || givenNames === null) return 'unreadable-name'
  if (!surname && !givenNames) return 'no-name'
  if (!isPartialDate(cells.birth_date) || isLater(cells.birth_date, today)) return 'impossible-date'
  if (cells.document_expiry && !isPartialDate(cells.document_expiry)) return 'impossible-date'
  const nationality = cells.nationality.toUpperCase()
  const issuingState = cells.document_state.toUpperCase()
  if (stateOf(nationality).kind === 'unknown' || stateOf(issuingState).kind === 'unknown')
    return 'unknown-state'
  if (!/[A-Za-z0-9]/.test(cells.document_number) || cells.document_number.length > 30) return 'no-document'
  return {
    surname: surname || givenNames,
    givenNames: surname ? givenNames : '',
    birthDate: cells.birth_date,
    sex: /^[FMX]$/.test(cells.sex) ? cells.sex : 'unspecified',
    nationality,
    issuingState,
    number: cells.document_number.toUpperCase(),
    expiryDate: cells.document_expiry || null,
  }
}

function eventsOf(cells: Cells, mapping: Mapping): MappedEvent[] | RowReason {
  switch (cells.kind) {
    case 'person':
      return [{ ...nothing, day: mapping.today }]
    case 'crossing':
      return oneOf(cells, mapping, directionOf(cells.direction))
    case 'refusal':
      return oneOf(cells, mapping, cells.direction === '' ? 'entry' : directionOf(cells.direction))
    case 'stay':
      return stayOf(cells, mapping)
    default:
      return 'unknown-kind'
  }
}

const nothing: MappedEvent = {
  kind: 'person',
  direction: 'entry',
  day: '',
  at: null,
  post: '',
  territory: null,
  admittedUntil: null,
  letters: '',
}

const directionOf = (cell: string): Direction | null => (cell === 'entry' || cell === 'exit' ? cell : null)

function oneOf(cells: Cells, mapping: Mapping, direction: Direction | null): MappedEvent[] | RowReason {
  if (!direction) return 'unknown-direction'
  const { day, time, post } = cells
  const moment = momentOf(day, time, post, mapping)
  if (typeof moment === 'string') return moment
  if (cells.kind === 'refusal') {
    const letters = cells.letters.split(/[;, ]+/).filter(Boolean)
    if (!letters.every(l => RefusalLetter.safeParse(l).success)) return 'unknown-letter'
    return [{ ...nothing, ...moment, kind: 'refusal', direction, letters: letters.join('') }]
  }
  const allowed = allowedOf(cells)
  if (typeof allowed === 'string') return allowed
  return [{ ...nothing, ...moment, ...(direction === 'entry' && allowed), kind: direction, direction }]
}

function stayOf(cells: Cells, mapping: Mapping): MappedEvent[] | RowReason {
  const { day, time, post, exit_day, exit_time, exit_post } = cells
  const allowed = allowedOf(cells)
  if (typeof allowed === 'string') return allowed
  const entered = momentOf(day, time, post, mapping)
  if (typeof entered === 'string') return entered
  const entry: MappedEvent = { ...nothing, ...entered, ...allowed, kind: 'entry', direction: 'entry' }
  if (!exit_day) return [entry]
  const left = momentOf(exit_day, exit_time, exit_post || post, mapping)
  if (typeof left === 'string') return left
  if (left.day < entered.day || (left.at && entered.at && left.at < entered.at)) return 'exit-before-entry'
  return [entry, { ...nothing, ...left, kind: 'exit', direction: 'exit' }]
}

/** Where somebody was let in to, and until when; empty cells leave both to the stay rules. */
function allowedOf(cells: Cells): { territory: Territory | null; admittedUntil: string | null } | RowReason {
  const { territory, admitted_until } = cells
  if (territory && territory !== 'whole-country' && territory !== 'nakhchivan') return 'unknown-territory'
  if (admitted_until && (!isDay(admitted_until) || admitted_until < cells.day)) return 'impossible-date'
  return { territory: (territory || null) as Territory | null, admittedUntil: admitted_until || null }
}

type Moment = Pick<MappedEvent, 'day' | 'at' | 'post'>

function momentOf(day: string, time: string, post: string, { posts, today }: Mapping): Moment | RowReason {
  const place = posts.get(post)
  if (!place) return 'unknown-post'
  if (!isDay(day) || (time && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time))) return 'impossible-date'
  if (day > today) return 'in-the-future'
  const at = time ? new Date(Date.parse(`${day}T${time}:00Z`) - offsetOf(place.zone, day)) : null
  return { day, at, post }
}

const days = new Map<string, boolean>()
function isDay(text: string): boolean {
  const known = days.get(text)
  if (known !== undefined) return known
  const at = /^(19|20)\d\d-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
  const good = at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
  if (days.size > 50_000) days.clear()
  days.set(text, good)
  return good
}

const isPartialDate = (text: string): boolean =>
  isDay(text) || /^(19|20)\d\d-((0[1-9]|1[0-2])-\?\?|\?\?-\?\?)$/.test(text) || text === '????-??-??'

/** Unknown parts may be any: only what is surely later is. */
const isLater = (date: string, day: string): boolean => {
  const known = date.slice(0, date.indexOf('?') < 0 ? 10 : date.indexOf('?'))
  return known > day.slice(0, known.length)
}

const formats = new Map<string, Intl.DateTimeFormat>()
function formatOf(zone: string): Intl.DateTimeFormat {
  const options = { timeZone: zone, timeZoneName: 'longOffset' } as const
  const known = formats.get(zone) ?? new Intl.DateTimeFormat('en-US', options)
  formats.set(zone, known)
  return known
}

const offsets = new Map<string, number>()

/** Milliseconds that a zone is ahead of UTC at noon of a day: Baku had summer time until 2015. */
function offsetOf(zone: string, day: string): number {
  const key = `${zone} ${day}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const noon = new Date(`${day}T12:00:00Z`)
  const parts = formatOf(zone).formatToParts(noon)
  const said = parts.find(p => p.type === 'timeZoneName')?.value ?? 'GMT'
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(said) ?? []
  const ms = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
  if (offsets.size > 50_000) offsets.clear()
  offsets.set(key, ms)
  return ms
}
