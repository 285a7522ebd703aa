import { holdPermissions } from '../../testing/permissions.ts'
import * as all from './actions/index.ts'
import { declares } from './declares.ts'

const desk = (name: string) => ({ name, needs: 'desk' as const })
const actions = [...Object.values(all), desk('crossings.pastJob'), desk('crossings.rescreening')]

const table = {
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
  'crossings.lookUp': '.slc....',
  'crossings.openRow': '.slc....',
  'crossings.ownLooks': '.slc....',
  'crossings.overstays': '.slc....',
  'crossings.openPast': '....oa.n',
  'crossings.takePast': '....oa.n',
  'crossings.stopPast': '....oa.n',
  'crossings.pastJob': '....oa..',
  'crossings.listPast': '..l.oaun',
  'crossings.proposePastReversal': '....oa..',
  'crossings.answerPastReversal': '..l.oa..',
  'crossings.rescreen': '.......n',
  'crossings.rescreenPresent': '.......n',
  'crossings.rescreening': '..l.oau.',
  'crossings.stopRescreening': '..l.o...',
  'crossings.startRescreening': '..l.o...',
}

holdPermissions(declares, actions, table)
