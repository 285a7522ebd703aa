import { over } from '../../platform/database.ts'
import { endOfDay } from '../../platform/endings.ts'
import type { Ending } from '../../platform/platform.ts'
import { authorityName, countryZone } from '../posts/index.ts'
import { sections } from './sections.ts'
import { nationalAlertEnds } from './store/alerts.ts'
import { currentVersions } from './store/lists.ts'

export const endings: Ending[] = [
  {
    kind: 'screening-list',
    of: ['lists.staleAfterHours'],
    warn: [2, 1, 0.25],
    fresh: true,
    read: async platform => {
      const versions = await currentVersions(over(platform.database.pool('desk')))
      const lists = await platform.references.rows(sections.lists)
      return lists.flatMap(({ id, name, staleAfterHours }) => {
        const current = versions.find(v => v.list === id)
        if (!current) return []
        return [{ id, name, at: new Date(current.importedAt.getTime() + staleAfterHours * 3_600_000) }]
      })
    },
  },
  {
    kind: 'screening-alert',
    of: ['screening.alert_version.valid_until'],
    // By owner and day, with a count: which alerts they are is for those who may open them.
    read: async platform => {
      const zone = await countryZone(platform)
      const today = platform.clock.now().toISOString().slice(0, 10)
      const ends = await nationalAlertEnds(over(platform.database.pool('desk')), today)
      return await Promise.all(
        ends.map(async ({ owner, until, count }) => ({
          id: `${owner}/${until}`,
          name: await authorityName(platform, owner),
          at: endOfDay(until, zone),
          count,
        })),
      )
    },
  },
]
