import type {
  ListAges,
  ListDetail,
  ListProposal,
  ListSettings,
  ListStanding,
  ListVersion,
} from '../../../contracts/screening.ts'
import type { Platform } from '../../platform/action.ts'
import { type Drizzle, over } from '../../platform/database.ts'
import type { Actor } from '../../platform/permissions.ts'
import { problem } from '../../platform/problems.ts'
import { peopleOf } from './people.ts'
import { ageOf, whyNotApprove } from './rules.ts'
import { sections } from './sections.ts'
import { failedImports, jobsOf } from './store/jobs.ts'
import { currentVersions, measured, type VersionRow, versionsOf } from './store/lists.ts'
import { type KnownProposal, proposalsOf, type SwapRow, swapsOf } from './store/swaps.ts'

const hour = 3_600_000

/** Every list as the page of lists names it: age, source, counts, when the next is due, what waits for a second person. */
export async function listStandings(platform: Platform): Promise<Pick<ListAges, 'lists' | 'people'>> {
  const db = over(platform.database.pool('desk'))
  const settings = await platform.references.rows(sections.lists)
  const live = await currentVersions(db)
  const standings: ListStanding[] = []
  for (const list of settings) {
    const version = live.find(v => v.list === list.id) ?? null
    const proposals = await proposalsOf(db, list.id)
    standings.push(await standingOf(db, list, { version, proposals, now: platform.clock.now() }))
  }
  return {
    lists: standings,
    people: await peopleOf(
      db,
      standings.flatMap(s => s.by ?? []),
    ),
  }
}

async function standingOf(
  db: Drizzle,
  list: ListSettings,
  { version, proposals, now }: { version: VersionRow | null; proposals: KnownProposal[]; now: Date },
): Promise<ListStanding> {
  const due = version && new Date(version.importedAt.getTime() + list.staleAfterHours * hour)
  return {
    ...ageOf(list, version, now),
    published: version?.published ?? null,
    by: version?.by ?? null,
    counts: version?.counts ?? null,
    covers: version ? (await measured(db, version)).kinds : {},
    dueAt: due?.toISOString() ?? null,
    waiting: proposals.filter(p => stateOf(p, version?.id ?? null) === 'waiting').length,
  }
}

/** One list with its latest versions, newest first, and everything that was decided about them. @throws Refusal `not-found`. */
export async function listDetail(platform: Platform, actor: Actor, id: string): Promise<ListDetail> {
  const settings: ListSettings | undefined = await platform.references.find(sections.lists, id)
  if (!settings) throw problem('not-found', { key: 'screening:refusal.no-list' })
  const db = over(platform.database.pool('desk'))
  const current = (await currentVersions(db)).find(v => v.list === id) ?? null
  const live = current?.id ?? null
  const [versions, swaps, proposals, failed] = [
    await versionsOf(db, id),
    await swapsOf(db, id),
    await proposalsOf(db, id),
    await failedImports(db, id),
  ]
  const jobs = await jobsOf(
    db,
    versions.map(v => v.id),
  )
  const waiting = new Set(
    proposals.filter(p => stateOf(p, live) === 'waiting').map(({ proposal }) => proposal.version),
  )
  const answered = new Set(swaps.flatMap(s => [s.version, s.overrode]))
  const standing = (v: VersionRow) =>
    v.id === live ? 'live' : answered.has(v.id) ? 'before' : waiting.has(v.id) ? 'waiting' : 'set-aside'
  return {
    list: settings,
    age: await standingOf(db, settings, { version: current, proposals, now: platform.clock.now() }),
    versions: versions.map(v => versionView(v, standing(v), jobs.get(v.id) ?? null)),
    proposals: proposals.map(p => proposalView(p, live, actor)),
    swaps: swaps.map(swapView),
    failed: failed.map(j => ({
      job: j.id,
      at: j.openedAt.toISOString(),
      by: j.openedBy,
      problem: j.problem ?? 'failed',
      row: j.problemRow,
    })),
    previous: swaps[0]?.overrode ?? null,
    people: await peopleOf(db, [
      ...[...versions, ...swaps].map(row => row.by),
      ...proposals.flatMap(p => [p.proposal.by, p.answer?.by ?? []].flat()),
      ...failed.map(j => j.openedBy),
    ]),
  }
}

const versionView = (
  { id, list, published, importedAt, entries, counts, by }: VersionRow,
  standing: ListVersion['standing'],
  job: string | null,
): ListVersion => ({
  id,
  list,
  published,
  importedAt: importedAt.toISOString(),
  entries,
  counts,
  by,
  standing,
  job,
})

/** A proposal was made against the version that answered then: when another one does, there is nothing left to approve. */
const stateOf = ({ proposal, answer }: KnownProposal, live: string | null): ListProposal['state'] =>
  answer?.answer ?? (proposal.live === live ? 'waiting' : 'overtaken')

const proposalView = (known: KnownProposal, liveNow: string | null, actor: Actor): ListProposal => {
  const { id, kind, version, live, at, by, reason, findings } = known.proposal
  const { answer } = known
  return {
    id,
    kind,
    version,
    live,
    at: at.toISOString(),
    by,
    reason,
    findings,
    state: stateOf(known, liveNow),
    answer: answer && { by: answer.by, at: answer.at.toISOString(), reason: answer.reason },
    notMine: whyNotApprove(known.proposal, actor),
  }
}

const swapView = ({ number, version, overrode, at, by, proposal }: SwapRow) => ({
  number,
  version,
  overrode,
  at: at.toISOString(),
  by,
  proposal,
})
