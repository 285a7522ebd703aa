import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { OfferedFactor, SignInAnswer } from '../../../contracts/posts.ts'
import { useAct } from '../../platform/act.ts'
import { Id } from '../../platform/bidi.tsx'
import { Trouble } from '../../platform/feedback.tsx'
import { useSay } from '../../platform/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { latinDigits } from './digits.ts'

interface Step {
  next: (answer: SignInAnswer) => void
  back: () => void
}

/** The password on paper was right: another takes its place before anything else. */
export function OwnPassword({ next, back }: Step) {
  const say = useSay()
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [left, setLeft] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const send = useAct<{ password: string }, SignInAnswer>('/session/password', { after: next })
  const differs = again !== '' && again !== password
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setLeft(true)
    if (again === password) send.press({ password })
  }
  const secret = { type: 'password', autoComplete: 'new-password', dir: 'ltr', required: true } as const
  return (
    <form className="door-form" onSubmit={submit}>
      <h2>{say('people:door.password')}</h2>
      <p className="door-text">{say('people:door.password-text')}</p>
      <Field label={say('people:door.new')} help={say('people:door.new-help')}>
        {props => (
          <input
            {...props}
            {...secret}
            ref={first}
            minLength={12}
            maxLength={128}
            value={password}
            onChange={event => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={say('people:door.again')}
        error={left && differs ? say('people:door.differs') : undefined}
      >
        {props => (
          <input
            {...props}
            {...secret}
            value={again}
            onChange={event => setAgain(event.target.value)}
            onBlur={() => setLeft(true)}
          />
        )}
      </Field>
      {send.problem && <Trouble problem={send.problem} />}
      <div className="row">
        <Button type="submit" primary big shortcut="Enter" aria-busy={send.pending || undefined}>
          {say('people:door.keep')}
        </Button>
        <Button big onClick={back}>
          {say('platform:act.back')}
        </Button>
      </div>
    </form>
  )
}

/** A code app is set up with the picture or by typing; its first code opens the session. */
export function CodeApp({ factor, next, back }: Step & { factor: OfferedFactor }) {
  const say = useSay()
  const [code, setCode] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const send = useAct<{ code: string; sealed: string }, SignInAnswer>('/session/factor', { after: next })
  const { problem } = send
  useEffect(() => {
    field.current?.focus()
    if (problem) field.current?.select()
  }, [problem])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.press({ code, sealed: factor.sealed })
  }
  const { size, path } = factor.qr
  return (
    <form className="door-form" onSubmit={submit}>
      <h2>{say('people:door.factor')}</h2>
      <p className="door-text">{say('people:door.factor-text')}</p>
      <svg
        className="door-qr"
        viewBox={`-4 -4 ${size + 8} ${size + 8}`}
        role="img"
        aria-label={say('people:door.picture')}
      >
        <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#fff" />
        <path d={path} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <p className="quiet">
        {say('people:door.by-hand')} <Id>{factor.secret}</Id>
      </p>
      <Field label={say('people:door.first-code')} help={say('posts:sign-in.code-help')}>
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
      <div className="row">
        <Button type="submit" primary big shortcut="Enter" aria-busy={send.pending || undefined}>
          {say('people:door.set-up')}
        </Button>
        <Button big onClick={back}>
          {say('platform:act.back')}
        </Button>
      </div>
    </form>
  )
}
