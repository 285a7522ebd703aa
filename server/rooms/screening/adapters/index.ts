import type { ListSettings } from '../../../../contracts/screening.ts'
import type { Adapter } from '../entries.ts'
import { csv } from './csv/map.ts'
import { ofac } from './ofac/map.ts'
import { un } from './un/map.ts'

/** Reader of each published format. */
export const adapters: Record<ListSettings['format'], Adapter> = { un, ofac, csv }
