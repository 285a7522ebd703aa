import type { ReactNode } from 'react'

/** A few facts side by side over a page: label above, value under it. */
export function Band({ facts, panel = false }: { facts: readonly BandFact[]; panel?: boolean }) {
  return (
    <dl className={panel ? 'panel band' : 'band'}>
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

export interface BandFact {
  label: string
  value: ReactNode
}
