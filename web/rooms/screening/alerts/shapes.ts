import type { AlertCoverage, AlertState } from '../../../../contracts/alerts.ts'
import type { StatusKind } from '../../../ui/Status.tsx'

/** Shape of an alert; the word stands beside it: `alerts:state.<state>`. What ends soon needs a person. */
export const shapeOfAlert: Record<AlertState, StatusKind> = {
  'in-force': 'clear',
  ending: 'look',
  'not-yet': 'waiting',
  ended: 'none',
  withdrawn: 'none',
}

/** Where nobody has worked it is not known whether an alert is asked: never greener than true. */
export const shapeOfCoverage: Record<AlertCoverage['state'], StatusKind> = {
  asked: 'clear',
  'not-asked': 'none',
  unheard: 'unknown',
}
