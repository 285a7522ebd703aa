import { type FormEvent, useRef, useState } from 'react'
import { Plate } from '../../../platform/bidi.tsx'
import { StateField } from '../../../platform/StateField.tsx'
import { useSay } from '../../../platform/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import type { PlateInput } from './useBooth.ts'

/** Car lanes: the plate first, then the driver's document. */
export function PlateForm({
  plate,
  waiting,
  change,
}: {
  plate: PlateInput | undefined
  /** A document was read already and waits for the plate. */
  waiting: boolean
  change: (plate: PlateInput | undefined) => void
}) {
  const say = useSay()
  const [state, setState] = useState('AZE')
  const [text, setText] = useState('')
  const box = useRef<HTMLInputElement>(null)
  if (plate)
    return (
      <div className="stack">
        <h2 className="label">{say('crossings:booth.plate')}</h2>
        <Plate state={plate.state}>{plate.text}</Plate>
        <p>{say('crossings:booth.driver-next')}</p>
        <Button onClick={() => change(undefined)}>{say('crossings:booth.plate-change')}</Button>
      </div>
    )
  const send = (event: FormEvent) => {
    event.preventDefault()
    const written = text.trim()
    if (!written) return box.current?.focus()
    change({ text: written, state })
    // what follows is the reader's, not this field's
    box.current?.blur()
  }
  return (
    <form className="stack" onSubmit={send}>
      {waiting && <p role="status">{say('crossings:booth.document-waits')}</p>}
      <StateField label={say('crossings:booth.plate-state')} value={state} change={setState} />
      <Field label={say('crossings:booth.plate')}>
        {props => (
          <input
            {...props}
            ref={box}
            className="id"
            autoComplete="off"
            spellCheck={false}
            required
            maxLength={20}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" primary shortcut="Enter">
        {say('crossings:booth.plate-act')}
      </Button>
    </form>
  )
}
