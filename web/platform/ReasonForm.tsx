import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import type { Problem } from './api.ts'
import { Trouble } from './feedback.tsx'
import { useKeys } from './keys.ts'
import { useSay } from './words.ts'

interface ReasonFormProps {
  title: string
  /** Of the text: *Reason*, *Note*. */
  label: string
  help?: string
  /** Verb of the button. */
  verb: string
  /** Fewest and most characters. `least` 0: the text may be left out. */
  least: number
  most: number
  send: (text: string) => void
  /** Why it cannot be sent yet although the text is there. */
  missing?: string | undefined
  close: () => void
  act: { pending: boolean; problem: Problem | undefined; again: (() => void) | undefined }
  /** Fields before the text. */
  children?: ReactNode
  /** Shown instead of the plain problem. */
  trouble?: (problem: Problem) => ReactNode
}

/** An act with its reason, in its place on the page: `Ctrl` `Enter` sends, `Esc` closes, the focus returns to where it came from. */
export function ReasonForm(props: ReasonFormProps) {
  const { title, label, help, verb, least, most, send, missing, close, act, children, trouble } = props
  const say = useSay()
  const form = useRef<HTMLFormElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const [error, setError] = useState<string>()
  const [origin] = useState(() => document.activeElement)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input:not(:disabled), select, textarea')?.focus()
    return () => {
      if (origin instanceof HTMLElement && origin.isConnected) origin.focus()
    }
  }, [origin])
  const faultOf = () =>
    text.trim().length < least ? say('platform:form.short', { count: least }) : undefined
  const submit = () => {
    const fault = faultOf()
    setError(fault)
    if (fault) return field.current?.focus()
    if (!missing) send(text.trim())
  }
  useKeys({
    'Ctrl+Enter': { label: verb, act: submit, refused: missing },
    Escape: { label: say('platform:close'), act: close },
  })
  return (
    <form
      ref={form}
      className="reason-form"
      aria-label={title}
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <h3>{title}</h3>
      {children}
      <Field label={label} help={help} error={error}>
        {given => (
          <textarea
            {...given}
            ref={field}
            dir="auto"
            rows={3}
            maxLength={most}
            value={text}
            onChange={event => setText(event.target.value)}
            onBlur={() => setError(text === '' ? undefined : faultOf())}
          />
        )}
      </Field>
      {act.problem && (trouble?.(act.problem) ?? <Trouble problem={act.problem} again={act.again} />)}
      <div className="buttons">
        <Button primary type="submit" shortcut="Ctrl Enter" aria-busy={act.pending} refused={missing}>
          {verb}
        </Button>
        <Button shortcut="Esc" onClick={close}>
          {say('platform:act.cancel')}
        </Button>
      </div>
    </form>
  )
}
