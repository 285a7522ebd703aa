import type { Room } from '../room.ts'
import { nodeEndings, noNodeEndings } from './node-endings.ts'

/** What the platform itself gives to the whole as a room does: the care of the node, whatever borders it serves. */
export const declares: Room = {
  name: 'operations',
  tables: [],
  permissions: {
    'operations.recordBackup': ['node'],
    'operations.recordRestore': ['node'],
    'operations.doctor': ['administrator'],
    'operations.endings': ['shift-leader', 'list-owner', 'administrator', 'auditor'],
  },
  sections: [],
  sealed: [],
  endings: nodeEndings,
  noEndings: noNodeEndings,
}
