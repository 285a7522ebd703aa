import { describe, expect, it } from 'vitest'
import { duties, mayDo, nodeActor } from '../../platform/permissions.ts'
import { apply, current, plan } from './actions.ts'
import { declares } from './declares.ts'

const actions = [apply, plan, current]

/** f first-line · s second-line · l shift-leader · c customs · o list-owner · a administrator · u auditor · n node; a dot: may not. */
const table: Record<string, string> = {
  'blueprint.apply': '.....a.n',
  'blueprint.plan': '.....a.n',
  'blueprint.read': '..l..aun',
}

describe('who may do what with the blueprint', () => {
  it('every action has a row here and in the declaration, and nothing else has', () => {
    const names = actions.map(a => a.name).sort()
    expect(Object.keys(table).sort()).toEqual(names)
    expect(Object.keys(declares.permissions).sort()).toEqual(names)
  })
  it.each(
    actions.flatMap(a => duties.map((duty, i) => [a.name, duty, table[a.name]?.[i] !== '.', a] as const)),
  )('%s by %s: %s', (_name, duty, allowed, a) => {
    const actor = { ...nodeActor('bilasuvar'), id: 'somebody', duty, workstation: 'w' }
    expect(mayDo(declares.permissions, actor, a).ok).toBe(allowed)
  })
})
