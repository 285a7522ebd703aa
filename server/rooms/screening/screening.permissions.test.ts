import { holdPermissions } from '../../testing/permissions.ts'
import { answerAlert, seeNotice } from './actions/alert-answers.ts'
import { listAlerts, openAlert, openProposal, printAlert } from './actions/alert-views.ts'
import { proposeAlert, proposeChange, withdrawProposal } from './actions/alerts.ts'
import { listHits, openHitDetail, reviewHit } from './actions/hits.ts'
import { importList, openImport, stopImport } from './actions/imports.ts'
import { lookUpNumber } from './actions/numbers.ts'
import { answerOutcome, listOutcomes, openOutcome } from './actions/outcomes.ts'
import { answerVersion, proposeRollback } from './actions/versions.ts'
import { declares } from './declares.ts'

const desk = (name: string) => ({ name, needs: 'desk' as const })
const actions = [
  desk('screening.lists'),
  desk('screening.list'),
  desk('screening.job'),
  openImport,
  importList,
  stopImport,
  proposeRollback,
  answerVersion,
  listHits,
  openHitDetail,
  reviewHit,
  proposeAlert,
  answerAlert,
  openProposal,
  listAlerts,
  proposeChange,
  withdrawProposal,
  seeNotice,
  openAlert,
  printAlert,
  listOutcomes,
  openOutcome,
  answerOutcome,
  desk('screening.figures'),
  lookUpNumber,
]

const table = {
  'screening.lists': 'fslcoau.mvht',
  'screening.list': '..l.oau.',
  'screening.job': '....oa.n',
  'screening.openImport': '....o..n',
  'screening.importList': '....o..n',
  'screening.proposeRollback': '....o...',
  'screening.answerVersion': '..l.o...',
  'screening.stopImport': '....o..n',
  'screening.hits': '.sl.....',
  'screening.openHit': '.sl.....',
  'screening.reviewHit': '.sl.....',
  'screening.proposeAlert': '.sl.o...',
  'screening.answerAlert': '..l.o...',
  'screening.openProposal': '..l.o...',
  'screening.alerts': '..l.o...',
  'screening.proposeChange': '..l.o...',
  'screening.withdrawProposal': '.sl.o...',
  'screening.seeNotice': '..l.o...',
  'screening.openAlert': '..l.o...',
  'screening.printAlert': '..l.o...',
  'screening.outcomes': '....o...',
  'screening.openOutcome': '....o...',
  'screening.answerOutcome': '....o...',
  'screening.figures': '..l.o...',
  'screening.lookUpNumber': '..l.o...',
}

holdPermissions(declares, actions, table)
