import { holdPermissions } from '../../testing/permissions.ts'
import { answerAct, proposeAct, withdrawAct } from './actions/acts.ts'
import { closeEvacuation, confirmEvacuation, openEvacuation } from './actions/evacuation.ts'
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
  proposeAct,
  answerAct,
  withdrawAct,
  openEvacuation,
  confirmEvacuation,
  closeEvacuation,
]

const table = {
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
  'posts.proposeAct': '..l.o...',
  'posts.answerAct': '..l.o...',
  'posts.withdrawAct': '..l.o...',
  'posts.openEvacuation': '..l.....',
  'posts.confirmEvacuation': '.sl.....',
  'posts.closeEvacuation': '..l.....',
}

holdPermissions(declares, actions, table)
