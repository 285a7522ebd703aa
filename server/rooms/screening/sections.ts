import { ListSettings } from '../../../contracts/screening.ts'
import { section } from '../../platform/reference.ts'
import { list } from './tables.ts'

/** The room's part of a blueprint. */
export const sections = {
  lists: section({ key: 'lists', schema: ListSettings, table: list, id: row => row.id }),
}
