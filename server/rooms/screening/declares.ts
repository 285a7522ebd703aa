import { everybody } from '../../platform/permissions.ts'
import { declared } from '../../platform/reference.ts'
import type { Room } from '../../platform/room.ts'
import { waitingHits } from './actions/hits.ts'
import { checks } from './checks.ts'
import { endings } from './endings.ts'
import { engineOf } from './engine.ts'
import { sections } from './sections.ts'
import { endLostJobs } from './store/jobs.ts'
import {
  alertApproval,
  alertNotice,
  alertNoticeSeen,
  alertProposal,
  alertVersion,
  clearance,
  entry,
  hit,
  hitFeedback,
  hitReview,
  importJob,
  list,
  listAnswer,
  listProposal,
  listSwap,
  listVersion,
  screening,
} from './tables.ts'
import { learnTime } from './trusted-time.ts'

export const declares: Room = {
  name: 'screening',
  tables: [
    declared(list),
    { table: listVersion, class: 'reference', direction: 'down', retention: 'list' },
    { table: listProposal, class: 'reference', direction: 'down', retention: 'list', appendOnly: true },
    {
      table: listAnswer,
      class: 'reference',
      direction: 'down',
      retention: 'list',
      appendOnly: true,
      key: row => String(row.proposal),
    },
    { table: listSwap, class: 'reference', direction: 'down', retention: 'list', appendOnly: true },
    // Entries travel inside their version: one row of `pending` for each of them would be most of the log.
    { table: entry, class: 'reference', direction: 'none', retention: 'list' },
    { table: alertVersion, class: 'reference', direction: 'down', retention: 'list', appendOnly: true },
    { table: alertProposal, class: 'site', direction: 'up', retention: 'crossing' },
    { table: alertApproval, class: 'site', direction: 'up', retention: 'crossing', appendOnly: true },
    { table: alertNotice, class: 'site', direction: 'up', retention: 'crossing', appendOnly: true },
    { table: alertNoticeSeen, class: 'site', direction: 'up', retention: 'crossing', appendOnly: true },
    {
      table: screening,
      class: 'site',
      direction: 'up',
      retention: 'crossing',
      grows: true,
      appendOnly: true,
    },
    { table: hit, class: 'site', direction: 'up', retention: 'crossing', grows: true },
    { table: hitReview, class: 'site', direction: 'up', retention: 'crossing', appendOnly: true },
    { table: hitFeedback, class: 'site', direction: 'up', retention: 'crossing', appendOnly: true },
    { table: clearance, class: 'site', direction: 'up', retention: 'stay', appendOnly: true },
    { table: importJob, class: 'local', direction: 'none', retention: 'none' },
  ],
  permissions: {
    'screening.lists': everybody,
    'screening.list': ['list-owner', 'shift-leader', 'administrator', 'auditor'],
    'screening.openImport': ['list-owner', 'node'],
    'screening.importList': ['list-owner', 'node'],
    'screening.stopImport': ['list-owner', 'node'],
    'screening.job': ['list-owner', 'administrator', 'node'],
    'screening.proposeRollback': ['list-owner'],
    'screening.answerVersion': ['list-owner', 'shift-leader'],
    'screening.hits': ['second-line', 'shift-leader'],
    'screening.openHit': ['second-line', 'shift-leader'],
    'screening.reviewHit': ['second-line', 'shift-leader'],
    'screening.proposeAlert': ['list-owner', 'second-line', 'shift-leader'],
    'screening.proposeChange': ['list-owner', 'shift-leader'],
    'screening.withdrawProposal': ['list-owner', 'second-line', 'shift-leader'],
    'screening.answerAlert': ['list-owner', 'shift-leader'],
    'screening.seeNotice': ['list-owner', 'shift-leader'],
    'screening.openProposal': ['list-owner', 'shift-leader'],
    'screening.alerts': ['list-owner', 'shift-leader'],
    'screening.openAlert': ['list-owner', 'shift-leader'],
    'screening.printAlert': ['list-owner', 'shift-leader'],
    'screening.outcomes': ['list-owner'],
    'screening.openOutcome': ['list-owner'],
    'screening.answerOutcome': ['list-owner'],
    'screening.figures': ['list-owner', 'shift-leader'],
    'screening.lookUpNumber': ['list-owner', 'shift-leader'],
  },
  sections: Object.values(sections),
  endings,
  waiting: waitingHits,
  checks,
  sealed: [
    { table: alertVersion, column: 'sealed' },
    { table: alertProposal, column: 'sealed' },
    { table: hit, column: 'sealed' },
    { table: hitReview, column: 'sealed' },
    { table: hitFeedback, column: 'sealed' },
  ],
  start: async platform => {
    await endLostJobs(platform)
    await learnTime(platform)
    const engine = engineOf(platform)
    const stop = engine.start()
    await engine.refresh()
    return stop
  },
}
