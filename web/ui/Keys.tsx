import { type Bindings, keyLabel } from '../platform/keys.ts'
import { Kbd, keepFocus } from './Button.tsx'
import './keys.css'

/** The bottom row: what each key does now. The mouse works too. Two lines when the language needs them. `more` opens the sheet of all keys. */
export function Keys({
  bindings,
  label,
  more,
}: {
  bindings: Bindings
  label: string
  more?: { label: string; press: () => void }
}) {
  const listed = Object.entries(bindings).filter(([, binding]) => !binding.unlisted)
  return (
    <footer className="keys">
      <nav aria-label={label}>
        {listed.map(([name, binding]) => (
          <button
            key={name}
            type="button"
            aria-disabled={binding.refused ? true : undefined}
            title={binding.refused}
            onPointerDown={event => {
              keepFocus(event)
              if (!binding.hold || binding.refused) return
              event.currentTarget.setPointerCapture(event.pointerId)
              binding.hold(true)
            }}
            onPointerUp={() => binding.hold?.(false)}
            onPointerCancel={() => binding.hold?.(false)}
            onClick={() => !binding.refused && binding.act?.()}
          >
            <Kbd>{keyLabel(name)}</Kbd>
            {binding.label}
          </button>
        ))}
        {more && (
          <button type="button" onPointerDown={keepFocus} onClick={more.press}>
            <Kbd>?</Kbd>
            {more.label}
          </button>
        )}
      </nav>
    </footer>
  )
}
