import { endOfDay } from '../../platform/endings.ts'
import type { Ending } from '../../platform/platform.ts'
import { countryZone } from '../posts/index.ts'
import { delegations, stayRules } from './sections.ts'
import { nationalOpenModes } from './store/index.ts'

export const endings: Ending[] = [
  {
    kind: 'crossings-delegation',
    of: ['delegations.validUntil'],
    read: async platform => {
      const zone = await countryZone(platform)
      return (await platform.references.rows(delegations)).map(({ id, from, to, validUntil }) => ({
        id,
        label: `${id} · ${from} → ${to}`,
        at: endOfDay(validUntil, zone),
      }))
    },
  },
  {
    kind: 'crossings-stay-rule',
    of: ['stayRules.until'],
    read: async platform => {
      const zone = await countryZone(platform)
      return (await platform.references.rows(stayRules)).map(({ id, act, until }) => ({
        id,
        label: act,
        at: until === null ? null : endOfDay(until, zone),
      }))
    },
  },
  {
    kind: 'crossings-mode',
    of: ['crossings.mode.until'],
    warn: [0.25, 0.1, 0.05],
    read: async ({ database, clock }) =>
      (await nationalOpenModes(database.pool('desk'), clock.now())).map(({ site, id, until }) => ({
        id,
        label: site,
        at: until,
      })),
  },
]

export const noEndings: Record<string, string> = {
  'crossings.certificate.valid_until':
    'The last day of a certificate that came with goods: its control says so, nothing of the node ends.',
  'crossings.look_hour.hour': 'The hour that a quota counts; the next one begins by itself.',
  'crossings.passage.admitted_until':
    'The last day of a traveller’s stay: the list of overstays is made from it.',
  'crossings.past_event.admitted_until':
    'The last day of a stay in a file that was read and not yet taken over.',
  'crossings.past_passage.admitted_until':
    'The last day of a stay that another system recorded: the list of overstays is made from it.',
}
