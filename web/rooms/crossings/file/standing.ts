import type {
  ControlView,
  CrossingFile,
  CrossingState,
  VerdictState,
} from '../../../../contracts/crossings.ts'
import type { StatusKind } from '../../../ui/Status.tsx'

/** Shape of a crossing in a list; the word stands beside it: `crossings:today.state.<state>`. */
export const shapeOfState: Record<CrossingState, StatusKind> = {
  open: 'working',
  held: 'look',
  released: 'clear',
  refused: 'stop',
  withdrawn: 'none',
}

/** Shape of a verdict when it stands small; the word is the booth's: `platform:verdict.<state>`. */
export const shapeOfVerdict: Record<VerdictState, StatusKind> = {
  clear: 'clear',
  settle: 'look',
  'second-line': 'second',
  'could-not-check': 'unknown',
  stale: 'unknown',
  'passed-here': 'working',
  held: 'look',
  released: 'clear',
  refused: 'stop',
  withdrawn: 'none',
  'not-shared': 'none',
}

/** Shape of a control's standing, and of one answer to it. */
export const shapeOfControl: Record<ControlView['state'], StatusKind> = {
  waiting: 'waiting',
  passed: 'clear',
  failed: 'stop',
  'could-not': 'unknown',
  'not-required': 'none',
}

export const shapeOfResult = (result: string): StatusKind =>
  result === 'passed' || result === 'failed' || result === 'could-not' ? shapeOfControl[result] : 'unknown'

export const isDecided = (state: CrossingState): boolean =>
  state === 'released' || state === 'refused' || state === 'withdrawn'

/** Names of authorities that the file itself tells. */
export function authorityIn(file: CrossingFile, id: string) {
  return (
    file.controls.find(control => control.authority === id)?.authorityName ??
    file.holds.find(hold => hold.authority === id)?.authorityName
  )
}
