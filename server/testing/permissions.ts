import { describe, expect, it } from 'vitest'
import type { Action } from '../platform/action.ts'
import { duties, mayDo, nodeActor } from '../platform/permissions.ts'
import type { Room } from '../platform/room.ts'

/**
 * Holds every action of a room against a table of duties, one letter a duty in their order, a dot where it may not:
 * f first-line · s second-line · l shift-leader · c customs · o list-owner · a administrator · u auditor · n node ·
 * m migration · v food-safety (veterinary, phytosanitary) · h health · t transport; a row may end early.
 */
export function holdPermissions(
  room: Room,
  actions: Pick<Action<never, never, never>, 'name' | 'needs'>[],
  table: Record<string, string>,
): void {
  const { permissions } = room
  const may = (action: (typeof actions)[number], actor: object) =>
    mayDo(permissions, { ...nodeActor('bilasuvar'), id: 'somebody', ...actor }, action).ok
  describe(`who may do what in ${room.name}`, () => {
    it('every action has a row here and in the declaration, and nothing else has', () => {
      const names = actions.map(a => a.name).sort()
      expect(Object.keys(table).sort()).toEqual(names)
      expect(Object.keys(permissions).sort()).toEqual(names)
    })
    it.each(
      actions.flatMap(a =>
        duties.map((duty, i) => [a.name, duty, (table[a.name]?.[i] ?? '.') !== '.', a] as const),
      ),
    )('%s by %s: %s, with its shift and at a workstation only', (_name, duty, allowed, action) => {
      const idle = { duty, workstation: 'w' }
      const onShift = { ...idle, post: 'bilasuvar', shift: 's' }
      const program = duty === 'node' && allowed
      expect(may(action, onShift)).toBe(allowed)
      expect(may(action, idle)).toBe(action.needs === 'shift' ? program : allowed)
      expect(may(action, { ...onShift, workstation: null })).toBe(program)
    })
  })
}
