import type { Finding } from '../../../contracts/operations.ts'
import { over } from '../../platform/database.ts'
import { fault, inFour, orWell } from '../../platform/doctor/index.ts'
import type { Check } from '../../platform/platform.ts'
import { emergencies } from './emergency.ts'
import { sections } from './sections.ts'
import { officersInService } from './store/officers.ts'
import { placeName } from './store/places.ts'
import { nationalWorkstationSites } from './store/workstations.ts'

/** Whether anybody can work here: places are known, each has a workstation, and two people can run the node. */
const people: Check = {
  name: 'people',
  async look({ platform }) {
    if (!platform) return []
    const posts = await platform.references.rows(sections.posts)
    if (!posts.length) return [fault('people', 'wrong', 'operations:fault.no-blueprint')]
    const db = over(platform.database.pool('desk'))
    const faults: Finding[] = []
    const have = (await officersInService(db)).filter(o => o.duties.includes('administrator')).length
    if (have < 2)
      faults.push(fault('people', have ? 'watch' : 'wrong', 'operations:fault.administrators-few', { have }))
    const enrolled = new Set(await nationalWorkstationSites(db))
    for (const site of posts.flatMap(post => post.sites).filter(site => !enrolled.has(site))) {
      const place = inFour('place', await placeName(platform, site))
      faults.push(fault('people', 'watch', 'operations:fault.no-workstation', place))
    }
    return orWell(faults, 'people')
  },
}

/** The emergency account: open now, not reviewed, or not to be opened when it is needed. */
const emergency: Check = {
  name: 'emergency',
  async look({ platform }) {
    if (!platform) return []
    const found = await emergencies(platform)
    const faults: Finding[] = []
    for (const { site, open, unreviewed, seal } of found) {
      const place = inFour('place', await placeName(platform, site))
      for (const { until } of open) {
        const about = { ...place, until: until.toISOString() }
        faults.push(fault('emergency', 'wrong', 'operations:fault.emergency-open', about))
      }
      const [first] = unreviewed
      if (first) {
        const about = { ...place, have: unreviewed.length, at: first.at.toISOString() }
        faults.push(fault('emergency', 'wrong', 'operations:fault.emergency-unreviewed', about))
      }
      if (seal?.spent) faults.push(fault('emergency', 'watch', 'operations:fault.emergency-spent', place))
    }
    const without = found.filter(({ seal }) => !seal).map(({ site }) => site)
    if (without.length)
      faults.push(
        fault('emergency', 'watch', 'operations:fault.emergency-unsealed', { sites: without.join(', ') }),
      )
    return orWell(faults, 'emergency')
  },
}

export const checks: Check[] = [people, emergency]
