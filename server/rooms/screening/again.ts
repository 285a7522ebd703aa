import type { HitState, ListAge } from '../../../contracts/screening.ts'
import type { Platform } from '../../platform/action.ts'
import type { Drizzle } from '../../platform/database.ts'
import type { Tx } from '../../platform/transaction.ts'
import { engineOf } from './engine.ts'
import { type Result, together } from './rules.ts'
import { type Asked, type Screened, screen } from './screen.ts'
import type { Snapshot } from './snapshot.ts'
import { hitsOfCrossing, type KnownHit, stateOf } from './store/hits.ts'
import { type ScreeningRow, screeningsOf } from './store/screenings.ts'
import { judgedDay } from './trusted-time.ts'

/** What is known of the screenings of a crossing. */
export interface Standing {
  hits: { id: string; subject: string; state: HitState }[]
  /** The last answer of each subject that was asked more than once; the others have the answer of their opening. */
  renewed: Map<string, { screened: Result; lists: ListAge[] }>
  /** False when a list or an alert has changed since some subject was asked: its answer is of before. */
  current: boolean
}

/** How the screenings of a crossing stand, in two statements. */
export async function standingOf(
  platform: Platform,
  db: Drizzle,
  at: { site: string; crossing: string; now: Date },
): Promise<Standing> {
  const rows = await screeningsOf(db, at.site, at.crossing)
  const known = await hitsOfCrossing(db, at.site, at.crossing)
  const newest = new Map(rows.map(row => [keyOf(row), row])) // a traveller is asked as a person and by document
  const asked = new Map<string, number>()
  for (const row of rows) asked.set(keyOf(row), (asked.get(keyOf(row)) ?? 0) + 1)
  const snapshot = engineOf(platform).current()
  const renewed: Standing['renewed'] = new Map()
  for (const row of newest.values()) {
    const subject = row.subject
    if ((asked.get(keyOf(row)) ?? 0) < 2) continue
    const answers = [renewed.get(subject)?.screened ?? [], answerOf(row, known)].flat()
    renewed.set(subject, { screened: together(answers), lists: agesOf(row, snapshot) })
  }
  // Before the lists were read there is nothing newer to ask; the answer of then stands, with its lists.
  const current = !snapshot || [...newest.values()].every(row => isCurrent(platform, row, snapshot, at.now))
  return {
    hits: known.map(k => ({ id: k.hit.id, subject: k.hit.subject, state: stateOf(k) })),
    renewed,
    current,
  }
}

const keyOf = ({ subject, subjectKind }: ScreeningRow) => `${subjectKind} ${subject}`

/** A hit that was all dismissed is none; the row says what was found. */
const answerOf = (row: ScreeningRow, known: KnownHit[]): Result =>
  row.result === 'hit' && known.every(k => k.hit.subject !== row.subject || stateOf(k) === 'dismissed')
    ? 'no-hit'
    : row.result

const agesOf = ({ lists }: ScreeningRow, snapshot: Snapshot | null): ListAge[] =>
  lists.flatMap(({ entries = 0, ...age }) => {
    const name = snapshot?.lists.find(l => l.settings.id === age.list)?.settings.name
    return name ? [{ ...age, name, entries }] : []
  })

/** The same versions of the same lists, the same alerts, and the same day: an alert begins and ends with one. */
function isCurrent(platform: Platform, row: ScreeningRow, snapshot: Snapshot, now: Date): boolean {
  const then = new Map(row.lists.map(l => [l.list, l.version]))
  return (
    row.alerts === snapshot.alertVersions &&
    snapshot.lists.length === then.size &&
    snapshot.lists.every(l => then.get(l.settings.id) === (l.version?.id ?? null)) &&
    judgedDay(platform, row.site, row.at) === judgedDay(platform, row.site, now)
  )
}

/** Asks again of the lists as they are now. What a crossing has as a hit already is not opened twice. @returns the hits that are new. */
export async function screenAgain(
  platform: Platform,
  tx: Tx,
  asked: Omit<Asked, 'known'>,
): Promise<{ screened: Screened; opened: string[] }> {
  let known: KnownHit[] | undefined
  const screened = await screen(platform, tx, {
    ...asked,
    known: async () => {
      known ??= await hitsOfCrossing(tx.db, tx.site, asked.crossing)
      return known
    },
  })
  const before = new Set(known?.map(k => k.hit.id))
  const opened = screened.subjects.flatMap(s => s.hits).filter(h => !h.cleared && !before.has(h.id))
  return { screened, opened: opened.map(h => h.id) }
}

/** What is asked now, in one word: the same word, the same lists and alerts. */
export const stateOfLists = (platform: Platform): string | null => {
  const snapshot = engineOf(platform).current()
  if (!snapshot) return null
  const lists = snapshot.lists.map(l => `${l.settings.id}=${l.version?.id ?? '-'}`)
  return [...lists, `alerts=${snapshot.alertVersions}`].join(' ')
}

/** Resolves when everything committed before is asked. */
export const listsRead = (platform: Platform): Promise<void> => engineOf(platform).refresh()
