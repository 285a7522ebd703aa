import type { Corridor } from '../../../../contracts/crossings.ts'
import type { ControlId, ControlStep, Delegation, Procedure } from '../../../../contracts/procedures.ts'
import { inOrder, type Required, stepsOf } from './procedure.ts'

export interface Answered {
  control: ControlId
  by: string
  authority: string
  at: Date
  result: 'passed' | 'failed' | 'could-not'
  delegation: string | null
}

export interface ControlFacts {
  procedure: Procedure
  /** What its conditions asked for; absent: a procedure without conditions. */
  required?: readonly Required[]
  delegations: Delegation[]
  answers: Answered[]
  corridor: Corridor
  /** State of the lane's radiation instrument. */
  radiation: string
  day: string
}

export interface ControlStanding {
  control: ControlId
  authority: string
  order: number
  state: 'waiting' | 'passed' | 'failed' | 'could-not'
}

/** Where each required control stands, in the legal order. The newest answer by the owner, or by its named delegation, counts (I-01). */
export function standings(facts: ControlFacts): ControlStanding[] {
  return stepsOf(facts.procedure, facts.required ?? []).map(step => standing(facts, step))
}

function standing({ answers, delegations, day }: ControlFacts, step: ControlStep): ControlStanding {
  const { control, authority, order } = step
  const valid = answers.filter(a => a.control === control && mayHaveAnswered(a, authority, delegations, day))
  return { control, authority, order, state: valid.at(-1)?.result ?? 'waiting' }
}

/** A control as the track draws it: also one that is not required here, with what it waits for. */
export interface TrackStep extends Omit<ControlStanding, 'state'> {
  state: ControlStanding['state'] | 'not-required'
  /** Required controls before it that have not passed: until then it is not answered. */
  waitsFor: ControlId[]
  mobile: boolean
}

export function trackOf(facts: ControlFacts): TrackStep[] {
  const here = new Map(standings(facts).map(s => [s.control, s]))
  return inOrder(facts.procedure).map(({ control, authority, order, after = [], mobile = false }) => ({
    control,
    authority,
    order,
    mobile,
    state: here.get(control)?.state ?? 'not-required',
    waitsFor: after.filter(before => (here.get(before)?.state ?? 'passed') !== 'passed'),
  }))
}

function mayHaveAnswered(answer: Answered, owner: string, delegations: Delegation[], day: string): boolean {
  if (answer.authority === owner) return true
  const given = delegations.find(d => d.id === answer.delegation)
  return (
    !!given &&
    inForce(given, day) &&
    given.control === answer.control &&
    given.from === owner &&
    given.to === answer.authority
  )
}

const inForce = (d: Delegation, day: string) => d.validFrom <= day && day <= d.validUntil

/** A control that first line answers by pressing Space, and on what basis. */
export interface Given {
  control: ControlId
  delegation: string | null
}

/**
 * What the border guard's release answers: the instrument it tried at the start of the shift gave no alarm, the border
 * check was done, and a traveller on the green line has declared by crossing it (Cabinet decisions of September 2021).
 * Where a barrier stands behind the lane, each of these is a control of its own and only the border check is answered so.
 */
export function answersOfRelease(facts: ControlFacts, authority: string): Given[] {
  const given: Given[] = []
  for (const { control, authority: owner, state } of standings(facts)) {
    if (state === 'passed') continue
    if (control === 'border-check' && owner === authority) given.push({ control, delegation: null })
    if (isOneStop(facts.procedure)) continue
    if (control === 'radiation' && owner === authority && facts.radiation === 'works')
      given.push({ control, delegation: null })
    // what customs has answered, customs alone answers anew
    if (control === 'corridor' && state === 'waiting' && facts.corridor === 'green') {
      const by = facts.delegations.find(
        d => d.when === 'green-corridor' && d.to === authority && d.from === owner,
      )
      if (by && inForce(by, facts.day)) given.push({ control, delegation: by.id })
    }
  }
  return given
}

/** Classes that all authorities clear together, each answering its own controls: whoever comes by coach, lorry or train. */
export const isOneStop = (procedure: Pick<Procedure, 'class'>): boolean =>
  procedure.class !== 'foot' && procedure.class !== 'car'

/** Whether the procedure asks for a check whose source is not there: its row shows the hatched ring and nobody says Clear. */
export const missingSource = (facts: ControlFacts): ControlId[] =>
  standings(facts)
    .filter(s => s.control === 'radiation' && s.state !== 'passed' && facts.radiation !== 'works')
    .map(s => s.control)
