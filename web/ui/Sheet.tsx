import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './Button.tsx'
import './sheet.css'

/** Over the content, closed by Esc, by its button or by a press beside it; the focus returns to where it came from. */
export function Sheet({
  title,
  close,
  shut,
  children,
}: {
  title: string
  close: string
  shut: () => void
  children: ReactNode
}) {
  const box = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const before = document.activeElement
    box.current?.showModal()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc is the dialog's own key for the same
    <dialog
      ref={box}
      className="sheet"
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault()
        shut()
      }}
      onClick={event => event.target === box.current && shut()}
    >
      <div className="sheet-inside">
        <div className="row apart">
          <h2 className="sheet-title" id={id}>
            {title}
          </h2>
          <Button shortcut="Esc" onClick={shut}>
            {close}
          </Button>
        </div>
        {children}
      </div>
    </dialog>
  )
}
