import { ShareRow } from '../../../contracts/sharing.ts'
import { declared, section } from '../../platform/reference.ts'
import type { Room } from '../../platform/room.ts'
import { shareId } from './rules.ts'
import { shareRow } from './tables.ts'

/** The room's part of a blueprint. */
export const sections = {
  shareRows: section({ key: 'shareRows', schema: ShareRow, table: shareRow, id: shareId }),
}

export const declares: Room = {
  name: 'sharing',
  tables: [declared(shareRow)],
  permissions: {},
  sections: Object.values(sections),
  sealed: [],
}
