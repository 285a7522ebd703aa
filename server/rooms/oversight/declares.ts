import type { Duty } from '../../platform/permissions.ts'
import type { Room } from '../../platform/room.ts'
import { forgetWork } from './evidence/work.ts'
import { job } from './tables.ts'

const auditor: Duty[] = ['auditor']

export const declares: Room = {
  name: 'oversight',
  tables: [{ table: job, class: 'local', direction: 'none', retention: 'none' }],
  permissions: {
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
  },
  sections: [],
  noEndings: { 'oversight.job.until': 'A place in a log, not a time.' },
  sealed: [],
  start: async platform => async () => forgetWork(platform),
}
