import { describe, expect, it } from 'vitest'
import { duties, mayDo, nodeActor } from '../../platform/permissions.ts'
import { grounds, list, print, read, take } from './actions.ts'
import { declares } from './declares.ts'

const actions = [list, read, take, grounds, print]

/** f first-line · s second-line · l shift-leader · c customs · o list-owner · a administrator · u auditor · n node; a dot: may not. */
const table: Record<string, string> = {
  'referrals.list': '.sl...u.',
  'referrals.read': '.sl...u.',
  'referrals.take': '.sl.....',
  'referrals.grounds': '.sl...u.',
  'referrals.print': '.sl.....',
}

describe('who may do what in referrals', () => {
  it('every action has a row here and in the declaration, and nothing else has', () => {
    const names = actions.map(a => a.name).sort()
    expect(Object.keys(table).sort()).toEqual(names)
    expect(Object.keys(declares.permissions).sort()).toEqual(names)
  })
  it.each(
    actions.flatMap(a => duties.map((duty, i) => [a.name, duty, table[a.name]?.[i] !== '.', a] as const)),
  )('%s by %s: %s', (_name, duty, allowed, a) => {
    const idle = { ...nodeActor('bilasuvar'), id: 'somebody', duty, workstation: 'w' }
    const actor = { ...idle, post: 'bilasuvar', shift: 's' }
    expect(mayDo(declares.permissions, actor, a).ok).toBe(allowed)
    if (a.needs === 'shift') expect(mayDo(declares.permissions, idle, a).ok).toBe(duty === 'node' && allowed)
  })
})
