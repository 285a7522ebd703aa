import { Gauge } from 'prom-client'
import type { TableDeclaration } from '../../platform/catalogue.ts'
import { over } from '../../platform/database.ts'
import type { Http } from '../../platform/http.ts'
import type { Permissions } from '../../platform/permissions.ts'
import type { Platform } from '../../platform/platform.ts'
import { logged } from '../../platform/problems.ts'
import { sealNumber, stateOfOpening } from './rules/index.ts'
import { nationalUnreviewed, newestSeal } from './store/emergency.ts'
import { nationalWorkstationSites } from './store/workstations.ts'
import { emergencyEnd, emergencyOpening, emergencyReview, emergencySeal } from './tables/emergency.ts'

/** What the room declares of the emergency account, and how it is heard outside the screens. */

const kept = { class: 'site', direction: 'up', appendOnly: true } as const

export const emergencyTables: TableDeclaration[] = [
  // what two letters open is good on the node that made them, and its hash goes nowhere
  { table: emergencySeal, class: 'site', direction: 'none', retention: 'ledger', appendOnly: true },
  { table: emergencyOpening, ...kept, retention: 'crossing' },
  { table: emergencyEnd, ...kept, retention: 'ledger', key: row => String(row.opening) },
  { table: emergencyReview, ...kept, retention: 'crossing' },
]

/** Free text may name somebody. */
export const emergencyTexts = [emergencyOpening, emergencyReview].map(table => ({ table, column: 'sealed' }))

export const emergencyPermissions: Permissions = {
  'posts.sealEmergency': ['node'],
  'posts.openEmergency': ['node'],
  'posts.refuseEmergency': ['node'],
  'posts.closeEmergency': ['shift-leader', 'administrator', 'auditor'],
  'posts.reviewEmergency': ['auditor'],
  'posts.emergency': ['administrator', 'auditor'],
}

/** How the emergency account of each place stands that has a workstation: without one nobody could open it. */
export async function emergencies(platform: Platform) {
  const db = over(platform.database.pool('desk'))
  const now = platform.clock.now()
  const waiting = (await nationalUnreviewed(db)).map(row => ({
    ...row,
    open: stateOfOpening({ ...row, reviewedAt: null }, now) === 'open',
  }))
  const sites = new Set([...(await nationalWorkstationSites(db)), ...waiting.map(row => row.site)])
  const found = [...sites].sort().map(async site => {
    const seal = await newestSeal(db, site)
    return {
      site,
      seal: seal ? { number: sealNumber(seal.id), spent: seal.spent } : undefined,
      open: waiting.filter(row => row.site === site && row.open),
      unreviewed: waiting.filter(row => row.site === site && !row.open),
    }
  })
  return Promise.all(found)
}

/** Somebody outside the post hears it too: `docs/operations/alarms.yml` calls by this figure. */
export function emergencyGauge({ metrics, platform }: Http): void {
  new Gauge({
    name: 'sarhad_emergency_accounts',
    help: 'Emergency accounts by place: open now, waiting for review, without a seal that would open',
    labelNames: ['site', 'state'],
    registers: [metrics.registry],
    async collect() {
      try {
        const found = await emergencies(platform)
        this.reset()
        for (const { site, seal, open, unreviewed } of found) {
          this.set({ site, state: 'open' }, open.length)
          this.set({ site, state: 'unreviewed' }, unreviewed.length)
          this.set({ site, state: 'unsealed' }, seal && !seal.spent ? 0 : 1)
        }
      } catch (error) {
        this.reset()
        platform.log.error(logged(error), 'metrics: a reading failed')
      }
    },
  })
}
