import { Authority, Lane, Post, RegimeInForce, RegimeRow, RegimeSet } from '../../../contracts/posts.ts'
import { section } from '../../platform/reference.ts'
import { authority, lane, post, regimeInForce, regimeRow, regimeSet } from './tables.ts'

/** The room's part of a blueprint. */
export const sections = {
  authorities: section({ key: 'authorities', schema: Authority, table: authority, id: row => row.id }),
  posts: section({ key: 'posts', schema: Post, table: post, id: row => row.id }),
  lanes: section({ key: 'lanes', schema: Lane, table: lane, id: row => row.id }),
  regimeRows: section({ key: 'regimeRows', schema: RegimeRow, table: regimeRow, id: row => row.id }),
  regimeSets: section({ key: 'regimeSets', schema: RegimeSet, table: regimeSet, id: row => row.id }),
  regimeInForce: section({
    key: 'regimeInForce',
    schema: RegimeInForce,
    table: regimeInForce,
    id: row => row.id,
  }),
}
