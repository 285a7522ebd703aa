import { describe, expect, it } from 'vitest'
import { duties, mayDo, nodeActor } from '../../platform/permissions.ts'
import { answerAlert, listAlerts, openProposal, proposeAlert } from './actions/alerts.ts'
import { listHits, openHitDetail, reviewHit } from './actions/hits.ts'
import { importList, openImport, stopImport } from './actions/imports.ts'
import { declares } from './declares.ts'

const desk = (name: string) => ({ name, needs: 'desk' as const })
const actions = [
  desk('screening.lists'),
  desk('screening.list'),
  desk('screening.job'),
  openImport,
  importList,
  stopImport,
  listHits,
  openHitDetail,
  reviewHit,
  proposeAlert,
  answerAlert,
  openProposal,
  listAlerts,
]

/** f first-line · s second-line · l shift-leader · c customs · o list-owner · a administrator · u auditor · n node; a dot: may not. */
const table: Record<string, string> = {
  'screening.lists': 'fslcoau.',
  'screening.list': '..l.oau.',
  'screening.job': '....oa.n',
  'screening.openImport': '....o..n',
  'screening.importList': '....o..n',
  'screening.stopImport': '....o..n',
  'screening.hits': '.sl.....',
  'screening.openHit': '.sl.....',
  'screening.reviewHit': '.sl.....',
  'screening.proposeAlert': '.sl.o...',
  'screening.answerAlert': '..l.o...',
  'screening.openProposal': '..l.o...',
  'screening.alerts': '..l.o...',
}

describe('who may do what in screening', () => {
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
