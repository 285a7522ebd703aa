import { holdPermissions } from '../../testing/permissions.ts'
import { answerAct, proposeAct, withdrawAct } from './actions/acts.ts'
import { answerChanges, listChanges, proposeChange, withdrawChange } from './actions/changes.ts'
import * as draws from './actions/draws.ts'
import * as emergency from './actions/emergency.ts'
import { openEmergency, refuseEmergency } from './actions/emergency-entry.ts'
import { sealEmergency } from './actions/emergency-seal.ts'
import { signIn } from './actions/entering.ts'
import { closeEvacuation, confirmEvacuation, openEvacuation } from './actions/evacuation.ts'
import * as handOvers from './actions/hand-over.ts'
import { importOfficers } from './actions/import.ts'
import { addOfficer, publishRoster } from './actions/officers.ts'
import * as orders from './actions/orders.ts'
import { choosePassword, issuePassword, setUpFactor } from './actions/passwords.ts'
import { readPermissions, readRoster } from './actions/published.ts'
import { findOfficers, openOfficer, registerOfficer } from './actions/register.ts'
import * as sheets from './actions/sheets.ts'
import * as shiftLog from './actions/shift-log.ts'
import { endShift, openShift, relieveOfficer } from './actions/shifts.ts'
import { refuseSignIn, signOut } from './actions/sign-in.ts'
import { endService, suspendOfficer } from './actions/standing.ts'
import { enrolWorkstation, issueCode, listWorkstations, retireWorkstation } from './actions/workstations.ts'
import { declares } from './declares.ts'

const actions = [
  ...Object.values(orders),
  ...Object.values(handOvers),
  ...Object.values(shiftLog),
  ...Object.values(draws),
  ...Object.values(sheets),
  emergency.closeEmergency,
  emergency.readEmergency,
  emergency.reviewEmergency,
  openEmergency,
  refuseEmergency,
  sealEmergency,
  addOfficer,
  registerOfficer,
  importOfficers,
  findOfficers,
  openOfficer,
  proposeChange,
  answerChanges,
  withdrawChange,
  listChanges,
  suspendOfficer,
  endService,
  issuePassword,
  choosePassword,
  setUpFactor,
  readPermissions,
  readRoster,
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
  proposeAct,
  answerAct,
  withdrawAct,
  openEvacuation,
  confirmEvacuation,
  closeEvacuation,
]

const table = {
  'posts.sealEmergency': '.......n',
  'posts.openEmergency': '.......n',
  'posts.refuseEmergency': '.......n',
  'posts.closeEmergency': '..l..au.',
  'posts.reviewEmergency': '......u.',
  'posts.emergency': '.....au.',
  'posts.addOfficer': '.......n',
  'posts.registerOfficer': '.....a..',
  'posts.importOfficers': '.....a..',
  'posts.officers': '.....au.',
  'posts.officer': '.....au.',
  'posts.proposeChange': '.....a..',
  'posts.answerChanges': '.....a..',
  'posts.withdrawChange': '.....a..',
  'posts.changes': '.....au.',
  'posts.startOfShift': 'fslcoau.mvht',
  'posts.orders': 'fslcoau.mvht',
  'posts.writeOrder': '..l.....',
  'posts.withdrawOrder': '..l.....',
  'posts.signOrder': 'fslcoau.mvht',
  'posts.handOvers': '..l.....',
  'posts.writeHandOver': '..l.....',
  'posts.receiveHandOver': '..l.....',
  'posts.writeEntry': 'fslc....mvht',
  'posts.searchEntries': 'fslc....mvht',
  'posts.draws': '.sl...u.',
  'posts.requestDraw': '..l.....',
  'posts.settleDraw': '..l.....',
  'posts.proposeOverride': '..l.....',
  'posts.answerOverride': '.sl.....',
  'posts.sheets': '..l...u.',
  'posts.printSheet': '..l...u.',
  'posts.suspendOfficer': '.....a.n',
  'posts.endService': '.....a..',
  'posts.issuePassword': '.....a.n',
  'posts.choosePassword': 'fslcoau.mvht',
  'posts.setUpFactor': 'fslcoau.mvht',
  'posts.permissions': '..l..au.',
  'posts.roster': '..l..au.',
  'posts.issueCode': '.....a.n',
  'posts.enrolWorkstation': '.......n',
  'posts.listWorkstations': '.....a..',
  'posts.retireWorkstation': '.....a.n',
  'posts.publishRoster': '..l....n',
  'posts.signIn': 'fslcoau.mvht',
  'posts.refuseSignIn': '.......n',
  'posts.signOut': 'fslcoau.mvht',
  'posts.openShift': 'fslcoau.mvht',
  'posts.endShift': 'fslcoau.mvht',
  'posts.relieveOfficer': '..l.....',
  'posts.proposeAct': '..l.o...',
  'posts.answerAct': '..l.o...',
  'posts.withdrawAct': '..l.o...',
  'posts.openEvacuation': '..l.....',
  'posts.confirmEvacuation': '.sl.....',
  'posts.closeEvacuation': '..l.....',
}

holdPermissions(declares, actions, table)
