import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { SignInAnswer } from '../../../contracts/posts.ts'
import { useAct } from '../../platform/act.ts'
import { Id } from '../../platform/bidi.tsx'
import { Trouble } from '../../platform/feedback.tsx'
import { useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { latinDigits } from './digits.ts'

/** Second step: six digits of the code app. In a demonstration the command that shows them stands below. */
export function CodeForm({
  demo,
  username,
  back,
  next,
}: {
  demo: boolean
  username: string
  back: () => void
  next: (answer: SignInAnswer) => void
}) {
  const say = useSay()
  const [code, setCode] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const send = useAct<{ code: string }, SignInAnswer>('/session/code', {
    after: next,
  })
  const { problem } = send
  useEffect(() => {
    field.current?.focus()
    if (problem) field.current?.select()
  }, [problem])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.press({ code })
  }
  return (
    <form className="door-form" onSubmit={submit}>
      <Field label={say('posts:sign-in.code')} help={say('posts:sign-in.code-help')}>
        {props => (
          <input
            {...props}
            ref={field}
            className="id"
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="[0-9]{6}"
            maxLength={6}
            required
            value={code}
            onChange={event => setCode(latinDigits(event.target.value))}
          />
        )}
      </Field>
      {problem && <Trouble problem={problem} again={problem.type === 'line-down' ? send.again : undefined} />}
      {demo && (
        <p className="quiet">
          {say('posts:sign-in.code-demo')}
          <br />
          <Id>{`npm run sarhad -- demo code ${username.trim()}`}</Id>
        </p>
      )}
      <div className="row">
        <Button type="submit" primary big shortcut="Enter" aria-busy={send.pending || undefined}>
          {say('platform:act.sign-in')}
        </Button>
        <Button big onClick={back}>
          {say('platform:act.back')}
        </Button>
      </div>
    </form>
  )
}
