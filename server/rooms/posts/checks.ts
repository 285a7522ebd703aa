import type { Finding } from '../../../contracts/operations.ts'
import { over } from '../../platform/database.ts'
import { fault, orWell } from '../../platform/doctor/index.ts'
import type { Check } from '../../platform/platform.ts'
import { sections } from './sections.ts'
import { officersInService } from './store/officers.ts'
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
    for (const site of posts.flatMap(post => post.sites).filter(site => !enrolled.has(site)))
      faults.push(fault('people', 'watch', 'operations:fault.no-workstation', { site }))
    return orWell(faults, 'people')
  },
}

export const checks: Check[] = [people]
