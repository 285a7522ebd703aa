import { holdPermissions } from '../../testing/permissions.ts'
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

const table = {
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

holdPermissions(declares, actions, table)
