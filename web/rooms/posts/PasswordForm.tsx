import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { SignInAnswer } from '../../../contracts/posts.ts'
import { useAct } from '../../platform/act.ts'
import { Trouble } from '../../platform/feedback.tsx'
import { useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'

/** First step: name and password. The password leaves the page with the answer, whatever it is. */
export function PasswordForm({
  username,
  setUsername,
  next,
}: {
  username: string
  setUsername: (name: string) => void
  next: (answer: SignInAnswer) => void
}) {
  const say = useSay()
  const [password, setPassword] = useState('')
  const secret = useRef<HTMLInputElement>(null)
  const send = useAct<{ username: string; password: string }, SignInAnswer>('/session', {
    after: answer => {
      setPassword('')
      next(answer)
    },
  })
  const { problem } = send
  useEffect(() => {
    if (problem && problem.type !== 'line-down') secret.current?.select()
  }, [problem])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.press({ username: username.trim(), password })
  }
  return (
    <form className="door-form" onSubmit={submit}>
      <Field label={say('posts:sign-in.username')}>
        {props => (
          <input
            {...props}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            dir="ltr"
            required
            value={username}
            onChange={event => setUsername(event.target.value)}
          />
        )}
      </Field>
      <Field label={say('posts:sign-in.password')}>
        {props => (
          <input
            {...props}
            ref={secret}
            type="password"
            name="password"
            autoComplete="current-password"
            dir="ltr"
            required
            value={password}
            onChange={event => setPassword(event.target.value)}
          />
        )}
      </Field>
      {problem && <Trouble problem={problem} again={problem.type === 'line-down' ? send.again : undefined} />}
      <div className="row">
        <Button type="submit" primary big shortcut="Enter" aria-busy={send.pending || undefined}>
          {say('platform:act.sign-in')}
        </Button>
      </div>
    </form>
  )
}
