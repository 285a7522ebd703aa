import { pgSchema } from 'drizzle-orm/pg-core'
import type { ShareRow } from '../../../contracts/sharing.ts'
import { referenceTable } from '../../platform/reference.ts'

export const sharing = pgSchema('sharing')

/** What one authority may see of what another owns. Agreements take this table's place later, behind the same question. */
export const shareRow = referenceTable<ShareRow>(sharing, 'share_row')
