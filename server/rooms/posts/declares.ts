import type { TableDeclaration } from '../../platform/catalogue.ts'
import { everybody } from '../../platform/permissions.ts'
import { declared } from '../../platform/reference.ts'
import type { Room } from '../../platform/room.ts'
import { checks } from './checks.ts'
import { emergencyPermissions, emergencyTables, emergencyTexts } from './emergency.ts'
import { endings, noEndings } from './endings.ts'
import { sections } from './sections.ts'
import { shiftPermissions, shiftTables, shiftTexts } from './shift.ts'
import {
  evacuation,
  evacuationConfirmation,
  evacuationCrossing,
  evacuationEnd,
  regimeAct,
} from './tables/regime.ts'
import {
  enrolmentCode,
  officer,
  roster,
  shift,
  shiftEnd,
  signInTry,
  temporaryPassword,
  usedCode,
  workstation,
  workstationKey,
  workstationRetirement,
} from './tables.ts'

const ofEvacuation = (row: Record<string, unknown>) => String(row.evacuation)
const kept = { class: 'site', direction: 'up', appendOnly: true } as const
const regimeTables: TableDeclaration[] = [
  { table: regimeAct, class: 'reference', direction: 'down', retention: 'reference', appendOnly: true },
  { table: evacuation, ...kept, retention: 'ledger' },
  { table: evacuationConfirmation, ...kept, retention: 'ledger', key: ofEvacuation },
  { table: evacuationEnd, ...kept, retention: 'ledger', key: ofEvacuation },
  { table: evacuationCrossing, ...kept, retention: 'crossing', grows: true },
]

export const declares: Room = {
  name: 'posts',
  tables: [
    ...Object.values(sections).map(section => declared(section.table)),
    { table: officer, class: 'reference', direction: 'down', retention: 'reference' },
    { table: workstation, class: 'site', direction: 'up', retention: 'ledger' },
    {
      table: workstationRetirement,
      class: 'site',
      direction: 'up',
      retention: 'ledger',
      key: row => String(row.workstation),
    },
    { table: workstationKey, class: 'local', direction: 'none', retention: 'none' },
    { table: enrolmentCode, class: 'local', direction: 'none', retention: 'session' },
    { table: signInTry, class: 'local', direction: 'none', retention: 'session' },
    {
      table: temporaryPassword,
      class: 'local',
      direction: 'none',
      retention: 'session',
    },
    { table: usedCode, class: 'local', direction: 'none', retention: 'session' },
    { table: roster, class: 'site', direction: 'up', retention: 'ledger' },
    { table: shift, class: 'site', direction: 'up', retention: 'ledger' },
    { table: shiftEnd, class: 'site', direction: 'up', retention: 'ledger', key: row => String(row.shift) },
    ...regimeTables,
    ...shiftTables,
    ...emergencyTables,
  ],
  permissions: {
    'posts.addOfficer': ['node'],
    'posts.registerOfficer': ['administrator'],
    'posts.importOfficers': ['administrator'],
    'posts.officers': ['administrator', 'auditor'],
    'posts.officer': ['administrator', 'auditor'],
    'posts.proposeChange': ['administrator'],
    'posts.answerChanges': ['administrator'],
    'posts.withdrawChange': ['administrator'],
    'posts.changes': ['administrator', 'auditor'],
    'posts.suspendOfficer': ['administrator', 'node'],
    'posts.endService': ['administrator'],
    'posts.issuePassword': ['administrator', 'node'],
    'posts.choosePassword': everybody,
    'posts.setUpFactor': everybody,
    'posts.permissions': ['shift-leader', 'administrator', 'auditor'],
    'posts.roster': ['shift-leader', 'administrator', 'auditor'],
    'posts.issueCode': ['administrator', 'node'],
    'posts.enrolWorkstation': ['node'],
    'posts.listWorkstations': ['administrator'],
    'posts.retireWorkstation': ['administrator', 'node'],
    'posts.publishRoster': ['shift-leader', 'node'],
    'posts.signIn': everybody,
    'posts.refuseSignIn': ['node'],
    'posts.signOut': everybody,
    'posts.openShift': everybody,
    'posts.endShift': everybody,
    'posts.relieveOfficer': ['shift-leader'],
    'posts.proposeAct': ['shift-leader', 'list-owner'],
    'posts.answerAct': ['shift-leader', 'list-owner'],
    'posts.withdrawAct': ['shift-leader', 'list-owner'],
    'posts.openEvacuation': ['shift-leader'],
    'posts.confirmEvacuation': ['shift-leader', 'second-line'],
    'posts.closeEvacuation': ['shift-leader'],
    ...shiftPermissions,
    ...emergencyPermissions,
  },
  sections: Object.values(sections),
  endings,
  checks,
  noEndings,
  sealed: [...shiftTexts, ...emergencyTexts],
}
