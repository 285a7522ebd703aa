import { newId } from '../../../contracts/ids.ts'
import type { ListAge } from '../../../contracts/screening.ts'
import { canonical } from '../../../libraries/evidence-log/index.ts'
import { METHOD_VERSION } from '../../../libraries/name-screening/index.ts'
import type { Platform } from '../../platform/action.ts'
import { seal } from '../../platform/keys.ts'
import type { Tx } from '../../platform/transaction.ts'
import { engineOf } from './engine.ts'
import type { EntryContent } from './entries.ts'
import { type Found, find, type PersonSubject, type Subject } from './find.ts'
import { contentOfHit } from './hit-content.ts'
import { ageOf, clears, inForce, mayAnswer, type Result, resultOf, together } from './rules.ts'
import { entryOfAlert, type Snapshot } from './snapshot.ts'
import type { Alert } from './store/alerts.ts'
import { type KnownHit, nationalClearances, stateOf } from './store/hits.ts'
import { findEntries } from './store/lists.ts'
import { hit, screening } from './tables.ts'
import { judgedDay } from './trusted-time.ts'

/** What a crossing asks: its subjects, at whose hands and in which lane they stand. */
export interface Asked {
  crossing: string
  /** The officer at the lane, who will never answer a hit of it (I-22). */
  by: string
  lane: string | null
  subjects: Subject[]
  /** Hits of before: what one of them says already is not opened again. Asked only when something is found. */
  known?: () => Promise<KnownHit[]>
  /** A row is kept only of whoever becomes a new hit. */
  onlyNew?: boolean
}

export interface Screened {
  state: Result
  subjects: {
    id: string
    kind: Subject['kind']
    screening: string
    state: Result
    hits: { id: string; cleared: boolean }[]
  }[]
  lists: ListAge[]
}

/**
 * Screens the subjects of a crossing against one snapshot and queues the rows that keep it (I-02). Nothing is read from the
 * database unless there is a hit; then the entries and the clearances of the persons, in two statements.
 */
export async function screen(platform: Platform, tx: Tx, asked: Asked): Promise<Screened> {
  const snapshot = engineOf(platform).current()
  const lists = snapshot ? agesOf(snapshot, tx.now) : []
  const answers = asked.subjects.map(subject => ({ subject, ...askAll(platform, snapshot, subject, tx) }))
  const any = answers.some(a => a.found.length)
  const details = any ? await detailsOf(tx, answers) : undefined
  const known = (any && (await asked.known?.())) || []
  const subjects: Screened['subjects'] = []
  for (const { subject, found, asked: complete } of answers) {
    const id = newId()
    const hits: { id: string; cleared: boolean }[] = []
    let opened = 0
    for (const one of found) {
      if (!details) continue
      const named = nameOf(one, tx, details)
      const before = known.find(k => k.hit.subject === subject.id && saysTheSame(k.hit, named))
      if (before) hits.push({ id: before.hit.id, cleared: stateOf(before) === 'dismissed' })
      else {
        opened++
        hits.push(await keepHit({ platform, tx, asked, subject, screening: id, found: one, named, details }))
      }
    }
    const state = resultOf(complete, hits)
    subjects.push({ id: subject.id, kind: subject.kind, screening: id, state, hits })
    if (asked.onlyNew && !opened) continue
    tx.insert(screening, {
      site: tx.site,
      id,
      crossing: asked.crossing,
      subjectKind: subject.kind,
      subject: subject.id,
      at: tx.now,
      result: hits.length ? 'hit' : state,
      lists: lists.map(({ name, ...age }) => age),
      method: snapshot?.method ?? METHOD_VERSION,
      alerts: snapshot?.alertVersions ?? null,
    })
  }
  return { state: together(subjects.map(s => s.state)), subjects, lists }
}

export const agesOf = (snapshot: Snapshot, now: Date): ListAge[] =>
  snapshot.lists.map(l => ageOf(l.settings, l.version, now))

