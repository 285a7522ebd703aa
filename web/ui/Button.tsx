import type { ButtonHTMLAttributes, PointerEvent, ReactNode } from 'react'
import './button.css'

/** A key as it is printed on the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return <kbd dir="ltr">{children}</kbd>
}

/** A click with the mouse leaves the focus where it was, so that the next Space is the booth's and not this button's. */
export function keepFocus(event: PointerEvent): void {
  event.preventDefault()
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  primary?: boolean
  big?: boolean
  /** Key that does the same, as printed. */
  shortcut?: string
  /** Why it cannot be done now. The button keeps its place and says so (guide §1.9). */
  refused?: string | undefined
}

/** Verb first. A refused act stays, is announced as unavailable, and its reason stands under it. */
export function Button({ primary, big, shortcut, refused, children, onClick, type, ...rest }: ButtonProps) {
  const button = (
    <button
      {...rest}
      type={type ?? 'button'}
      className={`button${primary ? ' primary' : ''}${big ? ' big' : ''}`}
      aria-disabled={refused ? true : undefined}
      onClick={event => (refused ? event.preventDefault() : onClick?.(event))}
    >
      {children}
      {shortcut && (
        <span aria-hidden="true">
          <Kbd>{shortcut}</Kbd>
        </span>
      )}
    </button>
  )
  if (!refused) return button
  return (
    <span className="button-refused">
      {button}
      <span className="small">{refused}</span>
    </span>
  )
}
