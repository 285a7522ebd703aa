import type { ListSettings } from '../../../../contracts/screening.ts'
import type { Adapter, EntryKind } from '../entries.ts'
import { csv } from './csv/map.ts'
import { ofac } from './ofac/map.ts'
import { un } from './un/map.ts'

/** Reader of each published format. */
export const adapters: Record<ListSettings['format'], Adapter> = { un, ofac, csv }

/** What a list of this format always has: the Security Council lists persons and organisations, each in a section of its own. */
export const alwaysHas: Record<ListSettings['format'], EntryKind[]> = {
  un: ['person', 'organisation'],
  ofac: [],
  csv: [],
}
