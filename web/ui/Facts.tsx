import { Fragment, type ReactNode } from 'react'
import './facts.css'

export interface Fact {
  label: ReactNode
  value: ReactNode
  id?: string
}

/** Label and value, one pair a line. `small`: desk text for panels; else booth text. */
export function Facts({ facts, small = false }: { facts: readonly Fact[]; small?: boolean }) {
  return (
    <dl className={small ? 'facts small-facts' : 'facts'}>
      {facts.map((fact, i) => (
        <Fragment key={fact.id ?? i}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
