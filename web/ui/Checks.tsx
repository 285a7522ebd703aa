import { type ReactNode, useId } from 'react'
import type { Check as CrossingCheck } from '../../contracts/crossings.ts'
import { Button } from './Button.tsx'
import { Status, type StatusKind } from './Status.tsx'
import './checks.css'

/** As in the record: `passed` thin tick, `look` settle here, `second` one point, `unknown` could not be checked, `none` not required. */
export type CheckState = CrossingCheck['state']

const shapeOf: Record<CheckState, StatusKind> = {
  passed: 'clear',
  look: 'look',
  second: 'second',
  unknown: 'unknown',
  none: 'none',
}

export interface Check {
  id: string
  state: CheckState
  /** What was checked: *Watch-lists*. */
  title: ReactNode
  /** What was found: *No hit in 4 lists of 09:41*. */
  text: ReactNode
  /** For a check that could not be made: try again, by hand with a reason, second line. */
  act?: { label: string; shortcut?: string; press: () => void; refused?: string | undefined }
}

/** What was checked, in the order that the server gives. A passed check is a thin tick; colour is for what needs a person. */
export function Checks({ label, checks }: { label: ReactNode; checks: readonly Check[] }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 className="label" id={id}>
        {label}
      </h2>
      <ul className="checks">
        {checks.map(check => (
          <li key={check.id}>
            <Status of={shapeOf[check.state]} size={20} list />
            <span className="check-title">{check.title}</span>
            <span className="check-text">{check.text}</span>
            {check.act && (
              <Button shortcut={check.act.shortcut} refused={check.act.refused} onClick={check.act.press}>
                {check.act.label}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
