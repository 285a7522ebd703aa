import type { ReactNode } from 'react'
import { useSay } from '../../../platform/words.ts'
import { Field } from '../../../ui/Field.tsx'
import { lettersLikeDigits, plainNumber } from './draft.ts'

/** A number of a document or plate: as it will be searched, and which of its letters could be meant as digits. */
export function NumberField({
  label,
  value,
  change,
  left,
  error,
}: {
  label: string
  value: string
  change: (text: string) => void
  left?: () => void
  error: ReactNode
}) {
  const say = useSay()
  const plain = plainNumber(value)
  const letters = lettersLikeDigits(plain).map(({ letter, place }) => `${letter} (${place})`)
  return (
    <div className="stack number-field">
      <Field label={label} help={say('alerts:form.number-help')} error={error}>
        {given => (
          <input
            {...given}
            className="id"
            autoComplete="off"
            spellCheck={false}
            maxLength={30}
            value={value}
            onChange={event => change(event.target.value)}
            onBlur={left}
          />
        )}
      </Field>
      <p className="small quiet" aria-live="polite">
        {plain && say('alerts:form.read-as', { number: plain })}{' '}
        {letters.length > 0 && <b>{say('alerts:form.looks-like', { letters: letters.join(', ') })}</b>}
      </p>
    </div>
  )
}
