import { describe, expect, it } from 'vitest'
import { duties, mayDo, nodeActor } from '../../platform/permissions.ts'
import * as all from './actions/index.ts'
import { declares } from './declares.ts'

const actions = Object.values(all)

/** f first-line · s second-line · l shift-leader · c customs · o list-owner · a administrator · u auditor · n node; a dot: may not. */
const table: Record<string, string> = {
  'crossings.open': 'f.......',
  'crossings.addTraveller': 'f.......',
  'crossings.correctReading': 'f.......',
  'crossings.declare': 'f.......',
  'crossings.release': 'f.......',
  'crossings.refer': 'f.......',
  'crossings.withdraw': 'fsl.....',
  'crossings.settle': '.sl.....',
  'crossings.answer': '...c....',
  'crossings.hold': '.slc....',
  'crossings.liftHold': '.slc....',
  'crossings.proposeCorrection': 'fsl.....',
  'crossings.answerCorrection': '..l.....',
  'crossings.look': 'fslc....',
  'crossings.list': 'fslc....',
  'crossings.summary': 'f.......',
  'crossings.peek': 'fsl.....',
  'crossings.openMode': '..l.....',
  'crossings.closeMode': '..l.....',
  'crossings.modeAndLists': 'fslc....',
}

describe('who may do what in crossings', () => {
  it('every action has a row here and in the declaration, and nothing else has', () => {
    const names = actions.map(a => a.name).sort()
    expect(Object.keys(table).sort()).toEqual(names)
    expect(Object.keys(declares.permissions).sort()).toEqual(names)
  })
  it.each(
    actions.flatMap(a => duties.map((duty, i) => [a.name, duty, table[a.name]?.[i] !== '.', a] as const)),
  )('%s by %s: %s', (_name, duty, allowed, a) => {
    const actor = {
      ...nodeActor('bilasuvar'),
      id: 'somebody',
      duty,
      workstation: 'w',
      shift: 's',
      post: 'bilasuvar',
    }
    expect(mayDo(declares.permissions, actor, a).ok).toBe(allowed)
  })
  it('nobody clears without a shift at a post', () => {
    for (const a of actions) {
      for (const duty of duties) {
        const actor = { ...nodeActor('bilasuvar'), id: 'somebody', duty, workstation: 'w' }
        expect(mayDo(declares.permissions, actor, a).ok).toBe(false)
      }
    }
  })
})
