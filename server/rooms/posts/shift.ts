import type { TableDeclaration } from '../../platform/catalogue.ts'
import type { Duty, Permissions } from '../../platform/permissions.ts'
import {
  dailyOrder,
  handOver,
  handOverReceipt,
  laneDraw,
  laneDrawOverride,
  laneDrawResult,
  orderSignature,
  shiftEntry,
} from './tables/shift.ts'

/** The shift's part of what the room declares. */
const kept = { class: 'site', direction: 'up', appendOnly: true } as const

export const shiftTables: TableDeclaration[] = [
  { table: dailyOrder, ...kept, retention: 'crossing' },
  { table: orderSignature, ...kept, retention: 'ledger' },
  { table: handOver, ...kept, retention: 'crossing' },
  { table: handOverReceipt, ...kept, retention: 'ledger' },
  { table: shiftEntry, ...kept, retention: 'crossing', grows: true },
  { table: laneDraw, ...kept, retention: 'ledger' },
  { table: laneDrawResult, ...kept, retention: 'ledger' },
  { table: laneDrawOverride, ...kept, retention: 'ledger' },
]

/** Free text may name somebody. */
export const shiftTexts = [dailyOrder, handOver, shiftEntry].map(table => ({ table, column: 'sealed' }))

const inYards: Duty[] = ['migration', 'food-safety', 'health', 'transport']
const atLanes: Duty[] = ['first-line', 'second-line', 'shift-leader', 'customs', ...inYards]
const leader: Duty[] = ['shift-leader']
const proved: Duty[] = ['shift-leader', 'auditor']

export const shiftPermissions: Permissions = {
  'posts.startOfShift': [...atLanes, 'list-owner', 'administrator', 'auditor'],
  'posts.orders': [...atLanes, 'list-owner', 'administrator', 'auditor'],
  'posts.writeOrder': leader,
  'posts.withdrawOrder': leader,
  'posts.signOrder': [...atLanes, 'list-owner', 'administrator', 'auditor'],
  'posts.handOvers': leader,
  'posts.writeHandOver': leader,
  'posts.receiveHandOver': leader,
  'posts.writeEntry': atLanes,
  'posts.searchEntries': atLanes,
  'posts.draws': ['second-line', ...proved],
  'posts.requestDraw': leader,
  'posts.settleDraw': leader,
  'posts.proposeOverride': leader,
  'posts.answerOverride': ['second-line', 'shift-leader'],
  'posts.sheets': proved,
  'posts.printSheet': proved,
}
