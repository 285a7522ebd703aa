import { over } from '../../platform/database.ts'
import { fault, inFour, orWell } from '../../platform/doctor/index.ts'
import type { Check } from '../../platform/platform.ts'
import { sections } from './sections.ts'
import { currentVersions } from './store/lists.ts'

/** A required list that was never there stops every "no hit" (I-06); one that is old is said where everything that ends is. */
const lists: Check = {
  name: 'lists',
  async look({ platform }) {
    if (!platform) return []
    const there = new Set((await currentVersions(over(platform.database.pool('desk')))).map(v => v.list))
    const missing = (await platform.references.rows(sections.lists)).filter(
      l => l.required && !there.has(l.id),
    )
    return orWell(
      missing.map(({ id, name }) =>
        fault('lists', 'wrong', 'operations:fault.list-missing', { list: id, ...inFour('which', name) }),
      ),
      'lists',
    )
  },
}

export const checks: Check[] = [lists]
