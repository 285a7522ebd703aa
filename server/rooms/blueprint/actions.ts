import { z } from 'zod'
import type { CurrentBlueprint, SectionPlan } from '../../../contracts/blueprint.ts'
import { newId } from '../../../contracts/ids.ts'
import { action } from '../../platform/action.ts'
import { Refusal } from '../../platform/problems.ts'
import type { AnySection } from '../../platform/reference.ts'
import { Blueprint, checkBlueprint, countsOf, type Fault, planOf, sumOf } from './rules.ts'
import * as store from './store.ts'

/** Every fault as a field of the problem: the section's file, the row and the path; never a value. */
const refuse = (faults: Fault[]) =>
  new Refusal(
    'invalid-input',
    400,
    { key: 'blueprint:refusal.faults', params: { count: faults.length } },
    faults.map(f => ({
      path: [f.file, f.row, f.path].filter(Boolean).join(' › '),
      message: { key: 'blueprint:refusal.fault', params: { message: f.message } },
    })),
  )

function checked(blueprint: Blueprint, sections: AnySection[]) {
  const { rows, faults } = checkBlueprint(blueprint, sections)
  if (faults.length) throw refuse(faults)
  return rows
}

/** What an apply would do, without doing it. */
export const plan = action({
  name: 'blueprint.plan',
  input: Blueprint,
  needs: 'desk',
  reads: true,
  async run(
    { tx, platform },
    input,
  ): Promise<{
    ids: { id: string }
    record: Record<string, unknown>
    answer: { plan: SectionPlan[] }
  }> {
    const next = checked(input, platform.sections)
    const found = planOf(await store.currentRows(tx.db, platform.sections), next)
    const { id, version } = input.head
    return { ids: { id }, record: { id, version, counts: countsOf(found) }, answer: { plan: found } }
  },
  answer: async () => ({ plan: [] as SectionPlan[] }),
})

/**
 * Makes the reference tables what the blueprint says: adds, changes and takes away only what differs. A second apply of
 * the same changes nothing and says so (I-44).
 */
export const apply = action({
  name: 'blueprint.apply',
  input: Blueprint,
  needs: 'desk',
  async run({ tx, actor, now, platform }, input) {
    const next = checked(input, platform.sections)
    await store.wait(tx)
    const found = planOf(await store.currentRows(tx.db, platform.sections), next)
    const sha256 = sumOf(input.head, next)
    const before = await store.lastApplied(tx.db)
    const { id, version } = input.head
    if (before?.sha256 === sha256 && !found.length) {
      return { ids: { applied: before.id, changed: false }, record: { id, version, sha256, changed: false } }
    }
    for (const section of platform.sections) {
      const rows = next.get(section.key)
      const part = found.find(p => p.section === section.key)
      if (!rows || !part) continue
      store.addRows(tx, section, rows, part.add)
      await store.changeRows(tx, section, rows, part.change)
      await store.removeRows(tx, section, part.remove)
    }
    const applied = newId()
    const counts = countsOf(found)
    store.keepApplied(tx, { id: applied, head: input.head, at: now, by: actor.id, sha256, counts })
    return {
      ids: { applied, changed: true },
      subject: applied,
      record: { id, version, sha256, counts, changed: true },
    }
  },
  answer: async ({ db }, { changed }: { applied: string; changed: boolean }) => ({
    changed,
    applied: (await store.lastApplied(db)) ?? null,
  }),
})

/** Which blueprint is applied here. */
export const current = action({
  name: 'blueprint.read',
  input: z.object({}),
  needs: 'desk',
  reads: true,
  run: async () => ({ ids: {}, record: {} }),
  answer: async ({ db }): Promise<z.infer<typeof CurrentBlueprint>> => ({
    applied: (await store.lastApplied(db)) ?? null,
  }),
})
