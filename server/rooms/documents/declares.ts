import type { Room } from '../../platform/room.ts'
import { permit, permitUse, reading } from './tables.ts'

export const declares: Room = {
  name: 'documents',
  tables: [
    { table: reading, class: 'site', direction: 'up', retention: 'crossing', grows: true },
    { table: permit, class: 'site', direction: 'down', retention: 'stay' },
    { table: permitUse, class: 'site', direction: 'up', retention: 'stay', grows: true },
  ],
  permissions: {
    'documents.recordPermit': ['administrator', 'node'],
  },
  sections: [],
  noEndings: {
    'documents.permit.until':
      'A traveller’s permission: it is judged at the lane and concerns that person alone.',
  },
  sealed: [
    { table: reading, column: 'sealed' },
    { table: permit, column: 'sealed' },
  ],
}
