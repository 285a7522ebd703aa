import { METHOD_VERSION } from '../../../libraries/name-screening/index.ts'
import type { Platform } from '../../platform/action.ts'
import { over } from '../../platform/database.ts'
import { logged } from '../../platform/problems.ts'
import { sections as posts } from '../posts/index.ts'
import { sections } from './sections.ts'
import { entryOfAlert, indexOf, type LoadedList, type Snapshot } from './snapshot.ts'
import { countAlertVersions, nationalAlerts } from './store/alerts.ts'
import { currentVersions, entriesOf } from './store/lists.ts'

/**
 * The lists and alerts of this node in memory. What it gives out is one complete snapshot; a refresh builds the next beside
 * it and swaps. Another process may have imported: news and the poll lead to a refresh, which costs two small reads when
 * nothing is new.
 */
export class Engine {
  private readonly platform: Platform
  private snapshot: Snapshot | null = null
  private alertVersions = -1
  private running: Promise<void> | null = null
  private queued: Promise<void> | null = null

  constructor(platform: Platform) {
    this.platform = platform
  }

  /** What to screen against now; null until the lists were read once, and then a screening could not be done (I-06). */
  current(): Snapshot | null {
    return this.snapshot
  }

  /** Resolves when everything committed before the call is in the snapshot. Calls that come together share one refresh. */
  refresh(): Promise<void> {
    if (!this.running) {
      this.running = this.load().finally(() => {
        this.running = null
      })
      return this.running
    }
    this.queued ??= this.running
      .catch(() => {})
      .then(() => {
        this.queued = null
        return this.refresh()
      })
    return this.queued
  }

  /** Stays up to date until stopped. */
  start(): () => Promise<void> {
    const follow = () => {
      this.refresh().catch(error => this.platform.log.error(logged(error), 'lists could not be read again'))
    }
    const stop = this.platform.live.hear(({ action }) => {
      if (
        action.startsWith('platform.') ||
        action === 'blueprint.apply' ||
        action === 'screening.answerAlert'
      )
        follow()
    })
    return async () => {
      stop()
      await (this.queued ?? this.running)?.catch(() => {})
    }
  }

  private async load(): Promise<void> {
    const { references, database } = this.platform
    const db = over(database.pool('desk'))
    const readAt = this.platform.clock.now()
    const [settings, postRows, versions, alertVersions] = await Promise.all([
      references.rows(sections.lists),
      references.rows(posts.posts),
      currentVersions(db),
      countAlertVersions(db),
    ])
    const before = this.snapshot
    const lists: LoadedList[] = []
    for (const setting of settings) {
      const version = versions.find(v => v.list === setting.id) ?? null
      const known = before?.lists.find(l => l.version?.id === version?.id && l.settings.id === setting.id)
      const index = version ? (known?.index ?? (await indexOf(entriesOf(db, version.id)))) : null
      lists.push({ settings: setting, version, index })
    }
    let alerts = before?.alerts
    let changedAt = before?.changedAt ?? readAt
    if (!alerts || alertVersions !== this.alertVersions) {
      const inForce = await nationalAlerts(db, this.platform.keys)
      const pages = async function* () {
        yield inForce.map(entryOfAlert)
      }
      changedAt = readAt
      alerts = { byVersion: new Map(inForce.map(a => [a.row.id, a])), index: await indexOf(pages()) }
    }
    const zones = new Map(postRows.flatMap(p => p.sites.map(site => [site, p.zone] as const)))
    this.alertVersions = alertVersions
    this.snapshot = { lists, alerts, zones, method: METHOD_VERSION, alertVersions, readAt, changedAt }
  }
}

const engines = new WeakMap<Platform, Engine>()

export function engineOf(platform: Platform): Engine {
  const known = engines.get(platform)
  if (known) return known
  const made = new Engine(platform)
  engines.set(platform, made)
  return made
}
