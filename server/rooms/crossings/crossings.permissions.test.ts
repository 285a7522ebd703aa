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
  'crossings.answer': 'f..c....mvht',
  'crossings.claim': 'f..c....mvht',
  'crossings.work': 'fslc....mvht',
  'crossings.takeList': 'f',
  'crossings.see': 'f',
  'crossings.markUnwell': 'f',
  'crossings.takeOff': 'f',
  'crossings.addTrailer': 'f',
  'crossings.recordPapers': 'f..c.......t',
  'crossings.declareGoods': '...c',
  'crossings.setCorridor': '...c',
  'crossings.addCertificate': '...c.....v',
  'crossings.hold': '.slc....mvht',
  'crossings.liftHold': '.slc....mvht',
  'crossings.proposeCorrection': 'fsl.....',
  'crossings.answerCorrection': '..l.....',
  'crossings.look': 'fslc....mvht',
  'crossings.list': 'fslc....',
  'crossings.summary': 'f.......',
  'crossings.peek': 'fsl.....',
  'crossings.openMode': '..l.....',
  'crossings.closeMode': '..l.....',
  'crossings.modeAndLists': 'fslc....mvht',
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
