import { StayRule } from '../../../contracts/crossings.ts'
import { LookLimit } from '../../../contracts/past.ts'
import { Delegation, Procedure } from '../../../contracts/procedures.ts'
import { section } from '../../platform/reference.ts'
import * as t from './tables/index.ts'

/** The room's part of a blueprint. */
export const procedures = section({
  key: 'procedures',
  schema: Procedure,
  table: t.procedure,
  id: p => `${p.id}@${p.version}`,
})
export const delegations = section({
  key: 'delegations',
  schema: Delegation,
  table: t.delegation,
  id: d => d.id,
})
export const stayRules = section({ key: 'stayRules', schema: StayRule, table: t.stayRule, id: r => r.id })
export const lookLimits = section({ key: 'lookLimit', schema: LookLimit, table: t.lookLimit, id: l => l.id })
