import { newId } from '../../../contracts/ids.ts'
import { type Platform, perform } from '../../platform/action.ts'
import { dayAt } from '../../platform/clock.ts'
import { over } from '../../platform/database.ts'
import { nodeActor } from '../../platform/permissions.ts'
import { logged } from '../../platform/problems.ts'
import { sections as posts } from '../posts/index.ts'
import { listsRead, stateOfLists } from '../screening/index.ts'
import { presentAtOnce, rescreen, rescreenPresent } from './actions/again.ts'
import {
  countPassages,
  lastRescreening,
  onPool,
  openCrossings,
  openRescreening,
  presentPage,
  type RescreeningRow,
  saveRescreening,
} from './store/index.ts'

/** What may change what is asked. Which of them did is seen by comparing; the poll is for news that was lost. */
const changes =
  /^(screening\.(importList|answerVersion|answerAlert)|crossings\.startRescreening|platform\.poll)$/
/** A run whose process has not been heard of so long is taken over from where it was. */
const silentMs = 60_000
const dayMs = 86_400_000

/**
 * People present are asked again when a list or an alert changes: open files, and whoever entered and has not left as far as the
 * system knows. What must be done is what the rows say (decision 14): a run that was cut off goes on where it was.
 */
export function follow(platform: Platform): () => Promise<void> {
  let running: Promise<void> | null = null
  let again: string | null = null
  let closed = false
  const want = (cause: string) => {
    if (closed) return
    if (running) {
      again = cause
      return
    }
    running = catchUp(platform, cause, () => closed)
      .catch(error => platform.log.error(logged(error), 'people present were not all asked again'))
      .finally(() => {
        running = null
        const next = again
        again = null
        if (next) want(next)
      })
  }
  const stop = platform.live.hear(({ action }) => changes.test(action) && want(action))
  want('platform.poll')
  return async () => {
    closed = true
    stop()
    await running
  }
}

/** Brings the people present up to the lists as they are now, unless that was done, is being done or was stopped by somebody. */
async function catchUp(platform: Platform, cause: string, closed: () => boolean): Promise<void> {
  await listsRead(platform)
  const lists = stateOfLists(platform)
  const db = over(platform.database.pool('desk'))
  const last = await lastRescreening(db)
  // A node that never saw a list change has nothing to catch up with; the first news begins the account.
  if (!lists || closed() || (!last && cause === 'platform.poll')) return
  const now = platform.clock.now()
  const silent = last?.step === 'running' && now.getTime() - last.beatAt.getTime() > silentMs
  const wanted = cause === 'crossings.startRescreening' && last?.step !== 'running'
  if (last?.lists === lists && !silent && !wanted) return
  if (last?.step === 'running' && last.lists !== lists)
    await saveRescreening(db, last.id, { step: 'stopped' })
  const run: RescreeningRow =
    last && silent && last.lists === lists
      ? last
      : {
          id: newId(),
          cause,
          lists,
          startedAt: now,
          beatAt: now,
          step: 'running',
          of: 0,
          done: 0,
          asked: 0,
          hits: 0,
          site: null,
          after: null,
          stoppedBy: null,
        }
  if (run !== last) await openRescreening(db, run)
  await ask(platform, run, closed)
}

async function ask(platform: Platform, run: RescreeningRow, closed: () => boolean): Promise<void> {
  const db = over(platform.database.pool('desk'))
  const on = onPool(platform.database.pool('exchange'))
  const sites = (await platform.references.rows(posts.posts)).flatMap(p =>
    p.sites.map(site => ({ site, zone: p.zone })),
  )
  const at = { ...run }
  const save = async (change: Partial<RescreeningRow> = {}) => {
    Object.assign(at, change)
    return await saveRescreening(db, run.id, {
      ...at,
      step: change.step ?? 'running',
      beatAt: platform.clock.now(),
    })
  }
  const open: { site: string; crossing: string }[] = []
  for (const { site, zone } of sites) {
    const since = dayAt(new Date(platform.clock.now().getTime() - 2 * dayMs), zone)
    for (const crossing of await openCrossings(on, site, since)) open.push({ site, crossing })
  }
  const passages = await Promise.all(sites.map(({ site }) => countPassages(on, site)))
  const fresh = run.site === null
  await save({ of: open.length + passages.reduce((sum, n) => sum + n, 0), ...(fresh && { done: 0 }) })
  for (const { site, crossing } of fresh ? open : []) {
    const { asked, hits } = await perform(platform, rescreen, nodeActor(site), newId(), { crossing })
    if (!(await save({ done: at.done + 1, asked: at.asked + asked, hits: at.hits + hits })) || closed())
      return
  }
  for (const { site } of sites) {
    if (run.site !== null && site < run.site) continue
    let after = site === run.site ? run.after : null
    for (;;) {
      const page = await presentPage(on, site, after)
      if (!page.last) break
      after = page.last
      for (let i = 0; i < page.present.length; i += presentAtOnce) {
        const travellers = page.present.slice(i, i + presentAtOnce)
        const { asked, hits } = await perform(platform, rescreenPresent, nodeActor(site), newId(), {
          travellers,
        })
        if (!(await save({ asked: at.asked + asked, hits: at.hits + hits })) || closed()) return
      }
      if (!(await save({ site, after, done: at.done + page.looked })) || closed()) return
    }
  }
  await save({ step: 'done', done: at.of })
}
