import type { Room } from '../../platform/room.ts'
import { applied } from './tables.ts'

export const declares: Room = {
  name: 'blueprint',
  tables: [{ table: applied, class: 'local', direction: 'none', retention: 'reference', appendOnly: true }],
  permissions: {
    'blueprint.apply': ['administrator', 'node'],
    'blueprint.plan': ['administrator', 'node'],
    'blueprint.read': ['shift-leader', 'administrator', 'auditor', 'node'],
  },
  sections: [],
  sealed: [],
}
