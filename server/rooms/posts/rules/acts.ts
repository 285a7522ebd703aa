import type { RegimeRow } from '../../../../contracts/posts.ts'
import type { ActChange, EnteredAct, NewAct, Provision } from '../../../../contracts/regime.ts'

/** `2026-06-30` and 1 → `2026-07-01`. */
export const dayAfter = (day: string, days = 1): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

type Act = Pick<NewAct, 'title' | 'reference' | 'source'>
type Change = ActChange & Act & { id: string; set: string }

const rowOf = (change: Change, provision: Provision, n: number): RegimeRow => ({
  id: `${change.id}-${n + 1}`,
  set: change.set,
  ...provision,
  act: { title: change.title, reference: change.reference, source: change.source },
})

/** A row whose end moved. Earlier: it ends there, or never begins. Later: the days that are added rest on the act that added them. */
function moved(row: RegimeRow, until: string | null, change: Change, n: number): RegimeRow[] {
  const earlier = until !== null && (row.until === null || until < row.until)
  if (earlier) return until < row.from ? [] : [{ ...row, until }]
  if (row.until === null) return [row]
  const { posts, classes, direction, nationalities, purposes, effect } = row
  const rest = { posts, classes, direction, nationalities, purposes, effect }
  return [
    row,
    { ...rowOf(change, { ...rest, from: dayAfter(row.until), until }, n), id: `${change.id}-x${n + 1}` },
  ]
}

/** The rows as they stand with one more act. */
export function withAct(rows: readonly RegimeRow[], change: Change): RegimeRow[] {
  const standing = rows.flatMap(row => {
    const n = change.ends.findIndex(end => end.row === row.id)
    const end = change.ends[n]
    return end ? moved(row, end.until, change, n) : [row]
  })
  return [...standing, ...change.provisions.map((provision, n) => rowOf(change, provision, n))]
}

/** Rows of a set with the acts entered at desks up to a moment, in the order of their approval. What the booth said before an act was approved stays said. */
export function rowsWith(
  rows: readonly RegimeRow[],
  entered: readonly EnteredAct[],
  { set, at }: { set: string; at: Date },
): RegimeRow[] {
  const moment = at.toISOString()
  return entered
    .filter(act => act.set === set && act.at <= moment)
    .sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id))
    .reduce<RegimeRow[]>(
      (standing, { id, act }) => withAct(standing, { ...act, id, set }),
      rows.filter(row => row.set === set),
    )
}

export interface ActFacts {
  rows: readonly RegimeRow[]
  /** Ids of the posts that exist. */
  posts: readonly string[]
  /** The post of who proposes; null: head office, which may speak of every post. */
  own: string | null
  today: string
}

/** What speaks against an act, as the last part of a key; nothing: it may be proposed, and approved. */
export function againstAct(act: ActChange, { rows, posts, own, today }: ActFacts): string | undefined {
  const { provisions, ends } = act
  if (provisions.length + ends.length === 0) return 'act-empty'
  if (provisions.some(p => p.posts.some(post => !posts.includes(post)))) return 'act-no-post'
  if (provisions.some(p => p.until !== null && p.until < p.from)) return 'act-ends-before'
  const ended = ends.map(end => ({ end, row: rows.find(row => row.id === end.row) }))
  if (ended.some(({ row }) => !row)) return 'act-no-row'
  if (new Set(ends.map(end => end.row)).size < ends.length) return 'act-row-twice'
  if (ended.some(({ end, row }) => end.until === row?.until)) return 'act-no-change'
  // what could be done yesterday was done by an act that stood
  if (ended.some(({ end }) => end.until !== null && dayAfter(end.until) < today)) return 'act-ends-past'
  if (ended.some(({ row }) => row?.until !== null && (row?.until ?? '') < today)) return 'act-over'
  const named = [...provisions.flatMap(p => p.posts), ...ended.flatMap(({ row }) => row?.posts ?? [])]
  if (own !== null && named.some(post => post !== own)) return 'act-other-post'
  return undefined
}
