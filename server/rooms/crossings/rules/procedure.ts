import type {
  Condition,
  ControlId,
  ControlStep,
  FactName,
  Procedure,
} from '../../../../contracts/procedures.ts'

/** What is known of a crossing for the conditions of its procedure; null: nobody has said it yet. */
export type Facts = Record<FactName, boolean | string | number | string[] | null>

/** A control that was asked for on this crossing, or that the draw let pass. */
export interface Required {
  control: ControlId
  state: 'required' | 'not-drawn'
}

/** Whether one row holds. What is not known holds nothing: a control is asked for when its reason is there. */
export function holds(condition: Condition, facts: Facts): boolean {
  const known = facts[condition.fact]
  if (known === null) return false
  switch (condition.op) {
    case 'is':
      return Array.isArray(known) ? known.includes(String(condition.value)) : known === condition.value
    case 'in':
      return [known].flat().some(one => condition.value.includes(String(one)))
    case 'over':
      return typeof known === 'number' && known > condition.value
  }
}

/** A control without conditions and without a share is always required and needs no row that says so. */
const always = (step: ControlStep): boolean => !step.when && !step.share

/** Controls whose conditions hold now and of which nothing is kept yet; those with a share are to be drawn. */
export const newlyAsked = (procedure: Procedure, kept: readonly Required[], facts: Facts): ControlStep[] =>
  procedure.controls.filter(
    step =>
      !always(step) &&
      !kept.some(k => k.control === step.control) &&
      (step.when ?? []).every(condition => holds(condition, facts)),
  )

/** Whether the draw asks for a control: `ticket` is 0 to 99, so a share of 30 is met by 30 of 100 tickets. */
export const isDrawn = (share: number | undefined, ticket: number): boolean =>
  share === undefined || ticket < share

/** The controls that this crossing needs, in the legal order. */
export const stepsOf = (procedure: Procedure, kept: readonly Required[]): ControlStep[] =>
  inOrder(procedure).filter(
    step => always(step) || kept.some(k => k.control === step.control && k.state === 'required'),
  )

export const inOrder = ({ controls }: Procedure): ControlStep[] =>
  [...controls].sort((a, b) => a.order - b.order)

/** The goods of HS chapters at which food safety looks: live animals and their products, plants, food. */
export function kindsOf(hsCodes: readonly string[]): string[] {
  const chapters = hsCodes.map(code => Number(code.slice(0, 2)))
  const any = (from: number, until: number) => chapters.some(c => c >= from && c <= until)
  return [
    ...(any(1, 5) || any(16, 16) || any(41, 43) ? ['animal'] : []),
    ...(any(6, 14) || any(44, 44) ? ['plant'] : []),
    ...(any(2, 4) || any(7, 12) || any(15, 24) ? ['food'] : []),
  ]
}
