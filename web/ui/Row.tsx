import type { ReactNode } from 'react'
import { Status, type StatusKind } from './Status.tsx'
import './row.css'

/** A list of rows, one line each. `label` names it above and to screen readers. */
export function Rows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section aria-label={label}>
      <h2 className="label rows-label">{label}</h2>
      <ul className="rows">{children}</ul>
    </section>
  )
}

interface RowProps {
  status?: StatusKind
  children: ReactNode
  /** At the end side: a figure, a time, a key. */
  end?: ReactNode
  /** Opens the row; makes it a button for mouse and keyboard. */
  open?: (() => void) | undefined
  selected?: boolean
}

export function Row({ status, children, end, open, selected = false }: RowProps) {
  const body = (
    <>
      <span className="status-word">
        {status && <Status of={status} list />}
        <span>{children}</span>
      </span>
      {end !== undefined && <span className="row-end">{end}</span>}
    </>
  )
  return (
    <li className={selected ? 'list-row selected' : 'list-row'}>
      {open ? (
        <button type="button" aria-current={selected ? true : undefined} onClick={open}>
          {body}
        </button>
      ) : (
        body
      )}
    </li>
  )
}
