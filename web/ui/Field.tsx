import { type ReactNode, useId } from 'react'
import './field.css'

interface FieldProps {
  label: ReactNode
  help?: ReactNode
  /** Told when the field is left, never while typing. */
  error?: ReactNode
  /** What the label, help and error belong to: give these to the input, select or textarea. */
  children: (props: {
    id: string
    'aria-describedby': string | undefined
    'aria-invalid': boolean | undefined
  }) => ReactNode
}

/** Label above, help under the label, error under the field. */
export function Field({ label, help, error, children }: FieldProps) {
  const id = useId()
  const described = [help && `${id}h`, error && `${id}e`].filter(Boolean).join(' ') || undefined
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {help && (
        <span className="field-help" id={`${id}h`}>
          {help}
        </span>
      )}
      {children({ id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined })}
      {error && (
        <span className="field-error" id={`${id}e`}>
          {error}
        </span>
      )}
    </div>
  )
}

/** One of a few, all visible: language, theme, corridor. */
export function Choice<T extends string>(props: {
  label: string
  value: T | undefined
  options: readonly { value: T; label: ReactNode; lang?: string }[]
  choose: (value: T) => void
}) {
  const name = useId()
  return (
    <fieldset className="choice">
      <legend>{props.label}</legend>
      <div className="choice-options">
        {props.options.map(option => (
          <label key={option.value} lang={option.lang}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === props.value}
              onChange={() => props.choose(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
