import type { StayRule } from '../../../../contracts/crossings.ts'
import type { LookLimit } from '../../../../contracts/past.ts'
import type { Delegation, Procedure } from '../../../../contracts/procedures.ts'
import { declared, referenceTable } from '../../../platform/reference.ts'
import { crossings } from './columns.ts'

export const procedure = referenceTable<Procedure>(crossings, 'procedure')
export const delegation = referenceTable<Delegation>(crossings, 'delegation')
export const stayRule = referenceTable<StayRule>(crossings, 'stay_rule')
export const lookLimit = referenceTable<LookLimit>(crossings, 'look_limit')
export const referenceTables = [procedure, delegation, stayRule, lookLimit].map(declared)
