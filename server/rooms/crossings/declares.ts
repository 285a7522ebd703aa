import type { Room } from '../../platform/room.ts'
import { endings, noEndings } from './endings.ts'
import { follow } from './reactions.ts'
import { delegations, lookLimits, procedures, stayRules } from './sections.ts'
import { heldAt } from './store/held.ts'
import { endLostPast } from './store/index.ts'
import * as t from './tables/index.ts'

const grown = { class: 'site', direction: 'up', grows: true, appendOnly: true } as const

/** Authorities that work at the vehicle. */
const yard = ['migration', 'food-safety', 'health', 'transport'] as const

export const declares: Room = {
  name: 'crossings',
  tables: [
    { table: t.crossing, ...grown, appendOnly: false, retention: 'crossing' }, // its row is the lock, which needs the right to update; the guard stops the update
    { table: t.traveller, ...grown, retention: 'crossing' },
    { table: t.vehicle, ...grown, retention: 'crossing' },
    { table: t.declaration, ...grown, retention: 'crossing' },
    { table: t.answer, ...grown, retention: 'crossing' },
    { table: t.required, ...grown, retention: 'crossing' },
    { table: t.claim, ...grown, retention: 'crossing' },
    { table: t.papers, ...grown, retention: 'crossing' },
    { table: t.consignment, ...grown, retention: 'crossing' },
    { table: t.cargoCorridor, ...grown, retention: 'crossing' },
    { table: t.certificate, ...grown, retention: 'crossing' },
    { table: t.seen, ...grown, retention: 'crossing' },
    { table: t.unwell, ...grown, retention: 'crossing' },
    { table: t.takenOff, ...grown, retention: 'crossing' },
    { table: t.releaseToken, ...grown, retention: 'crossing' },
    { table: t.redeemed, ...grown, retention: 'crossing' },
    { table: t.barrier, class: 'site', direction: 'up', retention: 'crossing', appendOnly: true },
    { table: t.forcedOpening, ...grown, retention: 'crossing' },
    { table: t.forcedReason, ...grown, retention: 'crossing' },
    { table: t.hold, ...grown, retention: 'crossing' },
    { table: t.holdLift, ...grown, retention: 'crossing' },
    { table: t.referred, ...grown, retention: 'crossing' },
    { table: t.decision, ...grown, retention: 'crossing' },
    { table: t.passage, ...grown, retention: 'stay' },
    { table: t.mode, class: 'site', direction: 'up', retention: 'crossing', appendOnly: true },
    { table: t.modeEnd, class: 'site', direction: 'up', retention: 'crossing', appendOnly: true },
    { table: t.look, ...grown, retention: 'ledger' },
    { table: t.lookHour, class: 'local', direction: 'none', retention: 'none' },
    { table: t.pastBatch, class: 'site', direction: 'up', retention: 'stay', appendOnly: true },
    { table: t.pastReversal, class: 'site', direction: 'up', retention: 'stay', appendOnly: true },
    // Rows of a batch travel inside it, as entries do inside their version (decision 17).
    { table: t.pastPerson, ...grown, direction: 'none', appendOnly: false, retention: 'stay' }, // deleting a row erases the person
    { table: t.pastPassage, ...grown, direction: 'none', retention: 'stay' },
    { table: t.pastRefusal, ...grown, direction: 'none', retention: 'stay' },
    { table: t.pastJob, class: 'local', direction: 'none', retention: 'none' },
    { table: t.pastEvent, class: 'local', direction: 'none', retention: 'none' },
    { table: t.pastRefused, class: 'local', direction: 'none', retention: 'none' },
    { table: t.rescreening, class: 'local', direction: 'none', retention: 'none' },
    ...t.referenceTables,
  ],
  permissions: {
    'crossings.open': ['first-line'],
    'crossings.addTraveller': ['first-line'],
    'crossings.correctReading': ['first-line'],
    'crossings.declare': ['first-line'],
    'crossings.release': ['first-line'],
    'crossings.refer': ['first-line'],
    'crossings.withdraw': ['first-line', 'second-line', 'shift-leader'],
    'crossings.settle': ['second-line', 'shift-leader'],
    'crossings.answer': ['first-line', 'customs', ...yard],
    'crossings.claim': ['first-line', 'customs', ...yard],
    'crossings.enrolBarrier': ['node'],
    'crossings.askBarrier': ['node'],
    'crossings.openings': ['shift-leader', 'auditor'],
    'crossings.explainOpening': ['shift-leader'],
    'crossings.takeList': ['first-line'],
    'crossings.see': ['first-line'],
    'crossings.markUnwell': ['first-line'],
    'crossings.takeOff': ['first-line'],
    'crossings.addTrailer': ['first-line'],
    'crossings.recordPapers': ['first-line', 'customs', 'transport'],
    'crossings.declareGoods': ['customs'],
    'crossings.setCorridor': ['customs'],
    'crossings.addCertificate': ['customs', 'food-safety'],
    'crossings.hold': ['customs', 'second-line', 'shift-leader', ...yard],
    'crossings.liftHold': ['customs', 'second-line', 'shift-leader', ...yard],
    'crossings.proposeCorrection': ['first-line', 'second-line', 'shift-leader'],
    'crossings.answerCorrection': ['shift-leader'],
    'crossings.look': ['first-line', 'second-line', 'shift-leader', 'customs', ...yard],
    'crossings.work': ['first-line', 'second-line', 'shift-leader', 'customs', ...yard],
    'crossings.list': ['first-line', 'second-line', 'shift-leader', 'customs'],
    'crossings.summary': ['first-line'],
    'crossings.peek': ['first-line', 'second-line', 'shift-leader'],
    'crossings.openMode': ['shift-leader'],
    'crossings.closeMode': ['shift-leader'],
    'crossings.modeAndLists': ['first-line', 'second-line', 'shift-leader', 'customs', ...yard],
    'crossings.lookUp': ['second-line', 'shift-leader', 'customs'],
    'crossings.openRow': ['second-line', 'shift-leader', 'customs'],
    'crossings.ownLooks': ['second-line', 'shift-leader', 'customs'],
    'crossings.overstays': ['second-line', 'shift-leader', 'customs'],
    'crossings.openPast': ['list-owner', 'administrator', 'node'],
    'crossings.takePast': ['list-owner', 'administrator', 'node'],
    'crossings.stopPast': ['list-owner', 'administrator', 'node'],
    'crossings.pastJob': ['list-owner', 'administrator'],
    'crossings.listPast': ['shift-leader', 'list-owner', 'administrator', 'auditor', 'node'],
    'crossings.proposePastReversal': ['list-owner', 'administrator'],
    'crossings.answerPastReversal': ['shift-leader', 'list-owner', 'administrator'],
    'crossings.rescreen': ['node'],
    'crossings.rescreenPresent': ['node'],
    'crossings.rescreening': ['list-owner', 'shift-leader', 'administrator', 'auditor'],
    'crossings.stopRescreening': ['list-owner', 'shift-leader'],
    'crossings.startRescreening': ['list-owner', 'shift-leader'],
  },
  sections: [procedures, delegations, stayRules, lookLimits],
  endings,
  noEndings,
  waiting: heldAt,
  sealed: [
    t.traveller,
    t.vehicle,
    t.declaration,
    t.answer,
    t.hold,
    t.decision,
    t.papers,
    t.consignment,
    t.cargoCorridor,
    t.certificate,
    t.releaseToken,
    t.forcedReason,
    t.pastPerson,
    t.pastEvent,
  ].map(table => ({
    table,
    column: 'sealed',
  })),
  start: async platform => {
    const stops = [endLostPast(platform), follow(platform)]
    return async () => {
      for (const stop of stops) await stop()
    }
  },
}
