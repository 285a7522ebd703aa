import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { StayRule } from '../../../../contracts/crossings.ts'
import { newId } from '../../../../contracts/ids.ts'
import type { Territory } from '../../../../contracts/words.ts'
import type { Platform } from '../../../platform/action.ts'
import { type RecordKey, seal } from '../../../platform/keys.ts'
import { documentKey } from '../../documents/index.ts'
import { type Mapped, type MappedEvent, type Mapping, mapPast } from '../adapters/past/map.ts'
import { readPast } from '../adapters/past/read.ts'
import { allowedStay, personKey } from '../rules/index.ts'
import { keepEvents, keepRefused, type PastEventRow, type Querying, type RefusedRow } from '../store/index.ts'
import { Stopped } from './work.ts'

export interface Ingesting {
  platform: Platform
  on: Querying
  job: string
  key: RecordKey
  openedAt: Date
  mapping: Mapping
  rules: StayRule[]
  stopped: () => boolean
  /** Bytes read so far. */
  told: (bytes: number) => void
}

const chunk = 2000
/** Rows between two turns of the loop, so that a booth's question waits a few milliseconds at most (I-39). */
const perTurn = 100

/** How many events of each kind. */
export type Tally = Record<PastEventRow['kind'], number>

/** Reads a file to its end into the job's events; memory holds two chunks whatever its length. @returns rows and events read, and the file's hash. */
export async function ingest(
  work: Ingesting,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ read: number; tally: Tally; sha256: Buffer }> {
  const hash = createHash('sha256')
  const { on, job } = work
  let read = 0
  const tally: Tally = { entry: 0, exit: 0, refusal: 0, person: 0 }
  let writing: Promise<unknown> = Promise.resolve()
  let events: PastEventRow[] = []
  let refused: Omit<RefusedRow, 'job'>[] = []
  const write = async () => {
    const [some, others] = [events, refused]
    events = []
    refused = []
    await writing // one chunk is written while the next is read
    writing = keepEvents(on, job, some).then(() => keepRefused(on, job, others))
    writing.catch(() => {}) // said where it is awaited
  }
  const take = eventsOf(work)
  for await (const { cells, row } of readPast(watched(work, bytes, hash))) {
    read++
    const mapped = cells ? mapPast(cells, work.mapping) : 'wrong-columns'
    if (typeof mapped === 'string') refused.push({ row, reason: mapped, other: null })
    else {
      events.push(...take(mapped, row))
      for (const { kind } of mapped.events) tally[kind]++
    }
    if (read % perTurn === 0) await nextTurn()
    if (events.length + refused.length >= chunk) await write()
  }
  await write()
  await writing
  return { read, tally, sha256: hash.digest() }
}

async function* watched(
  { stopped, told }: Ingesting,
  bytes: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
) {
  let done = 0
  for await (const piece of bytes) {
    if (stopped()) throw new Stopped()
    hash.update(piece)
    done += piece.length
    told(done)
    yield piece
  }
}

/** Rows of the events of one line: who it is about sealed under the job's key and found again by keyed hashes. */
function eventsOf({ platform: { keys }, key, job, openedAt, mapping, rules }: Ingesting) {
  const allowed = allowances(mapping, rules)
  return ({ person, events }: Mapped, row: number): PastEventRow[] => {
    const personHash = keys.lookup('person', personKey(person))
    const documentHash = keys.lookup('document', documentKey(person))
    const id = personId(openedAt, personHash, documentHash)
    const sealed = seal(key, person)
    return events.map(event => {
      const { kind, direction, day, at, post, letters } = event
      const by = kind === 'entry' ? allowed(event, person.nationality) : undefined
      return {
        job,
        id: newId(),
        row,
        kind,
        stay: events.length > 1,
        person: id,
        personHash,
        documentHash,
        nationality: person.nationality,
        direction,
        day,
        at,
        post,
        territory: event.territory ?? by?.territory ?? mapping.posts.get(post)?.territory ?? 'whole-country',
        admittedUntil: event.admittedUntil ?? by?.until ?? null,
        letters,
        sealed,
      }
    })
  }
}

interface Allowance {
  territory: Territory
  until: string | null
}

/** What the stay rules allowed whom on which day; one whose rule looks back waits until the person's other rows are known. */
function allowances({ posts }: Mapping, rules: StayRule[]) {
  const known = new Map<string, Allowance | null>()
  return ({ day, post, territory: given }: MappedEvent, nationality: string): Allowance | null => {
    const territory = given ?? posts.get(post)?.territory ?? 'whole-country'
    const id = `${nationality} ${day} ${territory}`
    const found = known.get(id)
    if (found !== undefined) return found
    const stay = allowedStay({ nationality, day, territory, rules, history: [] })
    const answer = stay && { territory: stay.territory, until: stay.window === null ? stay.until : null }
    if (known.size > 100_000) known.clear()
    known.set(id, answer)
    return answer
  }
}

/**
 * The same person with the same document has one id in a batch, so that it is kept once without asking the database: a UUIDv7 of
 * the job's time whose random part is taken from the keyed hashes (RFC 9562 §5.7 leaves open where it comes from).
 */
function personId(at: Date, personHash: Buffer, documentHash: Buffer): string {
  const bytes = createHash('sha256').update(personHash).update(documentHash).digest().subarray(0, 16)
  bytes.writeUIntBE(at.getTime(), 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