function askAll(
  platform: Platform,
  snapshot: Snapshot | null,
  subject: Subject,
  tx: Tx,
): { asked: boolean; found: Found[] } {
  if (!snapshot) return { asked: false, found: [] }
  const { asked, found } = find(snapshot, subject)
  const ready = mayAnswer(snapshot.lists.map(l => ({ required: l.settings.required, version: l.version })))
  const day = found.some(f => f.source.kind === 'alert') ? judgedDay(platform, tx.site, tx.now) : ''
  const current = found.filter(f => f.source.kind === 'list' || inForce(f.source.alert.row, day))
  return { asked: asked && ready, found: current }
}

interface Details {
  entries: Map<string, { hash: Buffer; content: EntryContent }>
  clearances: Awaited<ReturnType<typeof nationalClearances>>
}

async function detailsOf(tx: Tx, answers: { subject: Subject; found: Found[] }[]): Promise<Details> {
  const found = answers.flatMap(a => a.found)
  const named = found.flatMap(f =>
    f.source.kind === 'list' ? [{ version: f.source.version, id: f.entry }] : [],
  )
  const persons = answers.flatMap(({ subject, found }) =>
    subject.kind === 'person' && found.length ? [whomOf(tx, subject)] : [],
  )
  const rows = named.length ? await findEntries(tx, named) : []
  const clearances = persons.length ? await nationalClearances(tx, persons) : []
  return { entries: new Map(rows.map(r => [`${r.version} ${r.id}`, r])), clearances }
}

async function keepHit(k: {
  platform: Platform
  tx: Tx
  asked: Asked
  subject: Subject
  screening: string
  found: Found
  named: Named
  details: Details
}): Promise<{ id: string; cleared: boolean }> {
  const { platform, tx, asked, subject, found, details } = k
  const id = newId()
  const { content, ...source } = k.named
  const personHash = subject.kind === 'person' ? whomOf(tx, subject) : null
  const cleared = personHash && details.clearances.find(c => clears(c, { ...source, personHash }))
  const sealed = await contentOfHit(platform, subject, found, content)
  tx.insert(hit, {
    site: tx.site,
    id,
    screening: k.screening,
    crossing: asked.crossing,
    subjectKind: subject.kind,
    subject: subject.id,
    at: tx.now,
    by: asked.by,
    lane: asked.lane,
    ...source,
    owner: sealed.source.owner,
    personHash,
    bits: found.bits,
    clearance: cleared ? cleared.id : null,
    sealed: seal(tx.newKey(id), sealed),
  })
  return { id, cleared: !!cleared }
}

type Named = ReturnType<typeof nameOf>

/** The same entry with the same content: asked again, it is the same question (and may have its answer). */
const saysTheSame = (row: KnownHit['hit'], named: Named): boolean =>
  row.source === named.source &&
  row.sourceId === named.sourceId &&
  row.entry === named.entry &&
  row.entryHash.equals(named.entryHash)

/** How the rows name what was found, and its content as it stands now. */
function nameOf({ source, entry }: Found, tx: Tx, details: Details) {
  if (source.kind === 'alert') {
    const { row } = source.alert
    return {
      source: 'alert' as const,
      sourceId: row.alert,
      version: row.id,
      entry,
      entryHash: hashOfAlert(tx, source.alert),
      content: entryOfAlert(source.alert).content,
    }
  }
  const known = details.entries.get(`${source.version} ${entry}`)
  if (!known)
    throw new Error(`an entry of list version ${source.version} is in the index and not in the table`)
  return {
    source: 'list' as const,
    sourceId: source.list.settings.id,
    version: source.version,
    entry,
    entryHash: known.hash,
    content: known.content,
  }
}

/** Whom a clearance speaks of: the person with this birth date and these documents. With another passport the question is asked anew. */
const whomOf = (tx: Tx, { personHash, birthDate, documents }: PersonSubject) =>
  tx.keys.lookup(
    'person',
    canonical({
      person: personHash.toString('hex'),
      birthDate,
      documents: documents.map(d => `${d.state ?? ''} ${d.number}`).sort(),
    }),
  )

/** Keyed, because an alert's content is personal and sealed: a plain hash of a name could be guessed. */
const hashOfAlert = (tx: Tx, { content }: Alert) =>
  tx.keys.lookup('person', canonical(JSON.parse(JSON.stringify(content.subject))))
