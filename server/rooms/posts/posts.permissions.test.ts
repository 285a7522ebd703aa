import { describe, expect, it } from 'vitest'
import { duties, mayDo, nodeActor } from '../../platform/permissions.ts'
import { addOfficer, publishRoster, restoreOfficer, suspendOfficer } from './actions/officers.ts'
import { endShift, openShift, relieveOfficer } from './actions/shifts.ts'
import { refuseSignIn, signIn, signOut } from './actions/sign-in.ts'
import { enrolWorkstation, issueCode, listWorkstations, retireWorkstation } from './actions/workstations.ts'
import { declares } from './declares.ts'

const actions = [
  addOfficer,
  suspendOfficer,
  restoreOfficer,
  issueCode,
  enrolWorkstation,
  listWorkstations,
  retireWorkstation,
  publishRoster,
  signIn,
  refuseSignIn,
  signOut,
  openShift,
  endShift,
  relieveOfficer,
]

/** f first-line · s second-line · l shift-leader · c customs · o list-owner · a administrator · u auditor · n node; a dot: may not. */
const table: Record<string, string> = {
  'posts.addOfficer': '.....a.n',
  'posts.suspendOfficer': '.....a.n',
  'posts.restoreOfficer': '.....a.n',
  'posts.issueCode': '.....a.n',
  'posts.enrolWorkstation': '.......n',
  'posts.listWorkstations': '.....a..',
  'posts.retireWorkstation': '.....a.n',
  'posts.publishRoster': '..l....n',
  'posts.signIn': 'fslcoau.',
  'posts.refuseSignIn': '.......n',
  'posts.signOut': 'fslcoau.',
  'posts.openShift': 'fslcoau.',
  'posts.endShift': 'fslcoau.',
  'posts.relieveOfficer': '..l.....',
}

describe('who may do what in posts', () => {
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
  it('nobody but the program acts without a workstation', () => {
    for (const a of actions) {
      for (const duty of duties.filter(d => d !== 'node')) {
        const actor = { ...nodeActor('bilasuvar'), id: 'somebody', duty, workstation: null }
        expect(mayDo(declares.permissions, actor, a).ok).toBe(false)
      }
    }
  })
})
