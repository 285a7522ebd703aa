import { RefusalGround } from '../../../contracts/referrals.ts'
import { section } from '../../platform/reference.ts'
import { refusalGround } from './tables.ts'

export const sections = {
  refusalGrounds: section({
    key: 'refusalGrounds',
    schema: RefusalGround,
    table: refusalGround,
    id: row => row.letter,
  }),
}
