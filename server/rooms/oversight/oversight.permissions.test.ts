import { holdPermissions } from '../../testing/permissions.ts'
import * as actions from './actions/index.ts'
import { declares } from './declares.ts'

/** Written here a second time on purpose: a change of permission is a change of two files. */
const auditor = '......u.'
const table = {
  'oversight.logs': auditor,
  'oversight.search': auditor,
  'oversight.officers': auditor,
  'oversight.checkpoints': auditor,
  'oversight.counts': auditor,
  'oversight.exports': auditor,
  'oversight.proposeExport': auditor,
  'oversight.answerExport': auditor,
  'oversight.startExport': auditor,
  'oversight.startCheck': auditor,
  'oversight.job': auditor,
  'oversight.stopJob': auditor,
  'oversight.download': auditor,
}

holdPermissions(
  declares,
  [...Object.values(actions), { name: 'oversight.job', needs: 'desk' as const }],
  table,
)
