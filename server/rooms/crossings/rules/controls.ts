import type { ControlId, Corridor, Delegation, Procedure } from '../../../../contracts/crossings.ts'

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
export function standings({ procedure, answers, delegations, day }: ControlFacts): ControlStanding[] {
  return [...procedure.controls]
    .sort((a, b) => a.order - b.order)
    .map(step => {
      const valid = answers.filter(
        a => a.control === step.control && mayHaveAnswered(a, step.authority, delegations, day),
      )
      return { ...step, state: valid.at(-1)?.result ?? 'waiting' }
    })
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
 */
export function answersOfRelease(facts: ControlFacts, authority: string): Given[] {
  const given: Given[] = []
  for (const { control, authority: owner, state } of standings(facts)) {
    if (state === 'passed') continue
    if (control === 'radiation' && owner === authority && facts.radiation === 'works')
      given.push({ control, delegation: null })
    if (control === 'border-check' && owner === authority) given.push({ control, delegation: null })
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

/** Whether the procedure asks for a check whose source is not there: its row shows the hatched ring and nobody says Clear. */
export const missingSource = (facts: ControlFacts): ControlId[] =>
  standings(facts)
    .filter(s => s.control === 'radiation' && s.state !== 'passed' && facts.radiation !== 'works')
    .map(s => s.control)
