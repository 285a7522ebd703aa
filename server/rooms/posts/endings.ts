import { over } from '../../platform/database.ts'
import { endOfDay } from '../../platform/endings.ts'
import type { Ending, Platform } from '../../platform/platform.ts'
import { openAt } from './rules/index.ts'
import { sections } from './sections.ts'
import { nationalRosterEnds } from './store/officers.ts'
import { placeName } from './store/places.ts'
import { enteredOf, regimeOf } from './store/regime.ts'
import { openCodes } from './store/workstations.ts'

/** The zone of the first post: acts and lists of a country end with its day. */
export const countryZone = async (platform: Platform): Promise<string> =>
  (await platform.references.rows(sections.posts))[0]?.zone ?? 'UTC'

export const endings: Ending[] = [
  {
    kind: 'posts-roster',
    of: ['posts.roster.until'],
    warn: [14, 7, 2],
    read: async platform => {
      const ends = await nationalRosterEnds(over(platform.database.pool('desk')))
      return await Promise.all(
        ends.map(async ({ site, until }) => ({ id: site, name: await placeName(platform, site), at: until })),
      )
    },
  },
  {
    kind: 'posts-act',
    of: ['regimeRows.until'],
    read: async platform => {
      if (!(await platform.references.rows(sections.regimeInForce)).length) return []
      const zone = await countryZone(platform)
      return (await regimeOf(platform)).rows.map(({ id, act, until }) => ({
        id,
        name: act.title,
        label: act.reference,
        at: until === null ? null : endOfDay(until, zone),
      }))
    },
  },
  {
    kind: 'posts-evacuation',
    of: ['posts.evacuation.until'],
    warn: [1, 0.25, 0.05],
    read: async platform => {
      const now = platform.clock.now()
      const { evacuations } = await enteredOf(platform)
      return evacuations
        .filter(mode => openAt([mode], mode.post, now))
        .map(mode => ({ id: mode.id, label: mode.order, at: new Date(mode.until) }))
    },
  },
  {
    kind: 'posts-code',
    of: ['posts.enrolment_code.expires_at'],
    warn: [0, 0, 0],
    read: async platform => {
      const codes = await openCodes(over(platform.database.pool('desk')), platform.clock.now())
      return await Promise.all(
        codes.map(async ({ site, expiresAt }) => ({
          id: `${site}/${expiresAt.getTime()}`,
          name: await placeName(platform, site),
          at: expiresAt,
        })),
      )
    },
  },
]

export const noEndings: Record<string, string> = {
  'posts.evacuation.confirm_by':
    'The time for the second person: past it the mode stands flagged, and goes on.',
  'posts.officer.ends_at': 'Who leaves when is shown on the officer’s own file: no person stands here.',
  'posts.temporary_password.expires_at': 'A paper that ran out is shown on its officer’s file.',
  'posts.lane_draw.until': 'Lanes by lot end with the roster entries they were drawn for.',
  'posts.emergency_opening.until':
    'Half an hour: its own strip, the doctor and a figure of its own say it, and it cannot be prolonged.',
  'posts.hours.until': 'Opening hours end every day.',
  'posts.shift.ends_at': 'A shift ends with its roster entry, which is the end that is shown.',
}
