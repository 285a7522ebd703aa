import { type ReactNode, useId } from 'react'
import { Field } from '../ui/Field.tsx'
import { stateCodes } from './states.ts'
import { stateWord } from './words.ts'

/** A state by its code or name, in the reader's language. The value is the three-letter code of Doc 9303-3 §5. */
export function StateField({
  label,
  value,
  change,
  error,
  optional = false,
}: {
  label: ReactNode
  value: string
  change: (code: string) => void
  error?: ReactNode
  optional?: boolean
}) {
  const list = useId()
  const known = stateCodes()
  /** A name that was chosen or written out becomes its code. */
  const settle = (typed: string) => {
    const text = typed.trim()
    const code = text.toUpperCase()
    if (known.includes(code)) return change(code)
    const named = known.find(
      candidate => stateWord(candidate).toLocaleLowerCase() === text.toLocaleLowerCase(),
    )
    change(named ?? code)
  }
  return (
    <Field label={label} help={known.includes(value) ? stateWord(value) : undefined} error={error}>
      {props => (
        <>
          <input
            {...props}
            className="id"
            list={list}
            autoComplete="off"
            spellCheck={false}
            required={!optional}
            value={value}
            onChange={event => change(event.target.value)}
            onBlur={event => settle(event.target.value)}
          />
          <datalist id={list}>
            {known.map(code => (
              <option key={code} value={code}>
                {stateWord(code)}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
